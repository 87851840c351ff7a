import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openWorkbook } from '#adapters/workbook/open.ts';
import { describeWorkbook } from '#kernel/sheet/table/describe.ts';

interface Truth {
  readonly file: string;
  readonly sheet: string | null;
  readonly encoding: string | null;
  readonly columns: readonly { index: number; col: string; header_path: string[]; unit: string | null; kind: string; kind_note?: string; filled: number; merged_down?: string[] }[];
  readonly [key: string]: unknown;
}

const folder = new URL('./real/', import.meta.url);
const truths = readdirSync(folder).filter((name) => name.endsWith('.truth.json'));

const ENCODINGS: Readonly<Record<string, string>> = { 'gbk, CRLF': 'gb18030', 'utf-8 with BOM, LF': 'utf-8-bom' };
const ROWS = ['title_rows', 'header_rows', 'first_data_row', 'last_data_row', 'data_row_count', 'total_rows', 'subtotal_rows', 'section_rows', 'blank_rows_in_range', 'helper_rows_in_range', 'note_rows', 'unit_rows', 'index_rows'] as const;

describe('real tables are read exactly as a person reads them', () => {
  it.each(truths)('%s', async (name) => {
    const truth = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Truth;
    const found = describeWorkbook(await openWorkbook(readFileSync(new URL(truth.file, folder)), truth.file));
    const sheet = found.sheets.find((candidate) => truth.sheet === null || candidate.name === truth.sheet)!;
    expect(found.encoding).toBe(truth.encoding === null ? null : ENCODINGS[truth.encoding]);
    expect(found.sheets.flatMap((candidate) => candidate.tables)).toHaveLength(1);
    const table = sheet.tables[0]!;
    expect(Object.fromEntries(ROWS.map((key) => [key, table[key]]))).toEqual(Object.fromEntries(ROWS.map((key) => [key, truth[key]])));
    expect(table.columns.map(({ index, col, header_path, unit, filled }) => ({ index, col, header_path, unit, filled }))).toEqual(
      truth.columns.map(({ index, col, header_path, unit, filled }) => ({ index, col, header_path, unit, filled })),
    );
    for (const column of truth.columns) {
      const own = table.columns.find(({ index }) => index === column.index)!;
      // An empty column has no kind that could be tested.
      expect([column.col, column.kind_note === undefined ? own.kind : column.kind]).toEqual([column.col, column.kind]);
      expect(own.merged_down).toEqual(column.merged_down ?? []);
    }
  });
});
