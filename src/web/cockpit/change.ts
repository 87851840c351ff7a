import type { Headline } from '../../client/programme.ts';
import type { Wording } from '../../kernel/declare/wording.ts';
import { cockpitWords } from './words.ts';

/** How a figure moved on the year before; `undefined` where there is nothing to compare with. */
export interface Change {
  readonly said: Wording;
  readonly up: boolean;
}

const signed = (number: number, digits: number): string => `${number > 0 ? '+' : '−'}${Math.abs(number).toFixed(digits)}`;

/** Shares move by points, amounts by per cent; a change too small to print or too large to mean anything is not said. */
export function changeOf({ value, trend }: Headline): Change | undefined {
  const [is, was] = [Number(value.value), Number(trend.at(-2)?.value)];
  if (value.value === null || trend.at(-2)?.value == null || was === 0) return undefined;
  if (value.unit.zh === '%') {
    const points = (is - was) * 100;
    return Math.abs(points) < 0.05 ? undefined : { said: cockpitWords.points(signed(points, 1)), up: points > 0 };
  }
  const percent = ((is - was) / Math.abs(was)) * 100;
  return Math.abs(percent) < 0.05 || Math.abs(percent) >= 1000 ? undefined : { said: cockpitWords.onYear(`${signed(percent, 1)}%`), up: percent > 0 };
}
