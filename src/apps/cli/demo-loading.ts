import type { DemoEdition } from '../engine/demo-state.ts';
import { demoState } from '../engine/demo-state.ts';
import { loadDemo, type DemoLoad, type DemoProgress } from '../engine/demo.ts';
import type { Engine } from '../engine/open-engine.ts';
import { refuse } from '../../kernel/declare/problem.ts';
import type { Desk } from './desk.ts';
import { problemText } from './refusal-text.ts';

/** The demo that `npm start` and `shanhai demo` load. */
export const usualEdition: DemoEdition = { seed: 1, scale: 1 };

/** About how many records the whole demo has; only the remaining time is told from it. */
const rowsAtFullScale = 205_000;
const tellEvery = 2500;

/**
 * Loads the demo where nothing or a part of it is there, with a line every few seconds. Answers what was loaded;
 * `undefined` where it was there already.
 * @throws Refusal `demo.own-records` where somebody's own records are
 */
export async function bringDemo(desk: Desk, engine: Engine, edition: DemoEdition, stop: AbortSignal): Promise<DemoLoad | undefined> {
  const found = await demoState(engine);
  if (found.state === 'loaded') return undefined;
  if (found.state === 'own') throw ownRecords();
  const chosen = found.state === 'begun' ? found.edition : edition;
  if (found.state === 'begun') desk.tell({ zh: '上次装入演示数据没有完成，接着装', en: 'Loading the demo was cut off; going on with it' });
  else desk.tell({ zh: '生成并导入演示数据（记录系虚构）……', en: 'Making and importing the demo (its records are invented) …' });
  let told = 0;
  const load = await loadDemo(engine, chosen, stop, (progress) => {
    if (progress.elapsed - told < tellEvery) return;
    told = progress.elapsed;
    desk.tell(progressLine(progress, chosen));
  });
  const { workbooks, rows, rejected, elapsed, problems, done } = load;
  const seconds = (elapsed / 1000).toFixed(1);
  if (!done) desk.tell({ zh: `演示数据装到第 ${workbooks} 份工作簿时停下，下次接着装`, en: `Stopped after ${workbooks} workbooks of the demo; the next start goes on` });
  else desk.tell({ zh: `演示数据已装好：${workbooks} 份工作簿，${rows} 条记录，用时 ${seconds} 秒`, en: `The demo is loaded: ${workbooks} workbooks, ${rows} records, in ${seconds} s` });
  if (rejected > 0) desk.tell({ zh: `有 ${rejected} 行没有导入，最前的几处：`, en: `${rejected} rows were not imported; the first problems:` });
  if (rejected > 0) for (const problem of problems) desk.call.output.err(problemText(problem, desk.locale));
  return load;
}

function progressLine({ workbooks, rows, elapsed }: DemoProgress, { scale }: DemoEdition): { zh: string; en: string } {
  const rate = Math.round((rows * 1000) / elapsed);
  const left = Math.max(1, Math.round((rowsAtFullScale * scale - rows) / Math.max(1, rate)));
  return {
    zh: `  ${workbooks} 份工作簿，${rows} 条记录，每秒 ${rate} 条，约剩 ${left} 秒`,
    en: `  ${workbooks} workbooks, ${rows} records, ${rate} a second, about ${left} s left`,
  };
}

const ownRecords = () =>
  refuse(
    'demo.own-records',
    { zh: '这里已有自己的记录，不装演示数据', en: 'There are records of your own here; the demo is not loaded among them' },
    { zh: '换一个数据目录（--data），或加 --temporary 在临时目录里核对', en: 'Use another data folder (--data), or --temporary to check the demo in a temporary one' },
  );
