import type { ModelBaseFigure } from '../model/model.ts';
import type { Row, Session } from '../ports/database.ts';
import { isDistinct, isExtreme, type Ask } from './ask.ts';
import { ledgerOf } from './base-figures.ts';
import { Binder, quoted } from '../ledger/binder.ts';
import { countedTerms, sliceTerms, windowTerms } from './counted-sql.ts';
import type { Cursor } from './cursor.ts';
import { firstOfKeys } from './first-of-key.ts';
import { decimalText, type Rational } from './rational.ts';
import type { Programme } from './read-cells.ts';
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

/**
 * A page of the records behind a base figure, by region, day and id. Walks the ledger's index region by region and
 * stops when the page is full.
 *
 * @param extreme the value of a minimum or maximum: only the records that hold it are behind it
 */
export async function contributingRecords(
  session: Session,
  of: Programme,
  ask: Ask,
  extreme: Rational | undefined,
  after: Cursor | undefined,
  limit: number,
): Promise<ContributingRecord[]> {
  const { figure } = ask;
  const ledger = ledgerOf(of.model, figure);
  if (isExtreme(figure) && extreme === undefined) return [];
  const leaves = leavesOf(ask.scope, of.regions).filter((region) => after === undefined || region >= after.region);
  const starts = leaves.map((region) => (region === after?.region ? after : { day: -1, record: nobody }));

  const binder = new Binder();
  const programme = binder.bind(of.programme, 'text');
  const places = [binder.bind(leaves, 'text[]'), binder.bind(starts.map(({ day }) => day), 'integer[]'), binder.bind(starts.map(({ record }) => record), 'uuid[]')];
  const terms = [
    `programme = ${programme}`,
    '_region = place.region',
    '(_day, record) > (place.day, place.record)',
    ...countedTerms(figure, binder),
    ...windowTerms(figure, ask.window, ledger, binder),
    ...sliceTerms(sliceOf(figure, ask.slice), binder),
    ...(extreme === undefined ? [] : [`${measuredColumn(figure)} = ${binder.bind(decimalText(extreme), 'numeric')}`]),
  ];
  const size = binder.bind(limit, 'bigint');
  const rows = await session.query(
    `select found.* from unnest(${places.join(', ')}) as place (region, day, record) cross join lateral (
       select record, _version, _region, _day, _source, _row, ${measuredColumn(figure)} as measured
       from ${quoted(ledger.table)} where ${terms.join(' and ')} order by _day, record limit ${size}
     ) as found limit ${size}`,
    binder.parameters,
  );
  const contribution = await contributionIn(session, of, ask, rows);
  return rows.map((row) => ({
    ledger: ledger.name,
    record: String(row['record']),
    version: Number(row['_version']),
    region: String(row['_region']),
    day: Number(row['_day']),
    contribution: contribution(row),
    source: row['_source'] ?? null,
    row: row['_row'] === null || row['_row'] === undefined ? null : Number(row['_row']),
  }));
}

const nobody = '00000000-0000-0000-0000-000000000000';

const measuredColumn = ({ measured }: ModelBaseFigure): string => (measured === undefined ? 'null' : quoted(measured.column));

async function contributionIn(session: Session, of: Programme, ask: Ask, rows: readonly Row[]): Promise<(row: Row) => string> {
  if (ask.figure.declared.measure.op === 'count') return () => '1';
  if (!isDistinct(ask.figure)) return (row) => String(row['measured']);
  const firsts = await firstOfKeys(session, of, ask, rows);
  return (row) => (firsts.has(String(row['record'])) ? '1' : '0');
}
