import { Command } from 'commander';
import { standingWords } from '../../../kernel/target/index.ts';
import { readTargetProgress, type TargetProgress } from '../../engine/target-progress.ts';
import type { Desk } from '../desk.ts';
import { textTable } from '../text-table.ts';
import { wholeNumber } from '../whole-number.ts';

interface TargetFlags {
  readonly year?: number;
  readonly county?: string;
  readonly asOf?: string;
}

export function targets(desk: Desk): Command {
  const say = (zh: string, en: string) => desk.say({ zh, en });
  return new Command('targets')
    .summary(say('协议目标的进度', 'how targets stand'))
    .description(say('列出一年的协议目标、实际、应完成数、缺口与全年预测。', 'The targets of a year: what is done, what was due, what is missing, where the year will end.'))
    .option('--year <year>', say('年份；默认为有目标的最近一年', 'the year; default: the newest that has targets'), wholeNumber(1900, 2100))
    .option('--county <region>', say('地区的名称或代码', 'a region by name or code'))
    .option('--as-of <day>', say('看到哪一天，如 2024-09-30；默认今天，过去的年份为年底', 'as of which day, e.g. 2024-09-30; default: today, of past years their end'))
    .addHelpText('after', '\n  shanhai targets --year 2024 --as-of 2024-09-30\n  shanhai targets --county 岷县 --json')
    .action(async ({ year, county, asOf }: TargetFlags) => {
      const engine = await desk.engine();
      const { regions } = engine.store;
      const region = county === undefined ? undefined : (regions.find(county)?.code ?? county);
      const told = await readTargetProgress(engine, desk.party, { year, asOf, region });
      desk.answer(told, () => {
        if (told.targets.length === 0) return `${say('没有目标。从模板填写“协作目标台账”，或导入协议的目标分解表。', 'There are no targets. Fill in the template of the ledger of targets, or import the agreement’s table.')}\n`;
        const table = textTable(
          [
            { title: say('地区', 'Region') },
            { title: say('指标', 'Figure'), most: 30 },
            { title: say('目标', 'Target'), align: 'right' },
            { title: say('实际', 'Actual'), align: 'right' },
            { title: say('单位', 'Unit') },
            { title: say('完成', 'Share'), align: 'right' },
            { title: say('应完成', 'Due'), align: 'right' },
            { title: say('状态', 'Standing') },
            { title: say('还差', 'Missing'), align: 'right' },
            { title: say('每月需', 'A month'), align: 'right' },
            { title: say('全年预测', 'Forecast'), most: 60 },
          ],
          told.targets.map((target) => [regions.title(target.region, desk.locale), ...line(target, desk)]),
        );
        return `${told.year}  ${say('截至', 'as of')} ${told.asOf}\n\n${table}`;
      });
    });
}

function line({ title, bound, target, versions, actual, unit, ratio, due, standing, gap, perMonth, forecast }: TargetProgress, desk: Desk): string[] {
  const revised = versions.findIndex(({ holds }) => holds) > 0 ? ` ${desk.say({ zh: '（已调整）', en: '(revised)' })}` : '';
  return [
    desk.say(title),
    `${bound === 'most' ? '≤ ' : ''}${target.printed}${revised}`,
    actual?.printed ?? '—',
    desk.say(unit),
    ratio === null ? '—' : `${(Number(ratio) * 100).toFixed(1)} %`,
    due?.printed ?? '—',
    standing === null ? '—' : desk.say(standingWords[standing].title),
    gap === null || gap.value.startsWith('-') || gap.value === '0' ? '' : gap.printed,
    perMonth?.printed ?? '',
    forecast === null ? '' : `${forecast.value.printed} [${forecast.low.printed} – ${forecast.high.printed}]`,
  ];
}
