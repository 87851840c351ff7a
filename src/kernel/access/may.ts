import { itself, type Action, type LedgerAction } from '../declare/role.ts';
import type { RegionBook } from '../declare/region-book.ts';
import type { AssessmentGiven, Grant, Party } from './party.ts';

/** A ledger as far as access goes by it. */
export interface Guarded {
  readonly name: string;
  readonly domain: string;
  readonly field: ReadonlyMap<string, { readonly column: string }>;
}

/** A row as far as access goes by it: what a version is, or what is about to become one. */
export interface Row {
  readonly record: string;
  readonly region: string;
  /** Stored texts by column, at least those of `ownColumns`. */
  readonly texts: Readonly<Record<string, string | null | undefined>>;
}

/** The rows of some regions; with `own`, only those whose column says `value`. */
export interface Share {
  readonly regions: Grant['regions'];
  readonly own?: { readonly column: string; readonly value: string } | undefined;
}

/** Whether the party may do this at all, wherever. */
export function may({ grants }: Party, action: Action): boolean {
  return grants.some((grant) => grant.actions.includes(action));
}

/** Whether the party was given this assessment of this region. */
export function mayAssess({ grants }: Party, { ruleSet, year }: AssessmentGiven, region: string, regions: RegionBook): boolean {
  return grants.some(
    (grant) =>
      grant.actions.includes('assess') &&
      liesIn(grant, region, regions) &&
      grant.assessments?.some((one) => one.ruleSet === ruleSet && one.year === year) === true,
  );
}

/** Whether the party may do this to some record of the ledger, wherever that lies. */
export function mayIn({ grants }: Party, ledger: Guarded, action: LedgerAction): boolean {
  return grants.some((grant) => covers(grant, ledger, action)) && (action === 'see' || grants.some((grant) => covers(grant, ledger, 'see')));
}

/** Whether the party may do this to this row of the ledger; all but seeing takes seeing as well. */
export function allows(party: Party, ledger: Guarded, action: LedgerAction, row: Row, regions: RegionBook): boolean {
  const reaches = (wanted: LedgerAction) => party.grants.some((grant) => covers(grant, ledger, wanted) && liesIn(grant, row.region, regions) && isOwn(grant, ledger, row));
  return reaches(action) && (action === 'see' || reaches('see'));
}

export const sees = (party: Party, ledger: Guarded, row: Row, regions: RegionBook): boolean => allows(party, ledger, 'see', row, regions);

/** Whether the party may do this to every row of the ledger that lies in `region`, whosever it is. */
export function allowsThroughout(party: Party, ledger: Guarded, action: LedgerAction, region: string, regions: RegionBook): boolean {
  const reaches = (wanted: LedgerAction) => party.grants.some((grant) => grant.own === undefined && covers(grant, ledger, wanted) && liesIn(grant, region, regions));
  return reaches(action) && (action === 'see' || reaches('see'));
}

/** Whether the party may do this to somebody's rows, and not only to those of its own organisation. */
export const mayBeyondOwn = ({ grants }: Party, ledger: Guarded, action: LedgerAction): boolean => grants.some((grant) => grant.own === undefined && covers(grant, ledger, action));

/**
 * By what a row in `region` would have to be the party's own for it to do this there: a field of the ledger, or `itself`;
 * `undefined` where it may do it to every row there, or to none.
 */
export function ownBy(party: Party, ledger: Guarded, action: LedgerAction, region: string, regions: RegionBook): string | undefined {
  const grants = party.grants.filter((grant) => covers(grant, ledger, action) && liesIn(grant, region, regions));
  return grants.every(({ own }) => own !== undefined) ? grants[0]?.own?.by : undefined;
}

/** How rows show that they are the party's own, of a ledger of which it sees only these; for forms to fill in. */
export function ownOnly(party: Party, ledger: Guarded): NonNullable<Grant['own']>[] {
  const seeing = party.grants.filter((grant) => covers(grant, ledger, 'see'));
  return seeing.flatMap(({ own }) => own ?? []).slice(0, seeing.every(({ own }) => own !== undefined) ? undefined : 0);
}

/** Whether the party may do something to rows of the ledger because they are its own. */
export const mayOwn = ({ grants }: Party, ledger: Guarded): boolean => grants.some((grant) => grant.own !== undefined && names(grant, ledger));

