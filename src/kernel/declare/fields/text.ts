import type { Fault, Field, FieldOptions, Surroundings } from '../field.ts';
import { dayOfSerial, isoOfDay } from '../reading/date.ts';
import { plainDigits } from '../reading/number.ts';
import { cleanText } from '../reading/text.ts';
import { defineField, type Written } from './define.ts';
import { digitsLost, fault, shown, wrongJson } from './faults.ts';

export type TextOptions<O extends boolean> = FieldOptions<O> & {
  /** Longest text allowed, in characters; 200 when not given. */
  readonly maxLength?: number;
};

/** A line of text: a name, a number of a document, an address. Trimmed; blanks inside are kept. */
export function text<const O extends boolean = false>(options: TextOptions<O>): Field<string, O, 'splits' | 'names'> {
  return defineField<string, O, 'splits' | 'names'>(
    { ...textKind('text', options.maxLength ?? 200), can: ['splits', 'names'] },
    options,
  );
}

/** What text and note have in common. */
export function textKind(kind: string, maxLength: number) {
  function bounded(written: string): string | Fault {
    const value = cleanText(written);
    return value.length <= maxLength ? value : tooLong(value, maxLength);
  }
  return {
    kind,
    column: 'text',
    widget: kind,
    template: { format: 'text', example: '' },
    keepsStrokes: true,
    read(cell: Written, surroundings: Surroundings): string | null | Fault {
      const value = textOfCell(cell, surroundings);
      return typeof value === 'string' ? bounded(value) || null : value;
    },
    accept(json: unknown): string | Fault {
      const value = typeof json === 'string' ? bounded(json) : '';
      return value === '' ? wrongJson(json, '非空文本', 'text that is not empty') : value;
    },
    json: (value: string) => value,
    schema: () => ({ type: 'string', minLength: 1, maxLength }),
    write: (value: string) => value,
    restore: (value: string) => value,
    format: (value: string) => value,
  } as const;
}

/** A cell as text: a number by its plain digits, a date cell as YYYY-MM-DD. Digits a workbook has lost are a fault. */
export function textOfCell(cell: Written, { dated, epoch }: Surroundings): string | Fault {
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if (dated === true) {
    const day = dayOfSerial(cell, epoch);
    if (typeof day === 'number') return isoOfDay(day);
  }
  if (Math.abs(cell) > Number.MAX_SAFE_INTEGER || !Number.isFinite(cell)) return digitsLost(cell);
  return plainDigits(cell);
}

function tooLong(value: string, maxLength: number): Fault {
  return fault(
    'cell.too-long',
    `“${shown(value)}”有 ${value.length} 字，最多 ${maxLength} 字`,
    `"${shown(value)}" has ${value.length} characters; ${maxLength} are allowed`,
    '缩短文字，详细内容写到备注列',
    'Shorten it; put the details in a column for notes',
  );
}
