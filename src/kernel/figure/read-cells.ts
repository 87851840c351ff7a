import type { ClosedPeriod } from '../ledger/closed-periods.ts';
import { sealedAs } from '../ledger/seal.ts';
import type { ModelField, ModelLedger } from '../model/model.ts';
import type { Row, Session } from '../ports/database.ts';
import type { RegionBook } from '../declare/region-book.ts';
import { isDistinct, isExtreme, needsRecords, regionsKept, spansOf, type Ask } from './ask.ts';
import { ledgerOf } from './base-figures.ts';
import { Binder, quoted } from '../ledger/binder.ts';
import { pageColumns, pageSql, type PageAsked } from './contributing.ts';
import { agreedThen, countedTerms, measuredSql, sealedTerms, sliceTerms, standsSql, windowTerms } from './counted-sql.ts';
import { keptAs } from './level.ts';
import { rationalOf, zero, type Rational } from '../declare/rational.ts';
import type { Programme } from './programme.ts';
import { recordset } from '../ledger/recordset.ts';
import { leavesOf } from './scope.ts';
import { sliceOf } from './slice.ts';
import { anySlice, mostSlices, slicesSql, type Spread } from './slices.ts';

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

/** What is read beside the asks when a figure is opened. */
export interface Opening {
  readonly spread?: Spread | undefined;
  readonly page?: PageAsked | undefined;
}

export interface Answers {
  /** One for each ask. */
  readonly readings: readonly Reading[];
  /** By slice. */
  readonly slices: ReadonlyMap<string, Reading>;
  /** Rows of `pageColumns`, in any order. */
  readonly page: readonly Row[];
  readonly asOf: AsOf;
}

/** Answers every ask, cells and pending deltas together, in one statement: one state of the database. */
export async function readCells(session: Session, of: Programme, asks: readonly Ask[], { spread, page }: Opening = {}): Promise<Answers> {
  const binder = new Binder();
  const programme = binder.bind(of.programme, 'text');
  const numbered: Numbered[] = asks.map((ask, index) => ({ ask, index }));
  if (spread !== undefined) numbered.push(...spread.named.map((slice) => ({ ask: { ...spread.ask, slice }, index: asks.length })));
  const byRecords = numbered.filter(({ ask }) => needsRecords(ask));
  const byCells = [false, true].flatMap((sealed) => {
    const kept = numbered.filter(({ ask }) => !needsRecords(ask) && (ask.seal !== undefined) === sealed);
    const extremes = kept.filter(({ ask }) => isExtreme(ask.figure));
    const sums = kept.filter(({ ask }) => !isExtreme(ask.figure));
    return [
      ...(sums.length === 0 ? [] : [sumsSql(programme, asked(sums, binder, of.regions), sealed)]),
      ...(extremes.length === 0 ? [] : [extremesSql(programme, asked(extremes, binder, of.regions), sealed)]),
    ];
  });
  const answer = [
    headSql(programme),
    ...byCells,
    ...byRecords.map(({ ask, index }) => recordsSql(programme, of, ask, index, undefined, binder)),
    ...(spread === undefined || spread.sought.length === 0 ? [] : spreadSql(programme, of, spread, asks.length, binder)),
  ].join('\nunion all\n');
  const rows = await session.query(page === undefined ? answer : withPage(answer, pageSql(of, page, programme, binder)), binder.parameters);

  const readings: Reading[] = asks.map(() => ({ n: 0n, s: zero, extreme: undefined }));
  const slices = new Map<string, Reading>();
  let asOf: AsOf = { batch: '0', at: null };
  for (const { ask, slice, n, s, value } of rows) {
    const index = Number(ask);
    if (index === headAsk) asOf = { batch: String(n), at: value ?? null };
    if (index < 0) continue;
    const reading = {
      n: BigInt(n ?? 0),
      s: rationalOf(s ?? '0'),
      extreme: value === null || value === undefined ? undefined : rationalOf(value),
    };
    if (index < asks.length) readings[index] = reading;
    else slices.set(String(slice), reading);
  }
  return { readings, slices, page: rows.filter(({ ask }) => Number(ask) === pageAsk), asOf };
}

