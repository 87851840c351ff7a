import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const main = new URL('../../src/apps/cli/main.ts', import.meta.url).pathname;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shanhai-process-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Ended {
  /** Its exit code, or the signal that ended it. */
  readonly code: number | string | null;
  readonly out: string;
  readonly err: string;
}

function start(...argv: readonly string[]) {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...argv], { cwd: folder, env: { PATH: process.env['PATH'], LANG: 'en', SHANHAI_DATA: join(folder, 'data') } });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const ended = new Promise<Ended>((done) => child.on('close', (code, signal) => done({ code: code ?? signal, out, err })));
  const said = (pattern: RegExp) =>
    new Promise<void>((heard) => {
      const listen = (): void => {
        if (pattern.test(out)) heard();
      };
      child.stdout.on('data', listen);
      listen();
    });
  return { child, ended, said };
}

test('one process serves, others work through it, and it stops cleanly however often it is told to', async () => {
  const server = start('serve', '--port', '0', '--empty');
  await server.said(/http:\/\/localhost:\d+/);
  const ledgers = await start('ledgers', '--json').ended;
  expect([ledgers.code, ledgers.err]).toEqual([0, '']);
  expect(JSON.parse(ledgers.out).length).toBeGreaterThan(5);
  const again = await start('serve', '--port', '0', '--json').ended;
  expect([again.code, JSON.parse(again.out).code]).toEqual([3, 'store.being-served']);
  server.child.kill('SIGINT');
  server.child.kill('SIGTERM');
  const { code, err } = await server.ended;
  expect([code, err]).toEqual([0, 'Stopping …\n']);

  // The folder is free again, for a command of its own process.
  const own = await start('batches', '--json').ended;
  expect([own.code, JSON.parse(own.out).total]).toEqual([0, 0]);
}, 120_000);

test('a workbook is looked at without any database', async () => {
  await writeFile(join(folder, 'a.csv'), '县区,金额\n岷县,1\n渭源县,2\n');
  const { code, out, err } = await start('sheet', 'a.csv', '--json').ended;
  expect([code, err]).toEqual([0, '']);
  expect(JSON.parse(out).sheets[0].tables[0]).toMatchObject({ header_rows: [1, 1], data_row_count: 2 });
  const refused = await start('sheet', 'nothing.csv').ended;
  expect([refused.code, refused.out]).toEqual([3, '']);
  expect(refused.err).not.toContain('    at ');
}, 60_000);
