import type { AnyField } from './field.ts';
import type { Wording } from './wording.ts';

/** A ledger's rule that keeps one value of one field to its years. */
export interface YearRule {
  readonly code: string;
  readonly holds: (values: Readonly<Record<string, unknown>>) => boolean;
  readonly message: Wording;
  readonly mend: Wording;
  readonly at: readonly string[];
}

/** Whether a value, as `write` writes it, may stand on a record of a year; without a year nothing speaks against it. */
export function isInForce(field: AnyField, written: string, year: number | undefined): boolean {
  const { since, until } = field.years?.[written] ?? {};
  return year === undefined || ((since === undefined || since <= year) && (until === undefined || year <= until));
}

/** The year of the day by which a record counts. @param when the field with that day */
export function yearOfRecord(when: AnyField | undefined, value: unknown): number | undefined {
  return when === undefined || value === null || value === undefined ? undefined : Math.trunc(when.day(value) / 10000);
}

/** The rules that keep values out of the years in which they aren't in force; one for each such value of each field. */
export function yearRules(fields: Readonly<Record<string, AnyField>>, when: string | null): YearRule[] {
  const day = when === null ? undefined : fields[when];
  if (when === null || day === undefined || day.carried !== undefined || day.sensitive) return [];
  return Object.entries(fields).flatMap(([name, field]) => {
    // What is carried over was judged where it comes from.
    if (field.years === undefined || field.carried !== undefined) return [];
    return Object.entries(field.years).map(([written, { message, mend }]): YearRule => ({
      code: `in-force-${name}-${written}`,
      holds: (values) => {
        const value = values[name];
        return value === null || value === undefined || field.write(value) !== written || isInForce(field, written, yearOfRecord(day, values[when]));
      },
      message,
      mend,
      at: [name],
    }));
  });
}
