import type { Needed, Place } from '../../../kernel/assess/index.ts';
import type { Party } from '../../../kernel/access/party.ts';
import { decimalText } from '../../../kernel/declare/rational.ts';
import type { Store } from '../../../kernel/ledger/store.ts';
import { inForce, readTargets, targetLedgers, type Bound } from '../../../kernel/target/index.ts';

/** What was agreed for a figure, and where it stands. */
export interface Agreed {
  readonly key: string;
  /** Plain decimal; `null` where nothing was agreed. */
  readonly amount: string | null;
  readonly bound: Bound;
  readonly document: string | null;
  readonly words: string | null;
}

/** What was agreed for these figures, as it held at the year's end. */
export async function agreedTargets(store: Store, { id, title }: Party, { region, year }: Place, needed: readonly Needed[]): Promise<Agreed[]> {
  if (needed.length === 0) return [];
  const reader: Party = { id, title, grants: [{ role: 'assessment', regions: [region], ledgers: targetLedgers(store).map(({ name }) => name), actions: ['see'] }] };
  const held = inForce((await readTargets(store, reader, { year, region })).filter((one) => one.region === region), year * 10000 + 1231);
  return needed.map(({ key, figure }) => {
    const found = held.find((one) => one.figure === figure && one.slice === '')?.holds;
    return { key, amount: found === undefined ? null : decimalText(found.amount), bound: found?.bound ?? 'least', document: found?.document ?? null, words: found?.words ?? null };
  });
}
