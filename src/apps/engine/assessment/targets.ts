import type { Needed, Place } from '../../../kernel/assess/index.ts';
import type { Store } from '../../../kernel/ledger/store.ts';

/** What was agreed for figures, by their keys; `null` where nothing was. */
export async function agreedTargets(_store: Store, _place: Place, needed: readonly Needed[]): Promise<Readonly<Record<string, string | null>>> {
  return Object.fromEntries(needed.map(({ key }) => [key, null]));
}
