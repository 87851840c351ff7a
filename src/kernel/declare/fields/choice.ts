import type { Fault, Field, FieldOptions, LimitedYears, Years } from '../field.ts';
import { refuse } from '../problem.ts';
import { nearest } from '../reading/likeness.ts';
import { compact } from '../reading/width.ts';
import type { Wording } from '../wording.ts';
import { defineField, type Written } from './define.ts';
import { fault, shown, wrongJson } from './faults.ts';

/** A choice's title, the other words clerks use for it, and the years on whose records it may stand. */
export type ChoiceWording = Wording & Years & { readonly aliases?: readonly string[] };

export type ChoiceOptions<C extends Readonly<Record<string, ChoiceWording>>, O extends boolean> = FieldOptions<O> & {
  /** The choices by key; the key is what is kept. */
  readonly of: C;
};

/**
 * One of a few choices, kept by its key. Reads titles in both languages, keys and aliases, whatever their blanks, width
 * and case.
 *
 * @throws Refusal `declare.ambiguous-choice` when one word stands for two choices, `declare.no-year` when a choice is in
 * force in no year
 */
export function choice<
  const C extends Readonly<Record<string, ChoiceWording>>,
  const O extends boolean = false,
>(options: ChoiceOptions<C, O>): Field<keyof C & string, O, 'splits' | 'names'> {
  type Key = keyof C & string;
  const wordings: Readonly<Record<string, ChoiceWording>> = options.of;
  const keys = Object.keys(wordings) as Key[];
  const titles = keys.map((key) => wordings[key]?.zh ?? key);
  const words = decoding(options.title, wordings) as ReadonlyMap<string, Key>;
  // As written in the workbook: a column repeats a few texts many times.
  const seen = new Map<string, Key>();

  function notAChoice(cell: Written): Fault {
    const likely = nearest(compact(String(cell)), words.keys());
    const key = likely === undefined ? undefined : words.get(likely);
    const meant = key === undefined ? undefined : wordings[key];
    const list = titles.length > 12 ? `${titles.slice(0, 12).join('、')}…` : titles.join('、');
    return fault(
      'cell.not-a-choice',
      `“${shown(cell)}”不在可选项中`,
      `"${shown(cell)}" is not one of the choices`,
      `${meant === undefined ? '' : `是否为“${meant.zh}”？`}可填：${list}`,
      `${meant === undefined ? '' : `Did you mean ${meant.zh} (${meant.en})? `}Allowed: ${list}`,
    );
  }

  return defineField<Key, O, 'splits' | 'names'>(
    {
      kind: 'choice',
      can: ['splits', 'names'],
      column: 'text',
      values: keys,
      years: yearsOf(options.title, wordings),
      widget: 'choice',
      template: { format: 'text', choices: titles, example: titles[0] ?? '' },
      read(cell: Written): Key | Fault {
        if (typeof cell !== 'string') return words.get(String(cell)) ?? notAChoice(cell);
        const known = seen.get(cell);
        if (known !== undefined) return known;
        const key = words.get(compact(cell));
        if (key === undefined) return notAChoice(cell);
        if (seen.size < 1000) seen.set(cell, key);
        return key;
      },
      accept(json) {
        if (typeof json === 'string' && Object.hasOwn(wordings, json)) return json as Key;
        return wrongJson(json, `以下之一：${keys.join('、')}`, `one of: ${keys.join(', ')}`);
      },
      json: (value) => value,
      schema: () => ({ type: 'string', enum: keys }),
      write: (value) => value,
      restore: (text) => text as Key,
      format: (value, locale) => wordings[value]?.[locale] ?? value,
    },
    options,
  );
}

/** The choices that are in force in some years only. */
function yearsOf(field: Wording, wordings: Readonly<Record<string, ChoiceWording>>): Readonly<Record<string, LimitedYears>> | undefined {
  const limited = Object.entries(wordings).flatMap(([key, wording]): [string, LimitedYears][] => {
    const { zh, en, since, until } = wording;
    if (since === undefined && until === undefined) return [];
    if (since !== undefined && until !== undefined && since > until) {
      throw refuse(
        'declare.no-year',
        { zh: `“${zh}”从 ${since} 年用到 ${until} 年，没有一年可用`, en: `"${en}" begins in ${since} and ends in ${until}` },
        { zh: '终止年份不早于起始年份', en: 'Let the last year not come before the first' },
      );
    }
    const years = yearsInWords({ since, until });
    const instead = [...(since === undefined ? [] : [insteadIn(wordings, since - 1)]), ...(until === undefined ? [] : [insteadIn(wordings, until + 1)])];
    const message = { zh: `“${field.zh}”中的“${zh}”${years.zh}`, en: `Of “${field.en}”, “${en}” ${years.en}` };
    const mend = { zh: `${instead.map((one) => one.zh).join('；')}；或核对日期`, en: `${instead.map((one) => one.en).join('; ')}; or check the date` };
    return [[key, { since, until, message, mend }]];
  });
  return limited.length === 0 ? undefined : Object.fromEntries(limited);
}

function yearsInWords({ since, until }: Years): Wording {
  if (since === undefined) return { zh: `只用到 ${until} 年`, en: `is in force up to ${until}` };
  if (until === undefined) return { zh: `自 ${since} 年起使用`, en: `is in force from ${since} on` };
  return { zh: `只用于 ${since} 至 ${until} 年`, en: `is in force from ${since} to ${until}` };
}

function insteadIn(wordings: Readonly<Record<string, ChoiceWording>>, year: number): Wording {
  const open = Object.values(wordings).filter(({ since, until }) => (since === undefined || since <= year) && (until === undefined || year <= until));
  return { zh: `${year} 年可填：${open.map(({ zh }) => zh).join('、') || '无'}`, en: `In ${year}: ${open.map(({ en }) => en).join(', ') || 'none'}` };
}

function decoding(title: Wording, wordings: Readonly<Record<string, ChoiceWording>>): Map<string, string> {
  const words = new Map<string, string>();
  for (const [key, wording] of Object.entries(wordings)) {
    for (const written of [key, wording.zh, wording.en, ...(wording.aliases ?? [])]) {
      const word = compact(written);
      const other = words.get(word);
      if (other !== undefined && other !== key) {
        throw refuse(
          'declare.ambiguous-choice',
          { zh: `“${title.zh}”的“${written}”同时指 ${other} 和 ${key}`, en: `In "${title.en}", "${written}" stands for both ${other} and ${key}` },
          { zh: '每个说法只能指一个选项', en: 'Let each word stand for one choice' },
        );
      }
      words.set(word, key);
    }
  }
  return words;
}
