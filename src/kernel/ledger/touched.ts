import { seesAll, visibleRegions } from '../access/may.ts';
import type { Party } from '../access/party.ts';
import { sealedAs, type SealedLedger } from './seal.ts';
import type { Store } from './store.ts';

/**
 * The journal keeps with each batch which ledgers it touched in which regions, where records went as well as where they
 * were: by that it is decided who gets to know of it.
 */
export const touchedKey = ({ origin }: SealedLedger, region: string): string => `${origin}@${region}`;

export const writeTouched = (keys: Iterable<string>): string => [...new Set(keys)].sort().join(' ');

/** How much of what a batch touched a party sees. */
export type Sight = 'all' | 'some' | 'none';

/** What a party sees of batches. */
export class BatchSight {
  /** The party sees every record of every ledger. */
  readonly everything: boolean;
  /** What the party sees, as batches keep it; for asking the database. */
  readonly keys: readonly string[];
  readonly #keys: ReadonlySet<string>;

  constructor(store: Store, party: Party) {
    const { model, regions, seal } = store;
    const ledgers = [...model.ledgers.values()];
    this.everything = ledgers.every((ledger) => seesAll(party, ledger, regions));
    this.keys = this.everything
      ? []
      : ledgers.flatMap((ledger) => {
          const visible = visibleRegions(party, ledger, regions) ?? regions.all.map(({ code }) => code);
          return visible.map((region) => touchedKey(sealedAs(seal, ledger), region));
        });
    this.#keys = new Set(this.keys);
  }

  /** What the party sees of what a batch touched; the empty text for nothing. */
  seen(touched: string): string {
    return this.everything ? touched : writeTouched(touched.split(' ').filter((key) => this.#keys.has(key)));
  }

  of(touched: string): Sight {
    if (this.everything) return 'all';
    const keys = touched.split(' ');
    const seen = keys.filter((key) => this.#keys.has(key)).length;
    return seen === keys.length ? 'all' : seen > 0 ? 'some' : 'none';
  }
}

/** The ledgers that a batch touched, by their names now. */
export function ledgersTouched({ model, seal }: Store, touched: string): string[] {
  const origins = new Set(touched.split(' ').map((key) => key.slice(0, key.lastIndexOf('@'))));
  return [...model.ledgers.values()].filter((ledger) => origins.has(sealedAs(seal, ledger).origin)).map(({ name }) => name);
}
