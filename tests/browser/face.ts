import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { expect, inject } from 'vitest';

const main = fileURLToPath(new URL('../../src/apps/cli/main.ts', import.meta.url));
const desk = { width: 1440, height: 900 };
/** A phone as county clerks have them. */
export const phone = { width: 390, height: 844 };
const narrowest = 360;
/** Milliseconds that a page may take when other tests hold the processors. */
const busyMachine = 30_000;

/** A real server over a copy of the demo, and a real browser in front of it. */
export interface Face {
  readonly url: string;
  readonly folder: string;
  readonly browser: Browser;
  /** The path of the one-time link that the first start of a programme without accounts prints. */
  readonly setup: string | undefined;
  /** A page of a browser session of its own, signed in as a persona of the demo, the leader when not said, or as nobody; whatever its scripts complain of is collected and must be nothing at the end. */
  open(path?: string, more?: { readonly size?: { width: number; height: number }; readonly locale?: 'zh' | 'en'; readonly as?: string | null }): Promise<Page>;
  /** Ends the server without asking and starts it again over the same folder. */
  kill(): Promise<void>;
  restart(): Promise<void>;
  close(): Promise<void>;
}

interface FaceSettings {
  /** A real programme that nobody has begun with, instead of the demo. */
  readonly empty?: boolean;
  readonly port?: number;
  /** More of the environment that the server runs in. */
  readonly env?: NodeJS.ProcessEnv;
}

export async function openFace({ empty = false, port: wanted = 0, env = {} }: FaceSettings = {}): Promise<Face> {
  const folder = join(await mkdtemp(join(tmpdir(), 'shanhai-e2e-')), 'data');
  if (!empty) await cp(inject('demoTemplate'), folder, { recursive: true });
  let server = await serve(folder, wanted, env);
  const port = Number(new URL(server.url).port);
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
  const complaints: string[] = [];
  const contexts: BrowserContext[] = [];
  return {
    url: server.url,
    folder,
    browser,
    setup: server.setup,
    async open(path = '/', { size = desk, locale = 'zh', as = 'leader' } = {}) {
      const context = await browser.newContext({ viewport: size, locale: locale === 'zh' ? 'zh-CN' : 'en-GB', timezoneId: 'Asia/Shanghai', hasTouch: size.width < 700 });
      contexts.push(context);
      await context.addInitScript((chosen) => localStorage?.getItem('shanhai.locale') ?? localStorage?.setItem('shanhai.locale', chosen), locale);
      if (as !== null) expect((await context.request.post(`${server.url}/api/session`, { data: { persona: as } })).status()).toBe(200);
      const page = await context.newPage();
      page.setDefaultTimeout(busyMachine);
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error' && !/Failed to load resource|net::ERR_/.test(message.text())) complaints.push(message.text());
      });
      await page.goto(`${server.url}${path}`);
      return page;
    },
    async kill() {
      await ended(server.process, 'SIGKILL');
    },
    async restart() {
      server = await serve(folder, port, env);
    },
    async close() {
      await Promise.all(contexts.map((context) => context.close()));
      await browser.close();
      await ended(server.process, 'SIGTERM');
      await rm(join(folder, '..'), { recursive: true, force: true });
      expect(complaints).toEqual([]);
    },
  };
}

/** No fault that keeps somebody out (axe-core; WCAG 2.2 AA). */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  // What is still fading in is judged when it is there.
  await page.waitForFunction(() => document.getAnimations().every(({ playState, effect }) => playState !== 'running' || effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY), undefined, { timeout: 3000 }).catch(() => undefined);
  const faults = await page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
    return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.slice(0, 5).map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary ?? ''}`).join(' | ')}`);
  });
  expect(faults).toEqual([]);
}

/** Nothing sticks out to the side on a phone, nor on the narrowest there is. */
export async function expectNoSideways(page: Page): Promise<void> {
  const size = page.viewportSize();
  for (const width of [phone.width, narrowest]) {
    await page.setViewportSize({ width, height: phone.height });
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), { message: `at ${width} px` }).toBeLessThanOrEqual(0);
  }
  if (size !== null) await page.setViewportSize(size);
}

interface Serving {
  readonly url: string;
  readonly setup: string | undefined;
  readonly process: ChildProcess;
}

function serve(folder: string, port: number, env: NodeJS.ProcessEnv): Promise<Serving> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, 'serve', '--empty', '--json', '--port', String(port), '--data', folder], {
    env: { ...process.env, DATABASE_URL: '', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    let said = '';
    createInterface({ input: child.stdout }).on('line', (line) => {
      said += line;
      // The answer's last line; what stands before it is told before it serves.
      if (line !== '}') return;
      const { url, setup } = JSON.parse(said) as { url: string; setup?: string };
      resolve({ url, setup: setup?.slice(new URL(setup).origin.length), process: child });
    });
    child.once('exit', (code) => reject(new Error(`The server ended with ${code} before it served: ${said}`)));
  });
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    child.once('exit', () => done());
    child.kill(signal);
  });
}

function findChromium(): string {
  const found = [process.env['SHANHAI_TEST_CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => path !== undefined && existsSync(path));
  if (found === undefined) throw new Error('No Chromium is installed. `npm test` installs one on Debian; elsewhere set SHANHAI_TEST_CHROMIUM to its path.');
  return found;
}
