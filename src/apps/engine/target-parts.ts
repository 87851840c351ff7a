import { decimalText, minus, plus, zero, type Rational } from '../../kernel/declare/rational.ts';
import type { Wording } from '../../kernel/declare/wording.ts';
import { isSlice, modelFigure, printed, printingOf, sliceTitle } from '../../kernel/figure/index.ts';
import type { Store } from '../../kernel/ledger/store.ts';
import type { ModelFigure } from '../../kernel/model/model.ts';
import { natureOf, type Target } from '../../kernel/target/index.ts';
import type { Amount } from './target-amount.ts';

/** A target by itself: where, of which figure, of which part. */
export const targetKey = ({ region, figure, slice }: Pick<Target, 'region' | 'figure' | 'slice'>): string => `${region} ${figure}${slice === '' ? '' : ` ${slice}`}`;

/** Whether a target's figure is still declared, with the part that is meant. */
export function isReadable({ model, regions }: Store, name: string, slice: string): boolean {
  const figure = model.figures.get(name);
  return figure !== undefined && (slice === '' || (figure.kind === 'base' && isSlice(figure, slice, regions)));
}

/** What a target is called: its figure, and the part of it. */
export function titleOf({ regions }: Store, figure: ModelFigure, slice: string): Wording {
  const { title } = figure.declared;
  if (slice === '' || figure.kind !== 'base') return title;
  const part = sliceTitle(figure, slice, regions);
  return { zh: `${title.zh}（${part.zh}）`, en: `${title.en} (${part.en})` };
}

/** A whole whose parts were set another amount together. */
export interface UnlikeSum {
  /** Of the whole's target, as `TargetProgress` has it. */
  readonly key: string;
  readonly title: Wording;
  readonly unit: Wording;
  readonly region: string;
  readonly whole: Amount;
  /** Of the regions below that have one. */
  readonly parts: Amount;
  /** Parts less whole. */
  readonly difference: Amount;
  /** Regions below that have none. */
  readonly without: readonly string[];
}

/** Where what the regions below were set doesn't make up what the whole was set; shares and means don't add up. */
export function unlikeSums(store: Store, targets: readonly Target[]): UnlikeSum[] {
  return targets.flatMap((whole): UnlikeSum[] => {
    const figure = modelFigure(store.model, whole.figure);
    const below = store.regions.all.filter(({ parent }) => parent === whole.region).map(({ code }) => code);
    const parts = targets.filter(({ region, figure: of, slice }) => below.includes(region) && of === whole.figure && slice === whole.slice);
    if (parts.length === 0 || natureOf(store.model, figure) === 'level') return [];
    const sum = parts.reduce((all, { holds }) => plus(all, holds.amount), zero);
    const difference = minus(sum, whole.holds.amount);
    if (difference.over === 0n) return [];
    const printing = printingOf(store.model, figure);
    const amount = (value: Rational): Amount => ({ value: decimalText(value), printed: printed(printing, value) });
    return [
      {
        key: targetKey(whole),
        title: titleOf(store, figure, whole.slice),
        unit: printing.unit,
        region: whole.region,
        whole: amount(whole.holds.amount),
        parts: amount(sum),
        difference: amount(difference),
        without: below.filter((code) => !parts.some(({ region }) => region === code)),
      },
    ];
  });
}
