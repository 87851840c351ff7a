import { closeSync, fsyncSync, linkSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { refuse } from '../../kernel/declare/problem.ts';

/** Who holds a folder. */
interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process began, as the system tells it, so that a later process of the same number isn't taken for it. */
  readonly began: string | undefined;
}

const heldHere = new Set<string>();

/**
 * Takes a folder for this process. Answers how to give it back. A lock whose process has died is taken over.
 * Throws `Refusal` `store.in-use` when a live process holds it.
 */
export function lockFolder(folder: string): () => void {
  const lock = join(folder, 'lock');
  const own = join(folder, `lock.${process.pid}`);
  if (heldHere.has(lock)) throw inUse(folder, process.pid);
  writeHolder(own);
  try {
    for (;;) {
      try {
        linkSync(own, lock);
        break;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
        removeStale(folder, lock);
      }
    }
  } finally {
    rmSync(own, { force: true });
  }
  heldHere.add(lock);
  return () => {
    if (heldHere.delete(lock)) rmSync(lock, { force: true });
  };
}

function writeHolder(path: string): void {
  const holder: Holder = { pid: process.pid, host: hostname(), began: processBegan(process.pid) };
  const file = openSync(path, 'w');
  writeSync(file, JSON.stringify(holder));
  fsyncSync(file);
  closeSync(file);
}

function removeStale(folder: string, lock: string): void {
  const written = readLock(lock);
  if (written === undefined) return;
  const holder = parseHolder(written);
  if (holder && isAlive(holder)) throw inUse(folder, holder.pid);
  // Moved aside rather than deleted: if another process took the stale lock over meanwhile, it gets its own back.
  const aside = join(folder, `lock.${process.pid}.stale`);
  try {
    renameSync(lock, aside);
  } catch {
    return;
  }
  if (readLock(aside) !== written) renameSync(aside, lock);
  else rmSync(aside, { force: true });
}

function isAlive(holder: Holder): boolean {
  // The same number as ours, and not held here: an earlier process, as after a container's restart.
  if (holder.pid === process.pid) return false;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  const began = processBegan(holder.pid);
  return holder.host !== hostname() || began === undefined || holder.began === undefined || began === holder.began;
}

/** On Linux, the boot and the tick of it at which a process began; elsewhere unknown. */
function processBegan(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    // Field 22; counted after the name, which may contain spaces and brackets.
    return `${boot} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch {
    return undefined;
  }
}

function readLock(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function parseHolder(text: string): Holder | undefined {
  try {
    const holder = JSON.parse(text) as Holder;
    return typeof holder?.pid === 'number' ? holder : undefined;
  } catch {
    return undefined;
  }
}

function inUse(folder: string, pid: number) {
  return refuse(
    'store.in-use',
    { zh: `数据目录 ${folder} 正被进程 ${pid} 使用。`, en: `The folder ${folder} is in use by process ${pid}.` },
    {
      zh: `请先停止进程 ${pid}，或换一个数据目录。`,
      en: `Stop process ${pid} first, or choose another folder.`,
    },
    { file: folder },
  );
}
