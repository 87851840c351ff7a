import { Refusal, type Problem } from '../declare/problem.ts';
import { nearestFew } from '../declare/reading/likeness.ts';
import type { Locale } from '../declare/wording.ts';
import type { Period } from './period.ts';
import { problemAt, short } from './problems.ts';
import type { ShownNumber } from './shown.ts';
import { requestsOf, saidAnew } from './shown.ts';
import type { Days, FigureFacts, NumberRead, NumberRequest, ReadAsOf, Sources } from './sources.ts';
import { endsOf, filled } from './span.ts';
import { numberStyle } from './style.ts';
import type { Tag } from './tag.ts';

/** Where in a report a tag stands: what `each` has chosen, and what the report is of. */
export interface Standing {
  readonly period: Period;
  /** What a number is of when its tag names no window. */
  readonly window: string;
  readonly region: string | undefined;
}

/** What a report takes once all its numbers are read. */
export interface Answers {
  readonly values: readonly NumberRead[];
  readonly asOf: ReadAsOf;
}

export type Later<T> = (answers: Answers) => T;

/** Numbers of one report at most: they are read in one statement. */
const mostNumbers = 3000;
const mostProblems = 100;

/** Gathers what a report must read, and everything that is wrong with what it asks. */
export class Plan {
  readonly sources: Sources;
  readonly locale: Locale;
  readonly requests: NumberRequest[] = [];
  readonly problems: Problem[] = [];
  readonly #known = new Map<string, number>();

  constructor(sources: Sources, locale: Locale) {
    this.sources = sources;
    this.locale = locale;
  }

  /** @throws Refusal with everything that was found wrong */
  expectSound(): void {
    if (this.requests.length > mostNumbers) this.problems.push(tooMany());
    const [first, ...more] = this.problems;
    if (first !== undefined) throw new Refusal([first, ...more.slice(0, mostProblems - 1)]);
  }

  blame(problem: Problem): undefined {
    if (!this.problems.some((one) => one.code === problem.code && one.place.line === problem.place.line && one.place.character === problem.place.character)) this.problems.push(problem);
    return undefined;
  }

  /** A number that a tag asks for. */
  number(tag: Tag, standing: Standing): Later<ShownNumber> | undefined {
    const facts = this.#facts(tag);
    const isOfTarget = tag.kind.name === 'target' || tag.kind.name === 'reached';
    // Targets are set by the year.
    const days = this.days(tag, isOfTarget ? '(year)' : (tag.attributes.window ?? standing.window), standing);
    const region = this.region(tag, tag.attributes.region, standing);
    const slice = this.#slice(tag, standing);
    const isChange = tag.kind.name === 'growth';
    const compared = !isChange || tag.attributes.than === undefined ? undefined : this.days(tag, tag.attributes.than, standing);
    const style = facts === undefined ? undefined : numberStyle(tag, facts.measure);
    if (facts === undefined || days === undefined || region === undefined || slice === undefined || style === undefined) return undefined;
    if ('code' in style) return this.blame(style);
    if (isChange && tag.attributes.than !== undefined && compared === undefined) return undefined;
    const { windowText, yearBefore } = this.sources;
    const than = isChange ? windowText(compared ?? yearBefore(days)) : null;
    const saying = style.as === 'change' ? { ...style, days: compared ?? null } : style;
    const asked = { figure: tag.operand, window: windowText(days), region: region.code ?? null, slice: slice === '' ? null : slice, than, saying };
    const indexes = requestsOf(asked).map((request) => this.#ask(tag, request));
    if (indexes.some((index) => index === undefined)) return undefined;
    return ({ values }) => saidAnew({ ...asked, title: facts.title, measure: facts.measure }, indexes.map((index) => values[index ?? -1]), this.locale);
  }

  /** The days a window means here. */
  days(tag: Tag, written: string, { period }: Standing): Days | undefined {
    const text = filled(written, period);
    if (text === undefined) return this.blame(unknownBracket(tag, written));
    try {
      const [start, end] = endsOf(text).map((one) => this.sources.window(one));
      if (start !== undefined && end !== undefined && start.from <= end.to) return { from: start.from, to: end.to };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
    return this.blame(unknownWindow(tag, written));
  }

  /** The region a tag is of; its code is absent for the whole programme. */
  region(tag: Tag, written: string | undefined, { region }: Pick<Standing, 'region'>): { readonly code: string | undefined } | undefined {
    if (written === undefined) return { code: region };
    if (written === 'all' || written === '全部') return { code: undefined };
    const { regions } = this.sources;
    const found = regions.get(written) ?? regions.find(written);
    return found === undefined ? this.blame(unknownRegion(tag, written)) : { code: found.code };
  }

  #facts(tag: Tag): FigureFacts | undefined {
    return this.sources.figure(tag.operand) ?? this.blame(unknownFigure(tag, this.sources));
  }

  #slice(tag: Tag, { period }: Standing): string | undefined {
    const written = tag.attributes.slice ?? '';
    return filled(written, period) ?? written;
  }

