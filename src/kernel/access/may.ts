import type { Action, LedgerAction } from '../declare/role.ts';
import type { RegionBook } from '../declare/region-book.ts';
import type { AssessmentGiven, Grant, Party } from './party.ts';

/** A ledger as far as access goes by it. */
export interface Guarded {
  readonly name: string;
  readonly domain: string;
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
      (grant.regions === 'all' || regions.ancestors(region).some((code) => grant.regions.includes(code))) &&
      grant.assessments?.some((one) => one.ruleSet === ruleSet && one.year === year) === true,
  );
}

/** Whether the party may do this to some record of the ledger, wherever that lies. */
export function mayIn({ grants }: Party, ledger: Guarded, action: LedgerAction): boolean {
  return grants.some((grant) => covers(grant, ledger, action)) && (action === 'see' || grants.some((grant) => covers(grant, ledger, 'see')));
}

/** Whether the party may do this to a record of the ledger that lies in `region`; all but seeing takes seeing as well. */
export function allows(party: Party, ledger: Guarded, action: LedgerAction, region: string, regions: RegionBook): boolean {
  const reaches = (wanted: LedgerAction) =>
    party.grants.some((grant) => covers(grant, ledger, wanted) && (grant.regions === 'all' || regions.ancestors(region).some((code) => grant.regions.includes(code))));
  return reaches(action) && (action === 'see' || reaches('see'));
}

export const sees = (party: Party, ledger: Guarded, region: string, regions: RegionBook): boolean => allows(party, ledger, 'see', region, regions);

/**
 * The regions whose records of the ledger the party may do this to, none of them within another; `'all'` where that is
 * every region.
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

/** Every region whose records of the ledger the party may do this to; `undefined` where that is all of them. */
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
    if (!covers(grant, ledger, action)) continue;
    if (grant.regions === 'all') return 'all';
    codes.push(...grant.regions);
  }
  return topmost(codes, regions);
}

function covers({ ledgers, except, actions }: Grant, { name, domain }: Guarded, action: LedgerAction): boolean {
  return actions.includes(action) && (ledgers === 'all' ? except?.includes(domain) !== true : ledgers.includes(name) || ledgers.includes(domain));
}

/** Without those that lie in another of them. */
function topmost(codes: readonly string[], regions: RegionBook): string[] {
  const mine = new Set(codes);
  return [...mine].filter((code) => !regions.ancestors(code).some((above) => above !== code && mine.has(above))).sort();
}
