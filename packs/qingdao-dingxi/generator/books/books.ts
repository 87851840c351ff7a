import type { WrittenSheet } from '../../../../src/adapters/workbook/write/sheets.ts';
import { years } from '../counties.ts';
import type { Office } from '../office/office.ts';
import { eastern, offices, western } from '../office/offices.ts';
import { sheetOf } from '../office/sheet.ts';
import { targets } from '../../../../src/domains/agreement/targets.ts';
import type { AnyRow, PlannedLedger } from '../plan/planned.ts';
import { papersOf } from './agreement.ts';
import { countyBooks, type CountyBook } from './county.ts';
import { dropDown } from './drop-downs.ts';
import { smallBooks } from './small.ts';

/** A workbook before it is saved. */
export interface Filed {
  readonly ledger: string;
  readonly name: string;
  readonly office: Office;
  readonly sheets: readonly WrittenSheet[];
}

/** Every workbook of every office, those of ledgers referred to first. Made one by one, so that few rows are held twice. */
export function* books(plan: readonly PlannedLedger[]): Generator<Filed> {
  let number = 0;
  for (const { ledger, rows } of plan) {
    for (const { office, title, sheets } of booksOf(ledger.name, rows, plan)) {
      number++;
      const withExtras = office.hiddenSheet ? [...sheets, dropDown] : sheets;
      yield { ledger: ledger.name, name: `${String(number).padStart(3, '0')} ${title}`, office, sheets: withExtras };
    }
  }
}

interface Titled {
  readonly office: Office;
  readonly title: string;
  readonly sheets: readonly WrittenSheet[];
}

function* booksOf(ledger: string, rows: readonly AnyRow[], plan: readonly PlannedLedger[]): Generator<Titled> {
  const small = smallBooks.find((book) => book.ledger.name === ledger);
  const kept = countyBooks.find((book) => book.ledger.name === ledger);
  if (ledger === targets.name) {
    for (const { title, sheet } of papersOf(rows)) yield { office: western, title, sheets: [sheet] };
  } else if (small !== undefined) {
    const office = small.by === 'east' ? eastern : small.by === 'west' ? western : (offices[0] ?? western);
    yield { office, title: small.title, sheets: [sheetOf(small, office, rows, 'Sheet1')] };
  } else if (kept !== undefined) {
    for (const office of offices) yield* ofCounty(kept, office, asMentioned(rows.filter(({ county }) => county === office.county), office, plan));
  } else throw new RangeError(`No office keeps ${ledger}.`);
}

function* ofCounty(kept: CountyBook, office: Office, rows: readonly AnyRow[]): Generator<Titled> {
  const { parted } = kept;
  if (parted === undefined) {
    const book = kept.book(office, undefined);
    yield { office, title: book.title, sheets: [sheetOf(book, office, rows, '台账')] };
    return;
  }
  const made = years.map((year) => {
    const book = kept.book(office, year);
    return { book, year, rows: rows.filter((row) => String(row[parted.by]).startsWith(String(year))) };
  });
  // A .csv holds one table.
  if (parted.into(office) === 'files' || office.format === 'csv') {
    for (const { book, rows: ofYear } of made) yield { office, title: book.title, sheets: [sheetOf(book, office, ofYear, '台账')] };
    return;
  }
  const title = kept.book(office, undefined).title.replace('年', '');
  yield { office, title, sheets: made.map(({ book, year, rows: ofYear }) => sheetOf(book, office, ofYear, `${year}年`)) };
}

/** An office whose column is headed 项目名称 names projects by their names, the others by their codes. */
function asMentioned(rows: readonly AnyRow[], office: Office, plan: readonly PlannedLedger[]): readonly AnyRow[] {
  if (office.wording !== 2 || rows[0]?.project === undefined) return rows;
  const names = new Map(
    plan.filter(({ ledger }) => ledger.name.endsWith('.projects')).flatMap(({ rows: projects }) => projects.map(({ code, name }) => [code, name] as const)),
  );
  return rows.map((row) => ({ ...row, project: names.get(row.project) ?? row.project }));
}
