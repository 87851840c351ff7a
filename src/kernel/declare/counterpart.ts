import type { Field } from './field.ts';
import { ledger, type Fields, type Ledger } from './ledger.ts';
import type { Wording } from './wording.ts';

/** The field of a counterpart that says whose view it is. */
type Office = Field<string, false, 'places' | 'splits'>;

interface CounterpartSpec<F extends Fields> {
  readonly title: Wording;
  readonly note?: Wording;
  /** Whose view it is: access goes by it. */
  readonly office: Office;
  /** The fields the other office keeps as well, those of the identity among them; declared once, there. */
  readonly fields: readonly (keyof F & string)[];
  readonly amount?: keyof F & string;
  readonly day?: keyof F & string;
  readonly alike?: readonly (keyof F & string)[];
  readonly expected?: { readonly field: keyof F & string; readonly as: (keyof F & string) | 'office' };
  /** The field of the identity that a fact is looked up by. */
  readonly foundBy: keyof F & string;
}

/**
 * Declares the ledger in which another office holds its view of the same facts: the fields of `of`, and the office. What
 * both hold is matched by the identity of `of`; several offices may claim the same fact, which shows.
 *
 * @param name as of any ledger
 */
export function counterpart<const N extends string, F extends Fields>(name: N, of: Ledger<string, F>, spec: CounterpartSpec<F>): Ledger<N, Fields> {
  const { office, fields, amount, day, alike = [], expected, foundBy } = spec;
  const own: Fields = { office, ...Object.fromEntries(fields.map((field) => [field, of.fields[field] as Fields[string]])) };
  const declared = ledger<N, Fields>(name, {
    title: spec.title,
    ...(spec.note === undefined ? {} : { note: spec.note }),
    fields: own,
    scope: 'office',
    when: of.when !== null && of.when in own ? of.when : null,
    identity: [...of.identity, 'office'] as unknown as readonly [string, ...string[]],
    names: own[foundBy]?.refersTo === undefined ? [foundBy] : [],
  } as never);
  return { ...declared, counterpart: { of: of.name, amount, day, alike, expected } };
}
