import type { Fault, Field, FieldOptions } from '../field.ts';
import { flagOf } from '../reading/flag.ts';
import { defineField, type Written } from './define.ts';
import { fault, shown, wrongJson } from './faults.ts';

/** Yes or no. Reads 是/否, √/×, Y/N, 有/无, 1/0, 已…/未…; a blank is not a no. */
export function flag<const O extends boolean = false>(options: FieldOptions<O>): Field<boolean, O, 'splits'> {
  const about = [options.title.zh, ...(options.aliases ?? [])];
  return defineField<boolean, O, 'splits'>(
    {
      kind: 'flag',
      can: ['splits'],
      column: 'boolean',
      values: ['t', 'f'],
      widget: 'flag',
      template: { format: 'text', choices: ['是', '否'], example: '是' },
      read(cell: Written): boolean | Fault {
        if (typeof cell === 'boolean') return cell;
        return flagOf(typeof cell === 'string' ? cell : String(cell), about) ?? notAFlag(cell);
      },
      accept: (json) => (typeof json === 'boolean' ? json : wrongJson(json, 'true 或 false', 'true or false')),
      json: (value) => value,
      schema: () => ({ type: 'boolean' }),
      write: (value) => (value ? 't' : 'f'),
      restore: (text) => text === 't',
      format: (value, locale) => (locale === 'zh' ? (value ? '是' : '否') : value ? 'yes' : 'no'),
    },
    options,
  );
}

function notAFlag(cell: Written): Fault {
  return fault(
    'cell.not-a-flag',
    `“${shown(cell)}”看不出是或否`,
    `"${shown(cell)}" is neither yes nor no`,
    '填写“是”或“否”',
    'Write 是 (yes) or 否 (no)',
  );
}
