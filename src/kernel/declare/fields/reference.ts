import { Mention, type Fault, type Field, type FieldOptions, type Surroundings } from '../field.ts';
import { cleanText } from '../reading/text.ts';
import { defineField, type Written } from './define.ts';
import { wrongJson } from './faults.ts';
import { textOfCell } from './text.ts';

/**
 * A record of another ledger, kept by its id. A workbook names the record by any of its fields that can `names`;
 * reading gives the Mention, which is resolved before the row is checked.
 */
export function reference<const O extends boolean = false>(
  ledger: { readonly name: string },
  options: FieldOptions<O>,
): Field<string, O, 'splits' | 'names'> {
  return defineField<string, O, 'splits' | 'names'>(
    {
      kind: 'reference',
      can: ['splits', 'names'],
      column: 'uuid',
      widget: 'reference',
      template: { format: 'text', example: '' },
      refersTo: ledger.name,
      read(cell: Written, surroundings: Surroundings): Mention | null | Fault {
        const text = textOfCell(cell, surroundings);
        if (typeof text !== 'string') return text;
        const name = cleanText(text);
        return name === '' ? null : new Mention(name);
      },
      accept(json) {
        if (typeof json === 'string' && UUID.test(json)) return json.toLowerCase();
        return wrongJson(json, '记录的 UUID', 'the UUID of a record');
      },
      json: (value) => value,
      schema: () => ({ type: 'string', format: 'uuid' }),
      write: (value) => value,
      restore: (text) => text,
      format: (value) => value,
    },
    options,
  );
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
