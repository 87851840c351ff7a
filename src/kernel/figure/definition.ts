import type { RegionBook } from '../declare/region-book.ts';
import type { Wording } from '../declare/wording.ts';
import { isoOfDay } from '../declare/reading/date.ts';
import { dayBefore } from '../ledger/calendar.ts';
import type { Model, ModelBaseFigure, ModelCompositeFigure, ModelDefinition, ModelFigure } from '../model/model.ts';
import { ledgerOf } from './base-figures.ts';
import { changesWithin, modelFigure, type Place } from './compose.ts';
import { conditionWords } from '../ledger/condition.ts';
import { definitionsIn, mixes } from './in-force.ts';
import { levelWords } from './level.ts';
import { sliceOf, sliceWords } from './slice.ts';
import { windowWords, type Window } from './window.ts';

/** What a figure means where it is asked, in words: made from the declaration, so it can't disagree with the value. */
export function definitionOf(model: Model, regions: RegionBook, figure: ModelFigure, place: Place): Wording {
  const sentences = figure.kind === 'base' ? baseSentences(model, regions, figure, place) : [...compositeSentences(model, figure), ...changeSentences(model, figure, place.window)];
  const where = scopeWords(place.scope, regions);
  const when = windowWords(place.window);
  const note = figure.declared.note;
  const level = levelWords(place.level);
  return {
    zh: [...sentences.map(({ zh }) => zh), ...(level === undefined ? [] : [level.zh]), `范围：${where.zh}；期间：${when.zh}`, ...(note === undefined ? [] : [note.zh])].map((text) => `${text.replace(/。$/, '')}。`).join(''),
    en: [...sentences.map(({ en }) => en), ...(level === undefined ? [] : [level.en]), `Of: ${where.en}; period: ${when.en}`, ...(note === undefined ? [] : [note.en])].map((text) => `${text.replace(/\.$/, '')}.`).join(' '),
  };
}

function baseSentences(model: Model, regions: RegionBook, figure: ModelBaseFigure, place: Place): Wording[] {
  const slice = sliceOf(figure, place.sliceOf(figure));
  const cut = slice === undefined ? [] : [sliceWords(slice, regions)];
  const definitions = definitionsIn(figure, place.window);
  const [only] = definitions;
  if (definitions.length === 1 && only !== undefined) {
    return [...(figure.definitions.length === 1 ? [] : [inForceWords(figure, only)]), ...definitionSentences(model, regions, figure, only, cut), dateWords(model, figure)];
  }
  return [
    ...definitions.map((definition) => {
      const [when, sentences] = [inForceWords(figure, definition), definitionSentences(model, regions, figure, definition, cut)];
      return { zh: `${when.zh}：${sentences.map(({ zh }) => zh).join('；')}`, en: `${when.en}: ${sentences.map(({ en }) => en).join('; ')}` };
    }),
    dateWords(model, figure),
    mixtureWords(figure, place.window),
  ];
}

/** One of a figure's definitions, and when it is in force. */
export interface DefinitionInForce {
  /** From 1, the oldest. */
  readonly number: number;
  /** `2026-01-01`; `null` of the first. */
  readonly since: string | null;
  /** Its last day; `null` of the last. */
  readonly until: string | null;
  readonly words: Wording;
}

/** A base figure's definitions in words, wherever and whenever it is asked. */
export function definitionsOf(model: Model, regions: RegionBook, figure: ModelBaseFigure): DefinitionInForce[] {
  return figure.definitions.map((definition, index) => {
    const sentences = definitionSentences(model, regions, figure, definition, []);
    return {
      number: index + 1,
      since: definition.since === 0 ? null : isoOfDay(definition.since),
      until: definition.ends === undefined ? null : isoOfDay(dayBefore(definition.ends)),
      words: { zh: sentences.map(({ zh }) => `${zh}。`).join(''), en: sentences.map(({ en }) => `${en}.`).join(' ') },
    };
  });
}

function definitionSentences(model: Model, regions: RegionBook, figure: ModelBaseFigure, definition: ModelDefinition, cut: readonly Wording[]): Wording[] {
  const ledger = ledgerOf(model, figure).declared.title;
  const conditions = [...definition.where.map((one) => conditionWords(one, regions)), ...cut];
  const measured = measureWords(figure, definition);
  return [
    { zh: `《${ledger.zh}》中${measured.zh}`, en: `In the ledger “${ledger.en}”: ${measured.en}` },
    ...(conditions.length === 0
      ? []
      : [{ zh: `条件：${conditions.map(({ zh }) => zh).join('，且')}`, en: `Where ${conditions.map(({ en }) => en).join(' and ')}` }]),
    ...(definition.note === undefined ? [] : [{ zh: definition.note.zh.replace(/。$/, ''), en: definition.note.en.replace(/\.$/, '') }]),
  ];
}

