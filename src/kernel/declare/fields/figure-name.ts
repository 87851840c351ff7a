import type { Fault, Field, FieldOptions } from '../field.ts';
import type { AnyFigure } from '../figure.ts';
import { refuse } from '../problem.ts';
import { nearestFew } from '../reading/likeness.ts';
import { compact } from '../reading/width.ts';
import { defineField, type Written } from './define.ts';
import { fault, shown, wrongJson } from './faults.ts';

export type FigureNameOptions<O extends boolean> = FieldOptions<O> & {
  /** The figures that can be named. */
  readonly of: readonly AnyFigure[];
  /** What else real papers call them, by figure. */
  readonly called?: Readonly<Record<string, readonly string[]>>;
};

/**
 * A figure of the model, kept by its name. Reads names, titles and what papers call it, whatever number stands before
 * (`一、`, `3.`) and whatever stands in brackets behind.
 *
 * @throws Refusal `declare.ambiguous-figure` when one word stands for two figures
 */
export function figureName<const O extends boolean = false>(options: FigureNameOptions<O>): Field<string, O, 'splits' | 'names'> {
  const byName = new Map(options.of.map((one) => [one.name, one]));
  const words = wordsOf(options.of, options.called ?? {});
  return defineField<string, O, 'splits' | 'names'>(
    {
      kind: 'figure',
      can: ['splits', 'names'],
      column: 'text',
      values: [...byName.keys()],
      namesFigures: [...byName.keys()],
      widget: 'choice',
      template: { format: 'text', choices: options.of.map(({ title }) => title.zh), example: options.of[0]?.title.zh ?? '' },
      read(cell: Written): string | Fault {
        const found = words.get(figureKey(String(cell)));
        return found ?? notAFigure(cell, words, byName);
      },
      accept: (json) => (typeof json === 'string' && byName.has(json) ? json : wrongJson(json, `以下指标之一：${[...byName.keys()].join('、')}`, `one of the figures ${[...byName.keys()].join(', ')}`)),
      json: (value) => value,
      schema: () => ({ type: 'string', enum: [...byName.keys()] }),
      write: (value) => value,
      restore: (text) => text,
      format: (value, locale) => byName.get(value)?.title[locale] ?? value,
    },
    options,
  );
}

/** As figures' names are compared: without the number before and the brackets behind. */
function figureKey(text: string): string {
  const bare = text.trim().replace(/^[(（]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）]?[、.．，,)）:：\s]+/u, '');
  const outside = compact(bare.replace(/[(（[【][^)）\]】]*[)）\]】]/gu, ''));
  return outside === '' ? compact(bare) : outside;
}

function wordsOf(figures: readonly AnyFigure[], called: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  for (const { name, title } of figures) {
    for (const written of [name, title.zh, title.en, ...(called[name] ?? [])]) {
      const key = figureKey(written);
      const other = words.get(key);
      if (other !== undefined && other !== name) throw ambiguous(written, other, name);
      words.set(key, name);
    }
  }
  return words;
}

function notAFigure(cell: Written, words: ReadonlyMap<string, string>, figures: ReadonlyMap<string, AnyFigure>): Fault {
  const near = [...new Set(nearestFew(figureKey(String(cell)), [...words.keys()], 3).map((key) => figures.get(words.get(key) ?? '')?.title))].filter((title) => title !== undefined);
  return fault(
    'cell.not-a-figure',
    `没有叫“${shown(cell)}”的指标，或它不能定目标`,
    `No figure is called "${shown(cell)}", or none that can be named here`,
    near.length === 0 ? '填写指标目录中的名称' : `是否为：${near.map(({ zh }) => zh).join('、')}？填写指标目录中的名称`,
    near.length === 0 ? 'Write its title as in the list of figures' : `Did you mean ${near.map(({ en }) => en).join(', ')}? Write its title as in the list of figures`,
  );
}

const ambiguous = (word: string, one: string, other: string) =>
  refuse(
    'declare.ambiguous-figure',
    { zh: `“${word}”同时指 ${one} 和 ${other}`, en: `"${word}" stands for both ${one} and ${other}` },
    { zh: '每个说法只能指一个指标', en: 'Let each word stand for one figure' },
  );
