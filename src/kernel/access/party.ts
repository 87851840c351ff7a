import { actions, type Action, type Role } from '../declare/role.ts';

/** The assessment of one year by one rule set. */
export interface AssessmentGiven {
  readonly ruleSet: string;
  readonly year: number;
}

/** The organisation that somebody acts for: a record of the ledger that its role names. */
export interface Organisation {
  readonly ledger: string;
  readonly record: string;
  /** What it was called when it was given: rows that name it in a text are its own by this, whatever it is called later. */
  readonly name: string;
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
  /** Only to rows that are its organisation's own: whose field `by` says `value`, as stored. */
  readonly own?: { readonly by: string; readonly value: string } | undefined;
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

/** What is given with a role, besides the regions. */
export interface GivenWithRole {
  readonly assessments?: readonly AssessmentGiven[] | undefined;
  readonly organisation?: Organisation | undefined;
}

/** What a role gives in these regions. What it gives over an organisation's own rows, it gives to nobody without one. */
export function grantsOf({ name, rules }: Role, regions: Grant['regions'], { assessments, organisation }: GivenWithRole = {}): Grant[] {
  return rules.flatMap(({ ledgers, except, actions: given, everywhere, own }): Grant[] => {
    const grant = { role: name, regions: everywhere === true ? 'all' : regions, ledgers, except, actions: given, assessments } as const;
    if (own === undefined) return [grant];
    if (organisation === undefined) return [];
    return [{ ...grant, own: { by: own.by, value: own.says === 'name' ? organisation.name : organisation.record } }];
  });
}

/** The party with nothing but these actions of its own, e.g. of a token that may only read. */
export function narrowed(party: Party, kept: (action: Action) => boolean): Party {
  return { ...party, grants: party.grants.map((grant) => ({ ...grant, actions: grant.actions.filter(kept) })) };
}
