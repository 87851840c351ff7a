import { Fault } from '../../kernel/declare/field.ts';
import type { Organisation } from '../../kernel/access/party.ts';
import type { Role } from '../../kernel/declare/role.ts';
import { quoted } from '../../kernel/ledger/binder.ts';
import type { Store } from '../../kernel/ledger/store.ts';
import type { ModelLedger } from '../../kernel/model/model.ts';
import type { Assignment } from './assignments.ts';
import { notOneOrganisation, unknownOrganisation } from './refusals.ts';

/** A role to be given; its organisation as people name it. */
export interface AskedAssignment extends Omit<Assignment, 'organisation'> {
  readonly organisation?: { readonly name: string; readonly record?: string | undefined } | undefined;
}

/**
 * The assignments with their organisations found. Whoever assigns roles sees no records, and so names an organisation as it
 * is called; what an account has already is kept as it was given, whatever the organisation is called by now: else one that
 * takes another's name would get that one's rows when its roles are next saved.
 * @param held what the account has
 * @throws Refusal `account.unknown-organisation`, `account.not-one-organisation`
 */
export async function withOrganisations(store: Store, asked: readonly AskedAssignment[], held: readonly Assignment[], roles: readonly Role[]): Promise<Assignment[]> {
  return Promise.all(
    asked.map(async ({ organisation, ...assignment }): Promise<Assignment> => {
      const ledger = store.model.ledgers.get(roles.find(({ name }) => name === assignment.role)?.organisation ?? '');
      const name = organisation?.name.trim() ?? '';
      if (ledger === undefined || name === '') return assignment;
      const kept = held.find(({ role, organisation: one }) => role === assignment.role && one?.ledger === ledger.name && one.record === organisation?.record && one.name === name);
      return { ...assignment, organisation: kept?.organisation ?? (await findOrganisation(store, ledger, name, assignment.regions)) };
    }),
  );
}

async function findOrganisation({ database, programme, regions }: Store, ledger: ModelLedger, text: string, within: Assignment['regions']): Promise<Organisation> {
  const [called] = ledger.names;
  if (called === undefined) throw new TypeError(`Records of ${ledger.name} have no names.`);
  for (const name of ledger.names) {
    const value = name.field.accept(text, regions);
    if (value === null || value instanceof Fault) continue;
    const all = await database.query(
      `select record, _region, ${quoted(called.column)} as called from ${quoted(ledger.table)} where programme = $1 and ${quoted(name.column)} = $2::${name.field.column} and _until is null and not _gone limit 100`,
      [programme, name.field.write(value)],
    );
    // Who gives to a county sits elsewhere; of two of a name, the one of the regions given is meant.
    const here = all.filter((row) => within === 'all' || regions.ancestors(String(row['_region'])).some((code) => within.includes(code)));
    const [found, another] = here.length > 0 ? here : all;
    if (another !== undefined) throw notOneOrganisation(text, ledger.declared.title);
    if (found !== undefined) return { ledger: ledger.name, record: String(found['record']), name: String(found['called']) };
  }
  throw unknownOrganisation(text, ledger.declared.title);
}
