import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { claims, templates } from '../../packs/qingdao-dingxi/index.ts';
import { checkClaims } from '../../src/apps/engine/demo-claims.ts';
import { makeReport } from '../../src/apps/engine/reports/make.ts';
import { checkSource } from '../../src/apps/engine/reports/templates.ts';
import { systemParty } from '../../src/kernel/access/party.ts';
import { parseWindow, readFigures, windowText } from '../../src/kernel/figure/index.ts';
import { numbersOf } from '../../src/kernel/report/index.ts';
import type { Database } from '../../src/kernel/ports/database.ts';
import { openCommandLine, threeDonations, type CommandLine } from '../cli/command-line.ts';
import { openEmbedded } from '../databases.ts';

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

const sourceOf = (name: string): string => templates.find((one) => one.name === name)?.source ?? '';
const key = ({ figure, window, region, slice }: { figure: string; window: string; region?: string | null | undefined; slice?: string | null | undefined }) => [figure, windowText(parseWindow(window)), region ?? '', slice ?? ''].join(' ');

test.each(['facts', 'facts-en'])('%s states every figure that was published, from its records', async (name) => {
  const report = await makeReport(line.engine, systemParty, sourceOf(name), { period: '2024' });
  const stated = new Map(numbersOf(report).map((number) => [key(number), number]));
  expect(claims).toHaveLength(60);
  expect(claims.filter(({ query }) => !stated.has(key(query))).map(({ id }) => id)).toEqual([]);
  const values = await readFigures(line.engine.store, systemParty, claims.map(({ query: { figure, window, region, slice } }) => ({ figure, window, region, slice })));
  expect(claims.map(({ query }) => [stated.get(key(query))?.value, stated.get(key(query))?.n])).toEqual(values.map(({ value, n }) => [value, n]));
  expect((await checkClaims(line.engine, systemParty)).length).toBe(60);
});

test.each(['facts', 'facts-en'])('in %s no published number is typed in by hand', (name) => {
  const typed = sourceOf(name).replaceAll(/\{\{[^}]*\}\}/g, '').replaceAll(/1000万元以上|10 million yuan or more|年4月|of April/g, '');
  expect(typed.match(/\d+/g) ?? []).toEqual([]);
});

test.each(templates.map(({ name }) => name))('the template %s can be filled', (name) => {
  expect(checkSource(line.engine, sourceOf(name)).blocks.length).toBeGreaterThan(0);
});

test('what was set for a year and how far it is reached stand in a report; where nothing was set, nothing is said', async () => {
  const path = join(line.folder, 'targets.csv');
  await writeFile(path, '协作目标台账,,,,\n目标年度,地区,指标,目标值,依据文号\n2024,岷县,care.donations,8万元,示协1号\n');
  expect((await line.run('import', path, '--ledger', 'agreement.targets', '--commit')).code).toBe(0);
  const source = (region: string) => `---\n标题：目标\n---\n{{目标 care.donations region=${region}}}{{完成率 care.donations region=${region}}}{{指标 care.donations region=${region} as=exact}}`;
  const said = async (region: string) => numbersOf(await makeReport(line.engine, systemParty, source(region), { period: '2024' }));
  const [target, reached, actual] = await said('岷县');
  expect([target?.text, target?.value, reached?.before]).toEqual(['8万元', '80000', '80000']);
  expect(reached?.value).toBe(actual?.value);
  expect(reached?.text).toBe(`${Math.round((Number(actual?.value) / 80000) * 1000) / 10}%`);
  expect((await said('漳县')).slice(0, 2).map(({ text }) => text)).toEqual(['—', '—']);
  await expect(makeReport(line.engine, systemParty, '---\n标题：目标\n---\n{{目标 care.donations}}', { period: '2024' })).rejects.toMatchObject({ code: 'report.target-of-region', problems: [{ place: { line: 4, character: 1 } }] });
});
