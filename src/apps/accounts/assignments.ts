import { grantsOf, type AssessmentGiven, type Grant, type Organisation, type Party } from '../../kernel/access/party.ts';
import { refuse } from '../../kernel/declare/problem.ts';
import type { Role } from '../../kernel/declare/role.ts';
import { noteInJournal } from '../../kernel/ledger/journal-note.ts';
import type { Store } from '../../kernel/ledger/store.ts';
import type { Row, Session } from '../../kernel/ports/database.ts';
import type { Account } from './account.ts';
import { notOneself, roleNeedsAssessment, roleNeedsEnd, roleNeedsOrganisation, rolesApart, unknownRole } from './refusals.ts';

/** A role that an account has, where and how long. */
export interface Assignment {
  readonly role: string;
  readonly regions: Grant['regions'];
  /** ISO 8601; `null` for good. */
  readonly until: string | null;
  /** Which assessments an assessor is to read. */
  readonly assessments?: readonly AssessmentGiven[] | undefined;
  /** For which organisation somebody outside the offices acts. */
  readonly organisation?: Organisation | undefined;
}

/** What every account has, by its name. */
export async function allAssignments(session: Session, programme: string): Promise<Map<string, Assignment[]>> {
  const rows = await session.query('select account, role, regions, until, assessments, organisation from account_role where programme = $1 order by account, role', [programme]);
  const all = new Map<string, Assignment[]>();
  for (const row of rows) {
    const of = all.get(String(row['account'])) ?? [];
    of.push(assignmentOf(row));
    all.set(String(row['account']), of);
  }
  return all;
}

export async function assignmentsOf(session: Session, programme: string, account: string): Promise<Assignment[]> {
  const rows = await session.query('select role, regions, until, assessments, organisation from account_role where programme = $1 and account = $2 order by role', [programme, account]);
  return rows.map(assignmentOf);
}

function assignmentOf(row: Row): Assignment {
  const { role, regions, until, assessments, organisation } = row;
  return {
    role: String(role),
    regions: JSON.parse(String(regions)) as Grant['regions'],
    until: until == null ? null : new Date(until).toISOString(),
    ...(assessments == null ? {} : { assessments: JSON.parse(assessments) as AssessmentGiven[] }),
    ...(organisation == null ? {} : { organisation: JSON.parse(organisation) as Organisation }),
  };
}

export const hasEnded = ({ until }: { readonly until: string | null }, now: Date): boolean => until !== null && Date.parse(until) <= now.getTime();

/** The party that an account is with these assignments; those that have ended give nothing. */
export function partyOf({ name, title }: Pick<Account, 'name' | 'title'>, assignments: readonly Assignment[], roles: readonly Role[], now: Date): Party {
  const grants = assignments.filter((one) => !hasEnded(one, now)).flatMap(({ role: wanted, regions, ...given }) => roles.filter((role) => role.name === wanted).flatMap((role) => grantsOf(role, regions, given)));
  return { id: name, title, grants };
}

/**
 * Gives an account just these roles; the journal keeps who did.
 * @throws Refusal `account.not-oneself`, `account.unknown-role`, `account.roles-apart`, `account.role-needs-end`, `account.role-needs-organisation`, `account.unknown-region`
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
  for (const { role, regions, until, assessments, organisation } of assignments) {
    await session.run('insert into account_role (programme, account, role, regions, until, given_by, at, assessments, organisation) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
      programme, account, role, JSON.stringify(regions), until, party.id, clock.now().toISOString(), assessments === undefined ? null : JSON.stringify(assessments), organisation === undefined ? null : JSON.stringify(organisation),
    ]);
  }
}

export function checkAssignments({ regions: book, model }: Store, assignments: readonly Assignment[], roles: readonly Role[]): void {
  const apart = new Map<string, Role>();
  for (const { role: name, regions, until, assessments = [], organisation } of assignments) {
    const role = roles.find((one) => one.name === name);
    if (role === undefined) throw unknownRole(name);
    if (role.timed === true && until === null) throw roleNeedsEnd(role.title.zh);
    if (assessments.length === 0 && role.rules.some(({ actions }) => actions.includes('assess'))) throw roleNeedsAssessment(role.title.zh);
    if (role.organisation !== organisation?.ledger) throw roleNeedsOrganisation(role.title);
    for (const given of assessments) if (!isDeclared(model, given)) throw unknownAssessment(given);
    if (regions !== 'all') for (const code of regions) if (book.get(code) === undefined) throw unknownRegion(code);
    if (role.apart === undefined) continue;
    const other = apart.get(role.apart);
    if (other !== undefined) throw rolesApart(other.title.zh, role.title.zh);
    apart.set(role.apart, role);
  }
}

function isDeclared({ ruleSets }: Store['model'], { ruleSet, year }: AssessmentGiven): boolean {
  const [first, last] = ruleSets.get(ruleSet)?.valid ?? [1, 0];
  return year >= first && year <= last;
}

const unknownAssessment = ({ ruleSet, year }: AssessmentGiven) =>
  refuse(
    'account.unknown-assessment',
    { zh: `没有 ${String(year).slice(0, 10)} 年的考核规则 ${ruleSet.slice(0, 40)}`, en: `There is no rule set ${ruleSet.slice(0, 40)} for ${String(year).slice(0, 10)}` },
    { zh: '从考核规则里选一个，年度要在它的适用年度内', en: 'Choose one of the rule sets, and a year it is for' },
  );

const unknownRegion = (code: string) =>
  refuse('account.unknown-region', { zh: `没有代码为 ${code.slice(0, 20)} 的地区`, en: `There is no region ${code.slice(0, 20)}` }, { zh: '请填写本项目地区的行政区划代码', en: 'Give the code of a region of the programme' });
