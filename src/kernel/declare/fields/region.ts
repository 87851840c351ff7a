import type { Fault, Field, FieldOptions, Surroundings } from '../field.ts';
import type { Region, RegionBook } from '../region-book.ts';
import { nearestFew } from '../reading/likeness.ts';
import { tight } from '../reading/width.ts';
import { defineField, type Written } from './define.ts';
import { fault, shown, wrongJson } from './faults.ts';

export type RegionOptions<O extends boolean> = FieldOptions<O> & {
  /** Only regions of this side of the programme, e.g. `east`. */
  readonly side?: string;
  /** Words for the whole of that side, where one region is at its top: 全市. */
  readonly whole?: readonly string[];
};

/**
 * A region of the programme, kept by its GB/T 2260 code. Reads names with and without 市/县/区 and the city before
 * them, and codes as text or number.
 */
export function region<const O extends boolean = false>(options: RegionOptions<O>): Field<string, O, 'places' | 'splits'> {
  const { side } = options;
  const whole = new Set((options.whole ?? []).map(tight));
  return defineField<string, O, 'places' | 'splits'>(
    {
      kind: 'region',
      can: ['places', 'splits'],
      side,
      column: 'text',
      widget: 'region',
      template: { format: 'text', example: '' },
      read(cell: Written, { regions }: Surroundings): string | Fault {
        const text = typeof cell === 'string' ? cell : String(cell);
        const found = regions.find(text, side);
        if (found !== undefined) return found.code;
        const [top, ...others] = whole.has(tight(text)) ? regions.all.filter((one) => one.parent === null && (side === undefined || one.side === side)) : [];
        if (top !== undefined && others.length === 0) return top.code;
        return notFound(cell, side, regions);
      },
      accept(json, regions) {
        const found = typeof json === 'string' ? regions.get(json) : undefined;
        if (found === undefined) return wrongJson(json, '本系统所设地区的行政区划代码', 'the GB/T 2260 code of a region of the programme');
        return side === undefined || found.side === side ? found.code : otherSide(json as string, found);
      },
      json: (value) => value,
      schema: () => ({ type: 'string', pattern: '^[0-9A-Za-z]{2,12}$' }),
      write: (value) => value,
      restore: (text) => text,
      format: (value, locale, regions) => regions.title(value, locale),
    },
    options,
  );
}

function notFound(cell: Written, side: string | undefined, regions: RegionBook): Fault {
  const elsewhere = side === undefined ? undefined : regions.find(String(cell));
  if (elsewhere !== undefined) return otherSide(cell, elsewhere);
  const near = nearestFew(
    tight(String(cell)),
    regions.all.filter((each) => side === undefined || each.side === side).map((each) => each.title.zh),
    3,
  );
  return fault(
    'cell.not-a-region',
    `“${shown(cell)}”不是本系统所设的地区，或不止一个地区叫这个名字`,
    `"${shown(cell)}" is not a region of the programme, or the name of several`,
    near.length === 0 ? '填写地区全称或行政区划代码' : `是否为：${near.join('、')}？填写全称或行政区划代码`,
    near.length === 0 ? 'Write its full name or GB/T 2260 code' : `Did you mean ${near.join(', ')}? Write the full name or GB/T 2260 code`,
  );
}

function otherSide(cell: Written, found: Region): Fault {
  return fault(
    'cell.region-of-other-side',
    `“${shown(cell)}”（${found.title.zh}）属于另一方`,
    `"${shown(cell)}" (${found.title.en}) is on the other side of the programme`,
    '填写本方的地区，或检查是否填错了列',
    'Write a region of the side asked for, or see whether columns are mixed up',
  );
}
