import type { BrowserContext } from 'playwright-core';
import { openChromium } from './browser.ts';
import { serveDemo, signIn } from './demo-server.ts';
import { median, type Measurement } from './measure.ts';

const runs = 7;

/** W10: the cockpit in a real browser with a cold cache, beside the same page's static shell. */
export async function run(): Promise<Measurement[]> {
  const server = await serveDemo();
  const browser = await openChromium();
  try {
    const cookie = await signIn(server.url, 'leader');
    const usable: number[] = [];
    const shell: number[] = [];
    let script = 0;
    for (let at = 0; at < runs; at++) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, extraHTTPHeaders: { cookie } });
      script = await scriptBytes(context, server.url);
      await context.close();
      usable.push(await opening(() => browser.newContext({ viewport: { width: 1440, height: 900 }, extraHTTPHeaders: { cookie } }), server.url, 'main article a[href^="/figures/"]'));
      shell.push(await opening(() => browser.newContext({ viewport: { width: 1440, height: 900 } }), server.url, '#content'));
    }
    const [value, limit] = [median(usable) / 1000, median(shell) / 1000];
    return [
      { workload: 'W10', what: 'cockpit usable in a real browser, cold cache', value, unit: 's', limit: { what: 'the static shell: the sign-in page', value: limit }, ratio: value / limit, goal: '≤ 1.5 s', reached: value <= 1.5 },
      { workload: 'W10', what: 'JavaScript of the first view, compressed', value: script / 1000, unit: 'kB', goal: '≤ 400 kB', reached: script <= 400_000 },
    ];
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** Milliseconds until what the page is for is there. */
async function opening(make: () => Promise<BrowserContext>, url: string, wanted: string): Promise<number> {
  const context = await make();
  const page = await context.newPage();
  const start = performance.now();
  await page.goto(url, { waitUntil: 'commit' });
  await page.locator(wanted).first().waitFor();
  const taken = performance.now() - start;
  await context.close();
  return taken;
}

/** Bytes of script as they came over the wire until the cockpit is there. */
async function scriptBytes(context: BrowserContext, url: string): Promise<number> {
  const page = await context.newPage();
  const network = await context.newCDPSession(page);
  await network.send('Network.enable');
  const scripts = new Set<string>();
  let bytes = 0;
  network.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId);
  });
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await page.goto(url);
  await page.locator('main article a[href^="/figures/"]').first().waitFor();
  return bytes;
}
