import type { Model } from '../model/model.ts';
import type { Parameter, Session } from '../ports/database.ts';
import type { RegionBook } from '../declare/region-book.ts';
import { isDistinct, isExtreme, needsRecords, regionsKept, spansOf, type Ask } from './ask.ts';
import { ledgerOf } from './base-figures.ts';
import { Binder, quoted } from '../ledger/binder.ts';
import { countedTerms, sliceTerms, windowTerms } from './counted-sql.ts';
import { rationalOf, zero, type Rational } from './rational.ts';
import { leavesOf } from './scope.ts';
import { sliceOf } from './slice.ts';

/** What the cells say to one ask. */
export interface Reading {
  readonly n: bigint;
  readonly s: Rational;
  /** The extreme; `undefined` where there is none, and of other measures. */
  readonly extreme: Rational | undefined;
}

/** How far the journal had come: the number of its newest batch, `0` before the first, and when that landed. */
export interface AsOf {
  readonly batch: string;
  readonly at: string | null;
}

export interface Programme {
  readonly model: Model;
  readonly programme: string;
  readonly regions: RegionBook;
}

/** Answers every ask, cells and pending deltas together, in one statement: one state of the database. */
export async function readCells(session: Session, of: Programme, asks: readonly Ask[]): Promise<{ readings: Reading[]; asOf: AsOf }> {
  const binder = new Binder();
  const programme = binder.bind(of.programme, 'text');
  const numbered = asks.map((ask, index) => ({ ask, index }));
  const byRecords = numbered.filter(({ ask }) => needsRecords(ask));
  const extremes = numbered.filter(({ ask }) => isExtreme(ask.figure) && !needsRecords(ask));
  const sums = numbered.filter(({ ask }) => !isExtreme(ask.figure) && !needsRecords(ask));
  const rows = await session.query(
    [
      headSql(programme),
      ...(sums.length === 0 ? [] : [sumsSql(programme, asked(sums, binder, of.regions))]),
      ...(extremes.length === 0 ? [] : [extremesSql(programme, asked(extremes, binder, of.regions))]),
      ...byRecords.map(({ ask, index }) => recordsSql(programme, of, ask, index, binder)),
    ].join('\nunion all\n'),
    binder.parameters,
  );

  const readings: Reading[] = asks.map(() => ({ n: 0n, s: zero, extreme: undefined }));
  let asOf: AsOf = { batch: '0', at: null };
  for (const { ask, n, s, value } of rows) {
    if (ask === '-1') asOf = { batch: String(n), at: value ?? null };
    else {
      readings[Number(ask)] = {
        n: BigInt(n ?? 0),
        s: rationalOf(s ?? '0'),
        extreme: value === null || value === undefined ? undefined : rationalOf(value),
      };
    }
  }
  return { readings, asOf };
}

interface Numbered {
  readonly ask: Ask;
  readonly index: number;
}

const askedColumns = ['ask', 'figure', 'region', 'slice', 'low', 'high', 'since', 'until', 'before', 'before_day'] as const;

/** The asks as a relation: one row for each region and span. */
function asked(asks: readonly Numbered[], binder: Binder, regions: RegionBook): string {
  const rows = asks.flatMap(({ ask, index }) =>
    spansOf(ask).flatMap((span) =>
      regionsKept(ask.figure, ask.scope, regions).map((region) => [
        index, ask.figure.name, region, ask.slice,
        span.low, span.high, span.since, span.until, span.before, span.beforeDay,
      ]),
    ),
  );
  const arrays = askedColumns.map((name, column) => {
    const type = ['figure', 'region', 'slice'].includes(name) ? 'text[]' : 'integer[]';
    return binder.bind(rows.map((row) => row[column] ?? null) as Parameter, type);
  });
  return `unnest(${arrays.join(', ')}) as asked (${askedColumns.join(', ')})`;
}

const headSql = (programme: string): string =>
  `select -1 as ask, head_number::numeric as n, null::numeric as s,
     to_char(head_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as value
   from programme where programme = ${programme}`;

const here = (alias: string, programme: string): string =>
  `${alias}.programme = ${programme} and ${alias}.figure = asked.figure and ${alias}.region = asked.region and ${alias}.slice = asked.slice`;

function sumsSql(programme: string, from: string): string {
  return `select ask, sum(n), sum(s), null from ${from} cross join lateral (
     select sum(n) as n, sum(s) as s from figure_cell cell
     where ${here('cell', programme)} and period between low and high and prev < before
     union all
     select sum(n), sum(s) from figure_delta delta
     where ${here('delta', programme)} and day between since and until and prev < before_day
   ) as part group by ask`;
}

/**
 * The smallest value that some record still holds, and how many hold it. A cell's smallest value is the first of its
 * index; it is passed over while pending deltas take it away. Values the deltas bring are few.
 */
function extremesSql(programme: string, from: string): string {
  return `select ask, sum(part.n), null, max(least.value)::text from (
     select ask, min(value) as value from ${from} cross join lateral (
       select (
         select cell.value from figure_cell cell
         where ${here('cell', programme)} and cell.period = low and cell.prev = 0 and cell.n + coalesce((
           select sum(delta.n) from figure_delta delta
           where ${here('delta', programme)} and delta.day between since and until and delta.value = cell.value
         ), 0) > 0
         order by cell.value limit 1
       ) as value
       union all
       (select delta.value from figure_delta delta
        where ${here('delta', programme)} and day between since and until group by delta.day, delta.value having sum(n) > 0)
     ) as candidate group by ask
   ) as least join ${from} using (ask) cross join lateral (
     select (
       select cell.n from figure_cell cell
       where ${here('cell', programme)} and cell.period = low and cell.prev = 0 and cell.value = least.value
     )
     union all
     select delta.n from figure_delta delta
     where ${here('delta', programme)} and day between since and until and delta.value = least.value
   ) as part (n) group by ask`;
}

/** Reads the records themselves, for what cells don't hold. */
function recordsSql(programme: string, of: Programme, { figure, scope, slice, window }: Ask, index: number, binder: Binder): string {
  const ledger = ledgerOf(of.model, figure);
  const measured = figure.measured === undefined ? '0' : quoted(figure.measured.column);
  const terms = [
    `programme = ${programme}`,
    `_region = any(${binder.bind(leavesOf(scope, of.regions), 'text[]')})`,
    ...countedTerms(figure, binder),
    ...windowTerms(figure, window, ledger, binder),
    ...sliceTerms(sliceOf(figure, slice), binder),
  ];
  const counted = `from ${quoted(ledger.table)} where ${terms.join(' and ')}`;
  if (isDistinct(figure)) return `select ${index}, count(distinct ${measured}), count(*), null ${counted}`;
  if (!isExtreme(figure)) return `select ${index}, count(*), sum(${measured}), null ${counted}`;
  const value = figure.declared.measure.op === 'min' ? measured : `-${measured}`;
  return `select ${index}, count(*), null, min(value)::text from (select ${value} as value, rank() over (order by ${value}) as place ${counted}) as ranked where place = 1`;
}
