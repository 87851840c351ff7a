import { mayIn } from '../../kernel/access/may.ts';
import type { Party } from '../../kernel/access/party.ts';
import { Fault, Mention, type Surroundings } from '../../kernel/declare/field.ts';
import type { Problem } from '../../kernel/declare/problem.ts';
import { looksPersonal } from '../../kernel/declare/reading/personal.ts';
import type { Store } from '../../kernel/ledger/store.ts';
import type { ModelField } from '../../kernel/model/model.ts';
import type { CellCorrection } from '../../kernel/sheet/import/correct-cells.ts';
import type { Difference, ImportPlan, PlannedTable } from '../../kernel/sheet/import/plan.ts';
import { isSensitiveHeader } from '../../kernel/sheet/import/sensitive-headers.ts';
import { columnNumber } from '../../kernel/sheet/table/column-letter.ts';
import type { Cell, SheetRow, Workbook } from '../../kernel/sheet/workbook.ts';
import { cellText, maskedText } from './cell-text.ts';
import { viewOf, type RowRole, type RowStatus } from './sheet-view.ts';

/** First and last row wanted, 1-based. */
export type RowSpan = readonly [number, number];

/** A row of the sheet as the clerk knows it, and what the check says of it. */
export interface ShownRow {
  readonly row: number;
  readonly role: RowRole;
  /** What becomes of a data row; `null` for the others. */
  readonly status: RowStatus | null;
  /** From column A on; sensitive ones masked. */
  readonly cells: readonly string[];
  /** Columns whose texts are masked, and those mended in the browser. */
  readonly masked: readonly string[];
  readonly corrected: readonly string[];
  readonly problems: readonly Problem[];
  readonly differences: readonly (Difference & { readonly column: string | null })[];
}

export interface SheetRows {
  readonly sheet: string;
  readonly rows: readonly ShownRow[];
}

interface Sensitive {
  readonly field: ModelField;
  readonly surroundings: Surroundings;
}

/** What rows are shown of, and to whom. */
export interface ShownPlan {
  readonly workbook: Workbook;
  readonly plan: ImportPlan;
  readonly corrections: readonly CellCorrection[];
  readonly store: Store;
  readonly party: Party;
}

/** Rows of one sheet, with the corrections in them; blank rows are there too, `undefined` for a sheet that is not. */
export function sheetRows({ workbook, plan, corrections, store, party }: ShownPlan, name: string, spans: readonly RowSpan[]): SheetRows | undefined {
  const { regions } = store;
  const sheet = workbook.sheets.find((one) => one.name === name);
  if (sheet === undefined) return undefined;
  const view = viewOf(plan, name);
  const mended = Map.groupBy(corrections.filter((one) => one.sheet === name), ({ row }) => row);
  const numbers = spans.flatMap(([from, to]) => Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index));
  return {
    sheet: name,
    rows: numbers.map((row) => {
      const given = rowAt(sheet.rows, row);
      const { role, status, table } = view.at(row);
      const sensitive = new Map<number, Sensitive>();
      for (const { field, column, unit } of role === 'header' || role === 'title' ? [] : (table?.columns ?? [])) {
        const own = table?.ledger?.field.get(field);
        if (own?.field.sensitive === true) sensitive.set(columnNumber(column) - 1, { field: own, surroundings: { unit: unit ?? undefined, epoch: workbook.epoch, regions } });
      }
      const untold = role === 'header' || role === 'title' ? untouched : untoldColumns(store, party, table);
      const masked: string[] = [];
      const cells = (given?.cells ?? []).map((cell, index) => {
        const text = cellText(cell, given?.dated?.includes(index) === true, workbook.epoch);
        const own = sensitive.get(index);
        const letter = view.letter(index);
        if (text === '' || (own === undefined && !looksPersonal(text) && !untold(letter, text))) return text;
        masked.push(letter);
        return own === undefined ? '•••' : maskOf(own, cell, text);
      });
      return {
        row,
        role,
        status,
        cells,
        masked,
        corrected: (mended.get(row) ?? []).map(({ column }) => column),
        problems: view.problems(row),
        differences: view.differences(row),
      };
    }),
  };
}

type Untold = (letter: string, text: string) => boolean;

const untouched: Untold = () => false;
const untoldOf = new WeakMap<PlannedTable, Map<Party, Untold>>();

/**
 * Columns that no field took: masked where their header is that of a sensitive field; and in a ledger that has some, for
 * those who may not unmask it, whatever they are called. Short numbers are nobody's.
 */
function untoldColumns({ model }: Store, party: Party, table: PlannedTable | undefined): Untold {
  if (table === undefined) return untouched;
  const known = untoldOf.get(table)?.get(party);
  if (known !== undefined) return known;
  const { ledger, columns, unused } = table;
  const taken = new Set(columns.map(({ column }) => column));
  const named = new Set(unused.filter(({ header }) => isSensitiveHeader(model, header)).map(({ column }) => column));
  const masks = ledger?.fields.some(({ field }) => field.sensitive) === true && !mayIn(party, ledger, 'unmask');
  const untold: Untold = (letter, text) => named.has(letter) || (masks && !taken.has(letter) && !/^-?[\d.,]{1,6}$/.test(text));
  untoldOf.set(table, new Map([[party, untold]]));
  return untold;
}

function maskOf({ field: { field }, surroundings }: Sensitive, cell: Cell, text: string): string {
  const read = field.read(cell, surroundings);
  return read === null || read instanceof Fault || read instanceof Mention ? maskedText(text) : field.mask(read);
}

/** Rows are in order, with gaps. */
function rowAt(rows: readonly SheetRow[], row: number): SheetRow | undefined {
  let [low, high] = [0, rows.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = rows[middle];
    if (found === undefined || found.row === row) return found;
    if (found.row < row) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}
