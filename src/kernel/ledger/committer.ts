import { refuse } from '../declare/problem.ts';
import { DatabaseError } from '../ports/database.ts';
import type { Commit, Landing } from './change.ts';
import { commitGroup, type Outcome } from './commit.ts';
import { commitInParts, type PartedCommit } from './commit-in-parts.ts';
import type { Store } from './store.ts';
import { wellFormed } from './well-formed.ts';

/** Commits with more changes than this land by themselves, so that small ones don't wait for them. */
const smallest = 500;
/** Small commits that land in one transaction at most. */
const groupSize = 128;
const attempts = 8;
/** Milliseconds that a group waits at most while commits keep coming. */
const patience = 10;

/** PostgreSQL's states that say: nothing was done, try again. */
const passing = new Set(['40001', '40P01', '23505']);

interface Waiting {
  readonly commit: Commit;
  readonly resolve: (landing: Landing) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Lands commits, small ones that arrive together in one transaction: sixty-four writers share one flush to disk and
 * one step of the journal's chain instead of queueing for each.
 */
export class Committer {
  readonly #store: Store;
  readonly #waiting: Waiting[] = [];
  readonly #landed = new Set<(landing: Landing) => void>();
  #running = false;
  /** How many commits the last group had, and how many were waiting behind it. */
  #lately = 0;
  /** Called when that many are waiting again. */
  #complete: (() => void) | undefined;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Calls `listener` after each landing; answers how to stop that. */
  onLanding(listener: (landing: Landing) => void): () => void {
    this.#landed.add(listener);
    return () => this.#landed.delete(listener);
  }

  /**
   * Lands one commit, whole or not at all.
   * @throws Refusal as listed at `commitGroup`; `record.malformed-id`; `commit.crowded` when other writers kept getting in between.
   */
  async commit(commit: Commit): Promise<Landing> {
    const formed = wellFormed(commit);
    const landing = await (formed.changes.length > smallest ? this.#landAlone(formed) : this.#enqueue(formed));
    if (!landing.repeated) for (const listener of this.#landed) listener(landing);
    return landing;
  }

  /**
   * Lands one commit whose changes come in parts, whole or not at all.
   * @throws Refusal as listed at `commitInParts`; `record.malformed-id`, `commit.crowded`
   */
  async commitInParts(commit: PartedCommit): Promise<Landing> {
    const formed = { ...commit, batch: wellFormed({ ...commit, changes: [] }).batch };
    const landing = await this.#tried(() => this.#store.database.transaction((session) => commitInParts(this.#store, session, formed)));
    if (!landing.repeated) for (const listener of this.#landed) listener(landing);
    return landing;
  }

  #enqueue(commit: Commit): Promise<Landing> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ commit, resolve, reject });
      if (this.#waiting.length >= this.#lately) this.#complete?.();
      if (!this.#running) void this.#drain();
    });
  }

  async #drain(): Promise<void> {
    this.#running = true;
    while (this.#waiting.length > 0) {
      await this.#gather();
      const group = this.#waiting.splice(0, groupSize);
      await this.#landTogether(group);
      this.#lately = group.length + this.#waiting.length;
    }
    this.#running = false;
  }

  /**
   * Waits a moment for as many as were here lately: those whose commit has just landed mostly come back with the next,
   * and writers who took turns in two halves would pay for twice as many transactions as all together.
   */
  async #gather(): Promise<void> {
    for (let turn = 0; turn < patience && this.#waiting.length < this.#lately; turn++) {
      const seen = this.#waiting.length;
      await new Promise<void>((wake) => {
        const over = setTimeout(wake, 1);
        this.#complete = () => {
          clearTimeout(over);
          wake();
        };
      });
      if (this.#waiting.length === seen) break;
    }
    this.#complete = undefined;
  }

  async #landTogether(group: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await this.#land(group.map(({ commit }) => commit));
      for (const [index, { resolve, reject }] of group.entries()) {
        const outcome = outcomes[index] as Outcome;
        if ('landing' in outcome) resolve(outcome.landing);
        else reject(outcome.refusal);
      }
    } catch (error) {
      const [only] = group;
      if (group.length === 1) only?.reject(error);
      // One commit that the database can't take must not take the others with it.
      else for (const waiting of group) await this.#landTogether([waiting]);
    }
  }

  async #landAlone(commit: Commit): Promise<Landing> {
    const [outcome] = await this.#land([commit]);
    if (outcome === undefined || 'refusal' in outcome) throw outcome?.refusal ?? new Error('a commit had no outcome');
    return outcome.landing;
  }

  #land(commits: readonly Commit[]): Promise<Outcome[]> {
    return this.#tried((again) => this.#store.database.transaction((session) => commitGroup(this.#store, session, commits, again)));
  }

  /** Does something until no other writer got in between. */
  async #tried<T>(work: (again: boolean) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await work(attempt > 1);
      } catch (error) {
        if (!(error instanceof DatabaseError) || !passing.has(error.state)) throw error;
        if (attempt === attempts) throw crowded(error);
        await new Promise((wake) => setTimeout(wake, Math.random() * 10 * attempt));
      }
    }
  }
}

const crowded = (cause: Error) =>
  refuse(
    'commit.crowded',
    { zh: '提交时别人正在写入相同的记录', en: 'Others were writing the same records at the same time' },
    { zh: '什么也没有改动，请重新检查后再提交', en: 'Nothing was changed; check again and commit once more' },
    {},
    { cause },
  );
