import type { Fault, Field, FieldOptions, Surroundings } from '../field.ts';
import { dayOfSerial, isoOfDay } from '../reading/date.ts';
import { plainDigits } from '../reading/number.ts';
import { cleanText } from '../reading/text.ts';
import { defineField, type Written } from './define.ts';
import { digitsLost, fault, shown, wrongJson } from './faults.ts';

export type TextOptions<O extends boolean> = FieldOptions<O> & {
  /** Longest text allowed, in characters; 200 when not given. */
  readonly maxLength?: number;
  /** Personal: masked by default and never shown in problems, e.g. a child's name. */
  readonly sensitive?: boolean;
};

/** A line of text: a name, a number of a document, an address. Trimmed; blanks inside are kept. */
export function text<const O extends boolean = false>(options: TextOptions<O>): Field<string, O, 'splits' | 'names' | 'reads'> {
  const kind = textKind('text', options.maxLength ?? 200, options.sensitive ?? false);
  return defineField<string, O, 'splits' | 'names' | 'reads'>({ ...kind, can: ['splits', 'names', 'reads'] }, options);
}

/** What text and note have in common. */
export function textKind(kind: string, maxLength: number, sensitive: boolean) {
  function bounded(written: string): string | Fault {
    const value = cleanText(written);
    return value.length <= maxLength ? value : tooLong(sensitive ? '…' : value, value.length, maxLength);
  }
  return {
    kind,
    column: 'text',
    widget: kind,
    sensitive,
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
    mask: maskText,
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
  if (!(Math.abs(cell) < MOST_DIGITS)) return digitsLost(cell);
  return plainDigits(cell);
}

// Workbooks keep 15 significant digits; from the 16th on they hold zeros.
const MOST_DIGITS = 1e15;

/** The first character and as many stars as don't tell the length. */
function maskText(value: string): string {
  return `${[...value][0] ?? ''}**`;
}

function tooLong(value: string, length: number, maxLength: number): Fault {
  return fault(
    'cell.too-long',
    `“${shown(value)}”有 ${length} 字，最多 ${maxLength} 字`,
    `"${shown(value)}" has ${length} characters; ${maxLength} are allowed`,
    '缩短文字，详细内容写到备注列',
    'Shorten it; put the details in a column for notes',
  );
}
