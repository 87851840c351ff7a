const two = (n: number): string => String(n).padStart(2, '0');

/** `2024-03-05`. */
export const iso = (year: number, month: number, day: number): string => `${year}-${two(month)}-${two(day)}`;

/** The same day so many months later, no later than the 28th. */
export function monthsAfter(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const at = year * 12 + (month - 1) + months;
  return iso(Math.floor(at / 12), (at % 12) + 1, Math.min(day, 28));
}
