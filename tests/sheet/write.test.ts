import { readFileSync } from 'node:fs';
import { read, utils } from '@e965/xlsx';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { openWorkbook } from '#adapters/workbook/open.ts';
import { DEFAULT_LIMITS } from '#adapters/workbook/limits.ts';
import { openPackage } from '#adapters/workbook/zip/package.ts';
import { annotate } from '#adapters/workbook/write/annotate.ts';
import { writeCsv } from '#adapters/workbook/write/csv.ts';
import { writeSheets } from '#adapters/workbook/write/sheets.ts';
import { writeTemplate } from '#adapters/workbook/write/template.ts';
import { xlsxOf } from './workbook-of.ts';

/** Notes and fills as an independent reader sees them: `C5: text`, and the colour. */
function marksOf(bytes: Uint8Array, sheet: string): Record<string, [string | undefined, string | undefined]> {
  const grid = (read(bytes, { dense: true, cellStyles: true }).Sheets[sheet] as unknown as { '!data': ({ c?: { t: string }[]; s?: { fgColor?: { rgb?: string } } } | undefined)[][] })['!data'];
  const marks: Record<string, [string | undefined, string | undefined]> = {};
  grid.forEach((row, r) => row.forEach((cell, c) => cell?.c && (marks[utils.encode_cell({ r, c })] = [cell.c.map(({ t }) => t).join(''), cell.s?.fgColor?.rgb])));
  return marks;
}

