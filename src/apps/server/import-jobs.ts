import { Refusal, type Problem } from '../../kernel/declare/problem.ts';
import type { Following } from '../worker/engine-thread.ts';
import type { Reached } from '../worker/calls.ts';

export type JobKind = 'receiving' | 'checking' | 'committing' | 'changing';

/** Work on an import, or on a change of many records, that is under way, or ended badly before there was a preview. */
export interface Job {
  readonly kind: JobKind;
  readonly party: string;
  readonly name: string;
  /** ISO instant of its beginning. */
  readonly at: string;
  readonly reached: Reached | null;
  /** Milliseconds since the stage it is at began. */
  readonly since: number;
  /** Why it was refused; empty while it goes on. */
  readonly refused: readonly Problem[];
}

/** Work on an import. */
export type ImportJob = Job & { readonly kind: Exclude<JobKind, 'changing'> };

export const isOfImport = (job: Job | undefined): job is ImportJob => job !== undefined && job.kind !== 'changing';

interface Kept extends Job {
  readonly stop: AbortController;
}

/** Refused uploads that are remembered, for clients that lost the answer. */
const mostRefused = 200;

/** What the server is doing at the moment that takes long: whoever asks is told, and may have it stopped. */
export class ImportJobs {
  readonly #jobs = new Map<string, Kept>();
  readonly #queues = new Map<string, Promise<unknown>>();

  find(id: string): Job | undefined {
    const job = this.#jobs.get(id);
    return job === undefined ? undefined : { ...job, since: performance.now() - job.since };
  }

  ofParty(party: string): [string, Job][] {
    return [...this.#jobs.keys()].flatMap((id) => {
      const job = this.find(id);
      return job?.party === party ? [[id, job] satisfies [string, Job]] : [];
    });
  }

  /** All that goes on, oldest first. */
  underWay(): [string, Job][] {
    return [...this.#jobs.keys()].flatMap((id) => {
      const job = this.find(id);
      return job === undefined || job.refused.length > 0 ? [] : [[id, job] satisfies [string, Job]];
    });
  }

  /** Asks the work on an import to stop; answers whether there was any. */
  stop(id: string): boolean {
    const job = this.#jobs.get(id);
    if (job === undefined || job.refused.length > 0) return false;
    job.stop.abort();
    return true;
  }

  /** Does work on an import under the eyes of whoever asks. What the work throws it throws. */
  async run<A>(id: string, of: Pick<Job, 'kind' | 'party' | 'name' | 'at'>, work: (following: Following) => Promise<A>): Promise<A> {
    const job: Kept = { ...of, reached: null, since: performance.now(), refused: [], stop: new AbortController() };
    this.#jobs.set(id, job);
    const onReached = (reached: Reached) => {
      const now = this.#jobs.get(id);
      if (now !== undefined) this.#jobs.set(id, { ...now, reached, since: now.reached?.stage === reached.stage ? now.since : performance.now() });
    };
    try {
      return await work({ onReached, signal: job.stop.signal });
    } finally {
      this.#jobs.delete(id);
    }
  }

  /** One after the other for each import, so that no correction overwrites another. */
  async exclusive<A>(id: string, work: () => Promise<A>): Promise<A> {
    const before = this.#queues.get(id) ?? Promise.resolve();
    const mine = before.then(work, work);
    const quiet = mine.catch(() => undefined);
    this.#queues.set(id, quiet);
    try {
      return await mine;
    } finally {
      if (this.#queues.get(id) === quiet) this.#queues.delete(id);
    }
  }

  forget(id: string): void {
    this.#jobs.delete(id);
  }

  /** An upload that nothing came of: why is remembered for a while. */
  remember(id: string, of: Pick<Job, 'kind' | 'party' | 'name' | 'at'>, error: unknown): void {
    if (!(error instanceof Refusal)) return;
    this.#jobs.set(id, { ...of, reached: null, since: performance.now(), refused: error.problems, stop: new AbortController() });
    const refused = [...this.#jobs].filter(([, one]) => one.refused.length > 0);
    for (const [oldest] of refused.slice(0, Math.max(0, refused.length - mostRefused))) this.#jobs.delete(oldest);
  }
}
