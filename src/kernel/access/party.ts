import { actions, type Action, type Role } from '../declare/role.ts';

/** The assessment of one year by one rule set. */
export interface AssessmentGiven {
  readonly ruleSet: string;
  readonly year: number;
}

/** What somebody may do, to which ledgers, where. */
export interface Grant {
  /** The role it comes from. */
  readonly role: string;
  /** The regions, with all that lies in them. */
  readonly regions: 'all' | readonly string[];
  /** Names of ledgers, or of whole domains. */
  readonly ledgers: 'all' | readonly string[];
  /** Domains that `all` leaves out. */
  readonly except?: readonly string[] | undefined;
  readonly actions: readonly Action[];
  /** Which assessments, of whoever may `assess`. */
  readonly assessments?: readonly AssessmentGiven[] | undefined;
}

/** Who acts. Every read and write takes one; what it may is asked of this folder's functions only. */
export interface Party {
  /** Stable id, kept in the journal. */
  readonly id: string;
  readonly title: string;
  readonly grants: readonly Grant[];
}

/** The platform itself: migrations, the demo's loader, the command line of the machine's owner. */
export const systemParty: Party = {
  id: 'system',
  title: '系统',
  grants: [{ role: 'system', regions: 'all', ledgers: 'all', actions }],
};

/** What a role gives in these regions. */
export function grantsOf({ name, rules }: Role, regions: Grant['regions'], assessments?: readonly AssessmentGiven[]): Grant[] {
  return rules.map((rule) => ({ role: name, regions: rule.everywhere === true ? 'all' : regions, ledgers: rule.ledgers, except: rule.except, actions: rule.actions, assessments }));
}

/** The party with nothing but these actions of its own, e.g. of a token that may only read. */
export function narrowed(party: Party, kept: (action: Action) => boolean): Party {
  return { ...party, grants: party.grants.map((grant) => ({ ...grant, actions: grant.actions.filter(kept) })) };
}
