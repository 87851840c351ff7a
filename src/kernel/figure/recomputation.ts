import type { RegionBook } from '../declare/region-book.ts';
import type { ModelBaseFigure, ModelLedger } from '../model/model.ts';
import { isExtreme } from './ask.ts';
import { quoted, type Binder } from '../ledger/binder.ts';
import { countedTerms, stockDays } from './counted-sql.ts';
import { escapedSql } from './presence.ts';
import { dayKeptSql } from './slice.ts';

/**
 * The cells of a figure worked out from its ledger by PostgreSQL, without the code that keeps them: a relation
 * (region, slice, period, prev, value, n, s). What `rebuild` writes and `verify` compares with.
 */
export function cellsFromLedger(figure: ModelBaseFigure, ledger: ModelLedger, regions: RegionBook, programme: string, binder: Binder): string {
  const { op } = figure.declared.measure;
  const measured = figure.measured === undefined ? '0' : quoted(figure.measured.column);
  const places = regions.all.flatMap(({ code }) => (isExtreme(figure) ? [code] : [...regions.ancestors(code), '']).map((above) => [code, above]));
  const lies = binder.bind(places.map(([code]) => code ?? ''), 'text[]');
  const within = binder.bind(places.map(([, above]) => above ?? ''), 'text[]');
  const slices = [`''`, ...figure.by.map(({ name, column }) => `concat('${name}=', ${quoted(column)})`)];

  const counted = `
    select place.above as region, cut.slice, ${dayKeptSql('cut.slice', 'counted.day')} as day, counted.measured, counted.way from (
      select ${figure.measured === undefined ? '0' : measured} as measured, ${momentsOf(figure)}, _region as own,
        array[${slices.join(', ')}] as slices
      from ${quoted(ledger.table)}${figure.stock === undefined ? '' : stockMoments(figure)}
      where programme = ${programme} and ${countedTerms(figure, binder).join(' and ')}
    ) as counted
    join unnest(${lies}, ${within}) as place (code, above) on place.code = counted.own
    cross join lateral unnest(counted.slices) as cut (slice)`;
  return `select region, slice, moment.period, moment.prev, value, sum(n) as n, sum(s) as s
    from (${dailyCells(op, counted)}) as daily cross join ${everyGrain('daily')}
    group by 1, 2, 3, 4, 5 having sum(n) <> 0 or sum(s) <> 0`;
}

/** A relation (period, prev) of a relation's `day` and `prev` at the grains of day (where it is one), month and year. */
export function everyGrain(of: string): string {
  return `lateral (
    select ${of}.day, ${of}.prev where ${of}.day = 0 or ${of}.day % 100 > 0
    union all select ${of}.day / grain, case when ${of}.prev < 0 then ${of}.prev else ${of}.prev / grain end
    from (values (100), (10000)) as grains (grain) where ${of}.day > 0 and ${of}.prev / grain <> ${of}.day / grain
  ) as moment (period, prev)`;
}

/** The members of a distinct figure worked out from its ledger: a relation (key, place, count). */
export function membersFromLedger(figure: ModelBaseFigure, ledger: ModelLedger, programme: string, binder: Binder): string {
  const column = quoted(figure.measured?.column ?? '');
  const place = [`concat(_region, '|', _day)`, ...figure.by.map((by) => `'|' || ${escapedSql(quoted(by.column))}`)].join(' || ');
  return `select substr(encode(sha256(convert_to(concat(${column}), 'UTF8')), 'hex'), 1, 32)::uuid as key, ${place} as place, count(*) as count
    from ${quoted(ledger.table)} where programme = ${programme} and ${countedTerms(figure, binder).join(' and ')} group by 1, 2`;
}

/** When a record counts, and as how much: a stock comes and goes. */
function momentsOf(figure: ModelBaseFigure): string {
  return figure.stock === undefined ? '_day as day, 1 as way' : 'moment.day, moment.way';
}

function stockMoments(figure: ModelBaseFigure): string {
  const [from, over] = stockDays(figure);
  const ends = over === undefined ? '' : ` union all select ${over}, -1 where ${over} is not null`;
  return ` cross join lateral (select ${from} as day, 1 as way${ends}) as moment`;
}

/** Cells at day grain. */
function dailyCells(op: string, counted: string): string {
  switch (op) {
    case 'count':
      return `select region, slice, day, 0 as prev, 0::numeric as value, sum(way) as n, 0::numeric as s from (${counted}) as one group by 1, 2, 3`;
    case 'min':
    case 'max': {
      const value = op === 'min' ? 'measured' : '-measured';
      return `select region, slice, day, 0 as prev, (${value})::numeric as value, count(*) as n, 0::numeric as s from (${counted}) as one group by 1, 2, 3, 5`;
    }
    case 'distinct':
      return `select region, slice, day, prev, 0::numeric as value, sum(n) as n, sum(s) as s from (
          select region, slice, day, lag(day, 1, -1) over (partition by region, slice, measured order by day) as prev, 1 as n, 0::numeric as s
          from (select distinct region, slice, day, measured from (${counted}) as one) as present
          union all
          select region, slice, day, -1, 0, count(*) from (${counted}) as one group by 1, 2, 3
        ) as gap group by 1, 2, 3, 4`;
    default:
      return `select region, slice, day, 0 as prev, 0::numeric as value, sum(way) as n, sum(measured * way)::numeric as s from (${counted}) as one group by 1, 2, 3`;
  }
}
