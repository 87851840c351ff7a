import { hash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { refuse } from '../../kernel/declare/problem.ts';
import type { VaultMark } from '../../kernel/ledger/vault-mark.ts';
import { readState } from '../../kernel/ledger/upgrade.ts';
import type { Snapshot } from '../../kernel/model/snapshot.ts';
import { passingTables, systemTables } from '../../kernel/model/system-tables.ts';
import type { Database, Session } from '../../kernel/ports/database.ts';
import type { Files } from '../../kernel/ports/files.ts';
import type { Progress } from '../../kernel/ports/progress.ts';
import type { Vault } from '../../kernel/ports/vault.ts';
import { ArchiveWriter } from './backup-archive.ts';

/** What a backup says of itself, before all else. */
export interface BackupHead {
  readonly format: 1;
  readonly at: string;
  readonly kernel: number;
  readonly hash: string;
  readonly snapshot: Snapshot;
  /** What encrypts its sensitive values and originals; the key itself is never in a backup. */
  readonly vault: VaultMark;
  readonly tables: readonly { readonly name: string; readonly columns: readonly string[] }[];
}

/** What a backup holds, after all else: SHA-256 and size of each part. */
export interface BackupContents {
  readonly parts: Readonly<Record<string, { readonly sha256: string; readonly size: number }>>;
  readonly rows: Readonly<Record<string, number>>;
  readonly files: number;
  /** Originals that a batch names and nobody has. */
  readonly missing: readonly string[];
}

export interface Kept {
  readonly database: Database;
  readonly files: Files;
  readonly vault: Vault;
}

export const headName = 'backup.json';
export const contentsName = 'contents.json';
const pieceLength = 1 << 22;

/**
 * Writes all programmes of a database and all originals into one file that either database can be restored from. The
 * tables are of one moment; the schema is told by the database's own state, so that a release can back up what an
 * older one wrote.
 * @throws Refusal `backup.nothing` for a database that nothing was ever laid out in
 */
export async function backUp({ database, files, vault }: Kept, path: string, now: Date = new Date(), progress: Progress = () => {}): Promise<BackupContents> {
  const state = await readState(database);
  if (state === undefined) throw nothing();
  await mkdir(dirname(path), { recursive: true });
  const archive = new ArchiveWriter(path);
  const parts: Record<string, { sha256: string; size: number }> = {};
  const rows: Record<string, number> = {};
  const add = async (name: string, bytes: Uint8Array): Promise<void> => {
    parts[name] = { sha256: sha256(bytes), size: bytes.length };
    progress('save', Object.keys(parts).length, null);
    await archive.add(name, bytes);
  };
  try {
    await database.transaction(async (session) => {
      await session.script('set transaction isolation level repeatable read, read only');
      const tables = await tablesOf(session, state.snapshot);
      const head: BackupHead = { format: 1, at: now.toISOString(), kernel: state.kernel, hash: state.hash, snapshot: state.snapshot, vault: { suite: vault.suite, fingerprint: vault.fingerprint }, tables };
      await add(headName, Buffer.from(JSON.stringify(head)));
      for (const { name, columns } of tables) rows[name] = await addTable(session, name, columns, add);
    });
    const named = await database.query('select distinct hash from file');
    const missing = new Set(named.map((row) => String(row['hash'])));
    let count = 0;
    for await (const one of files.list()) {
      const bytes = await files.read(one);
      if (bytes === undefined) continue;
      await add(`files/${one}`, vault.encryptBytes(bytes));
      missing.delete(one);
      count += 1;
    }
    const contents: BackupContents = { parts, rows, files: count, missing: [...missing] };
    await archive.add(contentsName, Buffer.from(JSON.stringify(contents)));
    await archive.finish();
    return contents;
  } catch (error) {
    await archive.abandon();
    throw error;
  }
}

/** The names of the tables every programme needs besides its ledgers; the model's state travels in the head. */
export const systemTableNames: readonly string[] = systemTables.flatMap((sql) => {
  const name = /^create table (\w+)/.exec(sql)?.[1];
  return name === undefined || name === 'model_state' ? [] : [name];
});

async function tablesOf(session: Session, snapshot: Snapshot): Promise<BackupHead['tables']> {
  const names = [...systemTableNames.filter((name) => !passingTables.has(name)), ...new Set(Object.values(snapshot.ledgers).map(({ table }) => table))];
  const rows = await session.query(
    `select table_name, column_name from information_schema.columns
     where table_schema = current_schema() and table_name = any($1::text[]) order by table_name, ordinal_position`,
    [names],
  );
  const columns = Map.groupBy(rows, (row) => String(row['table_name']));
  // A database of an older release lacks some of them.
  return names.filter((name) => columns.has(name)).map((name) => ({ name, columns: (columns.get(name) ?? []).map((row) => String(row['column_name'])) }));
}

/** Adds a table as COPY text, cut into parts between rows. */
async function addTable(session: Session, name: string, columns: readonly string[], add: (name: string, bytes: Uint8Array) => Promise<void>): Promise<number> {
  let piece = '';
  let count = 0;
  let rows = 0;
  const flush = async (): Promise<void> => {
    if (piece === '') return;
    await add(`tables/${name}.${String(count).padStart(5, '0')}.copy`, Buffer.from(piece));
    count += 1;
    piece = '';
  };
  for await (const chunk of session.copyOut(`select ${columns.map((column) => `"${column}"`).join(', ')} from "${name}"`)) {
    for (let at = chunk.indexOf('\n'); at >= 0; at = chunk.indexOf('\n', at + 1)) rows += 1;
    piece += chunk;
    if (piece.length >= pieceLength) await flush();
  }
  await flush();
  return rows;
}

export const sha256 = (bytes: Uint8Array): string => hash('sha256', bytes, 'hex');

const nothing = () =>
  refuse(
    'backup.nothing',
    { zh: '数据库里还没有任何项目', en: 'The database holds no programme yet' },
    { zh: '先导入或装入演示数据，再备份', en: 'Import something first' },
  );
