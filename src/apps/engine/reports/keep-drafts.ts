import type { Wording } from '../../../kernel/declare/wording.ts';
import type { Engine } from '../open-engine.ts';
import { makeDueDrafts } from './drafts.ts';

const hour = 60 * 60 * 1000;
const soonAfterStart = 5 * 1000;

/** Drafts reports when they are due, also those that became due while nothing ran. Answers how to stop. */
export function keepReportDrafts(engine: Engine, tell: (line: Wording) => void): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  const turn = (): void => {
    running = running.then(() => makeDueDrafts(engine)).then(
      (made) => (made.length === 0 ? undefined : tell({ zh: `到期的报告已起草 ${made.length} 份`, en: `${made.length} reports that are due were drafted` })),
      (error: unknown) => tell({ zh: `到期的报告没有起草成功：${String(error)}`, en: `Drafting the reports that are due failed: ${String(error)}` }),
    );
  };
  const first = setTimeout(turn, soonAfterStart).unref();
  const hourly = setInterval(turn, hour).unref();
  return async () => {
    clearTimeout(first);
    clearInterval(hourly);
    await running;
  };
}
