import { describe, expect, test } from 'vitest';
import type { Host } from '../../src/apps/cli/call.ts';
import { commands } from '../../src/apps/cli/commands/index.ts';
import { run } from './command-line.ts';

/** Usage is told before anybody opens anything. */
const closed: Host = {
  serving: false,
  open: () => Promise.reject(new Error('opened')),
  alone: () => Promise.reject(new Error('opened')),
  close: () => Promise.resolve(),
};
const say = (argv: readonly string[], env?: NodeJS.ProcessEnv) => run(closed, '/', argv, env);

describe('help', () => {
  test('nothing asked is answered with the help, every command in it', async () => {
    const { code, out, err } = await say([]);
    expect([code, err]).toEqual([0, '']);
    expect(out.match(/^ {2}[a-z]+ .*/gm)?.length).toBeGreaterThanOrEqual(commands.length);
    expect(out).toContain('Exit codes: 0 done');
  });

  test('speaks the language of the system, or the one asked for', async () => {
    expect((await say(['--help'], { LANG: 'zh_CN.UTF-8' })).out).toContain('退出码');
    expect((await say(['--help'], { LANG: 'C' })).out).toContain('退出码');
    expect((await say(['--help', '--locale', 'en'], { LANG: 'zh_CN.UTF-8' })).out).toContain('Exit codes');
    expect((await say(['import', '--help'], { LANG: 'zh_CN.UTF-8' })).out).toContain('--annotated');
  });
});

describe('wrong usage ends with 2', () => {
  test.each([
    [['flgures'], 'unknown command'],
    [['figures', '--yeer', '2024'], 'unknown option'],
    [['records'], 'missing required argument'],
    [['import', 'a.xlsx', '--map', 'amount'], 'field=COLUMN'],
    [['import', 'a.xlsx', 'b.xlsx', '--annotated', 'c.xlsx'], 'one workbook'],
    [['figures', '--year', '2024', '--window', '2023'], 'cannot be used with'],
    [['serve', '--port', '70000'], '0–65535'],
    [['batches', '--locale', 'fr'], 'Allowed choices'],
  ])('%j', async (argv, complaint) => {
    const { code, out, err } = await say(argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(complaint);
  });

  test('as JSON too, and in Chinese', async () => {
    const { code, json, err } = await say(['records', '--json'], { LANG: 'zh_CN.UTF-8' });
    expect([code, json.code, json.title, err]).toEqual([2, 'usage', '缺少参数 ledger', '']);
  });

  test('PORT must be a port', async () => {
    expect((await say(['serve'], { LANG: 'en', PORT: 'http' })).code).toBe(2);
  });
});
