import { numeral } from './number.ts';
import type { UnitTable } from './unit.ts';

/** Why a cell gave no scaled number. */
export type Unscaled = 'not-a-number' | 'too-precise' | 'unknown-unit';

/**
 * Reads a cell as a whole number of a kind's smallest unit, exactly: a double is taken as its shortest decimal text,
 * and the unit's factor is applied in whole numbers.
 *
 * More decimals than the kind keeps are `too-precise`, unless `rounds`, which rounds half away from zero. Float noise
 * (`1234.5600000000001`) is always rounded off: a millionth of the last place, or 4 parts in 10^15 of the value.
 *
 * @param unit the unit of the column; a unit glued to the value comes before it
 */
export function scaled(
  cell: string | number,
  unit: string | undefined,
  units: UnitTable,
  rounds: boolean,
): bigint | Unscaled {
  const factor = unit === undefined ? units.own : units.decode(unit);
  if (typeof cell === 'number') {
    if (factor === undefined) return 'unknown-unit';
    const whole = Math.round(cell * factor);
    // Division is correctly rounded, so equality says that the cell is the double nearest to whole / factor; up to
    // 10^15 that fraction is also its shortest decimal text.
    if (whole / factor === cell && whole <= 1e15 && whole >= -1e15) return BigInt(whole);
    if (!Number.isFinite(cell)) return 'not-a-number';
    return scaledText(String(cell), factor, rounds);
  }
  const end = endOfAscii(cell);
  const plainFactor = end === cell.length ? factor : units.decodeGlued(cell.slice(end), unit);
  if (plainFactor !== undefined) {
    const fast = plainText(cell, end, plainFactor);
    if (fast !== undefined) return fast;
  }
  const parsed = numeral(cell);
  if (parsed === undefined) return 'not-a-number';
  const by = parsed.unit === '' ? factor : units.decodeGlued(parsed.unit, unit);
  if (by === undefined) return 'unknown-unit';
  return divide(parsed.mantissa * BigInt(by), parsed.decimals, rounds);
}

function scaledText(text: string, factor: number, rounds: boolean): bigint | Unscaled {
  const parsed = numeral(text);
  if (parsed === undefined) return 'not-a-number';
  return divide(parsed.mantissa * BigInt(factor), parsed.decimals, rounds);
}

/** Where a Chinese unit glued to the value may begin. */
function endOfAscii(text: string): number {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) >= 0x4e00) end--;
  return end;
}

/** Plain ASCII digits with at most one point, whose result is a safe integer: the common text cell. */
function plainText(text: string, length: number, factor: number): bigint | undefined {
  if (length > 16) return undefined;
  let mantissa = 0;
  let power = 1;
  let point = false;
  let digits = 0;
  for (let i = 0; i < length; i++) {
    const c = text.charCodeAt(i);
    if (c >= 0x30 && c <= 0x39) {
      mantissa = mantissa * 10 + (c - 0x30);
      digits++;
      if (point) power *= 10;
    } else if (c === 0x2e && !point) point = true;
    else return undefined;
  }
  if (digits === 0 || digits > 15) return undefined;
  const product = mantissa * factor;
  if (product > Number.MAX_SAFE_INTEGER || product % power !== 0) return undefined;
  return BigInt(product / power);
}

function divide(product: bigint, decimals: number, rounds: boolean): bigint | 'too-precise' {
  if (decimals === 0) return product;
  const power = 10n ** BigInt(decimals);
  const rounded = roundHalfAway(product, power);
  const rest = abs(product - rounded * power);
  if (rest === 0n || rounds) return rounded;
  const isNoise = rest * 1_000_000n <= power || rest * 250_000_000_000_000n <= abs(product);
  return isNoise ? rounded : 'too-precise';
}

/** `numerator / denominator` (positive) to the nearest whole number, halves away from zero. */
export function roundHalfAway(numerator: bigint, denominator: bigint): bigint {
  const twice = 2n * abs(numerator) + denominator;
  const magnitude = twice / (2n * denominator);
  return numerator < 0n ? -magnitude : magnitude;
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}
