import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { folderFiles } from '../../adapters/files/folder.ts';
import { backUp } from './backup.ts';
import type { BeforeUpgrade, Engine } from './open-engine.ts';
import type { EngineSettings } from './settings.ts';

const daysKept = 7;
const day = 24 * 60 * 60 * 1000;
const hour = 60 * 60 * 1000;
const soonAfterStart = 10 * 60 * 1000;
const daily = /^daily-(\d{4}-\d{2}-\d{2}T\d{6}Z)\.tar\.gz$/;

/** A moment as it stands in a file's name. */
export const stampOf = (at: Date): string => `${at.toISOString().slice(0, 19).replaceAll(':', '')}Z`;

/** What `openEngine` calls before it brings an older database to the model of this release. */
export function backUpBeforeUpgrade({ folder, tell }: EngineSettings): BeforeUpgrade {
  return async (database, vault) => {
    const path = join(folder, 'backups', `before-upgrade-${stampOf(new Date())}.tar.gz`);
    tell?.({ zh: `数据库由较早的版本写成，升级前先备份到 ${path}`, en: `An older release wrote this database; backing it up to ${path} before the upgrade` });
    await backUp({ database, files: folderFiles(join(folder, 'files'), vault), vault }, path);
  };
}

/**
 * Keeps a backup of each of the last seven days on which the server ran and something was written. Answers how to stop.
 * Meant for the embedded database; whoever runs a PostgreSQL server has their own.
 */
export function keepDailyBackups(engine: Engine, tell: (line: { zh: string; en: string }) => void): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  const turn = (): void => {
    running = backUpWhenDue(engine, new Date()).then(
      (path) => (path === undefined ? undefined : tell({ zh: `每日备份：${path}`, en: `Daily backup: ${path}` })),
      (error: unknown) => tell({ zh: `每日备份没有成功：${String(error)}`, en: `The daily backup failed: ${String(error)}` }),
    );
  };
  const first = setTimeout(turn, soonAfterStart).unref();
  const hourly = setInterval(turn, hour).unref();
  return async () => {
    clearTimeout(first);
    clearInterval(hourly);
    await running;
  };
}

/** Backs up where the newest daily backup is a day old and the journal has moved since. Answers the file written. */
export async function backUpWhenDue({ settings, store, files, vault }: Engine, now: Date): Promise<string | undefined> {
  const folder = join(settings.folder, 'backups');
  const kept = (await readdir(folder).catch(() => [])).filter((name) => daily.test(name)).sort();
  const newest = momentOf(kept.at(-1));
  if (newest !== undefined && now.getTime() - newest < day) return undefined;
  const [head] = await store.database.query('select max(at) as at from journal');
  const moved = head?.['at'] == null ? undefined : Date.parse(head['at']);
  if (moved === undefined || (newest !== undefined && moved <= newest)) return undefined;
  const path = join(folder, `daily-${stampOf(now)}.tar.gz`);
  await backUp({ database: store.database, files, vault }, path, now);
  for (const name of kept.slice(0, Math.max(0, kept.length + 1 - daysKept))) await rm(join(folder, name), { force: true });
  return path;
}

function momentOf(name: string | undefined): number | undefined {
  const stamp = name === undefined ? undefined : daily.exec(name)?.[1];
  return stamp === undefined ? undefined : Date.parse(stamp.replace(/T(\d{2})(\d{2})(\d{2})Z/, 'T$1:$2:$3Z'));
}
