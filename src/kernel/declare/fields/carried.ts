import type { Ability, Field } from '../field.ts';
import type { Wording } from '../wording.ts';

interface WithFields {
  readonly name: string;
  readonly fields: Readonly<Record<string, Field>>;
}

/** A field carried over: the same values, never required. */
export type Carried<F> = F extends Field<infer V, boolean, infer A extends Ability> ? Field<V, true, A> : never;

/**
 * A field filled from the record referred to, so that figures can be split or dated by it. Nobody types it in; in a
 * workbook it is passed over.
 *
 * @param ledger the ledger referred to
 * @param field the field of that ledger
 * @param options `via`: the reference of this ledger that leads there; `title` when the other one wouldn't do here
 */
export function carried<const L extends WithFields, const N extends keyof L['fields'] & string>(
  ledger: L,
  field: N,
  options: { readonly via: string; readonly title?: Wording },
): Carried<L['fields'][N]> {
  const original = ledger.fields[field];
  if (original === undefined) throw new ReferenceError(`The ledger ${ledger.name} has no field ${field} to carry.`);
  return Object.freeze({
    ...original,
    title: options.title ?? original.title,
    aliases: Object.freeze([]),
    optional: true,
    was: undefined,
    note: undefined,
    carried: Object.freeze({ via: options.via, field }),
    read: () => null,
  }) as unknown as Carried<L['fields'][N]>;
}
