import { refuse } from '../declare/problem.ts';
import type { RegionBook } from '../declare/region-book.ts';
import type { Wording } from '../declare/wording.ts';
import { Fault } from '../declare/field.ts';
import type { ModelBaseFigure, ModelField } from '../model/model.ts';

/**
 * A slice names the part of a figure that one of its dimensions cuts out: `size=small`, with the value as it is
 * written to the database; `size=` where it is blank; the empty text is the whole figure.
 *
 * Slices are kept by month, the whole by day: a dimension has many values, and few ask for one of them by the day. Where
 * lists do (`byDay` of a figure), the slices of the whole programme are kept by day.
 */
export interface Slice {
  readonly by: ModelField;
  /** `null` for the records where the dimension is blank. */
  readonly value: unknown;
}

export function sliceText({ by, value }: Slice): string {
  return `${by.name}=${value === null ? '' : by.field.write(value)}`;
}

/** The day under which a slice keeps what happened on `day`: yyyymm00, its month; the whole keeps the day itself. */
export function dayKept(slice: string, day: number): number {
  return slice === '' ? day : day - (day % 100);
}

/** The slice a stored text stands for. */
export function sliceOf(figure: ModelBaseFigure, text: string): Slice | undefined {
  const mark = text.indexOf('=');
  const by = figure.by.find(({ name }) => name === text.slice(0, mark));
  if (mark < 0 || by === undefined) return undefined;
  const written = text.slice(mark + 1);
  return { by, value: written === '' ? null : by.field.restore(written) };
}

/**
 * Reads a slice as asked for, `dimension=value` with the value as in JSON, or blank.
 * @throws Refusal `figure.unknown-slice`
 */
export function readSlice(figure: ModelBaseFigure, asked: string, regions: RegionBook): string {
  if (asked === '') return '';
  const mark = asked.indexOf('=');
  const by = mark < 0 ? undefined : figure.by.find(({ name }) => name === asked.slice(0, mark));
  if (by === undefined) throw unknownSlice(figure, asked);
  const text = asked.slice(mark + 1);
  if (text === '') return `${by.name}=`;
  for (const json of [text, ...parsed(text)]) {
    const value = by.field.accept(json, regions);
    if (!(value instanceof Fault)) return sliceText({ by, value });
  }
  throw unknownSlice(figure, asked);
}

/** Whether a slice, written as it is asked for, is one of the figure's. */
export function isSlice(figure: ModelBaseFigure, asked: string, regions: RegionBook): boolean {
  const by = figure.by.find(({ name }) => name === asked.slice(0, Math.max(0, asked.indexOf('='))));
  const text = asked.slice(asked.indexOf('=') + 1);
  return by !== undefined && (text === '' || [text, ...parsed(text)].some((json) => !(by.field.accept(json, regions) instanceof Fault)));
}

/** What a slice is called, without its dimension where its value is a word. */
export function sliceTitle(figure: ModelBaseFigure, asked: string, regions: RegionBook): Wording {
  const slice = sliceOf(figure, readSlice(figure, asked, regions));
  if (slice === undefined) return { zh: asked, en: asked };
  if (slice.value === null || typeof slice.value !== 'string') return sliceWords(slice, regions);
  return { zh: slice.by.field.format(slice.value, 'zh', regions), en: slice.by.field.format(slice.value, 'en', regions) };
}

export function sliceWords({ by, value }: Slice, regions: RegionBook): Wording {
  const { title } = by.field;
  if (value === null) return { zh: `“${title.zh}”为空`, en: `“${title.en}” is blank` };
  return {
    zh: `“${title.zh}”为${by.field.format(value, 'zh', regions)}`,
    en: `“${title.en}” is ${by.field.format(value, 'en', regions)}`,
  };
}

function parsed(text: string): unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
}

function unknownSlice(figure: ModelBaseFigure, asked: string) {
  const names = figure.by.map(({ name }) => name);
  const shown = asked.slice(0, 60);
  return refuse(
    'figure.unknown-slice',
    { zh: `指标 ${figure.name} 不能按“${shown}”拆分。`, en: `Figure ${figure.name} has no part “${shown}”.` },
    names.length === 0
      ? { zh: '该指标没有拆分维度。', en: 'It is split by region and period only.' }
      : { zh: `可用维度：${names.join('、')}，写成 ${names[0]}=值。`, en: `Its dimensions: ${names.join(', ')}; write ${names[0]}=value.` },
  );
}
