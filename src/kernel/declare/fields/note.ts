import type { Field, FieldOptions } from '../field.ts';
import { defineField } from './define.ts';
import { textKind } from './text.ts';

/** Long text: remarks, descriptions. It can't be split by or mentioned. */
export function note<const O extends boolean = false>(options: FieldOptions<O>): Field<string, O, 'reads'> {
  return defineField<string, O, 'reads'>({ ...textKind('note', 10_000, false), can: ['reads'] }, options);
}
