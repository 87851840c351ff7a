import { createReadStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { expectRight } from '../../kernel/access/refusals.ts';
import type { Party } from '../../kernel/access/party.ts';
import { refuse } from '../../kernel/declare/problem.ts';
import { noteInJournal } from '../../kernel/ledger/journal-note.ts';
import { askApproval, expectApproval, spendApproval, type Approval, type ApprovalKind } from './approvals.ts';
import { backUp } from './backup.ts';
import { stampOf } from './backup-daily.ts';
import type { Engine } from './open-engine.ts';
import { tryBackup } from './restore.ts';

/** A backup in the data folder. */
export interface KeptBackup {
  readonly name: string;
  /** When it was finished, ISO 8601. */
  readonly at: string;
  /** Bytes. */
  readonly size: number;
  /** Made by the server each day, before an upgrade, a restore or a change of the key, or by somebody. */
  readonly kind: 'daily' | 'upgrade' | 'restore' | 'rekey' | 'asked';
}

/** Backups by their file names; whatever else lies in the folder is nobody's business here. */
const named = /^(daily|before-upgrade|before-restore|before-rekey|backup)-\d{4}-\d{2}-\d{2}T\d{6}Z\.tar\.gz$/;
const kinds: Readonly<Record<string, KeptBackup['kind']>> = { daily: 'daily', 'before-upgrade': 'upgrade', 'before-restore': 'restore', 'before-rekey': 'rekey', backup: 'asked' };

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
  const name = await freeName(engine, now);
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

/** A name that no backup has yet: what was approved of one must not hold for another of the same second. */
async function freeName(engine: Engine, at: Date): Promise<string> {
  const name = `backup-${stampOf(at)}.tar.gz`;
  return (await backupOf(engine, name)) === undefined ? name : freeName(engine, new Date(at.getTime() + 1000));
}

/**
 * A backup's bytes, for whoever asked for it and has a second person's word; the journal keeps who took it.
 * @throws Refusal `access.no-right`, `backup.not-found`, `approval.needed`, `backup.other-programmes`
 */
export async function takeBackup(engine: Engine, party: Party, name: string): Promise<Readable> {
  const { store } = engine;
  await expectBackup(engine, party, name);
  const { id, decidedBy } = await expectApproval(store, party, 'take', name);
  await store.database.transaction((session) => noteInJournal(session, store, party, { kind: 'backup', about: { backup: name, taken: true, approval: id, by: decidedBy } }));
  return createReadStream(join(folderOf(engine), name));
}

/**
 * Asks for a second person's word to take a backup away or to restore it; one to be restored is read to its end first.
 * @throws Refusal `access.no-right`, `backup.not-found`, `backup.other-programmes`, `approval.reason-missing`, and as `tryBackup`
 */
export async function askForBackup(engine: Engine, party: Party, kind: ApprovalKind, name: string, reason: string): Promise<Approval> {
  await expectBackup(engine, party, name);
  if (kind === 'restore') await tryBackup(engine.settings, join(folderOf(engine), name));
  return askApproval(engine.store, party, { kind, subject: name, reason });
}

/** A restore that two people agreed on, with all that is needed when nothing of the server is open any more. */
export interface RestoreOrder {
  readonly backup: string;
  readonly party: Pick<Party, 'id' | 'title'>;
  readonly approvedBy: string;
  readonly reason: string;
}

/** Uses up the approval of a restore. @throws Refusal `access.no-right`, `backup.not-found`, `backup.other-programmes`, `approval.needed` */
export async function orderRestore(engine: Engine, party: Party, name: string): Promise<RestoreOrder> {
  await expectBackup(engine, party, name);
  const { id, decidedBy, reason } = await expectApproval(engine.store, party, 'restore', name);
  await spendApproval(engine.store, id);
  return { backup: name, party: { id: party.id, title: party.title }, approvedBy: decidedBy ?? '', reason };
}

async function expectBackup(engine: Engine, party: Party, name: string): Promise<void> {
  expectRight(party, 'backup');
  if ((await backupOf(engine, name)) === undefined) throw noSuchBackup(name);
  const { database, programme } = engine.store;
  const [other] = await database.query('select 1 as one from journal where programme <> $1 limit 1', [programme]);
  if (other !== undefined) throw otherProgrammes();
}

const otherProgrammes = () =>
  refuse(
    'backup.other-programmes',
    { zh: '这个数据库里还有别的项目，备份里也有它们的记录', en: 'This database has other programmes, and a backup holds their records too' },
    { zh: '请服务器的管理者用命令行办', en: 'Let the machine’s owner do it on the command line' },
  );

const noSuchBackup = (name: string) =>
  refuse('backup.not-found', { zh: `没有备份 ${name.slice(0, 80)}`, en: `There is no backup ${name.slice(0, 80)}` }, { zh: '请刷新列表', en: 'Reload the list' });
