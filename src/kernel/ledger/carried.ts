import type { Row } from '../access/may.ts';
import type { ModelField, ModelLedger, Model } from '../model/model.ts';
import type { Session } from '../ports/database.ts';
import { rowOf } from './rows-seen.ts';
import { superseded } from './standing.ts';

/** What a referred-to record lends: the values carried over from it, by their field there. */
export type Lent = Readonly<Record<string, unknown>>;

/** A referred-to record: where it lies, whose it is and what it lends. */
export interface Referred extends Row {
  readonly lent: Lent;
}

/**
 * The referred-to records of one reference field that exist, by record id.
 * @param lock they are not to be deleted or changed until the transaction ends
 * @param telling columns that tell whose a record is, read as well
 */
export async function findReferred(
  session: Session,
  programme: string,
  model: Model,
  ledger: ModelLedger,
  reference: ModelField,
  records: readonly string[],
  lock: boolean,
  telling: readonly string[] = [],
): Promise<Map<string, Referred>> {
  const origin = model.ledgers.get(reference.field.refersTo ?? '');
  const found = new Map<string, Referred>();
  if (origin === undefined || records.length === 0) return found;
  const lent = carriedVia(ledger, reference).flatMap((carried) => origin.field.get(carried.field.carried?.field ?? '') ?? []);
  const columns = [...new Set(['record', '_region', ...lent.map(({ column }) => column), ...telling])].map((column) => `"${column}"`).join(', ');
  let missing = [...new Set(records)].sort();
  while (missing.length > 0) {
    const rows = await session.query(
      `select ${columns} from "${origin.table}"
       where programme = $1 and record = any($2::uuid[]) and _until is null and not _gone
       order by record ${lock ? 'for share' : ''}`,
      [programme, missing],
    );
    for (const row of rows) {
      const values: Record<string, unknown> = {};
      for (const { name, column, field } of lent) {
        const text = row[column];
        values[name] = text === null || text === undefined ? null : field.restore(text);
      }
      found.set(String(row['record']), { ...rowOf(row), lent: values });
    }
    if (!lock) return found;
    missing = missing.filter((record) => !found.has(record));
    if (missing.length > 0) missing = await superseded(session, programme, origin, missing, '_until is null and not _gone');
  }
  return found;
}

/** The fields of `ledger` that are carried over `reference`. */
export function carriedVia(ledger: ModelLedger, reference: ModelField): readonly ModelField[] {
  return ledger.fields.filter((field) => field.field.carried?.via === reference.name);
}

/** `values` with the carried fields of one reference filled from what the referred-to record lends. */
export function fillCarried(
  ledger: ModelLedger,
  reference: ModelField,
  values: Readonly<Record<string, unknown>>,
  lent: Lent | undefined,
): Readonly<Record<string, unknown>> {
  const carried = carriedVia(ledger, reference);
  if (carried.length === 0) return values;
  const filled: Record<string, unknown> = { ...values };
  for (const field of carried) filled[field.name] = lent?.[field.field.carried?.field ?? ''] ?? null;
  return filled;
}