/** Which of a figure's definitions it is, and from when to when. */
function inForceWords({ definitions }: ModelBaseFigure, definition: ModelDefinition): Wording {
  const number = definitions.indexOf(definition) + 1;
  const first = definition.since === 0 ? undefined : isoOfDay(definition.since);
  const last = definition.ends === undefined ? undefined : isoOfDay(dayBefore(definition.ends));
  const zh = first === undefined ? `至 ${last} 止` : last === undefined ? `${first} 起` : `${first} 至 ${last}`;
  const en = first === undefined ? `up to ${last}` : last === undefined ? `from ${first} on` : `from ${first} to ${last}`;
  return { zh: `第 ${number} 版口径（${zh}）`, en: `Definition ${number} (${en})` };
}

function mixtureWords(figure: ModelBaseFigure, window: Window): Wording {
  if (!mixes(figure, window)) {
    return { zh: '期间内口径变了，前后计的不是同一种对象，不能合成一个数，请分段查看', en: 'The definitions count different things, which make no one number: ask for each time by itself' };
  }
  const once = figure.declared.measure.op === 'distinct' ? { zh: '，前后都有的只计一次', en: '; who counts by several is counted once' } : { zh: '', en: '' };
  return { zh: `期间内口径变了：每条记录按其日期当时的口径计入${once.zh}`, en: `The definition changed within the period: each record counts by the one in force on its day${once.en}` };
}

function measureWords({ declared }: ModelBaseFigure, { measured }: ModelDefinition): Wording {
  const zh = `“${measured?.field.title.zh ?? ''}”`;
  const en = `“${measured?.field.title.en ?? ''}”`;
  switch (declared.measure.op) {
    case 'count':
      return { zh: '的记录条数', en: 'the number of records' };
    case 'sum':
      return { zh: `${zh}之和`, en: `the sum of ${en}` };
    case 'mean':
      return { zh: `${zh}的平均值（每条记录等权，空值不计）`, en: `the mean of ${en} over the records that hold one` };
    case 'min':
      return { zh: `${zh}的最小值`, en: `the smallest ${en}` };
    case 'max':
      return { zh: `${zh}的最大值`, en: `the largest ${en}` };
    case 'distinct':
      return { zh: `不同${zh}的个数（同一个只计一次）`, en: `the number of different values of ${en}, each counted once` };
  }
}

function dateWords(model: Model, figure: ModelBaseFigure): Wording {
  const { stock } = figure;
  if (stock === undefined) {
    const when = ledgerOf(model, figure).when?.field.title;
    if (when === undefined) return { zh: '该台账不记日期，只计入全部期间', en: 'The ledger has no date: records count over all time only' };
    return { zh: `按“${when.zh}”计入期间，无日期的只计入全部期间`, en: `A record counts by “${when.en}”; without one, over all time only` };
  }
  const from = stock.from?.field.title;
  const until = stock.until?.field.title;
  return {
    zh: `期末仍有效的：${from === undefined ? '自始有效' : `自“${from.zh}”起（为空视为一直有效）`}${until === undefined ? '' : `，至“${until.zh}”止（含当日，为空视为未止）`}`,
    en: `What stands at the period's end: ${from === undefined ? 'from the beginning' : `from “${from.en}” on (blank: always)`}${until === undefined ? '' : `, up to and including “${until.en}” (blank: still)`}`,
  };
}

function compositeSentences(model: Model, { declared, parts }: ModelCompositeFigure): Wording[] {
  const [first, second] = parts.map((name) => modelFigure(model, name).declared.title);
  const a = { zh: `“${first?.zh ?? ''}”`, en: `“${first?.en ?? ''}”` };
  const b = { zh: `“${second?.zh ?? ''}”`, en: `“${second?.en ?? ''}”` };
  const { of } = declared;
  switch (of.op) {
    case 'ratio':
      return [{ zh: `${a.zh}除以${b.zh}`, en: `${a.en} divided by ${b.en}` }];
    case 'difference':
      return [{ zh: `${a.zh}减去${b.zh}`, en: `${a.en} less ${b.en}` }];
    case 'cumulative':
      return [{ zh: `${a.zh}自${of.since}年初至期末`, en: `${a.en} from the beginning of ${of.since} to the period's end` }];
    case 'growth':
      return of.least
        ? [{ zh: `${a.zh}在期间内各年比上年增长率中的最小值`, en: `The smallest growth of ${a.en} from one year of the period to the next` }]
        : [{ zh: `${a.zh}比上年同期的增长率`, en: `The growth of ${a.en} over the same period a year before` }];
  }
}

/** What a reader of a composite should know where the definitions of its parts change. */
function changeSentences(model: Model, figure: ModelFigure, window: Window): Wording[] {
  return changesWithin(model, figure, window).map(({ figure: { declared: { title } }, day }) => ({
    zh: `“${title.zh}”的口径自 ${isoOfDay(day)} 起改变，前后各按当时的口径计`,
    en: `The definition of “${title.en}” changed on ${isoOfDay(day)}; before and after, the one in force then applies`,
  }));
}

export function scopeWords(scope: readonly string[], regions: RegionBook): Wording {
  const name = (locale: 'zh' | 'en') => (code: string) => (code === '' ? { zh: '全部地区', en: 'all regions' }[locale] : regions.title(code, locale));
  return { zh: scope.map(name('zh')).join('、') || '无', en: scope.map(name('en')).join(', ') || 'none' };
}
