import type { Cell } from '../workbook.ts';
import { decimalText } from './cell-sort.ts';

/** Decimals added without rounding: each is an integer of so many decimal places. */
export interface ExactSum {
  add(cell: Cell | undefined): void;
  /** The sum as a plain decimal. */
  text(): string;
  readonly count: number;
}

/** The decimal a cell holds, as it would be printed; `null` for what is no number. Floats give their shortest form. */
export function decimalOf(cell: Cell | undefined): string | null {
  // A workbook keeps 15 digits; what a formula left beyond them is noise of its arithmetic.
  if (typeof cell === 'number') return Number.isFinite(cell) ? plain(String(Number(cell.toPrecision(15)))) : null;
  if (typeof cell !== 'string') return null;
  const text = decimalText(cell);
  return /\d/u.test(text) ? plain(text) : null;
}

/** Begins an exact sum. */
export function exactSum(): ExactSum {
  let units = 0n;
  let places = 0;
  let count = 0;
  // Amounts of up to two places add as whole hundredths, which is exact and much faster than big integers.
  let hundredths = 0;
  const settle = (): void => {
    if (hundredths === 0) return;
    if (places < 2) {
      units *= 10n ** BigInt(2 - places);
      places = 2;
    }
    units += BigInt(hundredths) * 10n ** BigInt(places - 2);
    hundredths = 0;
  };
  return {
    add(cell) {
      if (typeof cell === 'number' && Math.abs(cell) < 1e12) {
        const whole = Math.round(cell * 100);
        if (whole / 100 === cell) {
          hundredths += whole;
          count++;
          if (Math.abs(hundredths) > 4e15) settle();
          return;
        }
      }
      const decimal = decimalOf(cell);
      if (decimal === null) return;
      count++;
      const [whole, part = ''] = decimal.split('.') as [string, string?];
      if (part.length > places) {
        units *= 10n ** BigInt(part.length - places);
        places = part.length;
      }
      units += BigInt(whole + part) * 10n ** BigInt(places - part.length);
    },
    text() {
      settle();
      return print(units, places);
    },
    get count() {
      return count;
    },
  };
}

/** `a - b`, exactly. */
export function difference(a: string, b: string): string {
  const sum = exactSum();
  sum.add(a);
  sum.add(b.startsWith('-') ? b.slice(1) : b === '0' ? '0' : `-${b}`);
  return sum.text();
}

function print(units: bigint, places: number): string {
  const negative = units < 0n;
  const digits = String(negative ? -units : units).padStart(places + 1, '0');
  const part = places > 0 ? digits.slice(-places).replace(/0+$/u, '') : '';
  const whole = places > 0 ? digits.slice(0, -places) : digits;
  return `${negative ? '-' : ''}${whole}${part ? `.${part}` : ''}`;
}

/** Writes an exponent out. */
function plain(text: string): string {
  const match = /^(-?)(\d*)(?:\.(\d*))?[eE]([-+]?\d+)$/u.exec(text);
  if (!match) return text.replace(/\.$/u, '').replace(/^(-?)\./u, '$10.');
  const [, sign, whole = '', part = '', exponent] = match;
  const shift = Number(exponent);
  const digits = whole + part;
  const point = whole.length + shift;
  if (Math.abs(shift) > 400) return '0';
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return point >= digits.length ? `${sign}${digits}${'0'.repeat(point - digits.length)}` : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
