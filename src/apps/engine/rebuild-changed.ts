import { rebuild, type RenamedDimensions } from '../../kernel/figure/index.ts';
import type { Store } from '../../kernel/ledger/store.ts';
import type { Migration } from '../../kernel/model/compare.ts';
import type { Snapshot } from '../../kernel/model/snapshot.ts';

/**
 * Makes the figures anew that a migration brought or changed. Those that were there before keep what was reported of
 * closed periods, also where what they are split by is called otherwise now.
 */
export async function rebuildChanged(store: Store, before: Snapshot, { rebuild: names, after }: Pick<Migration, 'rebuild' | 'after'>): Promise<void> {
  const known = names.filter((name) => name in before.figures);
  const fresh = names.filter((name) => !known.includes(name));
  if (fresh.length > 0) await rebuild(store, fresh);
  if (known.length > 0) await rebuild(store, known, renamedIn(store, known, before, after));
}

function renamedIn({ model }: Store, names: readonly string[], before: Snapshot, after: Snapshot): RenamedDimensions {
  const renamed = new Map<string, [string, string][]>();
  for (const name of names) {
    const figure = model.figures.get(name);
    if (figure?.kind !== 'base') continue;
    const now = after.ledgers[figure.ledger];
    const then = Object.values(before.ledgers).find(({ origin }) => origin === now?.origin);
    const pairs = figure.by.flatMap(({ name: since }): [string, string][] => {
      const origin = now?.fields[since]?.origin;
      const [former] = Object.entries(then?.fields ?? {}).find(([, field]) => field.origin === origin) ?? [];
      return former === undefined || former === since ? [] : [[former, since]];
    });
    if (pairs.length > 0) renamed.set(name, pairs);
  }
  return renamed;
}
