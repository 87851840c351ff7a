import type { FigureUse, Formula, Item, RuleSet } from '../declare/rule-set.ts';
import { everyItem, type Place } from './place.ts';

/** What people found of a judged item; points as plain decimals, `null` where nobody has said. */
export interface Found {
  /** What the region says of itself. */
  readonly self: string | null;
  readonly assessor: string | null;
}

/** All that a score is made of besides the rules. Plain data, so that a score can be worked out again anywhere. */
export interface Inputs {
  /** Figures' values by `inputKey`, plain decimals; `null` where nothing can be said. */
  readonly figures: Readonly<Record<string, string | null>>;
  /** Targets agreed, by `inputKey` of the figure. */
  readonly targets: Readonly<Record<string, string | null>>;
  /** Which of them are not to be exceeded. */
  readonly limits?: readonly string[];
  /** By item. */
  readonly found: Readonly<Record<string, Found>>;
}

/** A figure's value that a rule set needs. */
export interface Needed extends FigureUse {
  readonly key: string;
  readonly year: number;
}

/** `market.sales@2024`; with `*` for the whole programme. */
export const inputKey = ({ figure, everywhere }: FigureUse, year: number): string => `${figure}${everywhere === true ? '*' : ''}@${year}`;

export function formulaOf(item: Item): Formula | undefined {
  if (item.kind === 'measured') return item.by;
  return item.kind === 'veto' && item.when !== 'found' ? item.when.by : undefined;
}

/** The figures, with their years, that a formula reads. */
export function neededBy(formula: Formula, year: number): Needed[] {
  const at = (use: FigureUse, of: number): Needed => ({ ...use, key: inputKey(use, of), year: of });
  switch (formula.op) {
    case 'rate':
      return [];
    case 'share':
      return [at(formula.of, year), at(formula.to, year)];
    case 'growth':
    case 'gain':
      return [at(formula.of, year), at(formula.of, year - 1)];
    default:
      return [at(formula.of, year)];
  }
}

/** Every figure that scoring a region takes, each once, and of which of them the target that was agreed. */
export function neededFor(rules: RuleSet, { level, year }: Place): { figures: Needed[]; targets: Needed[] } {
  const formulas = everyItem(rules.items, level).flatMap((item) => formulaOf(item) ?? []);
  const once = (all: readonly Needed[]) => [...new Map(all.map((one) => [one.key, one])).values()];
  return {
    figures: once(formulas.flatMap((formula) => neededBy(formula, year))),
    targets: once(formulas.filter((formula) => formula.op === 'attained' && formula.target === 'agreed').flatMap((formula) => neededBy(formula, year))),
  };
}