/** Numbers no ask has. */
const headAsk = -1;
const pageAsk = -2;

const withPage = (answer: string, page: string): string =>
  `select answer.*, ${pageColumns.map(([name, type]) => `null::${type} as ${name}`).join(', ')} from (${answer}) as answer
   union all select ${pageAsk}, null, null, null, null, page.* from (${page}) as page`;

interface Numbered {
  readonly ask: Ask;
  readonly index: number;
}

const askedColumns = [
  ['ask', 'integer'], ['figure', 'text'], ['region', 'text'], ['slice', 'text'],
  ['low', 'integer'], ['high', 'integer'], ['since', 'integer'], ['until', 'integer'], ['before', 'integer'], ['before_day', 'integer'], ['seal', 'integer'],
] as const;

/** The asks as a relation: one row for each region and span. */
function asked(asks: readonly Numbered[], binder: Binder, regions: RegionBook, as = 'asked'): string {
  const rows = asks.flatMap(({ ask, index }) =>
    spansOf(ask).flatMap((span) =>
      regionsKept(ask.figure, ask.scope, regions).map((region) => ({
        ask: index, figure: keptAs(ask.figure.name, ask.level), region, slice: ask.slice,
        low: span.low, high: span.high, since: span.since, until: span.until, before: span.before, before_day: span.beforeDay, seal: ask.seal?.closing ?? 0,
      })),
    ),
  );
  return recordset(rows, askedColumns, as, binder);
}

/** An ask at every slice of the dimensions sought. */
function spreadSql(programme: string, of: Programme, spread: Spread, index: number, binder: Binder): string[] {
  const { ask, ask: { figure, scope } } = spread;
  // Whether records are needed, a slice decides: the whole would be found by the day.
  if (needsRecords({ ...ask, slice: anySlice })) return spread.sought.map((by) => recordsSql(programme, of, ask, index, by, binder));
  const columns = askedColumns.map(([name]) => (name === 'slice' ? 'met.slice' : `place.${name}`));
  const places = asked([{ ask, index }], binder, of.regions, 'place');
  const met = `(select ${columns.join(', ')} from (${slicesSql(spread, regionsKept(figure, scope, of.regions), programme, binder)}) as met join ${places} on place.region = met.region) as asked`;
  const sealed = ask.seal !== undefined;
  return [isExtreme(figure) ? extremesSql(programme, met, sealed) : sumsSql(programme, met, sealed)];
}

const headSql = (programme: string): string =>
  `select ${headAsk} as ask, null as slice, head_number::numeric as n, null::numeric as s,
     to_char(head_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as value
   from programme where programme = ${programme}`;

const here = (alias: string, programme: string): string =>
  `${alias}.programme = ${programme} and ${alias}.figure = asked.figure and ${alias}.region = asked.region and ${alias}.slice = asked.slice`;

/**
 * What moved and isn't in the cells yet. Of what is read as reported, all that moved since the closing is taken off
 * again: it is kept for good as adjustments.
 */
function movedSql(programme: string, sealed: boolean): string {
  const there = `programme = ${programme} and figure = asked.figure and region = asked.region and slice = asked.slice and day between since and until`;
  const pending = `select day, prev, value, n, s from figure_delta where ${there}`;
  return sealed ? `(${pending} union all select day, prev, value, -n, -s from figure_adjustment where ${there} and after >= asked.seal) as moved` : `(${pending}) as moved`;
}

function sumsSql(programme: string, from: string, sealed: boolean): string {
  return `select ask, asked.slice, sum(n), sum(s), null from ${from} cross join lateral (
     select sum(n) as n, sum(s) as s from figure_cell cell
     where ${here('cell', programme)} and period between low and high and prev < before
     union all
     select sum(n), sum(s) from ${movedSql(programme, sealed)} where prev < before_day
   ) as part group by ask, asked.slice`;
}

