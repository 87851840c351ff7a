import { Command } from 'commander';
import { byName, everyItem, liftsOf, printedAs, scoreOf, termOf, whyWords, withMoved, type ScoredItem } from '../../../kernel/assess/index.ts';
import { chooseAssessment } from '../../engine/assessment/choose.ts';
import { readAssessment, type Assessment } from '../../engine/assessment/read.ts';
import type { Desk } from '../desk.ts';
import { textTable } from '../text-table.ts';
import { movedFigure, regionGiven, withAssessmentOptions, type AssessmentFlags } from '../assessment-options.ts';

interface AssessFlags extends AssessmentFlags {
  readonly whatIf: readonly string[];
}

export function assess(desk: Desk): Command {
  const say = (zh: string, en: string) => desk.say({ zh, en });
  const command = new Command('assess')
    .summary(say('按考核规则自评：得分、失分、依据、缺口', 'score by the rules of an assessment: points, lost points, grounds, gaps'))
    .description(
      say(
        '按一套考核规则给市或县区算分。--what-if 指标=值 试算：挪动指标，看分数怎么变；末尾列出最能提分的几项。',
        'Scores a city or county by a rule set. --what-if figure=value moves a figure and shows what would come of it; at the end stands what would lift the score most.',
      ),
    )
    .option('--what-if <figure=value...>', say('试算：如 labour.persons=32000', 'what-if: e.g. labour.persons=32000'), (one: string, all: readonly string[] = []) => [...all, one], [])
    .addHelpText('after', '\n  shanhai assess --year 2023\n  shanhai assess --rules gansu.2024 --year 2024 --region 岷县 --what-if labour.persons=3600')
    .action(async ({ whatIf, ...flags }: AssessFlags) => {
      const engine = await desk.engine();
      const { regions } = engine.store;
      const read = await readAssessment(engine, desk.party, chooseAssessment(engine, desk.party, { ruleSet: flags.rules, year: flags.year, region: regionGiven(regions, flags.region) }));
      const moved = Object.fromEntries(whatIf.map((one) => movedFigure(read, one)));
      const inputs = withMoved(read.inputs, moved);
      const { rules, place, terms, scores } = read;
      const then = scoreOf(rules, place, inputs, 'self');
      const lifts = liftsOf(rules, place, inputs, 'self', terms);
      desk.answer({ ...read, ...(whatIf.length === 0 ? {} : { whatIf: { moved, score: then } }), lifts }, () => {
        const head = `${desk.say(rules.title)}  ${place.year}  ${desk.say(read.region)}\n\n  ${say('自评', 'self-assessed')} ${scores.self.total}   ${say('核定', 'judged')} ${scores.assessor.total}   ${say('满分', 'of')} ${scores.self.full}\n`;
        const changed = whatIf.length === 0 ? '' : `  ${say('试算', 'what-if')} ${then.total}\n`;
        return `${head}${changed}\n${itemsText(desk, read, then.items, inputs)}${liftsText(desk, read, lifts)}${gapsText(desk, read)}`;
      });
    });
  return withAssessmentOptions(command, desk);
}

function itemsText(desk: Desk, { rules, place, terms, scores }: Assessment, scored: readonly ScoredItem[], inputs: Assessment['inputs']): string {
  const say = (zh: string, en: string) => desk.say({ zh, en });
  const [self, assessor] = [byName(scored), byName(scores.assessor.items)];
  const depths = new Map<string, number>();
  const deepen = (items: readonly ScoredItem[], depth: number): void => {
    for (const item of items) {
      depths.set(item.name, depth);
      deepen(item.items, depth + 1);
    }
  };
  deepen(scored, 0);
  const rows = everyItem(rules.items, place.level).flatMap((item) => {
    const [mine, theirs] = [self.get(item.name), assessor.get(item.name)];
    if (mine === undefined || theirs === undefined) return [];
    const title = `${'  '.repeat(depths.get(item.name) ?? 0)}${desk.say(item.title)}`;
    const why = item.kind === 'branch' ? '' : desk.say(whyWords(item, mine, rules, place, inputs, terms));
    return [item.kind === 'veto' ? [title, '', '', mine.lost === '0' ? '' : `−${mine.lost}`, why] : [title, `${mine.points}/${mine.most}`, theirs.state === 'unjudged' ? '—' : theirs.points, mine.lost, why]];
  });
  return textTable(
    [{ title: say('考核项', 'Item'), most: 40 }, { title: say('自评', 'Self'), align: 'right' }, { title: say('核定', 'Judged'), align: 'right' }, { title: say('失分', 'Lost'), align: 'right' }, { title: say('计算', 'How'), most: 90 }],
    rows,
  );
}

function liftsText(desk: Desk, { terms }: Assessment, lifts: ReturnType<typeof liftsOf>): string {
  if (lifts.length === 0) return '';
  const rows = lifts.slice(0, 8).map(({ figure, now, needed, gain, perPercent }) => {
    const term = termOf(terms, figure);
    return [desk.say(term.title), desk.say(printedAs(term, now)), desk.say(printedAs(term, needed)), `+${gain}`, Number(perPercent).toFixed(3)];
  });
  const say = (zh: string, en: string) => desk.say({ zh, en });
  return `\n${textTable([{ title: say('最能提分的指标', 'What would lift it most') }, { title: say('现在', 'Now'), align: 'right' }, { title: say('需到', 'Needed'), align: 'right' }, { title: say('可得', 'Gains'), align: 'right' }, { title: say('每 1% 得分', 'Points per 1 %'), align: 'right' }], rows)}`;
}

const gapWords = {
  unclaimed: { zh: '没有自评', en: 'not claimed yet' },
  unjudged: { zh: '没有核定', en: 'not judged yet' },
  'no-evidence': { zh: '有分无佐证', en: 'points without a file' },
  'no-records': { zh: '有分无记录', en: 'points without a record' },
  'no-value': { zh: '指标没有值', en: 'the figure has no value' },
  'no-target': { zh: '没有目标', en: 'no target' },
  'too-many': { zh: '给分超过满分', en: 'more points than it has' },
} as const;

function gapsText(desk: Desk, { rules, place, gaps }: Assessment): string {
  if (gaps.length === 0) return '';
  const titles = new Map(everyItem(rules.items, place.level).map(({ name, title }) => [name, title]));
  return `\n${textTable([{ title: desk.say({ zh: '缺口', en: 'Gap' }) }, { title: desk.say({ zh: '考核项', en: 'Item' }) }], gaps.map(({ item, why }) => [desk.say(gapWords[why]), desk.say(titles.get(item) ?? { zh: item, en: item })]))}`;
}

