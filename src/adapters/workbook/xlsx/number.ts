const POWERS = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

/**
 * Reads a number from its digits. Up to 15 digits the mantissa and the power of ten are exact, so that one division
 * rounds as the language itself would (Clinger 1990); anything longer or with an exponent goes the slow way.
 * Answers NaN where the bytes are no number.
 */
export function numberBetween(bytes: Buffer, start: number, end: number): number {
  let at = start;
  const negative = bytes[at] === 45;
  if (negative) at++;
  let mantissa = 0;
  let point = -1;
  const digits = end - at;
  if (digits < 1 || digits > 16) return slowly(bytes, start, end);
  for (; at < end; at++) {
    const b = bytes[at]!;
    if (b >= 48 && b <= 57) mantissa = mantissa * 10 + (b - 48);
    else if (b === 46 && point < 0) point = at;
    else return slowly(bytes, start, end);
  }
  if (point < 0 ? digits > 15 : digits === 1) return slowly(bytes, start, end);
  const value = point < 0 ? mantissa : mantissa / POWERS[end - 1 - point]!;
  return negative ? -value : value;
}

function slowly(bytes: Buffer, start: number, end: number): number {
  const text = bytes.toString('latin1', start, end).trim();
  return text === '' ? Number.NaN : Number(text);
}
