import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { MessageChannel, Worker } from 'node:worker_threads';
import { Refusal, refuse } from '../../kernel/declare/problem.ts';
import type { News, Order } from './calls.ts';
import { connectPglite, type PgliteDatabase } from './connect.ts';
import type { EngineOptions } from './engine-options.ts';
import { flushFolder } from './flush.ts';
import { lockFolder } from './lock.ts';

export interface PgliteOptions {
  /** Whether a commit waits until the disk has it. Default: yes, in a folder. */
  readonly durable?: boolean;
  /** The path of the tar of a data directory that a new database begins with, which is quicker than making one. */
  readonly template?: string;
}

/** The embedded database, as the thread holds it that opened it; closing it ends the engine. */
export interface EmbeddedDatabase extends PgliteDatabase {
  /** Waits until the disk has everything committed, also where commits themselves didn't wait. */
  flush(): Promise<void>;
}

/**
 * Opens the embedded database in a thread of its own: in a folder, which is made if missing, or in memory.
 *
 * Throws `Refusal`: `store.in-use` when another live process has the folder, `store.unreadable` when the folder
 * can't be read or written, or holds something PostgreSQL can't open.
 */
export async function openPglite(folder: string | undefined, options: PgliteOptions = {}): Promise<EmbeddedDatabase> {
  if (folder === undefined) return start({ cluster: undefined, durable: false, template: options.template });
  const root = resolve(folder);
  const unlock = prepare(root);
  const cluster = join(root, 'cluster');
  const begun = join(root, 'cluster.complete');
  try {
    // Without the mark, the process died while PostgreSQL's first files were being written.
    const fresh = !existsSync(begun);
    if (fresh) rmSync(cluster, { recursive: true, force: true });
    const template = fresh ? options.template : undefined;
    const database = await start({ cluster, durable: options.durable ?? true, template }, unlock);
    if (fresh) {
      flushFolder(cluster);
      writeFileSync(begun, '');
      flushFolder(root);
    }
    return database;
  } catch (error) {
    unlock();
    throw error instanceof Refusal ? error : unreadable(root, error);
  }
}

function prepare(root: string): () => void {
  try {
    mkdirSync(root, { recursive: true });
    return lockFolder(root);
  } catch (error) {
    throw error instanceof Refusal ? error : unreadable(root, error);
  }
}

async function start(options: EngineOptions, unlock?: () => void): Promise<EmbeddedDatabase> {
  const worker = new Worker(new URL('./engine.ts', import.meta.url), { workerData: options, execArgv: [] });
  const exited = new Promise<void>((done) => worker.once('exit', () => done()));
  void exited.then(unlock);
  await ready(worker);
  const { port1, port2 } = new MessageChannel();
  worker.postMessage({ attach: port2 } satisfies Order, [port2]);
  const database = connectPglite(port1);
  return Object.assign(database, {
    async flush(): Promise<void> {
      await database.script('CHECKPOINT');
      if (options.cluster !== undefined && !options.durable) flushFolder(options.cluster);
    },
    async close(): Promise<void> {
      worker.postMessage({ close: true } satisfies Order);
      await exited;
      port1.close();
    },
  });
}

function ready(worker: Worker): Promise<void> {
  return new Promise((done, reject) => {
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The engine's thread ended with ${code}.`)));
    worker.once('message', (news: News) => {
      if ('ready' in news) return done();
      void worker.terminate();
      reject(new Error('failure' in news ? news.failure : 'The engine closed while starting.'));
    });
  });
}

function unreadable(folder: string, cause: unknown): Refusal {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return refuse(
    'store.unreadable',
    { zh: `无法打开数据目录 ${folder}：${reason}`, en: `The folder ${folder} can't be opened: ${reason}` },
    {
      zh: '请检查该目录的读写权限与磁盘空间；若数据已损坏，请从备份恢复。',
      en: 'Check that the folder can be read and written and that the disk has room; if its contents are damaged, restore a backup.',
    },
    { file: folder },
    { cause },
  );
}
