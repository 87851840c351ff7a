import type { Fault, Field, FieldOptions } from '../field.ts';
import { maskPhone, phoneOf } from '../reading/phone.ts';
import { defineField, type Written } from './define.ts';
import { fault } from './faults.ts';

/** A mobile number of 11 digits or a landline with its area code (`0XXX-XXXXXXX`). Messages never show it. */
export function phone<const O extends boolean = false>(options: FieldOptions<O>): Field<string, O, never> {
  return defineField<string, O, never>(
    {
      kind: 'phone',
      can: [],
      column: 'text',
      sensitive: true,
      widget: 'phone',
      template: { format: 'text', example: '' },
      read(cell: Written): string | Fault {
        if (typeof cell === 'string') return taken(cell);
        return Number.isSafeInteger(cell) ? taken(String(cell)) : notAPhone();
      },
      accept: (json) => (typeof json === 'string' ? taken(json) : notAPhone()),
      json: (value) => value,
      schema: () => ({ type: 'string', minLength: 10, maxLength: 20 }),
      write: (value) => value,
      restore: (text) => text,
      format: (value) => value,
      mask: maskPhone,
    },
    options,
  );
}

function taken(text: string): string | Fault {
  const number = phoneOf(text);
  if (number === undefined) return notAPhone();
  return number === 'several' ? severalPhones() : number;
}

function notAPhone(): Fault {
  return fault(
    'cell.not-a-phone',
    '不是 11 位手机号，也不是带区号的固定电话',
    'This is neither a mobile number of 11 digits nor a landline with its area code',
    '填写 11 位手机号，或 0XXX-XXXXXXX',
    'Write the 11 digits of a mobile number, or 0XXX-XXXXXXX',
  );
}

function severalPhones(): Fault {
  return fault(
    'cell.several-phones',
    '一格中有多个电话号码',
    'The cell holds several phone numbers',
    '只保留一个号码',
    'Keep one of them',
  );
}