/**
 * The smallest value that some record still holds, and how many hold it. A cell's smallest value is the first of its
 * index; it is passed over while what moved takes it away. Values that this brings are few.
 */
function extremesSql(programme: string, from: string, sealed: boolean): string {
  const moved = movedSql(programme, sealed);
  return `(with asked as materialized (select * from ${from})
   select ask, asked.slice, sum(part.n), null, max(least.value)::text from (
     select ask, asked.slice, min(value) as value from asked cross join lateral (
       select (
         select cell.value from figure_cell cell
         where ${here('cell', programme)} and cell.period = low and cell.prev = 0 and cell.n + coalesce((
           select sum(moved.n) from ${moved} where moved.value = cell.value
         ), 0) > 0
         order by cell.value limit 1
       ) as value
       union all
       (select moved.value from ${moved} group by moved.day, moved.value having sum(moved.n) > 0)
     ) as candidate group by ask, asked.slice
   ) as least join asked using (ask, slice) cross join lateral (
     select (
       select cell.n from figure_cell cell
       where ${here('cell', programme)} and cell.period = low and cell.prev = 0 and cell.value = least.value
     )
     union all
     select moved.n from ${moved} where moved.value = least.value
   ) as part (n) group by ask, asked.slice)`;
}

/** The versions that stood when a period was closed: those that still stand, found as ever, and what was ended since, of which a list is kept. */
function sealedRelation(programme: string, { seal: names }: Programme, ledger: ModelLedger, { closing, head }: ClosedPeriod, binder: Binder): string {
  const last = binder.bind(head, 'bigint');
  const table = quoted(ledger.table);
  return `(select * from ${table} where programme = ${programme} and ${standsSql} and _since <= ${last}
     union all
     select * from ${table} where programme = ${programme} and not _gone and _since <= ${last} and _until > ${last} and record in (
       select record from closed_change where programme = ${programme} and ledger = ${binder.bind(sealedAs(names, ledger).origin, 'text')} and after >= ${closing})
   ) as stood`;
}

/** Reads the records themselves, for what cells don't hold; at each value of a dimension, where one is given. */
function recordsSql(programme: string, of: Programme, { figure, scope, slice, window, level, seal }: Ask, index: number, by: ModelField | undefined, binder: Binder): string {
  const ledger = ledgerOf(of.model, figure);
  const measured = measuredSql(figure, window) ?? '0';
  const terms = [
    `programme = ${programme}`,
    `_region = any(${binder.bind(leavesOf(scope, of.regions), 'text[]')})`,
    ...countedTerms(figure, window, level, binder, seal === undefined ? undefined : [], seal === undefined ? undefined : agreedThen(of.model, figure, level, programme, sealedTerms(seal, binder))),
    ...windowTerms(figure, window, ledger, binder),
    ...sliceTerms(sliceOf(figure, slice), binder),
  ];
  const counted = `from ${seal === undefined ? quoted(ledger.table) : sealedRelation(programme, of, ledger, seal, binder)} where ${terms.join(' and ')}`;
  const [dimension, cut, group] = by === undefined ? ['null', '', ''] : [quoted(by.column), `partition by ${quoted(by.column)} `, `group by ${quoted(by.column)}`];
  const named = by === undefined ? 'null' : `concat('${by.name}=', ${dimension})`;
  // By the bytes, as slices are kept.
  const ended = by === undefined ? '' : `${group} order by ${named} collate "C" limit ${mostSlices}`;
  if (isDistinct(figure)) return `(select ${index}, ${named}, count(distinct ${measured}), count(*), null ${counted} ${ended})`;
  if (!isExtreme(figure)) return `(select ${index}, ${named}, count(*), sum(${measured}), null ${counted} ${ended})`;
  const value = figure.declared.measure.op === 'min' ? measured : `-${measured}`;
  return `(select ${index}, ${named}, count(*), null, min(value)::text from (
     select ${value} as value${by === undefined ? '' : `, ${dimension}`}, rank() over (${cut}order by ${value}) as place ${counted}
   ) as ranked where place = 1 ${ended})`;
}
