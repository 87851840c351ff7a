import { levelOf } from '../declare/level.ts';
import type { Problem } from '../declare/problem.ts';
import type { ModelField, ModelLedger } from '../model/model.ts';
import type { Commit } from './change.ts';
import { carriedVia } from './carried.ts';
import { closingsTouched } from './closed-changes.ts';
import type { ClosedPeriods } from './closed-periods.ts';
import type { Counted, Movement } from './figure-keeper.ts';
import type { Group } from './group.ts';
import { reasonNeeded } from './problems.ts';
import { levelWritten } from './review-steps.ts';

/** So many are named; a workbook may have a hundred thousand of them. */
const mostNamed = 200;

/**
 * What a commit without a reason may not do: change a record that counts in a closed period, by its date or because it
 * stands there, before or after the change. Such a change is an adjustment, and says why.
 */
export async function examineClosed(group: Group, commit: Commit, closed: ClosedPeriods): Promise<Problem[]> {
  if (closed.periods.length === 0 || (commit.reason ?? '').trim() !== '') return [];
  const problems: Problem[] = [];
  const lending = new Map<ModelLedger, Lender[]>();
  for (const change of commit.changes) {
    const ledger = group.ledger(change.ledger);
    if (ledger === undefined) continue;
    const movement = movementOf(group, ledger, change);
    if (movement === undefined) continue;
    const closings = closingsTouched(group.store.keeper, closed, movement);
    if (closings.length > 0 && problems.length < mostNamed) problems.push(reasonNeeded(ledger, change.record, windowsOf(closed, closings)));
    if (movement.before !== undefined && ledger.carriers.length > 0) addTo(lending, ledger, { record: change.record, movement });
  }
  // What carries a changed value over changes with it.
  if (problems.length === 0) {
    for (const [ledger, records] of lending) {
      const borrower = await closedBorrower(group, closed, ledger, records, new Set());
      if (borrower !== undefined) problems.push(borrower);
    }
  }
  return problems;
}

function movementOf(group: Group, ledger: ModelLedger, change: Commit['changes'][number]): Movement | undefined {
  const stands = group.pending.of(ledger).standing.get(change.record);
  const before = stands === undefined || stands.gone ? undefined : stands;
  if (change.op === 'delete') return before === undefined ? undefined : { ledger, before, after: undefined };
  if (change.op === 'review') return before === undefined ? undefined : { ledger, before, after: { ...before, level: change.level } };
  const prepared = group.prepare(ledger, change);
  const level = levelWritten(before?.level, change.level, before?.digest === prepared.digest);
  return before?.digest === prepared.digest && before.level === level ? undefined : { ledger, before, after: { ...prepared, level } };
}

/** A record that others may carry something over from, and how it moves; absent where that follows from another. */
interface Lender {
  readonly record: string;
  readonly movement?: Movement;
}

/** A record that counts in a closed period and carries something over from `records`, straight or by way of others. */
async function closedBorrower(group: Group, closed: ClosedPeriods, origin: ModelLedger, lenders: readonly Lender[], met: Set<string>): Promise<Problem | undefined> {
  for (const { ledger: name, via } of origin.carriers) {
    const ledger = group.ledger(name);
    if (ledger === undefined || met.has(`${name} ${via.name}`)) continue;
    const lent = carriedVia(ledger, via).flatMap(({ field: { carried } }) => carried?.field ?? []);
    const records = lenders.filter(({ movement }) => lent.some((field) => movement === undefined || isChanged(origin, field, movement))).map(({ record }) => record);
    if (records.length === 0) continue;
    met.add(`${name} ${via.name}`);
    const borrowers = await borrowersOf(group, ledger, via, records);
    for (const { record, counted } of borrowers) {
      const closings = closingsTouched(group.store.keeper, closed, { ledger, before: counted, after: undefined });
      if (closings.length > 0) return reasonNeeded(ledger, record, windowsOf(closed, closings));
    }
    if (borrowers.length === 0 || ledger.carriers.length === 0) continue;
    const further = await closedBorrower(group, closed, ledger, borrowers.map(({ record }) => ({ record })), met);
    if (further !== undefined) return further;
  }
  return undefined;
}

async function borrowersOf({ session, store }: Group, ledger: ModelLedger, via: ModelField, records: readonly string[]): Promise<{ record: string; counted: Counted }[]> {
  const rows = await session.query(
    `select record, _region, _day, _level from "${ledger.table}" where programme = $1 and "${via.column}" = any($2::uuid[]) and _until is null and not _gone`,
    [store.programme, records],
  );
  return rows.map((row) => ({ record: String(row['record']), counted: { values: {}, region: String(row['_region']), day: Number(row['_day']), level: levelOf(row['_level']) } }));
}

const windowsOf = ({ periods }: ClosedPeriods, closings: readonly number[]) => periods.filter(({ closing }) => closings.includes(closing));

function isChanged(ledger: ModelLedger, name: string, { before, after }: Movement): boolean {
  const field = ledger.field.get(name);
  const [was, is] = [before, after].map((record) => record?.values[name] ?? null);
  return field !== undefined && (was === null || is === null ? was !== is : field.field.write(was) !== field.field.write(is));
}

function addTo(lists: Map<ModelLedger, Lender[]>, ledger: ModelLedger, lender: Lender): void {
  const list = lists.get(ledger);
  if (list === undefined) lists.set(ledger, [lender]);
  else list.push(lender);
}
