import { itself, type Role } from '../declare/role.ts';
import type { Model } from '../model/model.ts';

/**
 * That what roles say of own rows can be told of the ledgers, as far as these are there: before anybody is given one.
 * @throws TypeError naming every role that says it of a field or ledger that isn't so
 */
export function checkRoles({ ledgers }: Model, roles: readonly Role[]): void {
  const faults = roles.flatMap(({ name: role, organisation, rules }) => {
    const of = ledgers.get(organisation ?? '');
    if (organisation !== undefined && of === undefined) return [];
    if (of?.names.length === 0) return [`${role}: records of ${of.name} have no names`];
    return rules.flatMap(({ ledgers: named, own }): string[] => {
      if (own === undefined) return [];
      const [name = ''] = named === 'all' ? [] : named;
      const field = ledgers.get(name)?.field.get(own.by)?.field;
      const told = own.by === itself ? name === organisation && own.says === 'record' : own.says === 'record' ? field?.refersTo === organisation : field?.column === 'text' && !field.sensitive && field.refersTo === undefined;
      return of !== undefined && named.length === 1 && told ? [] : [`${role}: ${String(named)} by ${own.by}`];
    });
  });
  if (faults.length > 0) throw new TypeError(`Own rows can't be told: ${faults.join('; ')}.`);
}
