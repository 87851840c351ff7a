import { join } from 'node:path';
import { folderFiles } from '../../adapters/files/folder.ts';
import { refuse } from '../../kernel/declare/problem.ts';
import { readState } from '../../kernel/ledger/upgrade.ts';
import type { Snapshot } from '../../kernel/model/snapshot.ts';
import { kernelVersion, oldestKernel, systemVersions } from '../../kernel/model/system-tables.ts';
import { createTable } from '../../kernel/model/table-sql.ts';
import { DatabaseError, type Database, type Session } from '../../kernel/ports/database.ts';
import type { Progress } from '../../kernel/ports/progress.ts';
import { contentsName, headName, sha256, systemTableNames, type BackupContents, type BackupHead } from './backup.ts';
import { broken, readArchive } from './backup-archive.ts';
import { unlock, type KeySettings } from './unlock.ts';

export interface Restored {
  readonly at: string;
  readonly rows: Readonly<Record<string, number>>;
  readonly files: number;
  readonly missing: readonly string[];
}

/**
 * Puts a backup into a database without records, in one transaction: laid out as the backup's own release had it, so
 * that opening it afterwards upgrades it like any older database. Every part is compared with its hash.
 *
 * @param settings the folder that the originals go to, and where the key is
 * @param replace what stands in the database is thrown away
 * @throws Refusal `restore.not-empty`, `backup.broken`, `backup.newer`, `backup.older`, `store.key-missing`,
 * `store.key-wrong`
 */
export async function restore(database: Database, settings: KeySettings, path: string, replace = false, progress: Progress = () => {}): Promise<Restored> {
  const restored = await database.transaction(async (session) => {
    await makeRoom(session, replace);
    return bringBack(session, settings, path, progress);
  });
  await database.script('analyze');
  return restored;
}

async function bringBack(session: Session, settings: KeySettings, path: string, progress: Progress): Promise<Restored> {
  let head: BackupHead | undefined;
  let keep: ((encrypted: Buffer) => Promise<string>) | undefined;
  let contents: BackupContents | undefined;
  const found = new Map<string, string>();
  const rows: Record<string, number> = {};
  for await (const { name, bytes } of readArchive(path)) {
    if (head === undefined) {
      if (name !== headName) throw noBackup();
      head = readHead(bytes);
      const vault = await unlock(settings, head.vault);
      const files = folderFiles(join(settings.folder, 'files'), vault);
      keep = (encrypted) => files.keep(vault.decryptBytes(encrypted));
      await layOut(session, head);
    } else if (name === contentsName) {
      contents = readContents(bytes);
      continue;
    } else if (name.startsWith('files/')) {
      if ((await keep?.(bytes)) !== name.slice('files/'.length)) throw broken(`${name} 的内容变了`, `${name} was altered`);
    } else {
      const table = head.tables.find((one) => name.startsWith(`tables/${one.name}.`));
      if (table === undefined) throw broken(`不认识其中的 ${name}`, `${name} is unknown`);
      rows[table.name] = (rows[table.name] ?? 0) + (await putBack(session, table, name, bytes));
    }
    found.set(name, sha256(bytes));
    progress('restore', found.size, null);
  }
  if (head === undefined || contents === undefined) throw incomplete();
  compareParts(contents, found);
  await session.script(
    `select setval('batch_number', (select coalesce(max(number), 0) + 1 from journal), false);
     select setval('source_number', (select coalesce(max(source), 0) + 1 from source), false)`,
  );
  return { at: head.at, rows, files: contents.files, missing: contents.missing };
}

/**
 * Reads a backup to its end as restoring would, and changes nothing.
 * @throws Refusal `backup.broken`, `backup.newer`, `backup.older`, `store.key-missing`, `store.key-wrong`
 */
