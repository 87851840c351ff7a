import { v7 as newId } from 'uuid';
import { expectRight } from '../../kernel/access/refusals.ts';
import { systemParty, type Party } from '../../kernel/access/party.ts';
import { noteInJournal } from '../../kernel/ledger/journal-note.ts';
import type { Store } from '../../kernel/ledger/store.ts';
import type { Row, Session } from '../../kernel/ports/database.ts';
import { approvalOver, decidedAlready, freshAccount, needsApproval, noSuchApproval, ownApproval, reasonMissing } from './approval-refusals.ts';

/** What takes two people: taking a backup away, and restoring one. */
export type ApprovalKind = 'take' | 'restore';

export interface Approval {
  readonly id: string;
  readonly kind: ApprovalKind;
  /** The backup's name. */
  readonly subject: string;
  readonly reason: string;
  readonly askedBy: string;
  readonly askedAt: string;
  readonly decidedBy: string | null;
  readonly state: 'asked' | 'approved' | 'refused' | 'used' | 'over';
  /** Until when it can be decided, or used once it is approved. */
  readonly until: string;
}

const hour = 60 * 60_000;
/** Milliseconds in which somebody has to decide. */
const decidedWithin = 24 * hour;
/** Milliseconds in which what was approved has to be done. */
const usedWithin = hour;
/** Milliseconds for which an account's way in counts as the administrator's who made its link. */
const freshFor = 3 * 24 * hour;
const mostListed = 50;
const longestReason = 500;

const columns = 'id, kind, subject, reason, asked_by, asked_at, decided_by, decided_at, approved, used_at';

/** Newest first. @throws Refusal `access.no-right` for whoever neither asks nor decides */
export async function listApprovals({ database, programme, clock }: Store, party: Party): Promise<Approval[]> {
  if (!party.grants.some(({ actions }) => actions.includes('countersign'))) expectRight(party, 'backup');
  const rows = await database.query(`select ${columns} from approval where programme = $1 order by asked_at desc limit ${mostListed}`, [programme]);
  return rows.map((row) => approvalOf(row, clock.now()));
}

/** Asks for a second person's word; the journal keeps who and why. @throws Refusal `access.no-right`, `approval.reason-missing` */
export async function askApproval(store: Store, party: Party, { kind, subject, reason }: Pick<Approval, 'kind' | 'subject' | 'reason'>): Promise<Approval> {
  expectRight(party, 'backup');
  const said = reason.trim();
  if (said === '' || said.length > longestReason) throw reasonMissing(longestReason);
  const id = newId();
  return store.database.transaction(async (session) => {
    await session.run('insert into approval (programme, id, kind, subject, reason, asked_by, asked_at) values ($1, $2, $3, $4, $5, $6, $7)', [
      store.programme, id, kind, subject, said, party.id, store.clock.now().toISOString(),
    ]);
    await noteInJournal(session, store, party, { kind: 'backup', about: { backup: subject, asked: kind, approval: id }, reason: said });
    return found(session, store, id);
  });
}

/**
 * Says yes or no to what somebody else asked.
 * @throws Refusal `access.no-right`, `approval.not-found`, `approval.own`, `approval.decided`, `approval.over`, `approval.fresh-account`
 */
export async function decide(store: Store, party: Party, id: string, approved: boolean): Promise<Approval> {
  expectRight(party, 'countersign');
  return store.database.transaction(async (session) => {
    const { programme, clock } = store;
    const asked = await found(session, store, id, true);
    if (asked.askedBy === party.id) throw ownApproval();
    if (asked.state === 'over') throw approvalOver();
    if (asked.state !== 'asked') throw decidedAlready();
    if (approved && (await isFresh(session, store, party.id))) throw freshAccount(freshFor / (24 * hour));
    await session.run('update approval set decided_by = $3, decided_at = $4, approved = $5 where programme = $1 and id = $2', [programme, id, party.id, clock.now().toISOString(), approved]);
    await noteInJournal(session, store, party, { kind: 'backup', about: { backup: asked.subject, [approved ? 'approved' : 'refused']: asked.kind, approval: id } });
    return found(session, store, id);
  });
}

/** The approval by which the party may do this now. @throws Refusal `access.no-right`, `approval.needed` */
export async function expectApproval({ database, programme, clock }: Store, party: Party, kind: ApprovalKind, subject: string): Promise<Approval> {
  expectRight(party, 'backup');
  const rows = await database.query(`select ${columns} from approval where programme = $1 and kind = $2 and subject = $3 and asked_by = $4 and approved order by decided_at desc limit 5`, [programme, kind, subject, party.id]);
  const good = rows.map((row) => approvalOf(row, clock.now())).find(({ state }) => state === 'approved');
  if (good === undefined) throw needsApproval();
  return good;
}

/** What was approved is done: it can't be done by the same word again. @throws Refusal `approval.needed` where somebody was first */
export async function spendApproval({ database, programme, clock }: Store, id: string): Promise<void> {
  if ((await database.run('update approval set used_at = $3 where programme = $1 and id = $2 and used_at is null', [programme, id, clock.now().toISOString()])) === 0) throw needsApproval();
}

async function found(session: Session, { programme, clock }: Store, id: string, locked = false): Promise<Approval> {
  const [row] = await session.query(`select ${columns} from approval where programme = $1 and id = $2${locked ? ' for update' : ''}`, [programme, id]);
  if (row === undefined) throw noSuchApproval();
  return approvalOf(row, clock.now());
}

/**
 * Whether the account's way in was made anew lately. Who makes accounts and their links could come in as a second person
 * of their own making; this leaves time to notice. The machine's owner could do all of this anyway.
 */
async function isFresh(session: Session, { programme, clock }: Store, account: string): Promise<boolean> {
  const since = new Date(clock.now().getTime() - freshFor).toISOString();
  const rows = await session.query(`select about from journal where programme = $1 and kind = 'account' and at > $2::timestamptz and party not in ($3, $4)`, [programme, since, account, systemParty.id]);
  return rows.some((row) => {
    const about = JSON.parse(row['about'] ?? '{}') as { account?: string; made?: boolean; link?: boolean; email?: string };
    return about.account === account && (about.made === true || about.link === true || about.email !== undefined);
  });
}

function approvalOf(row: Row, now: Date): Approval {
  const instant = (text: string | null | undefined) => (text == null ? undefined : new Date(text));
  const askedAt = instant(row['asked_at']) ?? now;
  const decidedAt = instant(row['decided_at']);
  const until = decidedAt === undefined ? askedAt.getTime() + decidedWithin : decidedAt.getTime() + usedWithin;
  const state = decidedAt !== undefined && row['approved'] === 'f' ? 'refused' : row['used_at'] != null ? 'used' : until <= now.getTime() ? 'over' : decidedAt === undefined ? 'asked' : 'approved';
  return {
    id: String(row['id']),
    kind: row['kind'] as ApprovalKind,
    subject: String(row['subject']),
    reason: String(row['reason']),
    askedBy: String(row['asked_by']),
    askedAt: askedAt.toISOString(),
    decidedBy: row['decided_by'] ?? null,
    state,
    until: new Date(until).toISOString(),
  };
}
