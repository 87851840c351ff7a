import type { Command } from 'commander';
import { inputKey } from '../../kernel/assess/index.ts';
import { refuse } from '../../kernel/declare/problem.ts';
import type { RegionBook } from '../../kernel/declare/region-book.ts';
import type { Assessment } from '../engine/assessment/read.ts';
import type { Desk } from './desk.ts';
import { wholeNumber } from './whole-number.ts';

/** Which assessment a command is about, as written on the command line. */
export interface AssessmentFlags {
  readonly rules?: string;
  readonly year?: number;
  readonly region?: string;
}

export function withAssessmentOptions(command: Command, desk: Desk): Command {
  const say = (zh: string, en: string) => desk.say({ zh, en });
  return command
    .option('--year <year>', say('考核年度；默认最近一年', 'the year assessed; the newest when left out'), wholeNumber(1900, 2100))
    .option('--region <region>', say('市或县区的名称或代码；默认全市', 'a city or county by name or code; the city when left out'))
    .option('--rules <name>', say('考核规则；默认当年的', 'the rule set; that of the year when left out'));
}

export const regionGiven = (regions: RegionBook, given: string | undefined): string | undefined => (given === undefined ? undefined : (regions.find(given)?.code ?? given));

/**
 * Reads `labour.persons=32000`, a figure's value in its own unit; a share as a fraction or as `65%`.
 * @throws Refusal `assessment.unreadable-what-if`
 */
export function movedFigure({ values, place }: Assessment, given: string): readonly [key: string, value: string] {
  const [, name = '', number = '', percent] = /^([^=]+)=(-?\d+(?:\.\d+)?)(%?)$/.exec(given.trim()) ?? [];
  const found = values.find(({ figure, year, key }) => year === place.year && (figure === name || key === name || inputKey({ figure, everywhere: true }, year) === name));
  if (found === undefined) {
    throw refuse(
      'assessment.unreadable-what-if',
      { zh: `试算“${given.slice(0, 60)}”看不懂，或考核不看这个指标`, en: `“${given.slice(0, 60)}” can’t be read, or the assessment doesn’t go by that figure` },
      { zh: '写成 指标名=数值，如 labour.persons=32000', en: 'Write figure=value, e.g. labour.persons=32000' },
    );
  }
  return [found.key, percent === '%' ? hundredth(number) : number];
}

function hundredth(text: string): string {
  const [whole = '0', part = ''] = text.replace('-', '').split('.');
  const digits = whole.padStart(3, '0');
  return `${text.startsWith('-') ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}${part}`;
}
