// `npm run screens [-- PATTERN]`: takes a picture of each page over the demo, at a desk's and a phone's width, into docs/screens.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { buildFace } from './build-face.mjs';
import { installBrowser } from './browser.mjs';
import { installThen, root } from './install.mjs';

const main = join(root, 'src', 'apps', 'cli', 'main.ts');
const folder = join(root, 'docs', 'screens');
const sizes = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

/** Each picture: its name, who looks, at which address, and what is done before it is taken. */
const pictures = [
  { name: 'sign-in', path: '/' },
  { name: 'cockpit', as: 'leader', path: '/?year=2024', ready: 'main article' },
  { name: 'cockpit-en', as: 'leader', path: '/?year=2024', ready: 'main article', locale: 'en' },
  { name: 'wall', as: 'leader', path: '/wall?year=2024', ready: 'main article', sizes: ['desk'] },
  { name: 'published', as: 'leader', path: '/published', ready: 'tbody tr' },
  { name: 'figures', as: 'leader', path: '/figures?window=2024', ready: 'main a[href^="/figures/"]' },
  { name: 'figure', as: 'leader', path: '/figures/consumption.sales?window=2024', ready: 'main a[href^="/ledgers/"]' },
  { name: 'compare', as: 'leader', path: '/figures/consumption.sales/compare?window=2024&toWindow=2023' },
  { name: 'reports', as: 'leader', path: '/reports', ready: 'tbody tr' },
  { name: 'report', as: 'leader', path: '/reports/templates/annual?period=2024', ready: 'article table' },
  { name: 'issued', as: 'leader', path: '/reports', act: issueTheFactSheet },
  { name: 'targets', as: 'leader', path: '/targets?year=2024&asOf=2024-09-30', ready: 'main tbody tr, main li' },
  { name: 'digest', as: 'leader', path: '/digest?week=2024-W40' },
  { name: 'review', as: 'minxian-group', path: '/review' },
  { name: 'differences', as: 'leader', path: '/differences' },
  { name: 'closing', as: 'leader', path: '/closings', act: closeAYear },
  { name: 'ledgers', as: 'minxian', path: '/ledgers' },
  { name: 'ledger', as: 'minxian', path: '/ledgers/consumption.sales' },
  { name: 'record', as: 'minxian', path: '/ledgers/care.donations', act: openFirstRecord },
  { name: 'import-check', as: 'minxian', path: '/imports', act: importMistakes },
  { name: 'assessment', as: 'leader', path: '/assessment?rules=gansu.2023&year=2023', ready: 'main tbody tr' },
  { name: 'imports', as: 'minxian', path: '/imports' },
  { name: 'batch', as: 'leader', path: '/imports', act: openFirstBatch },
  { name: 'search', as: 'leader', path: '/?year=2024', act: search },
  { name: 'me', as: 'minxian', path: '/me' },
  { name: 'accounts', as: 'admin', path: '/administration/accounts' },
  { name: 'roles', as: 'security', path: '/administration/roles' },
  { name: 'journal', as: 'auditor', path: '/administration/journal' },
  { name: 'programme', as: 'admin', path: '/administration/programme' },
  { name: 'integrity', as: 'auditor', path: '/administration/integrity' },
  { name: 'backup', as: 'admin', path: '/administration/backup' },
  { name: 'approvals', as: 'security', path: '/administration/approvals' },
  { name: 'work', as: 'admin', path: '/administration/work' },
  { name: 'health', as: 'admin', path: '/administration/health' },
  { name: 'api', as: 'leader', path: '/api' },
];

const wanted = process.argv[2];

await installThen(async (node) => {
  installBrowser();
  await buildFace(node);
  const data = await mkdtemp(join(tmpdir(), 'shanhai-screens-'));
  const kept = process.env.SHANHAI_SCREENS_DATA;
  const server = await serve(node, kept ?? data);
  const { chromium } = await import('playwright-core');
  const executablePath = [process.env.SHANHAI_TEST_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => path !== undefined && existsSync(path));
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'] });
  try {
    await mkdir(folder, { recursive: true });
    for (const picture of pictures) {
      if (wanted !== undefined && !picture.name.includes(wanted)) continue;
      for (const size of picture.sizes ?? Object.keys(sizes)) await take(browser, server.url, picture, size, { node, data });
    }
  } finally {
    await browser.close();
    server.process.kill('SIGTERM');
    await new Promise((done) => server.process.once('exit', done));
    await rm(data, { recursive: true, force: true });
  }
});

