import type { Session } from '../ports/database.ts';

/** A period that is closed and was not reopened. Days are numbers yyyymmdd, both included. */
export interface ClosedPeriod {
  /** The number of its closing, from 1 on in each programme. */
  readonly closing: number;
  readonly from: number;
  readonly to: number;
  readonly at: string;
  /** The newest batch that is in what was sealed. */
  readonly head: string;
}

/** What is closed of a programme. */
export interface ClosedPeriods {
  readonly periods: readonly ClosedPeriod[];
  /** The newest closing of all, those reopened included; 0 before the first. */
  readonly newest: number;
  /** The last day closed; -1 where nothing is. */
  readonly until: number;
}

export const nothingClosed: ClosedPeriods = { periods: [], newest: 0, until: -1 };

const lockName = `hashtextextended('closing ' || $1::text, 0)`;

/**
 * Keeps periods from being closed or reopened until the transaction ends, and answers what is closed. Asked before
 * anything else of a writing transaction, so that each batch landed either before a closing or knows of it.
 */
export async function holdClosed(session: Session, programme: string): Promise<ClosedPeriods> {
  // Two statements: one alone would read a state of before it got the lock.
  const [, closed] = await Promise.all([session.query(`select pg_advisory_xact_lock_shared(${lockName})`, [programme]), readClosed(session, programme)]);
  return closed;
}

/** Keeps writers out until the transaction ends; waits for those that are under way. */
export async function holdWriters(session: Session, programme: string): Promise<void> {
  await session.query(`select pg_advisory_xact_lock(${lockName})`, [programme]);
}

/** What is closed of a programme. */
export async function readClosed(session: Session, programme: string): Promise<ClosedPeriods> {
  const rows = await session.query(
    `select closing, from_day, to_day, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, head_number, reopened_at is not null as reopened
     from closing where programme = $1 order by closing`,
    [programme],
  );
  if (rows.length === 0) return nothingClosed;
  const periods = rows
    .filter((row) => row['reopened'] !== 't')
    .map((row): ClosedPeriod => ({ closing: Number(row['closing']), from: Number(row['from_day']), to: Number(row['to_day']), at: String(row['at']), head: String(row['head_number']) }));
  return { periods, newest: Number(rows.at(-1)?.['closing'] ?? 0), until: Math.max(-1, ...periods.map(({ to }) => to)) };
}

/**
 * The closed period that a span of days is read as reported by: the shortest that covers it, so that a month that was
 * closed by itself stays as it was reported, also after its year is closed.
 */
export function closedOver({ periods }: ClosedPeriods, { from, to }: { readonly from: number; readonly to: number }): ClosedPeriod | undefined {
  const covering = periods.filter((period) => period.from <= from && to <= period.to);
  return covering.sort((a, b) => a.to - a.from - (b.to - b.from) || b.closing - a.closing)[0];
}

/** The closed periods in which a record counts by its own date, before or after it moves. */
export function closedBy({ periods }: ClosedPeriods, { before, after }: { readonly before: Dated | undefined; readonly after: Dated | undefined }): ClosedPeriod[] {
  const days = [before?.day, after?.day];
  return periods.filter(({ from, to }) => days.some((day) => day !== undefined && from <= day && day <= to));
}

interface Dated {
  readonly day: number;
}
