import type { Wording } from '../../kernel/declare/wording.ts';
import { keepStatistics } from '../engine/keep-statistics.ts';
import type { Engine } from '../engine/open-engine.ts';

/** Milliseconds after a write; under a steady stream of them, folding takes a twentieth of the time at most. */
const soonest = 300;
const share = 20;

/** Folds figures' deltas a moment after writes: often enough that reads stay quick, seldom enough that writers don't notice. */
export class Folding {
  readonly #engine: Engine;
  readonly #tell: (line: Wording) => void;
  readonly #stop: () => void;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #closed = false;
  #took = 0;

  constructor(engine: Engine, tell: (line: Wording) => void) {
    this.#engine = engine;
    this.#tell = tell;
    this.#stop = engine.committer.onLanding(() => this.soon());
  }

  /** Something landed, in this thread or another. */
  soon(): void {
    if (this.#timer !== undefined || this.#closed) return;
    this.#timer = setTimeout(() => {
      this.#running = this.#running.then(() => this.#fold());
    }, Math.max(soonest, this.#took * share));
  }

  async close(): Promise<void> {
    this.#stop();
    this.#closed = true;
    if (this.#timer !== undefined) clearTimeout(this.#timer);
    await this.#running;
  }

  async #fold(): Promise<void> {
    const began = performance.now();
    try {
      await this.#engine.fold();
      await keepStatistics(this.#engine.store.database);
    } catch (error) {
      // Reads stay right without it; the next landing tries again.
      const said = error instanceof Error ? error.message : String(error);
      if (!this.#closed) this.#tell({ zh: `指标归并推迟：${said}`, en: `Folding of figures put off: ${said}` });
    } finally {
      this.#took = Math.min(500, performance.now() - began);
      this.#timer = undefined;
    }
  }
}
