import { domains } from '../../domains/index.ts';
import type { AnyField } from '../../kernel/declare/field.ts';
import type { Wording } from '../../kernel/declare/wording.ts';

/** A ledger as mapping its columns needs it. */
interface Declared {
  readonly name: string;
  readonly title: Wording;
  readonly fields: readonly (readonly [string, AnyField])[];
}

/** All ledgers with the fields that a workbook can have columns of. */
export const declaredLedgers: readonly Declared[] = domains.flatMap(({ ledgers }) =>
  ledgers.map(({ name, title, fields }) => ({ name, title, fields: Object.entries(fields as Readonly<Record<string, AnyField>>).filter(([, field]) => field.carried === undefined) })),
);

export const fieldsOf = (ledger: string): Declared['fields'] => declaredLedgers.find(({ name }) => name === ledger)?.fields ?? [];

export function fieldTitle(ledger: string, field: string): Wording {
  return fieldsOf(ledger).find(([name]) => name === field)?.[1].title ?? { zh: field, en: field };
}
