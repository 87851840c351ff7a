import type { Fault, Field, FieldOptions } from '../field.ts';
import { cleanText } from '../reading/text.ts';
import { defineField, type Written } from './define.ts';
import { fault, shown } from './faults.ts';

const LONGEST = 2000;

/** A web address, http or https only, kept as written. */
export function link<const O extends boolean = false>(options: FieldOptions<O>): Field<string, O, 'reads'> {
  return defineField<string, O, 'reads'>(
    {
      kind: 'link',
      can: ['reads'],
      column: 'text',
      widget: 'link',
      template: { format: 'text', example: 'https://www.example.org/notice/1' },
      read: (cell: Written) => taken(cell),
      accept: taken,
      json: (value) => value,
      schema: () => ({ type: 'string', format: 'uri', pattern: '^[Hh][Tt][Tt][Pp][Ss]?://', maxLength: LONGEST }),
      write: (value) => value,
      restore: (text) => text,
      format: (value) => value,
    },
    options,
  );
}

function taken(written: unknown): string | Fault {
  if (typeof written === 'string' && written.length <= LONGEST) {
    const address = cleanText(written);
    // A blank inside would be dropped or encoded by one reader and cut off by another.
    if (/^https?:\/\/[^\s<>"\\]+$/i.test(address) && URL.canParse(address)) {
      const { username, password } = new URL(address);
      if (username === '' && password === '') return address;
    }
  }
  return fault(
    'cell.not-a-link',
    `“${shown(written)}”不是网址`,
    `"${shown(written)}" is not a web address`,
    '填写以 http:// 或 https:// 开头的网址',
    'Write an address that begins with http:// or https://',
  );
}
