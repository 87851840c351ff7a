import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { mistakesWorkbook } from '../../../../packs/qingdao-dingxi/index.ts';
import { offerControl } from '../../engine/control.ts';
import { checkClaims, type ClaimResult } from '../../engine/demo-claims.ts';
import { openEngine, type Engine } from '../../engine/open-engine.ts';
import { answerControl } from '../answer-control.ts';
import { bringDemo, usualEdition } from '../demo-loading.ts';
import type { Desk } from '../desk.ts';
import { textTable } from '../text-table.ts';
import { wholeNumber } from '../whole-number.ts';

interface DemoFlags {
  readonly check?: true;
  readonly temporary?: true;
  readonly mistakes?: string;
  readonly scale: number;
  readonly seed: number;
}

export function demo(desk: Desk): Command {
  const say = (zh: string, en: string) => desk.say({ zh, en });
  return new Command('demo')
    .summary(say('装入演示数据；--check 核对全部公布的指标', 'load the demo; --check proves every published figure'))
    .description(
      say(
        '按区县填报的样子生成工作簿，像别的工作簿一样导入。记录都是虚构的。中断后再运行会接着装。\n--check 用指标引擎从记录算出每一个公布的指标，列出应有值、所得值和背后的记录数；有一个不符退出码为 1。',
        'Makes workbooks as county offices write them and imports them like any others. The records are invented. Run again after an interruption, it goes on.\n--check computes every published figure from the records and lists expected, got, and the records behind it; exit code 1 where one differs.',
      ),
    )
    .option('--check', say('核对公布的指标', 'check the published figures'))
    .option('--temporary', say('在临时目录里进行，完成后删掉', 'in a temporary folder, removed afterwards'))
    .option('--mistakes <file>', say('只写出一份有十二处错误的工作簿，供试导入', 'only write a workbook with twelve mistakes, to try an import with'))
    .option('--scale <factor>', say('规模，1 为全部', 'how much of it; 1 is all'), factor, usualEdition.scale)
    .option('--seed <number>', say('随机数种子', 'the seed'), wholeNumber(0), usualEdition.seed)
    .action(async ({ check, temporary, mistakes, scale, seed }: DemoFlags) => {
      if (mistakes !== undefined) {
        const path = desk.path(mistakes);
        await writeFile(path, await mistakesWorkbook());
        return desk.answer({ path }, () => `${path}\n`);
      }
      await within(temporary === true, async (engine) => {
        const load = await bringDemo(desk, engine, { seed, scale }, desk.call.stop);
        if (check !== true) {
          desk.answer(load ?? { done: true, workbooks: 0 }, () => (load === undefined ? say('演示数据早已装好。\n', 'The demo was loaded before.\n') : ''));
          return;
        }
        const results = await checkClaims(engine, desk.party);
        if (results.some(({ ok }) => !ok)) desk.foundProblems();
        desk.answer(results.map(({ id, expected, value, ok, records }) => ({ id, expected: Number(expected), value: value === null ? null : Number(value), ok, records })), () => claimsText(results));
      });
    });

  async function within(temporary: boolean, work: (engine: Engine) => Promise<void>): Promise<void> {
    if (!temporary) {
      const engine = await desk.engine();
      // Loading takes a while, and nobody else can open the folder meanwhile.
      const control = desk.call.host.serving ? undefined : await offerControl(engine.settings.folder, answerControl(engine, desk.runCall));
      return work(engine).finally(() => control?.close());
    }
    const folder = await mkdtemp(join(tmpdir(), 'shanhai-demo-'));
    try {
      const engine = await openEngine({ ...desk.settings, folder, databaseUrl: undefined });
      try {
        await work(engine);
      } finally {
        await engine.close();
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  function claimsText(results: readonly ClaimResult[]): string {
    const right = results.filter(({ ok }) => ok).length;
    const table = textTable(
      [
        { title: '' },
        { title: say('公布的指标', 'Published figure') },
        { title: say('说的是', 'Says'), most: 44 },
        { title: say('应有', 'Expected'), align: 'right' },
        { title: say('所得', 'Got'), align: 'right', most: 24 },
        { title: say('精度', 'Precision') },
        { title: say('记录', 'Records'), align: 'right' },
      ],
      results.map(({ id, statement, expected, value, precision, ok, records }) => [ok ? '✓' : '✗', id, desk.say(statement), expected, value ?? '—', precision, String(records)]),
    );
    return `${table}\n${say(`${results.length} 个公布的指标，${right} 个由记录得出`, `${right} of ${results.length} published figures come out of the records`)}\n`;
  }
}

function factor(text: string): number {
  const value = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || value <= 0 || value > 10) throw new InvalidArgumentError('0 < … ≤ 10');
  return value;
}
