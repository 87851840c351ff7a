import type { Item, Level } from '../declare/rule-set.ts';

/** Which region is scored, and for which year. */
export interface Place {
  readonly region: string;
  readonly level: Level;
  readonly year: number;
}

/** The items that count where a region of this level is assessed. */
export const itemsAt = (items: readonly Item[], level: Level): readonly Item[] => items.filter(({ only }) => only === undefined || only === level);

/** Every item at this level, branches before what is in them. */
export function everyItem(items: readonly Item[], level: Level): readonly Item[] {
  return itemsAt(items, level).flatMap((item) => (item.kind === 'branch' ? [item, ...everyItem(item.items, level)] : [item]));
}
