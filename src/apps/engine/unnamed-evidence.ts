import type { EvidenceFile } from '../../kernel/declare/fields/evidence.ts';
import { quoted } from '../../kernel/ledger/binder.ts';
import type { Store } from '../../kernel/ledger/store.ts';
import { evidenceType } from './evidence-type.ts';
import type { Engine } from './open-engine.ts';

const day = 24 * 60 * 60 * 1000;
/** Milliseconds that a file sent for a record waits to be named by one. */
const waits = 7 * day;

/** What one round found and did. */
export interface Cleared {
  /** Files that nobody can name any more; the next round removes their bytes, should none have been named on the way. */
  readonly let: ReadonlySet<string>;
  readonly removed: number;
}

/**
 * Lets go of files that were sent as evidence and that no version of any record came to name within a week. First a file
 * can no longer be named; its bytes go a round later, so that a record that was landing meanwhile keeps it.
 * @param before what the round before let go; nothing in the first
 */
export async function clearUnnamedEvidence({ store, files }: Engine, now: Date, before: ReadonlySet<string> = new Set()): Promise<Cleared> {
  const { database, programme } = store;
  const until = new Date(now.getTime() - waits).toISOString();
  const old = await database.query(
    `select hash from file where programme = $1 and at < $2
       and not exists (select from source where source.programme = file.programme and source.file = file.hash)
       and not exists (select from journal where journal.programme = file.programme and journal.file = file.hash)`,
    [programme, until],
  );
  if (old.length === 0 && before.size === 0) return { let: new Set(), removed: 0 };
  const named = await namedFiles(store);
  let removed = 0;
  for (const hash of before) {
    const name = named.get(hash);
    const bytes = (await isKept(store, hash)) ? undefined : await files.read(hash);
    if (bytes === undefined) continue;
    if (name === undefined) {
      await files.remove(hash);
      // Somebody may just be sending it again.
      if (await isKept(store, hash)) await files.keep(bytes);
      else removed += 1;
      continue;
    }
    const { type } = await evidenceType(bytes, name);
    await database.run('insert into file (programme, hash, name, size, format, at) values ($1, $2, $3, $4, $5, $6) on conflict (programme, hash) do nothing', [programme, hash, name, bytes.length, type, now.toISOString()]);
  }
  const unnamed = old.map((row) => String(row['hash'])).filter((hash) => !named.has(hash));
  await database.query('delete from file where programme = $1 and hash = any($2::text[]) and at < $3', [programme, unnamed, until]);
  return { let: new Set(unnamed), removed };
}

async function isKept({ database }: Store, hash: string): Promise<boolean> {
  return (await database.query('select 1 as one from file where hash = $1 limit 1', [hash])).length > 0;
}

/** What records call the files they name, by hash: in every version, of ledgers and fields that are no longer declared too. */
async function namedFiles({ database, model }: Store): Promise<Map<string, string>> {
  const declared = new Map([...model.ledgers.values()].map((ledger) => [ledger.table, new Map(ledger.fields.map((field) => [field.column, field]))]));
  const columns = await database.query(
    `select columns.table_name, columns.column_name from information_schema.columns
     where columns.table_schema = current_schema() and columns.data_type = 'text' and columns.column_name not like '\\_%'
       and exists (select from information_schema.columns as other where other.table_schema = columns.table_schema and other.table_name = columns.table_name and other.column_name = '_version')`,
  );
  const named = new Map<string, string>();
  for (const { table_name: table, column_name: column } of columns) {
    const field = declared.get(String(table))?.get(String(column));
    if (field !== undefined && !field.field.can.includes('attaches')) continue;
    const rows = await database.query(`select distinct ${quoted(String(column))} as files from ${quoted(String(table))} where ${quoted(String(column))} like '[{"hash":"%'`);
    for (const row of rows) for (const { hash, name } of JSON.parse(String(row['files'])) as readonly EvidenceFile[]) named.set(hash, name);
  }
  return named;
}

/** Goes round every few hours while a server runs. Answers how to stop. */
export function keepEvidenceCleared(engine: Engine, tell: (line: { zh: string; en: string }) => void): () => Promise<void> {
  let before: ReadonlySet<string> = new Set();
  let running: Promise<void> = Promise.resolve();
  const turn = (): void => {
    running = clearUnnamedEvidence(engine, engine.store.clock.now(), before).then(
      ({ let: gone, removed }) => {
        before = gone;
        if (removed > 0) tell({ zh: `清理了 ${removed} 份没有记录用到的附件`, en: `Removed ${removed} files that no record had named` });
      },
      (error: unknown) => tell({ zh: `清理附件没有成功：${String(error)}`, en: `Clearing files that no record names failed: ${String(error)}` }),
    );
  };
  const timer = setInterval(turn, day / 4).unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
