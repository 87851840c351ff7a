import { MessagePort, Worker } from 'node:worker_threads';
import { Refusal, type Problem } from '../../kernel/declare/problem.ts';
import { DatabaseError } from '../../kernel/ports/database.ts';
import type { Engine } from '../engine/open-engine.ts';
import type { Reached, Task, TaskAnswer, TaskCall, Tasks, WorkerStart } from './calls.ts';

/** A thread that waited this long for work is let go, with its memory. */
const idleFor = 60_000;

/** Whoever waits for a task may follow it and have it stopped. */
export interface Following {
  readonly onReached?: (reached: Reached) => void;
  readonly signal?: AbortSignal;
}

interface Waiting {
  readonly onReached: Following['onReached'];
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
}

/** A second engine over the same database, in a thread of its own; started when first asked, one task at a time. */
export class EngineThread {
  readonly #engine: Engine;
  readonly #domains: string;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;
  #calls = 0;

  /** @param domains URL of the module whose `domains` the engine was opened with */
  constructor(engine: Engine, domains: string) {
    this.#engine = engine;
    this.#domains = domains;
  }

  /**
   * @throws Refusal as the task does, `import.cancelled` once `signal` stopped it; DatabaseError; Error when the thread
   * ended on the way
   */
  ask<T extends Task>(task: T, ask: Tasks[T]['ask'], { onReached, signal }: Following = {}): Promise<Tasks[T]['answer']> {
    clearTimeout(this.#idle);
    this.#worker ??= this.#start();
    const id = ++this.#calls;
    const stop = new SharedArrayBuffer(4);
    const halt = () => Atomics.store(new Int32Array(stop), 0, 1);
    if (signal?.aborted === true) halt();
    signal?.addEventListener('abort', halt, { once: true });
    const call: TaskCall<T> = { id, task, ask, stop };
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, onReached });
      this.#worker?.postMessage(call);
    });
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    await this.#worker?.terminate();
  }

  #start(): Worker {
    const { store, settings, vault } = this.#engine;
    const { folder, programme, databaseUrl } = settings;
    const port = portOf(store.database);
    if (port === undefined && databaseUrl === undefined) throw new TypeError('The engine has no database that another thread could join.');
    const database = port === undefined ? { url: databaseUrl ?? '' } : { port };
    const start: WorkerStart = { domains: this.#domains, folder, programme: plainProgramme(programme), key: vault.key, database };
    const worker = new Worker(new URL('./import-worker.ts', import.meta.url), { workerData: start, transferList: port === undefined ? [] : [port], execArgv: [] });
    worker.on('message', (answer: TaskAnswer) => this.#settle(answer));
    worker.on('error', (error) => this.#end(worker, error));
    worker.on('exit', () => this.#end(worker, new Error('The import thread has ended.')));
    worker.unref();
    return worker;
  }

  #settle(given: TaskAnswer): void {
    const waiting = this.#waiting.get(given.id);
    if ('reached' in given) {
      waiting?.onReached?.(given.reached);
      return;
    }
    this.#waiting.delete(given.id);
    if ('answer' in given) waiting?.resolve(given.answer as never);
    else if ('problems' in given) waiting?.reject(new Refusal(given.problems as [Problem, ...Problem[]]));
    else waiting?.reject(given.failure.state === undefined ? new Error(given.failure.message) : new DatabaseError(given.failure.message, given.failure.state));
    if (this.#waiting.size > 0) return;
    this.#idle = setTimeout(() => void this.#worker?.terminate(), idleFor);
    this.#idle.unref();
  }

  #end(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

function portOf(database: object): MessagePort | undefined {
  const port: unknown = 'port' in database && typeof database.port === 'function' ? database.port() : undefined;
  return port instanceof MessagePort ? port : undefined;
}

/** Only what can cross into another thread. */
function plainProgramme({ code, title, regions, ruleSets = [] }: WorkerStart['programme']): WorkerStart['programme'] {
  return { code, title, regions: structuredClone(regions), ruleSets: structuredClone(ruleSets) };
}
