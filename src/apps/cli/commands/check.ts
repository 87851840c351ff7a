import { Command } from 'commander';
import { rebuild } from '../../../kernel/figure/index.ts';
import { checkEngine, type CheckReport } from '../../engine/check.ts';
import type { Desk } from '../desk.ts';
import { problemText } from '../refusal-text.ts';

export function check(desk: Desk): Command {
  const say = (zh: string, en: string) => desk.say({ zh, en });
  return new Command('check')
    .summary(say('核对数据是否完好', 'prove that nothing was altered'))
    .description(
      say(
        '核对：流水账的哈希链是否完整；每一行是否仍与提交时一致，绕过提交的改动会指出是哪一行；每个指标是否与台账相符；每份原件是否还在、未被改动。\n发现问题时退出码为 1。',
        'Proves that the journal’s chain is whole, that every row still says what was committed (a row changed otherwise is named), that every figure agrees with its ledger, that every original is there unaltered.\nExit code 1 where something is wrong.',
      ),
    )
    .option('--rebuild', say('先按台账重算全部指标', 'make all figures anew from their ledgers first'))
    .action(async ({ rebuild: anew }: { rebuild?: true }) => {
      const engine = await desk.engine();
      if (anew === true) await rebuild(engine.store);
      const report = await checkEngine(engine);
      if (report.problems.length > 0) desk.foundProblems();
      desk.answer({ ok: report.problems.length === 0, ...report, problems: report.problems.map((problem) => ({ ...problem, message: desk.say(problem.message), mend: desk.say(problem.mend) })) }, () => reportText(report, desk));
    });
}

/** What a check found, in a few lines. */
export function reportText({ batches, versions, figures, files, problems }: CheckReport, desk: Desk): string {
  const looked = desk.say({
    zh: `核对了 ${batches} 个批次、${versions} 行、${figures} 个指标、${files} 份原件：`,
    en: `Checked ${batches} batches, ${versions} rows, ${figures} figures, ${files} originals: `,
  });
  const most = 100;
  const told = problems.slice(0, most).map((problem) => problemText(problem, desk.locale));
  const left = problems.length - told.length;
  const found = problems.length === 0 ? { zh: '完好', en: 'all is well' } : { zh: `${problems.length} 处不对`, en: `${problems.length} things are wrong` };
  return `${looked}${desk.say(found)}\n${told.join('')}${left > 0 ? desk.say({ zh: `……还有 ${left} 处，用 --json 全部列出\n`, en: `… and ${left} more; --json lists them\n` }) : ''}`;
}
