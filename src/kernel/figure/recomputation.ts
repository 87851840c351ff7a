import type { RegionBook } from '../declare/region-book.ts';
import type { ModelBaseFigure, ModelLedger } from '../model/model.ts';
import { quoted, type Binder } from '../ledger/binder.ts';
import { countedTerms, definitionTerms, measuredSql, standsSql, stockDays } from './counted-sql.ts';
import { levelSql, type KeptLevel } from './level.ts';
import { escapedSql } from './presence.ts';
import { always } from './window.ts';

/**
 * The cells of a figure worked out from its ledger by PostgreSQL, without the code that keeps them: a relation
 * (region, slice, period, prev, value, n, s). What `rebuild` writes and `verify` compares with.
 */
export function cellsFromLedger(figure: ModelBaseFigure, level: KeptLevel, ledger: ModelLedger, regions: RegionBook, programme: string, binder: Binder): string {
  const { op } = figure.declared.measure;
  // Kept where the record belongs and nowhere above, of an extreme.
  const upwards = (): string => {
    const places = regions.all.flatMap(({ code }) => [...regions.ancestors(code), ''].map((above) => [code, above]));
    const [lies, within] = [0, 1].map((end) => binder.bind(places.map((place) => place[end] ?? ''), 'text[]'));
    return `unnest(${lies}, ${within}) as place (code, above)`;
  };
  const [day, way] = figure.stock === undefined ? ['_day', '1'] : ['moment.day', 'moment.way'];
  const cuts = [[`''`, day], ...figure.by.map((by) => [`concat('${by.name}=', ${quoted(by.column)})`, figure.byDay.includes(by) ? day : monthSql(day)])];

  const [measured, moments, terms] =
    figure.stock === undefined ? [measuredSql(figure, always) ?? '0', '', countedTerms(figure, always, level, binder)] : ['moment.measured', stockMoments(figure, binder), [standsSql, levelSql(figure, level)]];
  const counted = `
    select own as region, cut.slice, cut.day, measured, way from (
      select _region as own, ${measured} as measured, ${way} as way,
        array[${cuts.map(([slice]) => slice).join(', ')}] as slices, array[${cuts.map(([, when]) => when).join(', ')}] as days
      from ${quoted(ledger.table)}${moments}
      where programme = ${programme} and ${terms.join(' and ')}
    ) as counted cross join lateral unnest(slices, days) as cut (slice, day)`;
  return `select region, slice, moment.period, moment.prev, value, sum(n) as n, sum(s) as s
    from (${dailyCells(op, counted, upwards)}) as daily cross join ${everyGrain('daily')}
    group by 1, 2, 3, 4, 5 having sum(n) <> 0 or sum(s) <> 0`;
}

const monthSql = (day: string): string => `${day} - ${day} % 100`;

/** A relation (period, prev) of a relation's `day` and `prev` at the grains of day (where it is one), month and year. */
export function everyGrain(of: string): string {
  return `lateral (
    select ${of}.day, ${of}.prev where ${of}.day = 0 or ${of}.day % 100 > 0
    union all select ${of}.day / grain, case when ${of}.prev < 0 then ${of}.prev else ${of}.prev / grain end
    from (values (100), (10000)) as grains (grain) where ${of}.day > 0 and ${of}.prev / grain <> ${of}.day / grain
  ) as moment (period, prev)`;
}

/** The members of a distinct figure worked out from its ledger: a relation (key, place, count). */
export function membersFromLedger(figure: ModelBaseFigure, level: KeptLevel, ledger: ModelLedger, programme: string, binder: Binder): string {
  const column = measuredSql(figure, always) ?? 'null';
  const place = [`concat(_region, '|', _day)`, ...figure.by.map((by) => `'|' || ${escapedSql(quoted(by.column))}`)].join(' || ');
  return `select substr(encode(sha256(convert_to(concat(${column}), 'UTF8')), 'hex'), 1, 32)::uuid as key, ${place} as place, count(*) as count
    from ${quoted(ledger.table)} where programme = ${programme} and ${countedTerms(figure, always, level, binder).join(' and ')} group by 1, 2`;
}

/** When a record comes to count and ceases to, by each definition as long as that is in force. */
function stockMoments(figure: ModelBaseFigure, binder: Binder): string {
  const [from, over = 'null::integer'] = stockDays(figure);
  const moments = figure.definitions.flatMap((definition) => {
    const { since, ends, measured } = definition;
    const start = since === 0 ? from : `greatest(${from}, ${since})`;
    const end = ends === undefined ? over : `least(${over}, ${ends})`;
    const amount = measured === undefined ? '0' : quoted(measured.column);
    const counts = [...definitionTerms(definition, binder), `(${over} is null or ${over} > ${from})`, `(${end} is null or ${end} > ${start})`].join(' and ');
    return [`select ${start}, 1, ${amount} where ${counts}`, ...(end === 'null::integer' ? [] : [`select ${end}, -1, ${amount} where ${end} is not null and ${counts}`])];
  });
  return ` cross join lateral (${moments.join(' union all ')}) as moment (day, way, measured)`;
}

/**
 * Cells at day grain. Added up where the records belong first: all that lies above is made of these few.
 *
 * @param counted what is counted where it belongs: a relation (region, slice, day, measured, way)
 * @param upwards binds the relation place (code, above) of each region with all it lies in
 */
function dailyCells(op: string, counted: string, upwards: () => string): string {
  switch (op) {
    case 'min':
    case 'max': {
      const value = op === 'min' ? 'measured' : '-measured';
      return `select region, slice, day, 0 as prev, (${value})::numeric as value, count(*) as n, 0::numeric as s from (${counted}) as one group by 1, 2, 3, 5`;
    }
    case 'distinct': {
      const own = `select region, slice, day, measured, count(*) as records from (${counted}) as one group by 1, 2, 3, 4`;
      return `select region, slice, day, prev, 0::numeric as value, sum(n) as n, sum(s) as s from (
          with present as materialized (
            select above as region, slice, day, measured, sum(records) as records from (${own}) as own join ${upwards()} on code = own.region group by 1, 2, 3, 4
          )
          select region, slice, day, lag(day, 1, -1) over (partition by region, slice, measured order by day) as prev, 1 as n, 0::numeric as s from present
          union all
          select region, slice, day, -1, 0, sum(records) from present group by 1, 2, 3
        ) as gap group by 1, 2, 3, 4`;
    }
    default: {
      const own = `select region, slice, day, sum(way) as n, sum(${op === 'count' ? '0' : 'measured * way'})::numeric as s from (${counted}) as one group by 1, 2, 3`;
      const day = `case when above = '' or slice = '' then day else ${monthSql('day')} end`;
      return `select above as region, slice, ${day} as day, 0 as prev, 0::numeric as value, sum(n) as n, sum(s) as s
        from (${own}) as own join ${upwards()} on code = own.region group by 1, 2, 3`;
    }
  }
}