export async function tryBackup(settings: KeySettings, path: string): Promise<Pick<BackupHead, 'at'> & Pick<BackupContents, 'rows' | 'files'>> {
  let head: BackupHead | undefined;
  let contents: BackupContents | undefined;
  const found = new Map<string, string>();
  for await (const { name, bytes } of readArchive(path)) {
    if (head === undefined) {
      if (name !== headName) throw noBackup();
      head = readHead(bytes);
      await unlock(settings, head.vault);
    } else if (name === contentsName) {
      contents = readContents(bytes);
      continue;
    }
    found.set(name, sha256(bytes));
  }
  if (head === undefined || contents === undefined) throw incomplete();
  compareParts(contents, found);
  return { at: head.at, rows: contents.rows, files: contents.files };
}

function compareParts({ parts }: BackupContents, found: ReadonlyMap<string, string>): void {
  for (const [name, part] of Object.entries(parts)) if (found.get(name) !== part.sha256) throw broken(`${name} 的内容变了`, `${name} was altered`);
}

const noBackup = () => broken('它不是山海的备份', 'it is no backup of Shanhai');
const incomplete = () => broken('它不完整', 'it is not complete');

function readContents(bytes: Buffer): BackupContents {
  try {
    return JSON.parse(bytes.toString()) as BackupContents;
  } catch {
    throw broken(`${contentsName} 的内容变了`, `${contentsName} was altered`);
  }
}

/** A flipped bit may still unpack: the database refuses such rows before their hash is compared. */
async function putBack(session: Session, { name, columns }: BackupHead['tables'][number], part: string, bytes: Buffer): Promise<number> {
  try {
    return await session.copyIn(name, columns, [bytes.toString()]);
  } catch (error) {
    if (error instanceof DatabaseError && /^2[23]/.test(error.state)) throw broken(`${part} 的内容变了`, `${part} was altered`);
    throw error;
  }
}

function readHead(bytes: Buffer): BackupHead {
  let head: BackupHead;
  try {
    head = JSON.parse(bytes.toString()) as BackupHead;
  } catch {
    throw broken('开头看不懂', 'its head can’t be read');
  }
  if (head.format !== 1 || head.kernel > kernelVersion) throw newer();
  if (head.kernel < kernelVersion) throw older();
  return head;
}

/** Takes away what is laid out without records; what holds records only when told to. */
async function makeRoom(session: Session, replace: boolean): Promise<void> {
  const state = await readState(session);
  if (state === undefined) return;
  const [any] = await session.query('select number from journal limit 1');
  if (any !== undefined && !replace) throw notEmpty();
  for (const table of ['model_state', ...systemTableNames, ...tablesIn(state.snapshot)]) await session.script(`drop table if exists "${table}"`);
  for (const sequence of ['source_number', 'batch_number']) await session.script(`drop sequence if exists ${sequence}`);
}

async function layOut(session: Session, { kernel, hash, snapshot, at }: BackupHead): Promise<void> {
  for (const { tables } of systemVersions.slice(0, kernel - oldestKernel + 1)) for (const sql of tables) await session.script(sql);
  for (const ledger of Object.values(snapshot.ledgers)) for (const sql of createTable(ledger)) await session.script(sql);
  await session.query('insert into model_state (id, kernel, hash, snapshot, at) values (1, $1, $2, $3, $4)', [kernel, hash, JSON.stringify(snapshot), at]);
}

const tablesIn = (snapshot: Snapshot): Set<string> => new Set(Object.values(snapshot.ledgers).map(({ table }) => table));

const notEmpty = () =>
  refuse(
    'restore.not-empty',
    { zh: '这个数据库里已有记录', en: 'This database holds records already' },
    { zh: '请恢复到一个空的数据目录，或加 --replace 把现有内容换掉', en: 'Restore into an empty data folder, or add --replace to throw away what is there' },
  );

const newer = () =>
  refuse(
    'backup.newer',
    { zh: '这份备份由更新版本的山海写成', en: 'A newer release of Shanhai wrote this backup' },
    { zh: '请用新版本恢复', en: 'Restore it with the newer release' },
  );

const older = () =>
  refuse(
    'backup.older',
    { zh: '这份备份由首个发布版之前的山海写成', en: 'A Shanhai before the first release wrote this backup' },
    { zh: '请用当时的版本恢复', en: 'Restore it with the version of that time' },
  );
