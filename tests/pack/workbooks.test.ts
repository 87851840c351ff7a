import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { books } from '../../packs/qingdao-dingxi/generator/books/books.ts';
import { generateWorkbooks } from '../../packs/qingdao-dingxi/generator/index.ts';
import { gbk } from '../../packs/qingdao-dingxi/generator/office/gbk.ts';
import { plan } from '../../packs/qingdao-dingxi/generator/plan/plan.ts';
import { expectedProblems, mistakesWorkbook } from '../../packs/qingdao-dingxi/mistakes.ts';
import { domains } from '../../src/domains/index.ts';

const scale = 0.01;

async function fingerprints(seed: number): Promise<string[]> {
  const found: string[] = [];
  for await (const { name, bytes } of generateWorkbooks({ seed, scale })) found.push(`${name} ${createHash('sha256').update(bytes).digest('hex')}`);
  return found;
}

test('the same seed gives the same workbooks, byte for byte; another seed others', async () => {
  const first = await fingerprints(1);
  expect(await fingerprints(1)).toEqual(first);
  expect(await fingerprints(2)).not.toEqual(first);
});

test('there are about a hundred workbooks in three formats, in the order of loading', async () => {
  const names = await fingerprints(1);
  expect(names.length).toBeGreaterThan(60);
  expect(names.length).toBeLessThan(140);
  expect([...names].sort()).toEqual(names);
  for (const extension of ['.xlsx ', '.xls ', '.csv ']) expect(names.some((name) => name.includes(extension))).toBe(true);
});

test('every workbook of every size says that its records are invented', () => {
  const silent = [...books(plan({ seed: 1, scale }))].filter(({ sheets }) => {
    const rows = sheets.flatMap((sheet) => [...(sheet.rows as Iterable<readonly unknown[]>)]);
    return !rows.some((row) => row.some((cell) => typeof cell === 'string' && cell.includes('示例数据（虚构）')));
  });
  expect(silent.map(({ name }) => name)).toEqual([]);
});

test('every ledger is written by somebody', () => {
  const written = new Set([...books(plan({ seed: 1, scale }))].map(({ ledger }) => ledger));
  const ledgers = domains.flatMap((domain) => domain.ledgers.map(({ name }) => name));
  expect(ledgers.filter((name) => !written.has(name))).toEqual([]);
});

test('GBK text decodes to itself', () => {
  const text = '岷县2024年（示例）〔2024〕１２．５，√×—“”';
  expect(new TextDecoder('gb18030').decode(gbk(text))).toBe(text);
  expect(() => gbk('😀')).toThrow(RangeError);
});

test('the workbook of mistakes has twelve different ones', async () => {
  expect(new Set(expectedProblems.map(({ code }) => code)).size).toBe(12);
  expect(await mistakesWorkbook()).toEqual(await mistakesWorkbook());
});
