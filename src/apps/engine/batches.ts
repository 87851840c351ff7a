import type { Party } from '../../kernel/access/party.ts';
import { refuse } from '../../kernel/declare/problem.ts';
import type { JournalEntry } from '../../kernel/ledger/journal.ts';
import type { Engine } from './open-engine.ts';
import type { Row } from '../../kernel/ports/database.ts';

/** A batch as the journal keeps it, without what proves it. */
export type ShownBatch = Pick<JournalEntry, 'number' | 'batch' | 'kind' | 'party' | 'at' | 'reason' | 'about' | 'file' | 'undoes' | 'counts' | 'hash'> & {
  readonly fileName: string | null;
  /** The batch that took it back. */
  readonly undoneBy: string | null;
};

export interface BatchPage {
  readonly batches: readonly ShownBatch[];
  readonly total: number;
  readonly page: number;
  readonly size: number;
}

const columns = `journal.number, journal.batch, journal.kind, journal.party, journal.at, journal.reason, journal.about, journal.file,
  journal.undoes, journal.counts, journal.hash, file.name as file_name,
  (select min(taker.number) from journal as taker where taker.programme = journal.programme and taker.undoes = journal.number) as undone_by`;
const joined = 'journal left join file on file.programme = journal.programme and file.hash = journal.file';

/** The batches, newest first. A party that sees a few regions only sees its own. */
export async function readBatches({ store: { database, programme } }: Engine, party: Party, page: number, size: number): Promise<BatchPage> {
  const [own, owner] = ownOnly(party);
  const [count] = await database.query(`select count(*) as total from journal where programme = $1${own}`, [programme, ...owner]);
  const rows = await database.query(
    `select ${columns} from ${joined} where journal.programme = $1${own} order by journal.position desc
     limit $${owner.length + 2}::bigint offset $${owner.length + 3}::bigint`,
    [programme, ...owner, size, (page - 1) * size],
  );
  return { batches: rows.map(shown), total: Number(count?.['total']), page, size };
}

/** One batch by its number. @throws Refusal `batch.not-found` */
export async function readBatch({ store: { database, programme } }: Engine, party: Party, number: string): Promise<ShownBatch> {
  const [own, owner] = ownOnly(party);
  const [row] = /^\d{1,18}$/.test(number)
    ? await database.query(`select ${columns} from ${joined} where journal.programme = $1${own} and journal.number = $${owner.length + 2}::bigint`, [programme, ...owner, number])
    : [];
  if (row === undefined) {
    throw refuse(
      'batch.not-found',
      { zh: `没有批次 ${number.slice(0, 40)}`, en: `There is no batch ${number.slice(0, 40)}` },
      { zh: '请在批次列表中核对编号', en: 'Check its number in the list of batches' },
    );
  }
  return shown(row);
}

function ownOnly(party: Party): [string, string[]] {
  return party.regions === 'all' ? ['', []] : [' and journal.party = $2', [party.id]];
}

function shown(row: Row): ShownBatch {
  return {
    number: String(row['number']),
    batch: String(row['batch']),
    kind: row['kind'] as ShownBatch['kind'],
    party: String(row['party']),
    at: new Date(String(row['at'])).toISOString(),
    reason: row['reason'] ?? null,
    about: row['about'] ?? null,
    file: row['file'] ?? null,
    fileName: row['file_name'] ?? null,
    undoes: row['undoes'] ?? null,
    counts: JSON.parse(String(row['counts'])) as ShownBatch['counts'],
    hash: String(row['hash']),
    undoneBy: row['undone_by'] ?? null,
  };
}
