import { Fault, Mention, type AnyField, type Json } from '../../kernel/declare/field.ts';
import { yearOfRecord } from '../../kernel/declare/in-force.ts';
import type { AnyLedger, Rule } from '../../kernel/declare/ledger.ts';
import type { Severity } from '../../kernel/declare/problem.ts';
import type { RegionBook } from '../../kernel/declare/region-book.ts';
import type { Wording } from '../../kernel/declare/wording.ts';
import { fieldWords } from './words.ts';

/** What was typed and can't be taken yet. */
export interface Unread {
  readonly unread: string;
}

export type DraftValue = Json | Unread;
/** A record being filled in: values as the API takes them, beside texts that are none yet. */
export type Draft = Readonly<Record<string, DraftValue>>;

export interface DraftProblem {
  readonly field: string | undefined;
  readonly severity: Severity;
  readonly message: Wording;
  readonly mend: Wording;
}

export const isUnread = (value: DraftValue | undefined): value is Unread => typeof value === 'object' && value !== null && 'unread' in value;

/** What is known of a record beside the field that is filled in. */
export type Beside = Readonly<Record<string, unknown>>;

/** Takes what somebody typed as the field's own reader takes a cell: `3.5万`, `2024.3.5`, `是`. */
export function readTyped(field: AnyField, typed: string, regions: RegionBook, beside?: Beside): DraftValue {
  const value = field.read(typed, { epoch: 1900, regions, beside });
  if (value === null) return null;
  return value instanceof Fault || value instanceof Mention ? { unread: typed } : field.json(value);
}

/**
 * What is wrong with a draft: the same checks that the server makes of one record, made at once.
 * @param shown the values as the server showed them; a sensitive one that is still as shown is masked and stays unknown here
 */
export function checkDraft(ledger: AnyLedger, draft: Draft, shown: Draft, regions: RegionBook): DraftProblem[] {
  const problems: DraftProblem[] = [];
  const values: Record<string, unknown> = {};
  const unknown = new Set<string>();
  for (const [name, field] of Object.entries(ledger.fields)) {
    const given = draft[name] ?? null;
    if (field.sensitive && given !== null && given === shown[name]) unknown.add(name);
    else if (given === null) {
      values[name] = null;
      if (field.carried !== undefined) unknown.add(name);
      else if (!field.optional) problems.push({ field: name, severity: 'error', message: fieldWords.missing(field.title), mend: fieldWords.missingMend(field.template.example) });
    } else {
      const value = isUnread(given) ? field.read(given.unread, { epoch: 1900, regions, beside: values }) : field.accept(given, regions);
      if (value instanceof Fault) problems.push({ field: name, severity: 'error', message: value.message, mend: value.mend });
      else values[name] = value;
    }
  }
  if (problems.length > 0) return problems;
  for (const rule of ledger.rules) {
    if (holds(rule, values, unknown)) continue;
    problems.push({ field: rule.at[0], severity: rule.severity ?? 'error', message: rule.message, mend: rule.mend });
  }
  return problems;
}

/** What fields that are measured by another need to know of it; `undefined` for a ledger that has none. */
export function besideOf(ledger: AnyLedger, draft: Draft, regions: RegionBook): Beside | undefined {
  const names = new Set(Object.values(ledger.fields).flatMap(({ measured }) => measured?.by ?? []));
  if (names.size === 0) return undefined;
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const given = draft[name] ?? null;
      const value = given === null || isUnread(given) ? given : ledger.fields[name]?.accept(given, regions);
      return value === null || isUnread(value as DraftValue) || value instanceof Fault ? [] : [[name, value]];
    }),
  );
}

/** Reads again what could not be read before another field was filled in. */
export function settleDraft(ledger: AnyLedger, draft: Draft, regions: RegionBook): Draft {
  const beside = besideOf(ledger, draft, regions);
  if (beside === undefined) return draft;
  return Object.fromEntries(
    Object.entries(draft).map(([name, value]) => {
      const field = ledger.fields[name];
      return [name, field?.measured !== undefined && isUnread(value) ? readTyped(field, value.unread, regions, beside) : value];
    }),
  );
}

/** The year by which a draft counts, where it can be read yet. */
export function yearOfDraft(ledger: AnyLedger, draft: Draft, regions: RegionBook): number | undefined {
  const when = ledger.when === null ? undefined : ledger.fields[ledger.when];
  const given = ledger.when === null ? null : (draft[ledger.when] ?? null);
  if (when === undefined || given === null) return undefined;
  const value = isUnread(given) ? when.read(given.unread, { epoch: 1900, regions }) : when.accept(given, regions);
  return value instanceof Fault || value instanceof Mention ? undefined : yearOfRecord(when, value);
}

/** Raised by a rule that looks at what is masked; the server, which knows it, will check that rule. */
class OutOfSight extends Error {}

function holds(rule: Rule<never>, values: Readonly<Record<string, unknown>>, unknown: ReadonlySet<string>): boolean {
  const looked = new Proxy(values, {
    get(target, name: string) {
      if (unknown.has(name)) throw new OutOfSight();
      return target[name] ?? null;
    },
  });
  try {
    return (rule.holds as (of: unknown) => boolean)(looked);
  } catch (error) {
    if (error instanceof OutOfSight) return true;
    throw error;
  }
}

/** The values that differ from what was shown, as the API takes them: what was left alone keeps what stands. */
export function changedValues(ledger: AnyLedger, draft: Draft, shown: Draft): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(ledger.fields).flatMap(([name, field]) => {
      const value = draft[name] ?? null;
      if (field.carried !== undefined || isUnread(value) || JSON.stringify(value) === JSON.stringify(shown[name] ?? null)) return [];
      return [[name, value as Json]];
    }),
  );
}
