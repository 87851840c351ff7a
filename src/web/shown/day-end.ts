const two = (number: number) => String(number).padStart(2, '0');

/** The last instant of a day where the reader is. @param day yyyy-mm-dd @returns ISO 8601 */
export function endOfDay(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date, 23, 59, 59).toISOString();
}

/** The first instant of a day where the reader is. @param day yyyy-mm-dd @returns ISO 8601 */
export function startOfDay(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date).toISOString();
}

/** The day so many days from now, yyyy-mm-dd. */
export function dayIn(days: number): string {
  const at = new Date(Date.now() + days * 86_400_000);
  return dayOf(at.toISOString());
}

/** The day of an instant where the reader is, yyyy-mm-dd. */
export function dayOf(instant: string): string {
  const at = new Date(instant);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
