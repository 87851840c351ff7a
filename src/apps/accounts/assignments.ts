import { grantsOf, type Grant, type Party } from '../../kernel/access/party.ts';
import { refuse } from '../../kernel/declare/problem.ts';
import type { Role } from '../../kernel/declare/role.ts';
import { noteInJournal } from '../../kernel/ledger/journal-note.ts';
import type { Store } from '../../kernel/ledger/store.ts';
import type { Session } from '../../kernel/ports/database.ts';
import type { Account } from './account.ts';
import { notOneself, roleNeedsEnd, rolesApart, unknownRole } from './refusals.ts';

/** A role that an account has, where and how long. */
export interface Assignment {
  readonly role: string;
  readonly regions: Grant['regions'];
  /** ISO 8601; `null` for good. */
  readonly until: string | null;
}

/** What every account has, by its name. */
export async function allAssignments(session: Session, programme: string): Promise<Map<string, Assignment[]>> {
  const rows = await session.query('select account, role, regions, until from account_role where programme = $1 order by account, role', [programme]);
  const all = new Map<string, Assignment[]>();
  for (const row of rows) {
    const of = all.get(String(row['account'])) ?? [];
    of.push({ role: String(row['role']), regions: JSON.parse(String(row['regions'])) as Grant['regions'], until: row['until'] == null ? null : new Date(row['until']).toISOString() });
    all.set(String(row['account']), of);
  }
  return all;
}

export async function assignmentsOf(session: Session, programme: string, account: string): Promise<Assignment[]> {
  const rows = await session.query('select role, regions, until from account_role where programme = $1 and account = $2 order by role', [programme, account]);
  return rows.map((row) => ({ role: String(row['role']), regions: JSON.parse(String(row['regions'])) as Grant['regions'], until: row['until'] == null ? null : new Date(row['until']).toISOString() }));
}

export const hasEnded = ({ until }: { readonly until: string | null }, now: Date): boolean => until !== null && Date.parse(until) <= now.getTime();

/** The party that an account is with these assignments; those that have ended give nothing. */
export function partyOf({ name, title }: Pick<Account, 'name' | 'title'>, assignments: readonly Assignment[], roles: readonly Role[], now: Date): Party {
  const grants = assignments.filter((one) => !hasEnded(one, now)).flatMap(({ role: wanted, regions }) => roles.filter((role) => role.name === wanted).flatMap((role) => grantsOf(role, regions)));
  return { id: name, title, grants };
}

/**
 * Gives an account just these roles; the journal keeps who did.
 * @throws Refusal `account.not-oneself`, `account.unknown-role`, `account.roles-apart`, `account.role-needs-end`, `account.unknown-region`
 */
export async function assign(store: Store, party: Party, account: Pick<Account, 'name'>, assignments: readonly Assignment[], roles: readonly Role[]): Promise<void> {
  if (account.name === party.id) throw notOneself();
  checkAssignments(store, assignments, roles);
  await store.database.transaction(async (session) => {
    await keepAssignments(session, store, party, account.name, assignments);
    await noteInJournal(session, store, party, { kind: 'account', about: { account: account.name, roles: assignments } });
  });
}

export async function keepAssignments(session: Session, { programme, clock }: Store, party: Party, account: string, assignments: readonly Assignment[]): Promise<void> {
  await session.run('delete from account_role where programme = $1 and account = $2', [programme, account]);
  for (const { role, regions, until } of assignments) {
    await session.run('insert into account_role (programme, account, role, regions, until, given_by, at) values ($1, $2, $3, $4, $5, $6, $7)', [
      programme, account, role, JSON.stringify(regions), until, party.id, clock.now().toISOString(),
    ]);
  }
}

export function checkAssignments({ regions: book }: Store, assignments: readonly Assignment[], roles: readonly Role[]): void {
  const apart = new Map<string, Role>();
  for (const { role: name, regions, until } of assignments) {
    const role = roles.find((one) => one.name === name);
    if (role === undefined) throw unknownRole(name);
    if (role.timed === true && until === null) throw roleNeedsEnd(role.title.zh);
    if (regions !== 'all') for (const code of regions) if (book.get(code) === undefined) throw unknownRegion(code);
    if (role.apart === undefined) continue;
    const other = apart.get(role.apart);
    if (other !== undefined) throw rolesApart(other.title.zh, role.title.zh);
    apart.set(role.apart, role);
  }
}

const unknownRegion = (code: string) =>
  refuse('account.unknown-region', { zh: `没有代码为 ${code.slice(0, 20)} 的地区`, en: `There is no region ${code.slice(0, 20)}` }, { zh: '请填写本项目地区的行政区划代码', en: 'Give the code of a region of the programme' });
