import { expectRight } from '../access/refusals.ts';
import type { Party } from '../access/party.ts';
import { dayOf } from '../ledger/calendar.ts';
import { holdWriters } from '../ledger/closed-periods.ts';
import { noteInJournal } from '../ledger/journal-note.ts';
import type { Store } from '../ledger/store.ts';
import { DatabaseError, type Session, type Transaction } from '../ports/database.ts';
import { runChecks, type Check, type ChecklistItem } from './checklist.ts';
import { findClosing, listClosings, type Closing } from './closings.ts';
import { readPeriod, type Period } from './period.ts';
import { blocked, busy, clockBehind, closedAlready, noReason, notAcknowledged, notEnded } from './refusals.ts';

/** What is kept of a figure for good. */
export interface Sealed {
  readonly figure: string;
  readonly definition: string;
  readonly records: number;
  readonly recordsHash: string;
  readonly sealed: string;
}

/** What closing asks of the figures; joined in apps. */
export interface Sealer {
  /** What is to be kept of each figure, with `head` the newest batch landed. */
  seal(session: Session, store: Store, period: Period, head: string): Promise<readonly Sealed[]>;
  /** The hash over all of it. */
  root(sealed: readonly Sealed[]): string;
}

export interface CloseRequest {
  /** As `readPeriod` reads it. */
  readonly window: string;
  readonly reason: string;
  /** Codes of checklist items that were seen. */
  readonly acknowledged: readonly string[];
}

/** Milliseconds that a closing waits for writers who are under way. */
const patience = 20_000;

/**
 * Closes a period: in one transaction, with writers kept out, every figure is sealed at the journal's head, and the chain
 * gets an entry with the hash over all of it. It lands whole or not at all.
 * @throws Refusal `access.no-right`, `closing.no-such-period`, `closing.not-ended`, `closing.clock-behind`, `closing.no-reason`,
 * `closing.closed-already`, `closing.blocked`, `closing.not-acknowledged`, `closing.busy`
 */
export async function closePeriod(store: Store, party: Party, { window, reason, acknowledged }: CloseRequest, sealer: Sealer, checks: readonly Check[]): Promise<Closing> {
  expectRight(party, 'close');
  const period = readPeriod(window);
  expectEnded(store, period);
  if (reason.trim() === '') throw noReason();
  return withoutWriters(store, async (session) => {
    await expectOpen(session, store, period);
    const checklist = await runChecks(session, store, period, checks);
    expectSeen(checklist, acknowledged);
    const head = await headOf(session, store);
    const sealed = await sealer.seal(session, store, period, head.number);
    const root = sealer.root(sealed);
    const closing = (await listClosings(session, store.programme)).length + 1;
    const entry = await noteInJournal(session, store, party, {
      kind: 'closing',
      about: { step: 'closed', closing, window: period.window, figures: sealed.length, head: head.number, root },
      reason,
    });
    await session.run(
      `insert into closing (programme, closing, from_day, to_day, batch, party, at, reason, checklist, head_number, head_position, head_hash, root)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [store.programme, closing, period.from, period.to, entry.batch, party.id, entry.at, reason, JSON.stringify(checklist), head.number, head.position, head.hash, root],
    );
    await keepSealed(session, store.programme, closing, sealed);
    return findClosing(session, store.programme, closing);
  });
}

/** @throws Refusal `closing.busy` when a writer doesn't come to an end */
export async function withoutWriters<T>(store: Store, work: (session: Transaction) => Promise<T>): Promise<T> {
  try {
    return await store.database.transaction(async (session) => {
      await session.script(`set local lock_timeout = ${patience}; set local work_mem = '64MB'`);
      await holdWriters(session, store.programme);
      return work(session);
    });
  } catch (error) {
    if (error instanceof DatabaseError && error.state === lockNotAvailable) throw busy(error);
    throw error;
  }
}

const lockNotAvailable = '55P03';

/** What is open in a period, before it is closed. @throws Refusal `access.no-right`, `closing.no-such-period` */
export async function readChecklist(store: Store, party: Party, window: string, checks: readonly Check[]): Promise<{ readonly period: Period; readonly items: readonly ChecklistItem[] }> {
  expectRight(party, 'close');
  const period = readPeriod(window);
  return { period, items: await runChecks(store.database, store, period, checks) };
}

function expectEnded({ clock }: Store, { window, to }: Period): void {
  const today = dayOf(clock.now());
  if (today <= to) throw notEnded(window, today);
}

async function expectOpen(session: Session, { programme, clock }: Store, { window }: Period): Promise<void> {
  const standing = (await listClosings(session, programme)).find((closing) => closing.window === window && closing.reopened === null);
  if (standing !== undefined) throw closedAlready(window, standing.closing);
  const [head] = await session.query('select head_at from programme where programme = $1', [programme]);
  const today = dayOf(clock.now());
  const headDay = head?.['head_at'] == null ? 0 : dayOf(new Date(head['head_at']));
  if (headDay > today) throw clockBehind(today, headDay);
}

function expectSeen(checklist: readonly ChecklistItem[], acknowledged: readonly string[]): void {
  const blocking = checklist.filter(({ severity }) => severity === 'blocks');
  if (blocking.length > 0) throw blocked(blocking);
  const unseen = checklist.filter(({ code }) => !acknowledged.includes(code));
  if (unseen.length > 0) throw notAcknowledged(unseen);
}

async function headOf(session: Session, { programme }: Store): Promise<Closing['head']> {
  const [row] = await session.query(
    `select coalesce((select max(number) from journal where programme = $1), 0) as number, head_number as position, head_hash as hash from programme where programme = $1`,
    [programme],
  );
  return { number: String(row?.['number'] ?? '0'), position: String(row?.['position'] ?? '0'), hash: String(row?.['hash'] ?? '') };
}

async function keepSealed(session: Session, programme: string, closing: number, sealed: readonly Sealed[]): Promise<void> {
  const column = (name: keyof Sealed) => sealed.map((one) => one[name]);
  await session.run(
    `insert into sealed_figure (programme, closing, figure, definition, records, records_hash, sealed)
     select $1::text, $2::integer, * from unnest($3::text[], $4::text[], $5::bigint[], $6::text[], $7::text[])`,
    [programme, closing, column('figure'), column('definition'), column('records'), column('recordsHash'), column('sealed')],
  );
}
