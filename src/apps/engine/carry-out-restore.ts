import { join } from 'node:path';
import { folderFiles } from '../../adapters/files/folder.ts';
import { Refusal, refuse } from '../../kernel/declare/problem.ts';
import { noteInJournal } from '../../kernel/ledger/journal-note.ts';
import { readVaultMark } from '../../kernel/ledger/vault-mark.ts';
import type { Progress } from '../../kernel/ports/progress.ts';
import { backUp } from './backup.ts';
import { stampOf } from './backup-daily.ts';
import type { RestoreOrder } from './backups.ts';
import { checkEngine } from './check.ts';
import { openStore, type Engine } from './open-engine.ts';
import { restore } from './restore.ts';
import type { EngineSettings } from './settings.ts';
import { unlock } from './unlock.ts';

/** What came of a restore; `problem` where it was refused and nothing was changed. */
export interface Outcome {
  /** The backup that was made of what was there. */
  readonly before: string;
  /** Of when what is there now is, ISO 8601. */
  readonly at?: string;
  readonly problem?: Refusal;
}

/** Backs up what is there and puts a backup in its place. Nobody else may have the database open. */
export async function carryOutRestore(settings: EngineSettings, { backup }: RestoreOrder, now: Date, progress: Progress): Promise<Outcome> {
  const folder = join(settings.folder, 'backups');
  const before = `before-restore-${stampOf(now)}.tar.gz`;
  const database = await openStore(settings);
  try {
    const vault = await unlock(settings, await readVaultMark(database));
    try {
      await backUp({ database, files: folderFiles(join(settings.folder, 'files'), vault), vault }, join(folder, before), now, progress);
      const { at } = await restore(database, settings, join(folder, backup), true, progress);
      return { before, at };
    } catch (error) {
      return { before, problem: error instanceof Refusal ? error : failed(error) };
    }
  } finally {
    await database.close();
  }
}

const failed = (cause: unknown): Refusal =>
  refuse('restore.failed', { zh: `恢复没有做成：${String(cause)}`, en: `The restore failed: ${String(cause)}` }, { zh: '内容没有变动；请看磁盘是否写满，再试一次', en: 'Nothing was changed; see whether the disk is full, and try again' }, {}, { cause });

/** Writes what came of it into the journal that stands now, proven first where it was restored. Answers how many problems that found. */
export async function noteRestore(engine: Engine, order: RestoreOrder, { before, at, problem }: Outcome, progress: Progress): Promise<number> {
  const { store } = engine;
  const found = at === undefined ? 0 : (await checkEngine(engine, progress)).problems.length;
  const outcome = at === undefined ? { restored: false, problem: problem?.code ?? '' } : { restored: true, of: at, problems: found };
  const party = { ...order.party, grants: [] };
  await store.database.transaction((session) => noteInJournal(session, store, party, { kind: 'backup', about: { backup: order.backup, ...outcome, before, by: order.approvedBy }, reason: order.reason }));
  return found;
}

/** The last restore of the last days that two people ordered, for those who have to sign in again. */
export async function lastRestore({ store: { database, programme, clock } }: Engine): Promise<{ readonly at: string; readonly of: string } | null> {
  const since = new Date(clock.now().getTime() - 3 * 24 * 60 * 60_000).toISOString();
  const rows = await database.query(`select at, about from journal where programme = $1 and kind = 'backup' and at > $2::timestamptz order by position desc`, [programme, since]);
  for (const row of rows) {
    const { restored, of } = JSON.parse(row['about'] ?? '{}') as { restored?: boolean; of?: string };
    if (restored === true && of !== undefined) return { at: new Date(String(row['at'])).toISOString(), of };
  }
  return null;
}
