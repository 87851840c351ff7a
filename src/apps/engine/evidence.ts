import type { Party } from '../../kernel/access/party.ts';
import { expectRight } from '../../kernel/access/refusals.ts';
import type { EvidenceFile } from '../../kernel/declare/fields/evidence.ts';
import { refuse, type Problem } from '../../kernel/declare/problem.ts';
import { historyOf } from '../../kernel/ledger/history.ts';
import { ledgerNamed } from '../../kernel/ledger/list.ts';
import { placeOf } from '../../kernel/ledger/problems.ts';
import type { Session } from '../../kernel/ports/database.ts';
import type { ModelLedger } from '../../kernel/model/model.ts';
import { evidenceType, evidenceTypeOf, nameByType, type EvidenceType } from './evidence-type.ts';
import type { Engine } from './open-engine.ts';
import { onlyAsOriginal } from './originals/refusals.ts';

/** A file that bears a record out, kept by its hash and ready to be named by one. */
export interface KeptEvidence extends EvidenceFile {
  readonly size: number;
  readonly type: string;
}

/**
 * Keeps a file under its hash; a record holds it only once it names it.
 * @throws Refusal `access.no-right`, `evidence.empty`, `evidence.not-a-document`
 */
export async function keepEvidence({ store, files }: Engine, party: Party, name: string, bytes: Uint8Array): Promise<KeptEvidence> {
  expectRight(party, 'write');
  const found = await evidenceType(bytes, name);
  const hash = await files.keep(bytes);
  const kept = { hash, name: nameByType(name, found), size: bytes.length, type: found.type };
  await store.database.run(
    'insert into file (programme, hash, name, size, format, at) values ($1, $2, $3, $4, $5, $6) on conflict (programme, hash) do update set at = excluded.at',
    [store.programme, hash, kept.name, kept.size, kept.type, store.clock.now().toISOString()],
  );
  return kept;
}

/** Evidence as it is handed out: `type` is absent where a browser must not show it. */
export interface ShownEvidence {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly type: EvidenceType | undefined;
}

/**
 * A file that a version of the record names, for whoever sees the record. One that is also the original of an import holds
 * rows of other records, and is handed out as such only.
 * @throws Refusal `ledger.unknown`, `record.not-found`, `evidence.not-found`, `file.only-as-original`, `file.damaged`
 */
export async function readEvidence(engine: Engine, party: Party, ledgerName: string, id: string, hash: string): Promise<ShownEvidence> {
  const { store, files } = engine;
  const ledger = ledgerNamed(store, ledgerName);
  const named = (await historyOf(store, party, ledger, id)).flatMap(({ version }) => filesOf(ledger, version.values)).findLast((file) => file.hash === hash);
  if (named === undefined) throw evidenceNotFound();
  const [row] = await store.database.query('select format from file where programme = $1 and hash = $2', [store.programme, hash]);
  if (await isOriginal(store, hash)) throw onlyAsOriginal(hash);
  const bytes = row === undefined ? undefined : await files.read(hash);
  if (bytes === undefined) throw evidenceNotFound();
  return { name: named.name, bytes, type: evidenceTypeOf(String(row?.['format'])) };
}

/** Whether a file came in as a workbook to be imported. */
export async function isOriginal({ database, programme }: { readonly database: Session; readonly programme: string }, hash: string): Promise<boolean> {
  const [row] = await database.query(
    'select exists (select from source where programme = $1 and file = $2) or exists (select from journal where programme = $1 and file = $2) as imported',
    [programme, hash],
  );
  return row?.['imported'] === 't';
}

/** A problem for each file that a record names and nobody has sent. */
export async function missingEvidence({ database, programme }: { readonly database: Session; readonly programme: string }, ledger: ModelLedger, record: string, values: Readonly<Record<string, unknown>>): Promise<Problem[]> {
  const named = filesOf(ledger, values);
  if (named.length === 0) return [];
  const rows = await database.query('select hash from file where programme = $1 and hash = any($2::text[])', [programme, named.map(({ hash }) => hash)]);
  const kept = new Set(rows.map((row) => row['hash']));
  return named
    .filter(({ hash }) => !kept.has(hash))
    .map(({ name, field }) => ({
      code: 'evidence.not-sent',
      severity: 'error',
      place: placeOf(ledger, record, field),
      value: name,
      message: { zh: `附件“${name}”没有上传成功`, en: `The file “${name}” has not been sent` },
      mend: { zh: '请重新选择这个文件再保存', en: 'Choose the file again, then save' },
    }));
}

function filesOf(ledger: ModelLedger, values: Readonly<Record<string, unknown>>): (EvidenceFile & { readonly field: string })[] {
  return ledger.fields
    .filter(({ field }) => field.can.includes('attaches'))
    .flatMap(({ name }) => ((values[name] ?? []) as readonly EvidenceFile[]).map((file) => ({ ...file, field: name })));
}

export const evidenceNotFound = () =>
  refuse('evidence.not-found', { zh: '这条记录没有这份附件', en: 'This record has no such file' }, { zh: '请刷新记录后再打开', en: 'Reload the record and open it again' });
