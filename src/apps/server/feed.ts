import type { Party } from '../../kernel/access/party.ts';
import { ledgersOf, seesFigure } from '../../kernel/figure/index.ts';
import { ownLedgersOf } from '../../kernel/ledger/own-batches.ts';
import { BatchSight, ledgersTouched } from '../../kernel/ledger/touched.ts';
import type { Engine } from '../engine/open-engine.ts';

/** Something landed that a listener may know of. */
export interface FeedEvent {
  readonly number: string;
  readonly at: string;
  /** Those of its ledgers that the listener sees records of. */
  readonly ledgers: readonly string[];
  /** Figures over these, as far as the listener sees them. */
  readonly figures: readonly string[];
}

interface Listener {
  readonly party: Party;
  readonly hear: (event: FeedEvent) => void;
  readonly warned: () => void;
}

/** Milliseconds between two looks at the journal: a worker or another process may have written. */
const lookEvery = 1000;
/** Batches told of one look; after more than that a listener had better ask for everything anew. */
const mostTold = 200;

/** Tells listeners of every batch that lands, whoever lands it. Looks at the journal only while somebody listens. */
export class Feed {
  readonly #engine: Engine;
  readonly #listeners = new Set<Listener>();
  readonly #stop: () => void;
  #timer: NodeJS.Timeout | undefined;
  #position: string | undefined;
  #looking: Promise<void> | undefined;

  constructor(engine: Engine) {
    this.#engine = engine;
    this.#stop = engine.committer.onLanding(() => void this.#look());
  }

  /** Calls `hear` for each batch that touches what the party sees, `warned` when a backup is about to be restored; answers how to stop that. */
  async listen(party: Party, hear: (event: FeedEvent) => void, warned: () => void): Promise<() => void> {
    const listener = { party, hear, warned };
    if (this.#listeners.size === 0) this.#position = await this.#head();
    this.#listeners.add(listener);
    this.#timer ??= setInterval(() => void this.#look(), lookEvery).unref();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      clearInterval(this.#timer);
      this.#timer = undefined;
    };
  }

  /** Everybody is told that a backup is about to be restored. */
  warn(): void {
    for (const { warned } of this.#listeners) warned();
  }

  close(): void {
    this.#stop();
    clearInterval(this.#timer);
    this.#listeners.clear();
  }

  #look(): Promise<void> {
    if (this.#listeners.size === 0) return Promise.resolve();
    this.#looking ??= this.#tellNew()
      // The next look tries again; the database may be away for a moment.
      .catch(() => undefined)
      .finally(() => (this.#looking = undefined));
    return this.#looking;
  }

  async #head(): Promise<string> {
    const { database, programme } = this.#engine.store;
    const [row] = await database.query('select head_number from programme where programme = $1', [programme]);
    return String(row?.['head_number'] ?? '0');
  }

  async #tellNew(): Promise<void> {
    const { store } = this.#engine;
    const head = await this.#head();
    const since = this.#position ?? head;
    this.#position = head;
    if (head === since) return;
    const rows = await store.database.query(
      `select number, at, touched from journal where programme = $1 and position > $2::bigint and position <= $3::bigint and touched <> '' order by position desc limit ${mostTold}`,
      [store.programme, since, head],
    );
    for (const { party, hear } of this.#listeners) {
      const sight = new BatchSight(store, party);
      const own = await ownLedgersOf(store, party, rows.map((row) => String(row['number'])));
      for (const row of rows.toReversed()) {
        const seen = sight.seen(String(row['touched']));
        const ledgers = [...new Set([...(seen === '' ? [] : ledgersTouched(store, seen)), ...(own.get(String(row['number'])) ?? [])])];
        if (ledgers.length === 0) continue;
        const figures = [...store.model.figures.values()].filter((figure) => seesFigure(party, store.model, figure) && ledgersOf(store.model, figure).some(({ name }) => ledgers.includes(name)));
        hear({ number: String(row['number']), at: new Date(String(row['at'])).toISOString(), ledgers, figures: figures.map(({ name }) => name) });
      }
    }
  }
}
