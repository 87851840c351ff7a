import { Fault, Mention, type AnyField, type Field, type FieldOptions, type Surroundings } from '../field.ts';
import type { AnyFigure } from '../figure.ts';
import type { RegionBook } from '../region-book.ts';
import { compact } from '../reading/width.ts';
import { defineField, type Written } from './define.ts';
import { fault, figureFirst, shown, wrongJson } from './faults.ts';

export type FigureSliceOptions<O extends boolean> = FieldOptions<O> & {
  /** The field of the same ledger that names the figure. */
  readonly by: string;
  /** The figures that one can name. */
  readonly of: readonly AnyFigure[];
};

/**
 * A part of the figure that another field of the record names, by one of its dimensions that are choices or flags; kept
 * as figures are asked for it, `kind=small`. Reads the choice's words by themselves, or with the dimension before them.
 */
export function figureSlice<const O extends boolean = false>(options: FigureSliceOptions<O>): Field<string, O, 'names'> {
  const figures = new Map(options.of.map((one) => [one.name, one]));
  const all = new Map(options.of.flatMap((figure) => dimensionsOf(figure)));
  const figureOf = (name: unknown): AnyFigure | undefined => figures.get(String(name));
  return defineField<string, O, 'names'>(
    {
      kind: 'figureSlice',
      can: ['names'],
      column: 'text',
      widget: 'slice',
      template: { format: 'text', example: '' },
      measured: { by: options.by, unit: () => undefined, unitHeaders: [], parts: (name) => partsOf(figureOf(name)) },
      read(cell: Written, surroundings: Surroundings): string | Fault {
        const figure = figureOf(surroundings.beside?.[options.by]);
        return figure === undefined ? figureFirst() : readPart(figure, cell, surroundings);
      },
      accept: (json) => (typeof json === 'string' && partOf(json, all) !== undefined ? json : wrongJson(json, '指标的分项，如 kind=small', 'a part of the figure, e.g. kind=small')),
      json: (value) => value,
      schema: () => ({ type: 'string' }),
      write: (value) => value,
      restore: (text) => text,
      format(value, locale, regions) {
        const part = partOf(value, all);
        return part === undefined ? value : `${part.field.title[locale]}${locale === 'zh' ? '：' : ': '}${part.field.format(part.value, locale, regions)}`;
      },
    },
    options,
  );
}

/** The parts of a figure that can be named, as they are kept. */
export function partsOf(figure: AnyFigure | undefined): string[] {
  if (figure === undefined) return [];
  return dimensionsOf(figure).flatMap(([name, field]) => (field.kind === 'flag' ? ['true', 'false'] : (field.values ?? [])).map((value) => `${name}=${value}`));
}

function dimensionsOf(figure: AnyFigure): [string, AnyField][] {
  if ('of' in figure) return [];
  return figure.by.flatMap((name): [string, AnyField][] => {
    const field = figure.over.fields[name];
    return field?.kind === 'choice' || field?.kind === 'flag' ? [[name, field]] : [];
  });
}

function partOf(text: string, dimensions: ReadonlyMap<string, AnyField>): { readonly field: AnyField; readonly value: unknown } | undefined {
  const mark = text.indexOf('=');
  const field = dimensions.get(text.slice(0, mark));
  if (mark < 0 || field === undefined) return undefined;
  const written = text.slice(mark + 1);
  const value = field.accept(field.kind === 'flag' ? written === 'true' : written, noRegions);
  return value instanceof Fault || (field.kind === 'flag' && written !== 'true' && written !== 'false') ? undefined : { field, value };
}

/** Choices and flags are of no region. */
const noRegions = undefined as unknown as RegionBook;

function readPart(figure: AnyFigure, cell: Written, surroundings: Surroundings): string | Fault {
  const dimensions = dimensionsOf(figure);
  const text = String(cell).replace(/^\s*(?:其中|of which)[：:,，、\s]*/iu, '');
  const parts = partsOf(figure);
  if (parts.includes(text.trim())) return text.trim();
  const [, head = '', tail = ''] = /^(.*?)[：:=＝](.*)$/u.exec(text) ?? [];
  const named = dimensions.filter(([name, { title, aliases }]) => [name, title.zh, title.en, ...aliases].some((word) => compact(word) === compact(head || text)));
  const found = new Set(
    (head !== '' && named.length > 0 ? named : dimensions).flatMap(([name, field]) => {
      // A flag by itself is called by its title: organised.
      if (head === '' && field.kind === 'flag') return named.some(([one]) => one === name) ? [`${name}=true`] : [];
      const value = field.read(head !== '' && named.length > 0 ? tail : text, surroundings);
      return value === null || value instanceof Fault || value instanceof Mention ? [] : [`${name}=${field.write(value)}`];
    }),
  );
  const [only, ...others] = found;
  return only !== undefined && others.length === 0 ? only : notAPart(figure, cell, dimensions, surroundings.regions);
}

function notAPart(figure: AnyFigure, cell: Written, dimensions: readonly (readonly [string, AnyField])[], regions: RegionBook): Fault {
  if (dimensions.length === 0) {
    return fault('cell.not-a-slice', `“${figure.title.zh}”没有分项，写不了“${shown(cell)}”`, `“${figure.title.en}” has no parts such as "${shown(cell)}"`, '把分项留空，或换一项能细分的指标', 'Leave the part blank, or choose a figure that has parts');
  }
  const list = (locale: 'zh' | 'en') => dimensions.map(([, field]) => `${field.title[locale]}${field.kind === 'flag' ? '' : `（${(field.values ?? []).slice(0, 6).map((value) => field.format(value, locale, regions)).join('、')}）`}`).join(locale === 'zh' ? '；' : '; ');
  return fault('cell.not-a-slice', `“${figure.title.zh}”没有叫“${shown(cell)}”的分项，或不止一项`, `“${figure.title.en}” has no part called "${shown(cell)}", or more than one`, `写成“维度：值”。可分：${list('zh')}`, `Write "dimension: value". It splits by ${list('en')}`);
}
