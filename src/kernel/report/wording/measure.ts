import type { Wording } from '../../declare/wording.ts';

/** What a figure's numbers are, as far as it takes to say them. */
export interface Measure {
  readonly unit: Wording;
  /** Decimals that it is printed with. */
  readonly digits: number;
  /** A share or growth: 0.649 is said as 64.9 %, and its change in percentage points. */
  readonly share: boolean;
}

/** `1234567` grouped by thousands: from five digits on in Chinese, where four stand alone (GB/T 15835), from four in English. */
export function grouped(decimal: string, locale: keyof Wording): string {
  const [whole = '', ...fraction] = decimal.split('.');
  const digits = whole.replace('-', '').length;
  const parted = digits > (locale === 'zh' ? 4 : 3) ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  return [parted, ...fraction].join('.');
}
