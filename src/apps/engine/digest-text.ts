import { rationalOf } from '../../kernel/declare/rational.ts';
import type { RegionBook } from '../../kernel/declare/region-book.ts';
import type { Locale, Wording } from '../../kernel/declare/wording.ts';
import { wordAmount } from '../../kernel/report/wording/amount.ts';
import { standingWords } from '../../kernel/target/index.ts';
import type { Digest, Moved, Overdue } from './digest.ts';
import type { TargetProgress } from './target-progress.ts';

/** Targets that a digest names; the rest is counted. */
const mostNamed = 12;

/** A week's digest as Markdown that reads well as plain text, too. */
export function digestText(digest: Digest, regions: RegionBook, locale: Locale): string {
  const say = ({ zh, en }: Wording): string => (locale === 'zh' ? zh : en);
  const section = (title: Wording, lines: readonly string[], none: Wording): string[] => ['', `## ${say(title)}`, '', ...(lines.length === 0 ? [say(none)] : lines.map((line) => `- ${line}`))];
  const { week, from, to, asOf, moved, reached, lagging, overdue, targets, landed } = digest;
  const [year = '', number = ''] = week.split('-W');
  const lags = lagging.slice(0, mostNamed).map((target) => lagLine(target, regions, locale));
  const rest = lagging.length - lags.length;
  if (rest > 0) lags.push(say({ zh: `另有 ${rest} 项`, en: `and ${rest} more` }));
  const lines = [
    `# ${say({ zh: `周报：${year} 年第 ${Number(number)} 周`, en: `Week ${Number(number)} of ${year}` })}`,
    '',
    say({ zh: `${from} 至 ${to}。目标看到 ${asOf}，共 ${targets} 项；本周写入 ${landed.batches} 批。`, en: `${from} to ${to}. Targets as of ${asOf}, ${targets} in all; ${landed.batches} batches came in.` }),
    ...section({ zh: '本周变化', en: 'What moved' }, moved.map((one) => movedLine(one, locale)), { zh: '没有指标变化。', en: 'No figure moved.' }),
    ...section({ zh: '本周达成的目标', en: 'Targets reached' }, reached.map((target) => targetHead(target, regions, locale)), { zh: '没有。', en: 'None.' }),
    ...section({ zh: '滞后的目标', en: 'Targets that lag' }, lags, { zh: '没有滞后的目标。', en: 'None lags.' }),
    ...section({ zh: '需要处理', en: 'What waits' }, overdue.map((one) => overdueLine(one, locale)), { zh: '没有逾期或矛盾的记录。', en: 'No record is overdue or contradictory.' }),
  ];
  return `${lines.join('\n')}\n`;
}

interface Said {
  readonly value: string | null;
  readonly printed: string;
}

/** An amount of a figure as people say it: 4.5亿元. */
function amount({ value, printed }: Said, unit: Wording, locale: Locale): string {
  const [, fraction = ''] = printed.split('.');
  const share = unit.zh === '%';
  return wordAmount(value === null ? undefined : rationalOf(value), { unit, digits: fraction.length, share }, { form: 'words' }, locale);
}

function movedLine({ title, nature, value, before }: Moved, locale: Locale): string {
  const [now, past] = [amount(value, value.unit, locale), amount(before, before.unit, locale)];
  if (locale === 'en') return nature === 'flow' ? `${title.en}: ${now} (same week a year before: ${past})` : `${title.en}: ${now} (a week before: ${past})`;
  return nature === 'flow' ? `${title.zh}：${now}（上年同周 ${past}）` : `${title.zh}：${now}（上周 ${past}）`;
}

function targetHead({ region, title, bound, target, actual, unit }: TargetProgress, regions: RegionBook, locale: Locale): string {
  const done = actual === null ? '—' : amount(actual, unit, locale);
  const place = regions.title(region, locale);
  return locale === 'zh' ? `${place} · ${title.zh}：${done}，${bound === 'most' ? '上限' : '目标'} ${amount(target, unit, 'zh')}` : `${place} · ${title.en}: ${done} of ${bound === 'most' ? 'at most ' : ''}${amount(target, unit, 'en')}`;
}

function lagLine(target: TargetProgress, regions: RegionBook, locale: Locale): string {
  const { standing, due, gap, perMonth, unit } = target;
  if (target.bound === 'most') return limitLine(target, regions, locale);
  const word = standing === null ? '' : standingWords[standing].title[locale];
  const parts = [
    targetHead(target, regions, locale),
    due === null ? '' : locale === 'zh' ? `应完成 ${amount(due, unit, 'zh')}` : `${amount(due, unit, 'en')} was due`,
    gap === null ? '' : locale === 'zh' ? `还差 ${amount(gap, unit, 'zh')}` : `${amount(gap, unit, 'en')} missing`,
    perMonth === null ? '' : locale === 'zh' ? `每月需 ${amount(perMonth, unit, 'zh')}` : `${amount(perMonth, unit, 'en')} a month needed`,
  ].filter((part) => part !== '');
  return locale === 'zh' ? `【${word}】${parts.join('，')}` : `[${word}] ${parts.join(', ')}`;
}

/** Of what is not to be exceeded: how much is left, or how far it is beyond. */
function limitLine(target: TargetProgress, regions: RegionBook, locale: Locale): string {
  const { standing, gap, unit } = target;
  const beyond = gap?.value.startsWith('-') === true;
  const left = gap === null ? '' : amount(beyond ? { value: gap.value.slice(1), printed: gap.printed.replace('-', '') } : gap, unit, locale);
  const said = locale === 'zh' ? `${beyond ? '超出' : '只剩'} ${left}` : `${left} ${beyond ? 'beyond' : 'left'}`;
  const word = standing === null ? '' : standingWords[standing].title[locale];
  return locale === 'zh' ? `【${word}】${targetHead(target, regions, locale)}，${said}` : `[${word}] ${targetHead(target, regions, locale)}, ${said}`;
}

const overdueLine = ({ title, value }: Overdue, locale: Locale): string => (locale === 'zh' ? `${title.zh}：${amount(value, value.unit, 'zh')}` : `${title.en}: ${amount(value, value.unit, 'en')}`);
