import type { Problem } from '../declare/problem.ts';
import type { Plan, Standing } from './plan.ts';
import { periodWindow, periodWords, type Period } from './period.ts';
import { problemAt, short } from './problems.ts';
import type { Tag } from './tag.ts';
import { choiceOf } from './vocabulary.ts';

/** One of those that something is repeated for: how it is called, and where it stands. */
export interface Turn {
  readonly label: string;
  readonly standing: Standing;
}

const mostTurns = 400;

/** The regions, years or months that a tag goes over, in their order. Answers none where something is wrong, which the plan keeps. */
export function turnsOf(plan: Plan, tag: Tag, over: string, standing: Standing): readonly Turn[] {
  const choice = choiceOf('over', over);
  if (choice === undefined) return none(plan, overWhat(tag, over));
  if (choice === 'regions') return regionTurns(plan, tag, standing);
  const days = plan.days(tag, tag.attributes.window ?? standing.window, standing);
  if (days === undefined) return [];
  const turns: Turn[] = [];
  const last = Math.trunc(days.to / 100);
  for (let [year, month] = [Math.trunc(days.from / 10000), Math.trunc(days.from / 100) % 100]; year * 100 + month <= last; ) {
    const period: Period = choice === 'years' ? { kind: 'year', year, part: 1 } : { kind: 'month', year, part: month };
    if (turns.length >= mostTurns) return none(plan, tooLong(tag));
    turns.push({ label: periodWords(period)[plan.locale], standing: { ...standing, period, window: periodWindow(period) } });
    const months = year * 12 + month - 1 + (choice === 'years' ? 13 - month : 1);
    [year, month] = [Math.floor(months / 12), (months % 12) + 1];
  }
  return turns;
}

function regionTurns(plan: Plan, tag: Tag, standing: Standing): readonly Turn[] {
  const within = plan.region(tag, tag.attributes.within, standing);
  if (within === undefined) return [];
  const { regions } = plan.sources;
  const found = regions.all.filter(({ parent }) => (parent ?? undefined) === within.code);
  if (found.length === 0) return none(plan, nothingWithin(tag, regions.title(within.code ?? '', plan.locale)));
  return found.map(({ code, title }) => ({ label: title[plan.locale], standing: { ...standing, region: code } }));
}

function none(plan: Plan, problem: Problem): readonly Turn[] {
  plan.blame(problem);
  return [];
}


const overWhat = ({ place, kind }: Tag, written: string): Problem =>
  problemAt('report.over-what', place, { zh: `“${kind.zh}”不能按“${short(written)}”来列`, en: `“${kind.name}” can't go over “${short(written)}”` }, { zh: '可以写 regions（地区）、years（年）、months（月）', en: 'Write regions, years or months' }, written);

const nothingWithin = ({ place }: Tag, title: string): Problem =>
  problemAt('report.nothing-within', place, { zh: `“${title}”下面没有地区`, en: `There is no region within “${title}”` }, { zh: '用 within= 写上一级地区', en: 'Name the region above them with within=' });

const tooLong = ({ place }: Tag): Problem =>
  problemAt('report.too-many-turns', place, { zh: `重复超过 ${mostTurns} 次`, en: `It would be repeated more than ${mostTurns} times` }, { zh: '缩短期间', en: 'Choose a shorter window' });
