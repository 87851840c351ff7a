import { openWorkbook } from '../../../adapters/workbook/open.ts';
import { writeSheets, type WrittenSheet } from '../../../adapters/workbook/write/sheets.ts';
import { allowsThroughout } from '../../../kernel/access/may.ts';
import type { Party } from '../../../kernel/access/party.ts';
import { looksPersonal } from '../../../kernel/declare/reading/personal.ts';
import type { Store } from '../../../kernel/ledger/store.ts';
import { rowsOf } from '../../../kernel/sheet/import/row-spans.ts';
import { columnNumber } from '../../../kernel/sheet/table/column-letter.ts';
import { findTables } from '../../../kernel/sheet/table/find-tables.ts';
import type { Cell, Sheet } from '../../../kernel/sheet/workbook.ts';
import type { Engine } from '../open-engine.ts';
import { expectStanding, type Original } from './read-original.ts';
import { notFound } from './refusals.ts';
import type { SheetRead } from './standing.ts';

const mask = '•••';

/**
 * A copy of a workbook with nothing in it but what the party sees of its records anyway: the cells that became fields which
 * are not sensitive, of rows in sight, and headers. All else is masked, and so is what looks like an identity or phone
 * number wherever it stands. It is written anew from those cells, so that nothing comes along unseen (notes, pictures,
 * former values of formulas), and says so on its first sheet.
 * @throws Refusal `access.no-right`, `file.not-found`, `file.damaged`
 */
export async function maskedCopy(engine: Engine, party: Party, hash: string): Promise<Original> {
  const { store, files } = engine;
  const { name, sheets } = await expectStanding(engine, party, hash);
  const bytes = await files.read(hash);
  if (bytes === undefined) throw notFound(hash);
  const workbook = await openWorkbook(bytes, name);
  const copies = workbook.sheets.map((sheet) => copyOf(sheet, shownIn(store, party, sheets.filter((one) => one.sheet === sheet.name))));
  return {
    name: `${name.replace(/\.\w+$/, '')}（遮盖 masked）.xlsx`,
    bytes: await writeSheets([notice(name, new Set(workbook.sheets.map((sheet) => sheet.name))), ...copies], { epoch: workbook.epoch }),
  };
}

interface Shown {
  /** By row, the 1-based columns that are shown. */
  readonly columns: ReadonlyMap<number, ReadonlySet<number>>;
  /** Rows that hold records, in sight or not. */
  readonly records: ReadonlySet<number>;
}

function shownIn({ regions }: Store, party: Party, sheets: readonly SheetRead[]): Shown {
  const columns = new Map<number, Set<number>>();
  const records = new Set<number>();
  for (const { ledger, layout, rows } of sheets) {
    const open = new Set(Object.entries(layout).flatMap(([name, letter]) => (ledger?.field.get(name)?.field.sensitive === false ? [columnNumber(letter)] : [])));
    for (const [region, spans] of Object.entries(rows)) {
      const visible = ledger !== undefined && allowsThroughout(party, ledger, 'see', region, regions);
      for (const row of rowsOf(spans)) {
        records.add(row);
        if (visible) columns.set(row, new Set([...(columns.get(row) ?? []), ...open]));
      }
    }
  }
  return { columns, records };
}

function copyOf(sheet: Sheet, { columns, records }: Shown): WrittenSheet {
  const headers = records.size === 0 ? new Set<number>() : headersOf(sheet, records);
  const rows = new Map(sheet.rows.map((row) => [row.row, row]));
  const last = sheet.rows.at(-1)?.row ?? 0;
  const isShown = (row: number, column: number) => headers.has(row) || columns.get(row)?.has(column) === true;
  return {
    name: sheet.name,
    hidden: sheet.hidden,
    merges: sheet.merges,
    dated: (row) => rows.get(row + 1)?.dated ?? [],
    rows: Array.from({ length: last }, (_, index) => (rows.get(index + 1)?.cells ?? []).map((cell, column) => (isShown(index + 1, column + 1) ? careful(cell) : hidden(cell)))),
  };
}

function headersOf(sheet: Sheet, records: ReadonlySet<number>): ReadonlySet<number> {
  const found = findTables(sheet).flatMap(({ headerRows }) => (headerRows === null ? [] : Array.from({ length: headerRows[1] - headerRows[0] + 1 }, (_, n) => headerRows[0] + n)));
  return new Set(found.filter((row) => !records.has(row)));
}

const hidden = (cell: Cell): Cell => (cell === null || cell === '' ? cell : mask);
const careful = (cell: Cell): Cell => ((typeof cell === 'string' || typeof cell === 'number') && looksPersonal(String(cell)) ? mask : cell);

function notice(name: string, taken: ReadonlySet<string>): WrittenSheet {
  const title = ['说明', '遮盖说明', '遮盖说明 Shanhai'].find((one) => !taken.has(one)) ?? '•';
  return {
    name: title,
    widths: [100],
    rows: [
      [`这是“${name}”的遮盖副本，不是原件。`],
      [`已遮盖（${mask}）：敏感列，没有导入的列、行和工作表，您看不到的记录，以及像证件号码、银行卡号、手机号的内容。格式、批注、图片和公式没有带来；行列位置与原件相同。`],
      ['要看全文，请有权解除遮盖的人在导入它的批次里写明理由下载原件。'],
      [`This is a masked copy of “${name}”, not the original.`],
      [`Masked (${mask}): sensitive columns; columns, rows and sheets that were not imported; records out of your sight; whatever looks like an identity, card or mobile number. Formats, notes, pictures and formulas were left out; rows and columns are where they were.`],
      ['For all of it, somebody who may unmask it saves the original from its batch, with a reason.'],
    ],
  };
}
