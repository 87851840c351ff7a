import { createReadStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { seesAll } from '../../kernel/access/may.ts';
import { expectRight } from '../../kernel/access/refusals.ts';
import type { Party } from '../../kernel/access/party.ts';
import { refuse } from '../../kernel/declare/problem.ts';
import { noteInJournal } from '../../kernel/ledger/journal-note.ts';
import { backUp } from './backup.ts';
import { stampOf } from './backup-daily.ts';
import type { Engine } from './open-engine.ts';

/** A backup in the data folder. */
export interface KeptBackup {
  readonly name: string;
  /** When it was finished, ISO 8601. */
  readonly at: string;
  /** Bytes. */
  readonly size: number;
  /** Made by the server each day, before an upgrade, or by somebody. */
  readonly kind: 'daily' | 'upgrade' | 'asked';
}

/** Backups by their file names; whatever else lies in the folder is nobody's business here. */
const named = /^(daily|before-upgrade|backup)-\d{4}-\d{2}-\d{2}T\d{6}Z\.tar\.gz$/;
const kinds: Readonly<Record<string, KeptBackup['kind']>> = { daily: 'daily', 'before-upgrade': 'upgrade', backup: 'asked' };

const folderOf = ({ settings }: Engine): string => join(settings.folder, 'backups');

/** The backups of the data folder, newest first. @throws Refusal `access.no-right` */
export async function listBackups(engine: Engine, party: Party): Promise<KeptBackup[]> {
  expectRight(party, 'backup');
  return backupsIn(engine);
}

export async function backupsIn(engine: Engine): Promise<KeptBackup[]> {
  const names = (await readdir(folderOf(engine)).catch(() => [])).filter((name) => named.test(name));
  const kept = await Promise.all(names.map((name) => backupOf(engine, name)));
  return kept.filter((one) => one !== undefined).sort((one, other) => other.at.localeCompare(one.at));
}

async function backupOf(engine: Engine, name: string): Promise<KeptBackup | undefined> {
  const kind = kinds[named.exec(name)?.[1] ?? ''];
  const found = kind === undefined ? undefined : await stat(join(folderOf(engine), name)).catch(() => undefined);
  return kind === undefined || found === undefined ? undefined : { name, at: found.mtime.toISOString(), size: found.size, kind };
}

/** Under way, by engine: two at once would only take each other's time. */
const running = new WeakMap<Engine, Promise<KeptBackup>>();

export const isBackingUp = (engine: Engine): boolean => running.has(engine);

/** Makes a backup in the data folder; whoever asks meanwhile gets the same one. @throws Refusal `access.no-right` */
export async function makeBackup(engine: Engine, party: Party): Promise<KeptBackup> {
  expectRight(party, 'backup');
  let made = running.get(engine);
  if (made === undefined) {
    made = write(engine, party).finally(() => running.delete(engine));
    running.set(engine, made);
  }
  return made;
}

async function write(engine: Engine, party: Party): Promise<KeptBackup> {
  const { store, files, vault } = engine;
  const now = store.clock.now();
  const name = `backup-${stampOf(now)}.tar.gz`;
  const path = join(folderOf(engine), name);
  await mkdir(folderOf(engine), { recursive: true });
  // An unfinished one must not be taken for a backup.
  const writing = `${path}.part`;
  try {
    await backUp({ database: store.database, files, vault }, writing, now);
    await rename(writing, path);
  } finally {
    await rm(writing, { force: true });
  }
  await store.database.transaction((session) => noteInJournal(session, store, party, { kind: 'backup', about: { backup: name, made: true } }));
  const kept = await backupOf(engine, name);
  if (kept === undefined) throw new Error(`The backup ${name} is gone.`);
  return kept;
}

/** Whether the party may take backups away: whoever keeps them, and sees all that is in them anyway. */
export function mayTake({ store: { model, regions } }: Engine, party: Party): boolean {
  return [...model.ledgers.values()].every((ledger) => seesAll(party, ledger, regions));
}

/**
 * A backup's bytes; the journal keeps who took it.
 * @throws Refusal `access.no-right`, `backup.not-found`, `backup.holds-records`
 */
export async function takeBackup(engine: Engine, party: Party, name: string): Promise<Readable> {
  expectRight(party, 'backup');
  if (!mayTake(engine, party)) throw holdsRecords();
  if ((await backupOf(engine, name)) === undefined) throw noSuchBackup(name);
  await engine.store.database.transaction((session) => noteInJournal(session, engine.store, party, { kind: 'backup', about: { backup: name, taken: true } }));
  return createReadStream(join(folderOf(engine), name));
}

const holdsRecords = () =>
  refuse(
    'backup.holds-records',
    { zh: '备份里有全部台账，您看不到全部台账，不能下载备份', en: 'A backup holds every ledger; you don’t see every ledger and can’t take one away' },
    { zh: '请服务器的管理者从数据目录的 backups 文件夹取', en: 'The machine’s owner takes it from the folder backups of the data folder' },
  );

const noSuchBackup = (name: string) =>
  refuse('backup.not-found', { zh: `没有备份 ${name.slice(0, 80)}`, en: `There is no backup ${name.slice(0, 80)}` }, { zh: '请刷新列表', en: 'Reload the list' });
