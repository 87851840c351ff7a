import { readFileSync } from 'node:fs';
import { write, utils } from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openWorkbook } from '#adapters/workbook/open.ts';
import { describeWorkbook } from '#kernel/sheet/table/describe.ts';
import { checkTotals } from '#kernel/sheet/table/check-totals.ts';
import { dataRowsOf } from '#kernel/sheet/table/fill-down.ts';
import { findTables } from '#kernel/sheet/table/find-tables.ts';
import type { Cell } from '#kernel/sheet/workbook.ts';
import { sheetOf } from './sheet-of.ts';
import { outcome, xlsxOf } from './workbook-of.ts';

const real = (name: string): Buffer => readFileSync(new URL(`./real/${name}`, import.meta.url));
const xlsx = xlsxOf('<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>1.5</v></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>甲</t></is></c></row></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>', { strings: '<si><t>文字</t></si>' });
const seeds: [string, Buffer][] = [
  ['.xlsx', xlsx],
  ['.xls', real('prov_budget_panel.xls')],
  ['.ods', write({ SheetNames: ['a'], Sheets: { a: utils.aoa_to_sheet([['a', 1], ['b', 2]]) } }, { bookType: 'ods', type: 'buffer' }) as Buffer],
  ['.csv', real('nbs_employ_gbk.csv')],
];

/** Reads, and describes what was read; anything but a refusal is a fault. */
const whole = async (bytes: Uint8Array): Promise<string> => outcome(openWorkbook(bytes, 'a').then((book) => describeWorkbook(book)));

describe('whatever the bytes, a reading ends in a workbook or a refusal', () => {
  it('random bytes behind every kind of beginning', async () => {
    const beginnings = ['', '504b0304', 'd0cf11e0a1b11ae1', '0908080000051000', 'fffe', 'efbbbf', '3c3f786d6c'];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 600 }), async (beginning, bytes) => {
        expect(await whole(Buffer.concat([Buffer.from(beginning, 'hex'), bytes]))).toMatch(/^(read|workbook\..+)$/);
      }),
      { numRuns: 300 },
    );
  });

  it.each(seeds)('a %s cut off or with bytes changed', async (_kind, seed) => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(seed.length - 1), fc.nat(255)), { maxLength: 6 }), fc.option(fc.nat(seed.length)), async (changes, length) => {
        const bytes = Buffer.from(length === null ? seed : seed.subarray(0, length));
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
        expect(await whole(bytes)).toMatch(/^(read|workbook\..+)$/);
      }),
      { numRuns: 60 },
    );
  }, 20_000);

  it('XML cut and twisted inside a sound package', async () => {
    const sheet = '<sheetData><row r="1" spans="1:3"><c r="A1" s="2" t="s"><v>0</v></c><c r="B1"><f t="shared" ref="B1" si="0">A1</f><v>1.5</v></c><c r="C1" t="inlineStr"><is><r><t>a</t></r><rPh><t>b</t></rPh></is></c></row></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>';
    const strings = '<si><r><t xml:space="preserve">a&amp;</t></r><rPh sb="0" eb="1"><t>b</t></rPh></si>';
    await fc.assert(
      fc.asyncProperty(fc.nat(sheet.length), fc.nat(sheet.length), fc.string({ unit: fc.constantFrom('<', '>', '/', '"', 'c', 'v', ' ', '=', '!', '-', 'is', 'row', '9'), maxLength: 4 }), fc.boolean(), async (from, to, put, inStrings) => {
        const twist = (xml: string): string => xml.slice(0, from % xml.length) + put + xml.slice(Math.max(from, to) % xml.length);
        expect(await whole(inStrings ? xlsxOf(sheet, { strings: twist(strings) }) : xlsxOf(twist(sheet), { strings }))).toMatch(/^(read|workbook\..+)$/);
      }),
      { numRuns: 300 },
    );
  }, 20_000);
});

describe('whatever the cells', () => {
  const cell: fc.Arbitrary<Cell> = fc.oneof(
    { weight: 3, arbitrary: fc.constant(null) },
    fc.constantFrom('合计', '小计', '注：说明', '一、农业', '序号', '单位：万元', '金额（万元）', '2024年', '  ', '1,234.5', '√', '—', '安定区', '通渭县', '2024-03-05'),
    fc.double({ noNaN: true }),
    fc.integer({ min: -5, max: 2100 }),
    fc.constant({ error: '#REF!' }),
    fc.boolean(),
    fc.string({ maxLength: 12 }),
  );
  const merge = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 4 })).map(([top, left, down, right]) => ({ top, left, bottom: top + down, right: left + right }));

  it('each filled row has exactly one role, and rows and counts agree', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 14 }), fc.array(merge, { maxLength: 4 }), (rows, merges) => {
        const sheet = { ...sheetOf(rows), merges };
        const seen = new Set<number>();
        for (const table of findTables(sheet)) {
          const headers = table.headerRows === null ? [] : [table.headerRows[0]];
          const unitsBelow = table.unitRows.filter((row) => !table.titleRows.includes(row) && row > (table.headerRows?.[1] ?? 0));
          for (const row of [...table.titleRows, ...headers, ...unitsBelow, ...table.indexRows, ...table.dataRows, ...table.totalRows, ...table.subtotalRows, ...table.sectionRows, ...table.helperRows, ...table.noteRows]) {
            expect(seen.has(row)).toBe(false);
            seen.add(row);
          }
          expect(table.dataRowCount).toBe(table.dataRows.length);
          expect([...dataRowsOf(table, sheet)].map(({ row }) => row)).toEqual(table.dataRows);
          for (const column of table.columns) expect(column.filled).toBeLessThanOrEqual(table.dataRowCount);
          checkTotals(table, sheet);
        }
      }),
      { numRuns: 1500 },
    );
  });
});
