import type { Party } from '../../kernel/access/party.ts';
import { refuse } from '../../kernel/declare/problem.ts';
import { ledgerSeen, listRecords, type ListRequest } from '../../kernel/ledger/list.ts';
import type { ModelLedger } from '../../kernel/model/model.ts';
import { mentionedRecords, type MentionedRecord } from './mentioned-records.ts';
import type { Engine } from './open-engine.ts';
import { isMasked, recordJson, type RecordJson } from './record-json.ts';
import { placeOfRow, sheetsOf, type SourcePlace } from './sources.ts';

export interface ListedRecord extends RecordJson {
  readonly source: Omit<SourcePlace, 'column'> | null;
}

export interface RecordPage {
  readonly records: readonly ListedRecord[];
  readonly total: number;
  readonly page: number;
  readonly size: number;
  /** The journal's position that they are of, for changing all that match as they were seen. */
  readonly head: string | null;
  /** What the references are called, by record id. */
  readonly references: Readonly<Record<string, MentionedRecord>>;
}

/**
 * A page of a ledger's records, as the party sees them.
 * @throws Refusal as `listRecords`; `list.masked-field` for a filter or order by what the party sees masked, which
 * would tell it by trying
 */
export async function readRecords({ store }: Engine, party: Party, request: ListRequest): Promise<RecordPage> {
  const ledger = ledgerSeen(store, party, request.ledger);
  const asked = [...Object.keys(request.where ?? {}), ...(request.sort === undefined ? [] : [request.sort.field])];
  refuseMasked(ledger, party, asked);
  const { records, total, page, size, head = null } = await listRecords(store, party, request);
  const [sheets, references] = await Promise.all([sheetsOf(store, records.map(({ source }) => source)), mentionedRecords(store, party, ledger, records)]);
  return {
    records: records.map((version) => ({ ...recordJson(ledger, party, version), source: placeOfRow(sheets, version.source, version.row) })),
    total,
    page,
    size,
    head,
    references,
  };
}

/** @throws Refusal `list.masked-field` */
export function refuseMasked(ledger: ModelLedger, party: Party, asked: readonly string[]): void {
  for (const name of asked) {
    const field = ledger.field.get(name);
    if (field === undefined || !isMasked(ledger, field, party)) continue;
    const { title } = field.field;
    throw refuse(
      'list.masked-field',
      { zh: `“${title.zh}”对您是遮盖的，不能按它筛选或排序`, en: `“${title.en}” is masked for you and can't be filtered or sorted by` },
      { zh: '请改用其他字段', en: 'Use another field' },
      { ledger: ledger.name, field: name },
    );
  }
}
