import type { Field, FieldOptions } from '../field.ts';
import { defineField } from './define.ts';
import { textKind } from './text.ts';

/** Long text: remarks, descriptions. It can't be split by or mentioned. */
export function note<const O extends boolean = false>(options: FieldOptions<O>): Field<string, O, never> {
  return defineField<string, O, never>({ ...textKind('note', 10_000, false), can: [] }, options);
}
