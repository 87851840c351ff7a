import type { Problem } from '../declare/problem.ts';
import { nearest } from '../declare/reading/likeness.ts';
import type { Locale } from '../declare/wording.ts';
import type { PeriodKind } from './period.ts';
import { problemAt, short } from './problems.ts';
import { readSchedule, scheduleText, type Schedule } from './schedule.ts';

/** What a template says of itself between the two lines of `---` at its top. */
export interface Head {
  /** With tags in it: the report's own title. */
  readonly title: string;
  readonly titleLine: number;
  /** What it is for, for whoever chooses one. */
  readonly note: string;
  readonly language: Locale;
  readonly period: PeriodKind;
  /** What region it is of: the whole programme; any, or none; or one in the region named, which must be chosen. */
  readonly region: { readonly kind: 'none' | 'any' } | { readonly kind: 'within'; readonly written: string; readonly line: number };
  /** Headings are numbered 一、（一） 1. by themselves. */
  readonly numbered: boolean;
  readonly schedule: Schedule | undefined;
  /** The account that drafts are made for; absent for whoever may issue. */
  readonly owner: string | undefined;
}

export interface ReadHead {
  readonly head: Head;
  /** The text without its head, whose lines are left blank so that the others keep their numbers. */
  readonly body: string;
  readonly problems: readonly Problem[];
}

type Key = 'title' | 'note' | 'language' | 'period' | 'region' | 'numbered' | 'schedule' | 'owner';

const keys: Readonly<Record<string, Key>> = {
  title: 'title', 标题: 'title',
  note: 'note', 说明: 'note',
  language: 'language', 语言: 'language',
  period: 'period', 期间: 'period',
  region: 'region', 地区: 'region',
  numbered: 'numbered', 编号: 'numbered',
  schedule: 'schedule', 定期: 'schedule',
  owner: 'owner', 负责人: 'owner',
};

const languages: Readonly<Record<string, Locale>> = { zh: 'zh', 中文: 'zh', en: 'en', 英文: 'en', English: 'en' };
const periods: Readonly<Record<string, PeriodKind>> = { year: 'year', 年: 'year', half: 'half', 半年: 'half', month: 'month', 月: 'month' };
const flags: Readonly<Record<string, boolean>> = { yes: true, 是: true, no: false, 否: false };
const anyRegion = new Set(['any', '任选', '不限']);

interface Line {
  readonly text: string;
  readonly line: number;
  /** Where the value begins, from 1 on. */
  readonly character: number;
}

/** Reads the head of a template. Never throws: what is wrong comes with its line. */
export function readHead(source: string): ReadHead {
  const lines = source.split('\n');
  const end = lines[0]?.trimEnd() === '---' ? lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---') : -1;
  const problems: Problem[] = [];
  const given = new Map<Key, Line>();
  for (const [index, line] of lines.slice(0, Math.max(0, end)).entries()) {
    if (index === 0 || line.trim() === '') continue;
    const mark = line.search(/[:：]/);
    const written = line.slice(0, Math.max(0, mark)).trim();
    const key = Object.hasOwn(keys, written) ? keys[written] : undefined;
    if (mark < 0 || key === undefined) problems.push(unknownKey(mark < 0 ? line.trim() : written, index + 1));
    else if (given.has(key)) problems.push(problemAt('report.attribute-twice', { line: index + 1, character: 1 }, { zh: `“${written}”写了两次`, en: `“${written}” is there twice` }, { zh: '留下一个', en: 'Leave one' }));
    else given.set(key, { text: line.slice(mark + 1).trim(), line: index + 1, character: mark + 2 });
  }
  const choose = <T>(key: Key, choices: Readonly<Record<string, T>>, usual: T): T => {
    const line = given.get(key);
    if (line === undefined) return usual;
    if (Object.hasOwn(choices, line.text)) return choices[line.text] as T;
    problems.push(notAChoice(line, Object.keys(choices)));
    return usual;
  };
  const title = given.get('title');
  if (title === undefined || title.text === '') problems.push(noTitle(end > 0));
  const period = choose('period', periods, 'year');
  const head: Head = {
    title: title?.text ?? '',
    titleLine: title?.line ?? 1,
    note: given.get('note')?.text ?? '',
    language: choose('language', languages, 'zh'),
    period,
    region: regionOf(given.get('region')),
    numbered: choose('numbered', flags, true),
    schedule: scheduleIn(given.get('schedule'), period, problems),
    owner: given.get('owner')?.text || undefined,
  };
  const body = end < 0 ? source : [...lines.slice(0, end + 1).map(() => ''), ...lines.slice(end + 1)].join('\n');
  return { head, body, problems };
}

function regionOf(line: Line | undefined): Head['region'] {
  if (line === undefined || line.text === '') return { kind: 'none' };
  return anyRegion.has(line.text) ? { kind: 'any' } : { kind: 'within', written: line.text, line: line.line };
}

function scheduleIn(line: Line | undefined, period: PeriodKind, problems: Problem[]): Schedule | undefined {
  if (line === undefined || line.text === '') return undefined;
  const schedule = readSchedule(line.text);
  if (schedule === undefined) {
    problems.push(
      problemAt('report.unknown-schedule', line, { zh: `看不懂“定期”：${short(line.text)}`, en: `The schedule “${short(line.text)}” can't be read` }, { zh: '写成 每月5日、每半年10日 或 每年1月15日', en: 'Write monthly 5, half-yearly 10, or yearly 01-15' }),
    );
  } else if (schedule.kind !== period) {
    problems.push(
      problemAt('report.unfit-schedule', line, { zh: `“定期：${scheduleText(schedule).zh}”与期间不符`, en: `“${scheduleText(schedule).en}” doesn't fit the period` }, { zh: '每月的用“期间：月”，每半年的用“期间：半年”，每年的用“期间：年”', en: 'Monthly goes with period: month, half-yearly with half, yearly with year' }),
    );
  } else return schedule;
  return undefined;
}

function unknownKey(written: string, line: number): Problem {
  const near = nearest(written, Object.keys(keys));
  return problemAt(
    'report.unknown-head',
    { line, character: 1 },
    { zh: `开头的“${short(written)}”不认识`, en: `“${short(written)}” in the head is unknown` },
    near === undefined ? { zh: `可以写：${Object.keys(keys).filter((key) => /[^a-z]/.test(key)).join('、')}，后面加冒号`, en: `Known are: ${Object.values(keys).filter((key, index, all) => all.indexOf(key) === index).join(', ')}, followed by a colon` } : { zh: `是不是“${near}”？`, en: `Is it “${near}”?` },
  );
}

const notAChoice = (line: Line, choices: readonly string[]): Problem =>
  problemAt('report.unknown-head', line, { zh: `“${short(line.text)}”不是可选的值`, en: `“${short(line.text)}” is none of the choices` }, { zh: `可以写：${choices.join('、')}`, en: `Write one of: ${choices.join(', ')}` });

const noTitle = (hasHead: boolean): Problem =>
  problemAt(
    'report.no-title',
    { line: 1, character: 1 },
    hasHead ? { zh: '模板没有标题', en: 'The template has no title' } : { zh: '模板开头没有两行 --- 之间的说明', en: 'The template doesn’t begin with a head between two lines of ---' },
    { zh: '在开头写：---、标题：……、---，各占一行', en: 'Begin with three lines: ---, title: …, ---' },
  );
