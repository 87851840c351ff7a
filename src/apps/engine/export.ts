import { extname } from 'node:path';
import { writeCsv } from '../../adapters/workbook/write/csv.ts';
import { writeSheets, type WrittenCell } from '../../adapters/workbook/write/sheets.ts';
import { ownColumns, reveals, sees } from '../../kernel/access/may.ts';
import type { Party } from '../../kernel/access/party.ts';
import { expectRightIn } from '../../kernel/access/refusals.ts';
import { refuse } from '../../kernel/declare/problem.ts';
import type { Locale } from '../../kernel/declare/wording.ts';
import { readFigures, type FigureRequest } from '../../kernel/figure/index.ts';
import { LiteralBinder, quoted } from '../../kernel/ledger/binder.ts';
import { fieldNamed, filterTerms, ledgerNamed, levelTerms, listOrder, type ListRequest } from '../../kernel/ledger/list.ts';
import { quote } from '../../kernel/ledger/quote.ts';
import { rowOf, rowTerms } from '../../kernel/ledger/rows-seen.ts';
import type { Store } from '../../kernel/ledger/store.ts';
import type { ModelField, ModelLedger } from '../../kernel/model/model.ts';
import { readCopyLine } from '../../kernel/ports/copy.ts';
import type { Engine } from './open-engine.ts';
import { refuseMasked } from './records.ts';

/** Which records are exported, in which order, with which fields; all of them where nothing is said. */
export interface ExportChoice extends Pick<ListRequest, 'where' | 'sort' | 'level'> {
  readonly columns?: readonly string[];
}

/**
 * The records of a ledger that stand and that the party may export, as a workbook that reads back to the same records: headers with units, names
 * instead of ids. `name` decides between .xlsx and .csv.
 * @throws Refusal `ledger.unknown`, `access.no-right`, `field.unknown`, `list.masked-field`, `list.sealed-order`, `export.unknown-format`
 */
export async function exportLedger({ store }: Engine, party: Party, ledgerName: string, name: string, choice: ExportChoice = {}): Promise<{ bytes: Uint8Array; count: number }> {
  const ledger = ledgerNamed(store, ledgerName);
  expectRightIn(party, ledger, 'export');
  const { where = {}, sort, level } = choice;
  refuseMasked(ledger, party, [...Object.keys(where), ...(sort === undefined ? [] : [sort.field])]);
  const fields = choice.columns === undefined ? ledger.fields : choice.columns.map((field) => fieldNamed(ledger, field));
  const columns = await Promise.all(fields.map((field) => columnOf(store, party, ledger, field)));
  const terms = [
    `programme = ${quote(store.programme)}`,
    '_until is null and not _gone',
    ...rowTerms(store, party, ledger, new LiteralBinder(), 'export'),
    ...levelTerms(level),
    ...filterTerms(ledger, where, new LiteralBinder()),
  ];
  const select = `select ${fields.map(({ column }) => `"${column}"`).join(', ')} from "${ledger.table}"
    where ${terms.join(' and ')} order by ${listOrder(ledger, sort)}`;
  const rows: WrittenCell[][] = [columns.map(({ header }) => header)];
  for await (const chunk of store.database.copyOut(select)) {
    for (const line of chunk.split('\n')) {
      if (line !== '') rows.push(readCopyLine(line).map((text, index) => (text === null ? null : (columns[index]?.cell(text) ?? null))));
    }
  }
  return { bytes: await written(name, ledger.declared.title.zh, rows), count: rows.length - 1 };
}