describe('a template', () => {
  const spec = {
    sheetName: '劳务台账',
    title: '劳务输转台账',
    columns: [
      { header: '姓名', format: 'text', required: true, note: '与身份证一致。' },
      { header: '身份证号', format: 'text', required: true, width: 22 },
      { header: '月收入', unit: '元', format: 'number', required: false, choices: [] },
      { header: '就业渠道', format: 'text', required: true, choices: ['公益岗位', '帮扶车间', '外出务工'] },
      { header: '行政村', format: 'text', required: false, choices: Array.from({ length: 300 }, (_, i) => `第${i}村`) },
      { header: '开始日期', format: 'date', required: false },
    ],
  } as const;

  it('has its headers with units, notes, drop-downs and text columns, to two readers', async () => {
    const bytes = await writeTemplate(spec);
    const own = await openWorkbook(bytes, 't.xlsx');
    expect(own.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([['劳务台账', false], ['选项', true]]);
    expect(own.sheets[0]!.rows.map(({ cells }) => cells)).toEqual([['劳务输转台账'], ['姓名', '身份证号', '月收入（元）', '就业渠道', '行政村', '开始日期']]);
    expect(Object.entries(marksOf(bytes, '劳务台账')).map(([at, [text]]) => [at, text])).toEqual([['A2', '必填。与身份证一致。'], ['B2', '必填。'], ['D2', '必填。']]);
    const other = await readXlsx(bytes);
    expect(other.sheets[0]!.dataValidations?.map(({ range, type }) => [range, type])).toEqual([['D3:D20000', 'list'], ['E3:E20000', 'list']]);
  });

  it('says the same each time', async () => {
    expect(Buffer.compare(Buffer.from(await writeTemplate(spec)), Buffer.from(await writeTemplate(spec)))).toBe(0);
  });
});

describe('annotating', () => {
  it('keeps an .xlsx as it was, beside colour and notes', async () => {
    const sheet =
      '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cols><col min="1" max="1" width="33"/></cols><sheetData><row r="1"><c r="A1" s="2"><v>45356</v></c><c r="C1"><f>A1*2</f><v>90712</v></c></row><row r="4" ht="30"/></sheetData><mergeCells count="1"><mergeCell ref="A4:B4"/></mergeCells><pageMargins left="1" right="1" top="1" bottom="1" header="0" footer="0"/><tableParts count="0"/></worksheet>';
    const original = xlsxOf(`<?xml version="1.0" encoding="UTF-8"?>${sheet}`, { extra: { 'xl/vbaProject.bin': 'macro', 'custom/任意.bin': 'kept' } });
    const bytes = await annotate(original, 'a.xlsx', [
      { sheet: 'Sheet1', row: 1, column: 'A', message: '日期不对 <1900>' },
      { sheet: 'Sheet1', row: 1, column: 'A', message: '再看一次' },
      { sheet: 'Sheet1', row: 1, column: 'B', message: '缺' },
      { sheet: 'Sheet1', row: 4, column: 'B', message: '空行' },
      { sheet: 'Sheet1', row: 3, column: 'AA', message: '新行' },
    ]);
    expect(marksOf(bytes, 'Sheet1')).toEqual({ A1: ['日期不对 <1900>\n再看一次', 'FFC7CE'], B1: ['缺', 'FFC7CE'], B4: ['空行', 'FFC7CE'], AA3: ['新行', 'FFC7CE'] });
    const [before, after] = [await openWorkbook(original, 'a'), await openWorkbook(bytes, 'a')];
    expect(after).toEqual(before);
    const zip = openPackage(Buffer.from(bytes), DEFAULT_LIMITS);
    expect([zip.whole('xl/vbaProject.bin')?.toString(), zip.whole('custom/任意.bin')?.toString()]).toEqual(['macro', 'kept']);
    const again = read(bytes, { cellFormula: true });
    expect(again.Sheets['Sheet1']!['C1']).toMatchObject({ f: 'A1*2', v: 90712 });
    expect((await readXlsx(bytes)).sheets[0]!.columns?.[0]?.width).toBe(33);
  });

  it('leaves notes that are there, and adds to them', async () => {
    const first = await annotate(xlsxOf('<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>'), 'a', [{ sheet: 'Sheet1', row: 1, column: 'A', message: '一' }]);
    const second = await annotate(first, 'a', [{ sheet: 'Sheet1', row: 1, column: 'A', message: '二' }, { sheet: 'Sheet1', row: 2, column: 'B', message: '三' }]);
    expect(Object.fromEntries(Object.entries(marksOf(second, 'Sheet1')).map(([at, [text]]) => [at, text]))).toEqual({ A1: '一\n二', B2: '三' });
    expect((await readXlsx(second)).sheets).toHaveLength(1);
  });

  it.each(['prov_budget_panel.xls', 'nbs_employ_gbk.csv'])('makes an .xlsx of %s with the same cells', async (name) => {
    const original = readFileSync(new URL(`./real/${name}`, import.meta.url));
    const before = await openWorkbook(original, name);
    const bytes = await annotate(original, name, [{ sheet: before.sheets[0]!.name, row: 6, column: 'D', message: '不是数' }]);
    const after = await openWorkbook(bytes, name);
    expect(after.format).toBe('xlsx');
    expect(after.sheets).toEqual(before.sheets);
    expect(marksOf(bytes, before.sheets[0]!.name)).toEqual({ D6: ['不是数', 'FFC7CE'] });
  });

  it('refuses a sheet that is not there', async () => {
    await expect(annotate(await writeSheets([{ name: 'a', rows: [['x']] }, { name: 'b', rows: [] }]), 'a', [{ sheet: 'c', row: 1, column: 'A', message: '' }])).rejects.toMatchObject({ code: 'workbook.no-such-sheet' });
  });
});

describe('exports', () => {
  it('come back as they went, to two readers', async () => {
    const rows = [['姓名', '金额', '日期'], ['张<三> & "x"', 1.5, { date: '2024-03-05' }], ['_x0041_\u0001\r\n　', -2, null], [], [true, { error: '#N/A' }, '005']];
    const bytes = await writeSheets([{ name: '导出/一', rows, widths: [10], headerRows: 1 }, { name: '导出 一', rows: [] }]);
    const { sheets } = await openWorkbook(bytes, 'e.xlsx');
    expect(sheets.map(({ name }) => name)).toEqual(['导出 一', '导出 一 2']);
    expect(sheets[0]!.rows).toEqual([
      { row: 1, cells: ['姓名', '金额', '日期'] },
      { row: 2, cells: ['张<三> & "x"', 1.5, 45356], dated: [2] },
      { row: 3, cells: ['_x0041_\u0001\r\n　', -2] },
      { row: 5, cells: [true, { error: '#N/A' }, '005'] },
    ]);
    expect(utils.sheet_to_json(read(bytes).Sheets['导出 一']!, { header: 1 })).toHaveLength(5);
    expect((await readXlsx(bytes)).sheets[0]!.rows[0]).toEqual(['姓名', '金额', '日期']);
  });

  it('.csv with its mark, quotes, and no formula', async () => {
    const bytes = writeCsv([['a,b', '"', null, 1.5], ['=1+1', '-5', '-x', '@a', '+8613800000000', '=cmd|x']]);
    expect(Buffer.from(bytes).toString()).toBe('\ufeff"a,b","""",,1.5\r\n\'=1+1,-5,\'-x,\'@a,+8613800000000,\'=cmd|x\r\n');
    expect((await openWorkbook(bytes, 'a.csv')).encoding).toBe('utf-8-bom');
  });
});
