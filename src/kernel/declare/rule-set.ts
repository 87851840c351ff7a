import type { AnyFigure } from './figure.ts';
import type { Wording } from './wording.ts';

/** Which regions of a side are assessed: those at its top, or those that lie in them. */
export type Level = 'top' | 'within';

/** A plain decimal, e.g. `12.5`: points and thresholds are exact. */
export type Decimal = string;

/** A figure as a formula reads it: by its name, so that rules are plain data that anyone can score by. */
export interface FigureUse {
  readonly figure: string;
  /** Of the whole programme and not of the region assessed. */
  readonly everywhere?: true;
}

/** `agreed`: what was agreed for the figure, region and year; else one for all, or one for each region by its code. */
export type Target = Decimal | 'agreed' | Readonly<Record<string, Decimal>>;

/** The number an item is scored by. Shares, attainment, growth and rates are fractions: 0.6 is 60 %. */
export type Formula =
  | { readonly op: 'value'; readonly of: FigureUse }
  | { readonly op: 'share'; readonly of: FigureUse; readonly to: FigureUse }
  | { readonly op: 'attained'; readonly of: FigureUse; readonly target: Target }
  | { readonly op: 'growth'; readonly of: FigureUse }
  | { readonly op: 'gain'; readonly of: FigureUse }
  | { readonly op: 'rate'; readonly item: string };

/** How a number becomes points. */
export type Scale =
  /** None at `from`, all at `full`, in proportion between; more than `full` earns no more. Falling where `full` is below `from`. */
  | { readonly op: 'linear'; readonly from: Decimal; readonly full: Decimal }
  /** The points of the best step reached, none where none is. */
  | { readonly op: 'steps'; readonly reached: 'at-least' | 'at-most'; readonly steps: readonly { readonly at: Decimal; readonly points: Decimal }[] };

interface Common {
  /** Unique in its rule set: `trade.sales`. Judgements name it. */
  readonly name: string;
  readonly title: Wording;
  readonly note?: Wording | undefined;
  /** Only where a region of this level is assessed. */
  readonly only?: Level | undefined;
}

interface Weighed extends Common {
  /** The most it can earn. */
  readonly points: Decimal;
  /** Earned on top: it counts to no sum of weights. */
  readonly bonus?: true | undefined;
}

export interface Branch extends Weighed {
  readonly kind: 'branch';
  /** Their points add up to the branch's; those of a branch that is a bonus may be more, and are cut off at its own. */
  readonly items: readonly Item[];
}

/** Scored by what the records give. */
export interface Measured extends Weighed {
  readonly kind: 'measured';
  readonly by: Formula;
  readonly scale: Scale;
}

/** Scored by people, who give their reason and the evidence. */
export interface Judged extends Weighed {
  readonly kind: 'judged';
  /** What is asked for and how points are given, for those who judge. */
  readonly asks: Wording;
}

/** Holds the branch it stands in, or the whole, at `most` when it comes true. */
export interface Veto extends Common {
  readonly kind: 'veto';
  readonly when: { readonly by: Formula; readonly over?: Decimal; readonly under?: Decimal } | 'found';
  readonly most: Decimal;
}

export type Item = Branch | Measured | Judged | Veto;

export interface RuleSetSpec {
  readonly title: Wording;
  readonly note?: Wording;
  /** The year it is for, or the first and the last. */
  readonly valid: number | readonly [number, number];
  /** The side whose regions are assessed. */
  readonly side: string;
  readonly levels: readonly Level[];
  /** What the items' points add up to; `100` when not given. */
  readonly full?: Decimal;
  /** No total is above it; absent where bonuses are free. */
  readonly most?: Decimal;
  /** Decimal places to which each item's points are rounded, half away from zero; 2 when not given. */
  readonly digits?: number;
  readonly items: readonly Item[];
}

/** How regions are scored in one or several years (考核规则). Plain data: it goes to browsers and assessors as it is. */
export interface RuleSet {
  readonly name: string;
  readonly title: Wording;
  readonly note?: Wording | undefined;
  readonly valid: readonly [number, number];
  readonly side: string;
  readonly levels: readonly Level[];
  readonly full: Decimal;
  readonly most?: Decimal | undefined;
  readonly digits: number;
  readonly items: readonly Item[];
}

/**
 * Declares a rule set. `compile()` checks that weights add up, that figures are there and are kept for the regions
 * assessed, and that no item waits for itself.
 * @param name `who.year`, stable, part of addresses
 */
export function ruleSet(name: string, { valid, full = '100', digits = 2, ...spec }: RuleSetSpec): RuleSet {
  return { ...spec, name, full, digits, valid: typeof valid === 'number' ? [valid, valid] : valid };
}

export const branch = (name: string, spec: Omit<Branch, 'name' | 'kind'>): Branch => ({ kind: 'branch', name, ...spec });
export const measured = (name: string, spec: Omit<Measured, 'name' | 'kind'>): Measured => ({ kind: 'measured', name, ...spec });
export const judged = (name: string, spec: Omit<Judged, 'name' | 'kind'>): Judged => ({ kind: 'judged', name, ...spec });
export const veto = (name: string, spec: Omit<Veto, 'name' | 'kind'>): Veto => ({ kind: 'veto', name, ...spec });

/** A figure of the whole programme, wherever its records lie. */
export const everywhere = (figure: AnyFigure) => ({ figure: figure.name, everywhere: true }) as const;

type Used = AnyFigure | FigureUse;
const used = (figure: Used): FigureUse => ('figure' in figure ? figure : { figure: figure.name });

/** The figure's value in the year. */
export const valueOf = (figure: Used): Formula => ({ op: 'value', of: used(figure) });
/** One figure's share of another. */
export const shareOf = (of: Used, to: Used): Formula => ({ op: 'share', of: used(of), to: used(to) });
/** How much of its target the figure reaches. */
export const attained = (figure: Used, target: Target): Formula => ({ op: 'attained', of: used(figure), target });
/** Growth over the year before: 0.2 is 20 %. */
export const growthOf = (figure: Used): Formula => ({ op: 'growth', of: used(figure) });
/** What the figure gained over the year before, in its own unit. */
export const gainOf = (figure: Used): Formula => ({ op: 'gain', of: used(figure) });
/** The share of its points that another item earned. */
export const rateOf = (item: string): Formula => ({ op: 'rate', item });

/** In proportion from `from` (0 when not given), up to all points at `full`. */
export const linear = ({ from = '0', full }: { readonly from?: Decimal; readonly full: Decimal }): Scale => ({ op: 'linear', from, full });
const stepsOf = (reached: 'at-least' | 'at-most') => (...steps: readonly (readonly [at: Decimal, points: Decimal])[]): Scale => ({ op: 'steps', reached, steps: steps.map(([at, points]) => ({ at, points })) });
/** `atLeast(['0.95', '6'], ['0.9', '4'])`: six points from 95 % on, four from 90 %. */
export const atLeast = stepsOf('at-least');
/** Less is better: `atMost(['0', '5'], ['3', '2'])`. */
export const atMost = stepsOf('at-most');