/** Figures as a workbook. @throws Refusal as `readFigures`; `export.unknown-format` */
export async function exportFigures({ store }: Engine, party: Party, requests: readonly FigureRequest[], locale: Locale, name: string): Promise<{ bytes: Uint8Array; count: number }> {
  const values = await readFigures(store, party, requests);
  const headers = { zh: ['指标', '名称', '期间', '地区', '拆分', '数值', '单位', '记录数'], en: ['Figure', 'Title', 'Period', 'Region', 'Slice', 'Value', 'Unit', 'Records'] };
  const rows: WrittenCell[][] = values.map(({ figure, value, printed, unit, n }, index) => {
    const { window, region, slice } = requests[index] as FigureRequest;
    const title = store.model.figures.get(figure)?.declared.title[locale] ?? '';
    // Printed digits are what people compare; a number lets them go on calculating.
    const shown = value === null ? null : Number(printed.replaceAll(',', ''));
    return [figure, title, String(window), region === undefined ? '' : store.regions.title(region, locale), slice ?? '', shown, unit[locale], n];
  });
  return { bytes: await written(name, locale === 'zh' ? '指标' : 'Figures', [headers[locale], ...rows]), count: rows.length };
}

/** @throws Refusal `export.unknown-format` */
export async function written(name: string, title: string, rows: readonly (readonly WrittenCell[])[], headerRows = 1): Promise<Uint8Array> {
  const format = extname(name).toLowerCase();
  if (format === '.csv') return writeCsv(rows);
  if (format === '.xlsx') return writeSheets([{ name: title, rows, headerRows }]);
  throw refuse(
    'export.unknown-format',
    { zh: `不会写“${format === '' ? name : format}”格式`, en: `There is no export to “${format === '' ? name : format}”` },
    { zh: '文件名请以 .xlsx 或 .csv 结尾', en: 'End the file’s name in .xlsx or .csv' },
  );
}

interface ExportColumn {
  readonly header: string;
  cell(text: string): WrittenCell;
}

/** How a field is written down for the party. */
export async function columnOf(store: Store, party: Party, ledger: ModelLedger, { field }: ModelField): Promise<ExportColumn> {
  const header = field.unit === undefined ? field.title.zh : `${field.title.zh}（${field.unit.zh}）`;
  const { format } = field.template;
  if (field.refersTo !== undefined) {
    const titles = await titlesIn(store, party, field.refersTo);
    return { header, cell: (text) => titles.get(text) ?? outOfSight };
  }
  if (field.sensitive && !reveals(party, ledger)) return { header, cell: (text) => field.mask(field.restore(text)) };
  if (field.sensitive) return { header, cell: (text) => field.format(field.restore(text), 'zh', store.regions) };
  if (format === 'date') return { header, cell: (text) => ({ date: text }) };
  if (format === 'number') return { header, cell: (text) => (isExactNumber(text) ? Number(text) : text) };
  return { header, cell: (text) => field.format(field.restore(text), 'zh', store.regions) };
}

/** A spreadsheet keeps fifteen digits. */
const isExactNumber = (text: string): boolean => text.replace(/\D/g, '').length <= 15;

/** In place of what a record out of sight is called; read back, it is no record's name. */
const outOfSight = '（无权查看）';

/** What the records of a ledger are called, those that the party sees; one without a name by its id. */
async function titlesIn({ database, programme, model, regions }: Store, party: Party, target: string): Promise<Map<string, string>> {
  const origin = model.ledgers.get(target);
  const name = origin?.names[0];
  if (origin === undefined) return new Map();
  const telling = ownColumns(party, origin).map((column) => `, ${quoted(column)}`).join('');
  const rows = await database.query(`select record, _region, ${name === undefined ? 'null' : `"${name.column}"`} as name${telling} from "${origin.table}" where programme = $1 and _until is null`, [programme]);
  return new Map(
    rows.flatMap((row) => {
      if (!sees(party, origin, rowOf(row), regions)) return [];
      if (row['name'] == null || name === undefined) return [[String(row['record']), String(row['record'])]];
      const value = name.field.restore(row['name']);
      return [[String(row['record']), name.field.sensitive && !reveals(party, origin) ? name.field.mask(value) : name.field.format(value, 'zh', regions)]];
    }),
  );
}
