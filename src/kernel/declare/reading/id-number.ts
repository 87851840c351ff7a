import { daysIn } from './date.ts';

/** Why 18 characters are no identity number. */
export type IdFlaw = 'form' | 'date' | 'check';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** The check character of the first 17 digits: GB 11643-1999, ISO 7064 MOD 11-2. */
export function checkCharacter(first17: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += (first17.charCodeAt(i) - 0x30) * (WEIGHTS[i] ?? 0);
  return CHECKS.charAt(sum % 11);
}

/**
 * What is wrong with an identity number of 18 characters, X in upper case; `undefined` when nothing is.
 * Month 13 is let through: see `isSampleId`.
 */
export function flawOf(id: string): IdFlaw | undefined {
  if (id.length !== 18) return 'form';
  for (let i = 0; i < 17; i++) {
    const c = id.charCodeAt(i);
    if (c < 0x30 || c > 0x39) return 'form';
  }
  if (id[17] !== checkCharacter(id)) return 'check';
  if (id[0] === '0') return 'form';
  const year = Number(id.slice(6, 10));
  const month = Number(id.slice(10, 12));
  const day = Number(id.slice(12, 14));
  if (month === 13) return undefined;
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return 'date';
  return undefined;
}

/**
 * Says whether an identity number is an invented one: born in month 13, which GB 11643 never issues. Demonstrations and
 * tests use only these, so that no sample can be a living person.
 */
export function isSampleId(id: string): boolean {
  return id.length === 18 && id[10] === '1' && id[11] === '3';
}

/**
 * An invented identity number: region code of 6 digits, year, day 1–99 of month 13, sequence 1–999 (no multiple of 100,
 * which may end in 000 and look damaged in a workbook).
 */
export function sampleId(region: string, year: number, day: number, sequence: number): string {
  const first17 = `${region}${year}13${String(day).padStart(2, '0')}${String(sequence).padStart(3, '0')}`;
  return first17 + checkCharacter(first17);
}

/** Age in full years on a day (yyyymmdd); `undefined` for samples, and before birth. */
export function ageOn(id: string, day: number): number | undefined {
  if (isSampleId(id)) return undefined;
  const age = Math.floor((day - Number(id.slice(6, 14))) / 10000);
  return age >= 0 ? age : undefined;
}

/** Odd sequence numbers are men's (GB 11643-1999, 4.2.3); `undefined` for samples. */
export function sexOf(id: string): 'male' | 'female' | undefined {
  if (isSampleId(id)) return undefined;
  return (id.charCodeAt(16) - 0x30) % 2 === 1 ? 'male' : 'female';
}
