import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/kernel/ports/database.ts';
import { openEmbedded } from '../databases.ts';
import { openCommandLine, threeDonations, type CommandLine } from './command-line.ts';

let database: Database;
let line: CommandLine;
beforeAll(async () => {
  database = await openEmbedded();
  line = await openCommandLine(database);
  await line.run('import', await line.donations('own.xlsx', threeDonations), '--commit');
});
afterAll(async () => {
  await line.close();
  await database.close();
});

test('templates are listed', async () => {
  const { json } = await line.run('report', '--json');
  expect(json.templates.map(({ name }: { name: string }) => name)).toEqual(expect.arrayContaining(['annual', 'half-year', 'monthly', 'facts', 'facts-en', 'county-card', 'county-table']));
});

test('a report is told as text, or written as a file of any kind', async () => {
  const told = await line.run('report', 'county-card', '--year', '2024', '--county', '岷县');
  expect([told.code, told.out]).toEqual([0, expect.stringContaining('| 社会 | 社会帮扶资金 | 500元 |')]);
  for (const [name, magic] of [['card.docx', 'PK'], ['card.xlsx', 'PK'], ['card.pdf', '%P'], ['card.md', '# ']] as const) {
    const { code, json } = await line.run('report', 'county-card', '--year', '2024', '--county', '岷县', '--out', name, '--json');
    expect([code, json.path]).toEqual([0, join(line.folder, name)]);
    expect((await readFile(join(line.folder, name))).subarray(0, 2).toString()).toBe(magic);
  }
});

test('a report is issued, and the check proves it', async () => {
  const { json } = await line.run('report', 'facts', '--year', '2024', '--issue', '--json');
  expect(json.issued).toMatchObject({ hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
  expect((await line.run('check')).code).toBe(0);
  await database.run('delete from report_issue');
  const checked = await line.run('check', '--json');
  expect([checked.code, checked.json.problems.map(({ code }: { code: string }) => code)]).toEqual([1, ['report.missing']]);
});

test('what can’t be made is refused, and no file is written', async () => {
  const refused = async (...argv: string[]) => (await line.run('report', ...argv, '--json')).json.code;
  expect(await refused('nothing')).toBe('report.template-not-found');
  expect(await refused('facts', '--period', '2024-03')).toBe('report.wrong-period');
  expect(await refused('county-card', '--year', '2024')).toBe('report.region-missing');
  expect(await refused('facts', '--year', '2024', '--out', 'facts.odt')).toBe('report.unknown-format');
  await expect(readFile(join(line.folder, 'facts.odt'))).rejects.toThrow();
});