async function take(browser, url, { name, as, path, ready, act, locale = 'zh' }, size, tools) {
  const context = await browser.newContext({ viewport: sizes[size], locale: locale === 'zh' ? 'zh-CN' : 'en-GB', timezoneId: 'Asia/Shanghai', hasTouch: size === 'phone' });
  await context.addInitScript((chosen) => localStorage.setItem('shanhai.locale', chosen), locale);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  if (as !== undefined) {
    const answer = await context.request.post(`${url}/api/session`, { data: { persona: as } });
    if (!answer.ok()) throw new Error(`${as} was not let in: ${await answer.text()}`);
  }
  await page.goto(url + path);
  try {
    if (ready !== undefined) await page.locator(ready).first().waitFor();
    if (act !== undefined) await act(page, tools);
  } catch (error) {
    process.stderr.write(`${name} (${size}): ${error.message.split('\n')[0]}\n`);
  }
  // Not for a quiet network: the live feed never is.
  await page.waitForFunction(() => document.querySelector('.ant-skeleton, .ant-spin') === null, undefined, { timeout: 30_000 }).catch(() => undefined);
  await page.waitForTimeout(1500);
  await page.screenshot({ path: join(folder, `${name}-${size}.png`) });
  process.stdout.write(`${name}-${size}.png\n`);
  await context.close();
}

async function closeAYear(page) {
  const of = (path) => new URL(path, page.url()).href;
  const { items } = await (await page.request.get(of('/api/closings/checklist?window=2023'))).json();
  const closed = await page.request.post(of('/api/closings'), { data: { window: '2023', reason: '年度上报', acknowledged: items.map(({ code }) => code) } });
  if (![201, 409].includes(closed.status())) throw new Error(await closed.text());
  await page.goto(of('/closings/1'));
  await page.locator('main tbody tr, main li').first().waitFor();
}

async function issueTheFactSheet(page) {
  const { v7: newId } = await import('uuid');
  const id = newId();
  const issued = await page.request.put(new URL(`/api/reports/issued/${id}`, page.url()).href, { data: { template: 'facts', period: '2024' } });
  if (!issued.ok()) throw new Error(await issued.text());
  await page.goto(new URL(`/reports/issued/${id}`, page.url()).href);
  await page.locator('article table, article p').first().waitFor();
}

async function openFirstBatch(page) {
  await page.locator('main a[href^="/batches/"]').first().click();
  await page.waitForURL(/\/batches\/.+/);
}

async function openFirstRecord(page) {
  await page.locator('a[href*="/ledgers/care.donations/"]').first().click();
  await page.waitForURL(/\/ledgers\/care\.donations\/.+/);
}

async function importMistakes(page, { node, data }) {
  const workbook = join(data, 'mistakes.xlsx');
  await run(node, ['demo', '--mistakes', workbook]);
  await page.locator('input[type=file]').first().setInputFiles(workbook);
  await page.waitForURL(/\/imports\/.+/);
}

async function search(page) {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('销售');
}

function run(node, args) {
  return new Promise((done, failed) => {
    spawn(node, ['--disable-warning=ExperimentalWarning', main, ...args], { stdio: 'ignore' }).once('exit', (code) => (code === 0 ? done() : failed(new Error(`shanhai ${args.join(' ')} ended with ${code}`))));
  });
}

function serve(node, data) {
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=32', main, 'serve', '--demo', '--json', '--port', '0', '--data', data], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, DATABASE_URL: '' } });
  return new Promise((resolve, reject) => {
    let said = '';
    createInterface({ input: child.stdout }).on('line', (line) => {
      said += line;
      const url = /"url":\s*"([^"]+)"/.exec(said)?.[1];
      if (url !== undefined) resolve({ url, process: child });
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
}
