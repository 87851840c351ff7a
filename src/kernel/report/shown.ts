import { rationalOf } from '../declare/rational.ts';
import type { Locale, Wording } from '../declare/wording.ts';
import type { Block, Stress } from './document.ts';
import { spanWords } from './period.ts';
import type { Days, NumberRead, NumberRequest, ReadAsOf } from './sources.ts';
import { wordAmount, wordShare, type AmountStyle } from './wording/amount.ts';
import { versus, wordChange, yearOnYear, type ChangeStyle } from './wording/change.ts';
import type { Measure } from './wording/measure.ts';

/** How a number is said; with it and the values, its text can be made anew. */
export type Saying =
  | { readonly as: 'amount'; readonly style: AmountStyle }
  | { readonly as: 'change'; readonly style: ChangeStyle; readonly days: Days | null }
  /** What was set for the year. */
  | { readonly as: 'target'; readonly style: AmountStyle }
  /** The figure in per cent of what was set; `before` is the target. */
  | { readonly as: 'reached'; readonly digits: number | undefined };

/** A number of a report: where it comes from, what it was, and the words it is said in. It opens as a figure. */
export interface ShownNumber {
  readonly figure: string;
  readonly title: Wording;
  readonly window: string;
  readonly region: string | null;
  readonly slice: string | null;
  /** The window it is compared with; `null` for an amount. */
  readonly than: string | null;
  readonly measure: Measure;
  readonly saying: Saying;
  /** Plain decimal, `null` where nothing could be said. */
  readonly value: string | null;
  /** Of the window it is compared with. */
  readonly before: string | null;
  /** Records behind it. */
  readonly n: number;
  readonly text: string;
}

export type ShownInline = ({ readonly kind: 'text'; readonly text: string } & Stress) | ({ readonly kind: 'number'; readonly number: ShownNumber } & Stress) | { readonly kind: 'break' };

/** Bars, one for each region, year or month. */
export interface Chart {
  readonly kind: 'chart';
  readonly title: string;
  readonly bars: readonly { readonly label: string; readonly number: ShownNumber; /** Of the longest, 0 to 1. */ readonly length: number }[];
}

export type ShownBlock = Block<ShownInline> | Chart;

/** A report with every number in it, as it is shown, printed and kept. */
export interface Report {
  readonly title: string;
  readonly language: Locale;
  /** As `parsePeriod` reads it. */
  readonly period: string;
  readonly region: string | null;
  /** The day it was made, yyyymmdd. */
  readonly date: number;
  readonly asOf: ReadAsOf;
  readonly blocks: readonly ShownBlock[];
}

/** What must be read for a number: itself, and of a change what it is compared with. */
export function requestsOf({ figure, window, region, slice, than, saying }: Pick<ShownNumber, 'figure' | 'window' | 'region' | 'slice' | 'than' | 'saying'>): NumberRequest[] {
  const here = { figure, region: region ?? undefined, slice: slice ?? undefined };
  const target = { ...here, window, target: true } as const;
  if (saying.as === 'target') return [target];
  if (saying.as === 'reached') return [{ ...here, window }, target];
  return [window, ...(than === null ? [] : [than])].map((one) => ({ ...here, window: one }));
}

/** A number with these values, said anew. */
export function saidAnew(number: Omit<ShownNumber, 'value' | 'before' | 'n' | 'text'>, [now, then]: readonly (NumberRead | undefined)[], locale: Locale): ShownNumber {
  const { measure, saying } = number;
  const [value, before] = [now?.value ?? null, then?.value ?? null];
  const of = (text: string | null) => (text === null ? undefined : rationalOf(text));
  const text = (): string => {
    switch (saying.as) {
      case 'amount':
      case 'target':
        return wordAmount(of(value), measure, saying.style, locale);
      case 'reached':
        return wordShare(of(value), of(before), saying.digits, locale);
      case 'change':
        return wordChange(of(value), of(before), measure, saying.style, saying.days === null ? yearOnYear : versus(spanWords(saying.days)), locale);
    }
  };
  return { ...number, value, before, n: (now?.n ?? 0) + (saying.as === 'change' ? (then?.n ?? 0) : 0), text: text() };
}

/** Every number of a report, in the order in which one reads it. */
export function numbersOf(report: Report): ShownNumber[] {
  return report.blocks.flatMap(numbersIn);
}

function numbersIn(block: ShownBlock): ShownNumber[] {
  const inLine = (inlines: readonly ShownInline[]) => inlines.flatMap((inline) => (inline.kind === 'number' ? [inline.number] : []));
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return inLine(block.inlines);
    case 'list':
      return block.items.flatMap((item) => item.flatMap(numbersIn));
    case 'table':
      return [block.head, ...block.rows].flatMap((row) => row.flatMap(inLine));
    case 'quote':
      return block.blocks.flatMap(numbersIn);
    case 'chart':
      return block.bars.map(({ number }) => number);
    case 'rule':
      return [];
  }
}
