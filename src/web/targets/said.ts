import type { Amount } from '../../client/targets.ts';
import type { Locale, Wording } from '../../kernel/declare/wording.ts';
import { spoken } from '../shown/number.ts';

/** An amount with its unit, as people say it. */
export function said(amount: Amount | null, unit: Wording, locale: Locale): string {
  if (amount === null) return '—';
  const { number, unit: of } = spoken({ ...amount, unit }, locale);
  return `${number} ${of}`.trim();
}

/** What is missing or above, without its sign. */
export const gapText = (gap: Amount | null, unit: Wording, locale: Locale): string => said(gap === null || !gap.value.startsWith('-') ? gap : { value: gap.value.slice(1), printed: gap.printed.replace('-', '') }, unit, locale);

/** 0.764 as 76.4 %. */
export const shareText = (ratio: string | null): string => (ratio === null ? '—' : `${(Math.trunc(Number(ratio) * 1000) / 10).toFixed(1)} %`);
