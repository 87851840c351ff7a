import { Fault } from '../../kernel/declare/field.ts';
import type { Problem } from '../../kernel/declare/problem.ts';
import type { RegionBook } from '../../kernel/declare/region-book.ts';
import { placeOf, unknownField } from '../../kernel/ledger/problems.ts';
import type { ModelLedger } from '../../kernel/model/model.ts';

export interface Accepted {
  readonly values: Readonly<Record<string, unknown>>;
  readonly problems: readonly Problem[];
}

/**
 * Takes a record's values from JSON, telling every wrong one. A field left out keeps what stands, and so does a
 * sensitive one sent back as it was shown, masked; `null` makes it blank. Carried fields are passed over: the commit
 * fills them.
 *
 * @param standing the record's values as they stand; absent for a new record, whose left-out fields are blank
 */
export function acceptValues(
  ledger: ModelLedger,
  record: string,
  json: Readonly<Record<string, unknown>>,
  standing: Readonly<Record<string, unknown>> | undefined,
  regions: RegionBook,
): Accepted {
  const problems: Problem[] = [];
  const values: Record<string, unknown> = { ...ledger.blank };
  for (const { name, field } of ledger.fields) {
    const given = json[name];
    const stands = standing?.[name] ?? null;
    if (given === undefined || field.carried !== undefined) values[name] = stands;
    else if (given === null) continue;
    else if (field.sensitive && stands !== null && given === field.mask(stands)) values[name] = stands;
    else {
      const value = field.accept(given, regions);
      if (value instanceof Fault) {
        const shown = field.sensitive ? {} : { value: JSON.stringify(given).slice(0, 60) };
        problems.push({ code: value.code, severity: 'error', place: placeOf(ledger, record, name), ...shown, message: value.message, mend: value.mend });
      } else values[name] = value;
    }
  }
  for (const name of Object.keys(json)) if (!ledger.field.has(name)) problems.push(unknownField(ledger, name, record));
  return { values, problems };
}
