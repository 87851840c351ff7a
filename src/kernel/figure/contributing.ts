import type { Row, Session } from '../ports/database.ts';
import { isDistinct, type Ask } from './ask.ts';
import { ledgerOf } from './base-figures.ts';
import { quoted, type Binder } from '../ledger/binder.ts';
import { countedTerms, measuredSql, sliceTerms, windowTerms } from './counted-sql.ts';
import type { Cursor } from './cursor.ts';
import { firstOfKeys } from './first-of-key.ts';
import { decimalText, type Rational } from '../declare/rational.ts';
import type { Programme } from './programme.ts';
import { recordset } from '../ledger/recordset.ts';
import { leavesOf } from './scope.ts';
import { sliceOf } from './slice.ts';

/** One record behind a figure. */
export interface ContributingRecord {
  readonly ledger: string;
  readonly record: string;
  readonly version: number;
  readonly region: string;
  /** yyyymmdd; 0 without a date. */
  readonly day: number;
  /**
   * What it adds, plain decimal. Of a mean: to the sum that is divided. Of a distinct count: 1 for the first record of
   * each key, 0 for its others. Of a minimum or maximum: the extreme itself.
   */
  readonly contribution: string;
  /** Where it was read: the number of the source and its 1-based row. */
  readonly source: string | null;
  readonly row: number | null;
}

/** A page of the records behind a base figure: by region, day and id. */
export interface PageAsked {
  readonly ask: Ask;
  /** The value of a minimum or maximum: only the records that hold it are behind it. */
  readonly extreme: Rational | undefined;
  readonly after: Cursor | undefined;
  /** At least so many are read, as far as there are, 501 at most. */
  readonly limit: number;
}

/** What `pageSql` selects. */
export const pageColumns = [
  ['record', 'uuid'], ['_version', 'integer'], ['_region', 'text'], ['_day', 'integer'],
  ['_source', 'bigint'], ['_row', 'integer'], ['measured', 'text'],
] as const;

/**
 * SQL of one page. Walks the ledger's index region by region, from the first day of the window or the end of the page
 * before, and stops when the page is full.
 *
 * @param programme the placeholder it is bound to
 */
export function pageSql(of: Programme, { ask, extreme, after, limit }: PageAsked, programme: string, binder: Binder): string {
  const { figure, window } = ask;
  const ledger = ledgerOf(of.model, figure);
  const leaves = leavesOf(ask.scope, of.regions).filter((region) => after === undefined || region >= after.region);
  // One lower bound: of two, PostgreSQL may take the earlier to begin at.
  const opens: Start = { day: (figure.stock === undefined ? window.from : 0) - 1, record: last };
  const places = leaves.map((region) => {
    const { day, record } = after !== undefined && region === after.region && after.day > opens.day ? after : opens;
    return { region, day, record };
  });
  const measured = measuredSql(figure, window);
  const place = recordset(places, [['region', 'text'], ['day', 'integer'], ['record', 'uuid']], 'place', binder);
  const terms = [
    `programme = ${programme}`,
    '_region = place.region',
    '(_day, record) > (place.day, place.record)',
    ...countedTerms(figure, window, ask.level, binder),
    ...windowTerms(figure, figure.stock === undefined ? { from: 0, to: window.to } : window, ledger, binder),
    ...sliceTerms(sliceOf(figure, ask.slice), binder),
    ...(extreme === undefined ? [] : [`${measured} = ${binder.bind(decimalText(extreme), 'numeric')}`]),
  ];
  // A limit that is bound would be planned for anew each time; there are two of them, so the texts stay few.
  const size = limit <= 51 ? 51 : 501;
  return `select found.* from ${place} cross join lateral (
       select record, _version, _region, _day, _source, _row, ${measured === undefined ? 'null' : `concat(${measured})`} as measured
       from ${quoted(ledger.table)} where ${terms.join(' and ')} order by _day, record limit ${size}
     ) as found limit ${size}`;
}

/** @param rows of `pageSql` in any order */
export async function contributingRecords(session: Session, of: Programme, ask: Ask, rows: readonly Row[]): Promise<ContributingRecord[]> {
  const ledger = ledgerOf(of.model, ask.figure);
  const contribution = await contributionIn(session, of, ask, rows);
  const found = rows.map((row): ContributingRecord => ({
    ledger: ledger.name,
    record: String(row['record']),
    version: Number(row['_version']),
    region: String(row['_region']),
    day: Number(row['_day']),
    contribution: contribution(row),
    source: row['_source'] ?? null,
    row: row['_row'] === null || row['_row'] === undefined ? null : Number(row['_row']),
  }));
  return found.sort((a, b) => compared(a.region, b.region) || a.day - b.day || compared(a.record, b.record));
}

const compared = (a: string, b: string): number => Number(a > b) - Number(a < b);

type Start = Pick<Cursor, 'day' | 'record'>;

/** No record's id is greater. */
const last = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

async function contributionIn(session: Session, of: Programme, ask: Ask, rows: readonly Row[]): Promise<(row: Row) => string> {
  if (ask.figure.declared.measure.op === 'count') return () => '1';
  if (!isDistinct(ask.figure)) return (row) => String(row['measured']);
  const firsts = await firstOfKeys(session, of, ask, rows);
  return (row) => (firsts.has(String(row['record'])) ? '1' : '0');
}