  #ask(tag: Tag, request: NumberRequest): number | undefined {
    const key = JSON.stringify([request.figure, request.window, request.region, request.slice, request.target]);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    try {
      this.sources.check(request);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      for (const problem of error.problems) this.blame({ ...problem, place: { ...problem.place, ...tag.place } });
      return undefined;
    }
    const index = this.requests.push(request) - 1;
    this.#known.set(key, index);
    return index;
  }
}

function unknownFigure({ operand, place }: Tag, { names }: Sources): Problem {
  const titles = new Map([...names].flatMap(([name, title]) => [[title.zh, name] as const, [title.en, name] as const]));
  const like = nearestFew(operand, [...names.keys(), ...titles.keys()], 3);
  const near = [...new Set(like.map((text) => titles.get(text) ?? text))];
  const said = (locale: Locale) => near.map((name) => `${name}（${names.get(name)?.[locale] ?? ''}）`).join(locale === 'zh' ? '、' : ', ');
  return problemAt(
    'report.unknown-figure',
    place,
    { zh: `没有指标 ${short(operand)}`, en: `There is no figure ${short(operand)}` },
    near.length === 0 ? { zh: '输入 {{ 可以从指标中选', en: 'Typing {{ offers the figures' } : { zh: `是不是 ${said('zh')}？`, en: `Is it ${said('en').replaceAll('（', ' (').replaceAll('）', ')')}?` },
  );
}

const unknownBracket = ({ place }: Tag, written: string): Problem =>
  problemAt(
    'report.unknown-window',
    place,
    { zh: `看不懂期间“${short(written)}”里括号的意思`, en: `What the brackets of “${short(written)}” mean is unknown` },
    { zh: '括号里写 year、year-1、period、period-1、todate；month 只用于每月的报告', en: 'In brackets: year, year-1, period, period-1, todate; month only in a report of a month' },
    written,
  );

const unknownWindow = ({ place }: Tag, written: string): Problem =>
  problemAt(
    'report.unknown-window',
    place,
    { zh: `看不懂期间“${short(written)}”`, en: `The window “${short(written)}” can't be read` },
    { zh: '写成 2024、2024-03、2021..2024、2024-10-01..2024-10-07，或 (year)、(year-3)..(year)、(todate)', en: 'Write 2024, 2024-03, 2021..2024, 2024-10-01..2024-10-07, or (year), (year-3)..(year), (todate)' },
    written,
  );

const unknownRegion = ({ place }: Tag, written: string): Problem =>
  problemAt('report.unknown-region', place, { zh: `没有地区“${short(written)}”`, en: `There is no region “${short(written)}”` }, { zh: '写地区的名称或行政区划代码；全部写 all', en: 'Give a region’s name or code; all for everything' }, written);

const tooMany = (): Problem => ({
  code: 'report.too-many-figures',
  severity: 'error',
  place: {},
  message: { zh: `一份报告最多 ${mostNumbers} 个数`, en: `A report has ${mostNumbers} numbers at most` },
  mend: { zh: '减少逐行重复的内容，或分成几份报告', en: 'Repeat less with each, or make several reports' },
});
