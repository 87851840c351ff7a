import { tight } from './width.ts';

/** A number as written: `mantissa × 10^-decimals`, and what was glued to it (`元`, `万`, `%`), lower case. */
export interface Numeral {
  readonly mantissa: bigint;
  readonly decimals: number;
  readonly unit: string;
}

/**
 * Reads a number as clerks write them: `1,234.5`, full-width digits, `¥`, accountants' negatives `（1,234.50）`, an
 * exponent, a unit glued to it. `undefined` when the text is no single number; `约300` and `12万3千` aren't.
 */
export function numeral(text: string): Numeral | undefined {
  if (text.length > 60) return undefined;
  if (SPLIT.test(text) && !GROUPED.test(text)) return undefined;
  const bare = tight(text);
  const inBrackets = BRACKETED.exec(bare);
  const match = WRITTEN.exec(inBrackets === null ? bare : (inBrackets[1] ?? ''));
  if (match === null) return undefined;
  const [, sign = '', signAfter = '', digits = '', fraction = '', exponent = '0', tail = ''] = match;
  if (digits === '' && fraction === '') return undefined;
  if (sign !== '' && signAfter !== '') return undefined;
  if (inBrackets !== null && sign + signAfter !== '') return undefined;
  const power = Number(exponent);
  if (Math.abs(power) > 40) return undefined;
  const magnitude = BigInt(digits.replaceAll(',', '') + fraction);
  const negative = inBrackets !== null || sign === '-' || signAfter === '-';
  const mantissa = negative ? -magnitude : magnitude;
  const decimals = fraction.length - power;
  const unit = (tail + (inBrackets?.[2] ?? '')).toLowerCase();
  return { ...plain(mantissa, decimals), unit };
}

// Digits parted by a blank are two numbers, unless they are whole groups of three.
const SPLIT = /[\d０-９]\s+[\d０-９]/;
const GROUPED = /^\D*\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?:\D.*)?$/;
const BRACKETED = /^\((.+)\)(\D*)$/;
// Sign, currency, sign, digits (whole groups of three after a comma), fraction, exponent, a unit without digits but for
// the 2 of m2.
const WRITTEN =
  /^([-+]?)(?:¥|rmb|cny|人民币)?([-+]?)(\d{1,3}(?:,\d{3})+|\d*)(?:\.(\d*))?(?:[eE]([-+]?\d{1,3}))?([^\d.,+\-()][^\d.,+\-()]{0,9}[2²]?)?$/i;

function plain(mantissa: bigint, decimals: number): { mantissa: bigint; decimals: number } {
  return decimals >= 0 ? { mantissa, decimals } : { mantissa: mantissa * 10n ** BigInt(-decimals), decimals: 0 };
}

/** The plain digits of a number as a workbook shows them: no exponent, no more than 15 significant digits. */
export function plainDigits(value: number): string {
  const text = String(Number.isInteger(value) ? value : Number(value.toPrecision(15)));
  if (!text.includes('e')) return text;
  const parsed = numeral(text);
  return parsed === undefined ? text : printScaled(parsed.mantissa, parsed.decimals);
}

/** Prints a scaled whole number as PostgreSQL prints `numeric(p,scale)`: `printScaled(-5n, 2)` is `-0.05`. */
export function printScaled(value: bigint, scale: number): string {
  if (scale === 0) return value.toString();
  const negative = value < 0n;
  const digits = (negative ? -value : value).toString().padStart(scale + 1, '0');
  const point = digits.length - scale;
  return `${negative ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** Inverse of `printScaled`; fewer decimals than `scale` are filled up, more are refused as `undefined`. */
export function scaleOf(text: string, scale: number): bigint | undefined {
  if (!DECIMAL.test(text)) return undefined;
  const point = text.indexOf('.');
  const decimals = point < 0 ? 0 : text.length - point - 1;
  if (decimals > scale) return undefined;
  const digits = point < 0 ? text : text.slice(0, point) + text.slice(point + 1);
  return BigInt(digits + '0'.repeat(scale - decimals));
}

const DECIMAL = /^-?\d{1,40}(?:\.\d{1,40})?$/;

/** `1234567n` at scale 2 as `12,345.67`; `trimmed` drops the zeros at the end of the fraction. */
export function printGrouped(value: bigint, scale: number, trimmed = false): string {
  const text = printScaled(value, scale);
  const point = text.indexOf('.');
  const whole = point < 0 ? text : text.slice(0, point);
  let fraction = point < 0 ? '' : text.slice(point);
  if (trimmed) fraction = fraction.replace(/\.?0+$/, '');
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + fraction;
}
