import { writeSheets, type WrittenCell } from '../../adapters/workbook/write/sheets.ts';
import { visibleRegions } from '../../kernel/access/may.ts';
import type { Party } from '../../kernel/access/party.ts';
import { expectRightIn, withoutRight } from '../../kernel/access/refusals.ts';
import { Refusal } from '../../kernel/declare/problem.ts';
import type { Locale } from '../../kernel/declare/wording.ts';
import { compositeBehind, modelFigure, recordsBehind, type FigureInFull, type FigureRequest } from '../../kernel/figure/index.ts';
import { columnOf, written } from './export.ts';
import type { Engine } from './open-engine.ts';
import { sheetsOf } from './sources.ts';

/** So many records in one file. */
const most = 100_000;

const words = {
  zh: { madeOf: '由这些指标合成', figure: '指标', value: '数值', exact: '精确值', definition: '口径', window: '期间', regions: '地区', slice: '拆分', whole: '全部', asOf: '截至', batch: '批次', count: '记录数', region: '地区', adds: '计入', record: '记录号', file: '来源文件', sheet: '工作表', row: '行' },
  en: { madeOf: 'Made of', figure: 'Figure', value: 'Value', exact: 'Exact value', definition: 'Definition', window: 'Period', regions: 'Regions', slice: 'Part', whole: 'The whole', asOf: 'As of', batch: 'Batch', count: 'Records', region: 'Region', adds: 'Counts as', record: 'Record', file: 'Source file', sheet: 'Sheet', row: 'Row' },
} as const;

/**
 * The records behind a figure as a workbook: what the number is, where, when and as of which batch on top, then every
 * record with what it adds and the row it was read from. Of a composite, a sheet for each figure it is made of follows
 * the one that says what it is; in a .csv they stand under each other. `name` decides between .xlsx and .csv.
 * @throws Refusal as `recordsBehind`; `access.no-right`, `export.unknown-format`
 */
export async function exportFigure({ store }: Engine, party: Party, request: FigureRequest, locale: Locale, name: string): Promise<{ bytes: Uint8Array; count: number }> {
  if (modelFigure(store.model, request.figure).kind === 'base') {
    const figure = await recordsBehind(store, party, request, most);
    const { rows, headerRows } = await figureRows(store, party, figure, locale);
    return { bytes: await written(name, sheetName(figure.title[locale]), rows, headerRows), count: figure.records.length };
  }
  const { whole, parts } = await compositeBehind(store, party, request, most);
  const said = words[locale];
  const sheets: { name: string; rows: WrittenCell[][]; headerRows: number }[] = [
    { name: sheetName(whole.title[locale]), rows: [...headRows(whole, locale), [], [said.madeOf, said.window, said.value, said.exact, said.count], ...parts.map((part): WrittenCell[] => [part.title[locale], part.window[locale], `${part.value.printed} ${part.value.unit[locale]}`.trim(), part.value.value === null ? null : Number(part.value.value), part.value.n])], headerRows: 0 },
  ];
  for (const [index, part] of parts.entries()) sheets.push({ name: sheetName(`${index + 1} ${part.title[locale]} ${part.window[locale]}`), ...(await figureRows(store, party, part, locale)) });
  const bytes = name.toLowerCase().endsWith('.xlsx') ? await writeSheets(sheets) : await written(name, sheetName(whole.title[locale]), sheets.flatMap(({ rows }, index) => (index === 0 ? rows : [[], ...rows])));
  return { bytes, count: parts.reduce((sum, { records }) => sum + records.length, 0) };
}

const sheetName = (title: string): string => title.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31);

/** @throws Refusal `access.no-right` */
async function figureRows(store: Engine['store'], party: Party, { ledger, title, records, ...figure }: FigureInFull, locale: Locale): Promise<{ rows: WrittenCell[][]; headerRows: number }> {
  expectRightIn(party, ledger, 'export');
  const exported = visibleRegions(party, ledger, store.regions, 'export');
  // A part of the records would no longer make up the value.
  if (exported !== undefined && records.some(({ version }) => !exported.includes(version.region))) throw new Refusal([withoutRight('export', ledger)]);

  const columns = await Promise.all(ledger.fields.map(async (field) => ({ field, written: await columnOf(store, party, ledger, field) })));
  const sheets = await sheetsOf(store, records.map(({ version }) => version.source));
  const said = words[locale];
  const head = headRows({ title, ...figure }, locale);
  const rows: WrittenCell[][] = [
    ...head,
    [],
    [said.adds, ...columns.map(({ written: { header } }) => header), said.record, said.file, said.sheet, said.row],
    ...records.map(({ version, contribution }): WrittenCell[] => {
      const sheet = version.source === null ? undefined : sheets.get(version.source);
      const values = columns.map(({ field, written: column }) => {
        const text = version.texts[field.column];
        return text === undefined ? null : column.cell(text);
      });
      return [Number(contribution), ...values, version.record, sheet?.name ?? null, sheet?.sheet ?? null, version.row === null ? null : Number(version.row)];
    }),
  ];
  return { rows, headerRows: head.length + 2 };
}

function headRows({ title, value, definition, window, regions, slice }: Omit<FigureInFull, 'ledger' | 'records'>, locale: Locale): WrittenCell[][] {
  const said = words[locale];
  return [
    [said.figure, title[locale]],
    [said.value, `${value.printed} ${value.unit[locale]}`.trim()],
    [said.exact, value.value === null ? null : Number(value.value)],
    [said.definition, definition[locale]],
    [said.window, window[locale]],
    [said.regions, regions[locale]],
    [said.slice, slice === undefined ? said.whole : slice[locale]],
    [said.asOf, value.asOf.at],
    [said.batch, value.asOf.batch],
    [said.count, value.n],
  ];
}
