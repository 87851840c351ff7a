import type { AnyField } from '../../kernel/declare/field.ts';
import type { AnyLedger } from '../../kernel/declare/ledger.ts';
import { domains } from '../../domains/index.ts';

/** A field under its name, as pages go through them. */
export interface NamedField {
  readonly name: string;
  readonly field: AnyField;
}

const declared = new Map(domains.flatMap(({ ledgers }) => ledgers.map((ledger) => [ledger.name, ledger] as const)));

/** A ledger as it is declared; its rules and fields run here as they do on the server. */
export const ledgerDeclared = (name: string): AnyLedger | undefined => declared.get(name);

export const fieldsOf = (ledger: AnyLedger): readonly NamedField[] => Object.entries(ledger.fields).map(([name, field]) => ({ name, field }));

/** The field that a record is called by. */
export function nameField(ledger: AnyLedger): NamedField {
  const named = [...ledger.names, ...ledger.identity].find((name) => !(ledger.fields[name]?.sensitive ?? true) && ledger.fields[name]?.refersTo === undefined);
  const name = named ?? Object.keys(ledger.fields).find((each) => each !== ledger.scope && ledger.fields[each]?.can.includes('reads') && !ledger.fields[each].sensitive) ?? ledger.scope;
  return { name, field: ledger.fields[name] as AnyField };
}