/** The columns by which rows of the ledger are the party's own, besides the record's id; mostly none. */
export function ownColumns({ grants }: Party, ledger: Guarded): string[] {
  const columns = grants.flatMap((grant) => (grant.own === undefined || !names(grant, ledger) ? [] : [columnOf(ledger, grant.own)]));
  return [...new Set(columns)].filter((column) => column !== 'record');
}

/** The rows of the ledger that the party may do this to, seeing them aside: those of some regions, and of others its own. */
export function shares(party: Party, ledger: Guarded, action: LedgerAction, regions: RegionBook): Share[] {
  const whole = reachOf(party, ledger, action, regions);
  const own = party.grants.flatMap((grant): Share[] => (grant.own === undefined || !covers(grant, ledger, action) ? [] : [{ regions: grant.regions, own: { column: columnOf(ledger, grant.own), value: grant.own.value } }]));
  return [{ regions: whole }, ...own];
}

/**
 * The regions all of whose records of the ledger the party may do this to, none of them within another; `'all'` where that
 * is every region. Rows of its own elsewhere are left aside.
 */
export function reach(party: Party, ledger: Guarded, action: LedgerAction, regions: RegionBook): Grant['regions'] {
  const own = reachOf(party, ledger, action, regions);
  return action === 'see' ? own : common(own, reachOf(party, ledger, 'see', regions), regions);
}

/** The regions of two reaches that lie in both. */
export function common(one: Grant['regions'], other: Grant['regions'], regions: RegionBook): Grant['regions'] {
  if (one === 'all') return other;
  if (other === 'all') return one;
  const within = (codes: readonly string[], of: readonly string[]) => codes.filter((code) => regions.ancestors(code).some((above) => of.includes(above)));
  return topmost([...within(one, other), ...within(other, one)], regions);
}

/** Every region all of whose records of the ledger the party may do this to; `undefined` where that is all of them. */
export function visibleRegions(party: Party, ledger: Guarded, regions: RegionBook, action: LedgerAction = 'see'): readonly string[] | undefined {
  const reached = reach(party, ledger, action, regions);
  return reached === 'all' ? undefined : [...new Set(reached.flatMap((code) => regions.within(code)))];
}

/** Whether the party sees every record of the ledger. */
export const seesAll = (party: Party, ledger: Guarded, regions: RegionBook): boolean => reach(party, ledger, 'see', regions) === 'all';

/** Whether the ledger's sensitive fields are shown in full wherever the party reads; everyone else sees them masked. */
export const reveals = (party: Party, ledger: Guarded): boolean => party.grants.some((grant) => covers(grant, ledger, 'reveal'));

function reachOf({ grants }: Party, ledger: Guarded, action: LedgerAction, regions: RegionBook): Grant['regions'] {
  const codes: string[] = [];
  for (const grant of grants) {
    if (grant.own !== undefined || !covers(grant, ledger, action)) continue;
    if (grant.regions === 'all') return 'all';
    codes.push(...grant.regions);
  }
  return topmost(codes, regions);
}

const liesIn = (grant: Grant, region: string, regions: RegionBook): boolean => grant.regions === 'all' || regions.ancestors(region).some((code) => grant.regions.includes(code));

function isOwn({ own }: Grant, ledger: Guarded, { record, texts }: Row): boolean {
  if (own === undefined) return true;
  const column = columnOf(ledger, own);
  return (column === 'record' ? record : texts[column]) === own.value;
}

/** @throws TypeError for a field that the ledger hasn't; roles are checked against the ledgers before anybody has one */
function columnOf(ledger: Guarded, { by }: NonNullable<Grant['own']>): string {
  if (by === itself) return 'record';
  const field = ledger.field.get(by);
  if (field === undefined) throw new TypeError(`${ledger.name} has no field ${by}.`);
  return field.column;
}

const covers = (grant: Grant, ledger: Guarded, action: LedgerAction): boolean => grant.actions.includes(action) && names(grant, ledger);

const names = ({ ledgers, except }: Grant, { name, domain }: Guarded): boolean => (ledgers === 'all' ? except?.includes(domain) !== true : ledgers.includes(name) || ledgers.includes(domain));

/** Without those that lie in another of them. */
function topmost(codes: readonly string[], regions: RegionBook): string[] {
  const mine = new Set(codes);
  return [...mine].filter((code) => !regions.ancestors(code).some((above) => above !== code && mine.has(above))).sort();
}
