import { writeSheets, type WrittenCell, type WrittenSheet } from '../../../adapters/workbook/write/sheets.ts';
import type { RegionBook } from '../../../kernel/declare/region-book.ts';
import { numbersOf, type Report, type ShownInline } from '../../../kernel/report/index.ts';

const words = {
  zh: { table: '表', numbers: '数据来源', text: '写法', figure: '指标', name: '代号', window: '期间', region: '地区', slice: '部分', than: '相比', value: '精确值', before: '相比的值', unit: '单位', n: '记录数', asOf: '截至' },
  en: { table: 'Table', numbers: 'Sources', text: 'Said as', figure: 'Figure', name: 'Name', window: 'Period', region: 'Region', slice: 'Part', than: 'Compared with', value: 'Exact value', before: 'Compared value', unit: 'Unit', n: 'Records', asOf: 'As of' },
} as const;

/** The tables of a report as a workbook, one sheet each, and a last sheet with where every number comes from. */
export function workbookOf(report: Report, regions: RegionBook): Promise<Uint8Array> {
  const said = words[report.language];
  const sheets: WrittenSheet[] = [];
  let heading = '';
  for (const block of report.blocks) {
    if (block.kind === 'heading') heading = textOf(block.inlines);
    const rows = block.kind === 'table' ? [block.head, ...block.rows].map((row) => row.map(cellOf)) : block.kind === 'chart' ? [[block.title, ''], ...block.bars.map(({ label, number }): WrittenCell[] => [label, cellOf([{ kind: 'number', number }])])] : undefined;
    if (rows === undefined) continue;
    const title = block.kind === 'chart' ? block.title : heading === '' ? report.title : heading;
    sheets.push({ name: sheetName(`${sheets.length + 1} ${title}`), rows, headerRows: 1, widths: rows[0]?.map((_, column) => widthOf(rows, column)) ?? [] });
  }
  return writeSheets([...sheets, { name: sheetName(said.numbers), rows: sourceRows(report, regions), headerRows: 1, widths: [16, 26, 30, 20, 14, 24, 20, 18, 18, 10, 10, 22] }]);
}

function sourceRows(report: Report, regions: RegionBook): WrittenCell[][] {
  const { language: locale } = report;
  const said = words[locale];
  return [
    [said.text, said.figure, said.name, said.window, said.region, said.slice, said.than, said.value, said.before, said.unit, said.n, said.asOf],
    ...numbersOf(report).map((number): WrittenCell[] => [
      number.text,
      number.title[locale],
      number.figure,
      number.window,
      number.region === null ? null : regions.title(number.region, locale),
      number.slice,
      number.than,
      exactly(number.value),
      exactly(number.before),
      number.measure.unit[locale],
      number.n,
      report.asOf.at,
    ]),
  ];
}

/** A number that stands alone in its cell goes on being one, as it is printed; anything else is text. */
function cellOf(cell: readonly ShownInline[]): WrittenCell {
  const text = textOf(cell);
  const [only, ...more] = cell;
  if (only?.kind !== 'number' || more.length > 0) return text;
  const plain = text.replaceAll(',', '');
  return /^-?\d{1,15}(?:\.\d{1,6})?$/.test(plain) ? Number(plain) : text;
}

/** A spreadsheet keeps fifteen digits. */
const exactly = (value: string | null): WrittenCell => (value === null ? null : value.replaceAll(/\D/g, '').length <= 15 ? Number(value) : value);

function textOf(inlines: readonly ShownInline[]): string {
  return inlines.map((inline) => (inline.kind === 'text' ? inline.text : inline.kind === 'number' ? inline.number.text : ' ')).join('');
}

function widthOf(rows: readonly (readonly WrittenCell[])[], column: number): number {
  return Math.min(40, Math.max(8, ...rows.map((row) => wide(String(row[column] ?? '')) + 2)));
}

const wide = (text: string): number => [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? 2 : 1), 0);

const sheetName = (text: string): string => text.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31);

