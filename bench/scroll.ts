import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { sales } from '../src/domains/consumption/ledgers.ts';
import { openEngine } from '../src/apps/engine/open-engine.ts';
import { settingsOf } from '../src/apps/engine/programmes.ts';
import { openChromium } from './browser.ts';
import { fillSales } from './fill-sales.ts';
import { percentile, type Measurement } from './measure.ts';
import { serve, tokenFor } from './serving.ts';

const records = 100_000;
const leaps = 20;
/** Pixels scrolled in each frame: a wheel turned steadily, one turned fast, and the bar dragged. */
const speeds = [40, 400, 4000] as const;
/** Milliseconds of a frame at 60 in a second, and what a clock of a tenth of a millisecond makes of it. */
const [frame, clock] = [1000 / 60, 0.2];
const seconds = 4;

/** The ledger page over 100,000 records: how long its frames take while it scrolls, and when rows stand after a leap. */
export async function run(): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'shanhai-scroll-'));
  const engine = await openEngine(settingsOf(folder, undefined, undefined, () => undefined));
  await fillSales(engine, records);
  await engine.close();
  const flags = ['--empty', '--data', folder];
  const server = await serve(flags);
  const browser = await openChromium();
  try {
    const token = await tokenFor(['--data', folder]);
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, extraHTTPHeaders: { authorization: `Bearer ${token}` } });
    const page = await context.newPage();
    const columns = Object.keys(sales.fields).join(',');
    await page.goto(`${server.url}/ledgers/consumption.sales?columns=${columns}`);
    await page.locator('[role=gridcell]').first().waitFor({ timeout: 60_000 });
    const results: Measurement[] = [];
    for (const speed of speeds) {
      const { between, work } = await framesWhileScrolling(page, speed);
      const what = `${records.toLocaleString('en')} rows of all columns scrolled by ${speed} px a frame`;
      const at = (of: readonly number[], share: number, name: string, goal: number, said: string): Measurement => ({ workload: 'SCROLL', what: `${name}, p${share * 100}, ${what}`, value: percentile(of, share), unit: 'ms', goal: said, reached: percentile(of, share) <= goal });
      results.push(
        at(between, 0.95, 'frame to frame', frame + clock, '≤ 16.7 ms, 60 frames a second'),
        at(between, 0.99, 'frame to frame', 2 * frame + clock, '≤ 33.4 ms, one frame left out'),
        at(work, 0.95, 'script, layout and paint of a frame', frame, '≤ 16.7 ms'),
      );
    }
    const waits: number[] = [];
    for (let leap = 0; leap < leaps; leap++) waits.push(await rowsAfterLeap(page, (leap * 0.618) % 1));
    const p95 = percentile(waits, 0.95);
    results.push({ workload: 'SCROLL', what: 'rows stand after a leap anywhere, p95', value: p95, unit: 'ms', goal: '≤ 500 ms', reached: p95 <= 500 });
    return results;
  } finally {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds from each frame to the next, and those of them that the page itself was at work. */
function framesWhileScrolling(page: Page, speed: number): Promise<{ between: number[]; work: number[] }> {
  return page.evaluate(`new Promise((resolve) => {
    const grid = document.querySelector('[role=grid]');
    grid.scrollTop = 0;
    const between = [];
    const work = [];
    let before;
    let begun;
    // A message that is sent before a frame is drawn comes when it is.
    const drawn = new MessageChannel();
    drawn.port1.onmessage = () => work.push(performance.now() - begun);
    const start = performance.now();
    const step = (now) => {
      if (before !== undefined) between.push(now - before);
      before = now;
      begun = performance.now();
      drawn.port2.postMessage(0);
      grid.scrollTop += ${speed};
      if (now - start < ${seconds * 1000}) requestAnimationFrame(step);
      else resolve({ between, work });
    };
    requestAnimationFrame(step);
  })`);
}

/** Milliseconds until every row seen at a depth holds its record. @param share of the whole height */
function rowsAfterLeap(page: Page, share: number): Promise<number> {
  return page.evaluate<number>(`new Promise((resolve) => {
    const grid = document.querySelector('[role=grid]');
    const start = performance.now();
    grid.scrollTop = (grid.scrollHeight - grid.clientHeight) * ${share};
    const look = () => {
      const { top, bottom } = grid.getBoundingClientRect();
      const seen = [...grid.querySelectorAll('[role=row]')].slice(1).filter((row) => {
        const at = row.getBoundingClientRect();
        return at.bottom > top && at.top < bottom;
      });
      if (seen.length > 5 && seen.every((row) => row.querySelector('a') !== null) && performance.now() - start > 20) resolve(performance.now() - start);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  })`);
}
