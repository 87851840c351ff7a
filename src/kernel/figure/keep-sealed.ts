import { readClosed } from '../ledger/closed-periods.ts';
import type { Session } from '../ports/database.ts';

/** Dimensions that are called otherwise now: by figure, the name before and the name since. */
export type RenamedDimensions = ReadonlyMap<string, readonly (readonly [before: string, since: string])[]>;

/**
 * Makes figures anew by a definition that was changed, and keeps what was reported: what the cells of closed days change
 * by becomes an adjustment, as if somebody had corrected all of it.
 *
 * @param kept the names that their cells are kept as
 * @param work makes them anew
 */
export async function keepingSealed(session: Session, programme: string, kept: readonly string[], renamed: RenamedDimensions, work: () => Promise<void>): Promise<void> {
  const { periods, newest, until } = await readClosed(session, programme);
  if (periods.length === 0) return work();
  await renameSlices(session, programme, 'figure_adjustment', renamed);
  await session.script('drop table if exists cell_before');
  await session.script(`create temporary table cell_before (programme text, figure text, region text, slice text, day integer, prev integer, value numeric, n bigint, s numeric)`);
  await session.run(`insert into cell_before ${finestSql}`, [programme, kept, until]);
  await renameSlices(session, programme, 'cell_before', renamed);
  await work();
  await session.run(
    `insert into figure_adjustment (programme, figure, region, slice, day, prev, value, n, s, after)
     select programme, figure, region, slice, day, prev, value, sum(n), sum(s), $4::integer from (
       ${finestSql} union all select programme, figure, region, slice, day, prev, value, -n, -s from cell_before
     ) as change group by 1, 2, 3, 4, 5, 6, 7 having sum(n) <> 0 or sum(s) <> 0`,
    [programme, kept, until, newest],
  );
  await session.script('drop table cell_before');
}

/** Cells as they were written: of days, and of months where a slice is kept by the month; pending deltas as well. */
const finestSql = `select programme, figure, region, slice, day, prev, value, n, s from (
    select programme, figure, region, slice, period as day, prev, value, n, s from figure_cell
    where programme = $1 and figure = any($2::text[]) and (period = 0 or period > 9999999)
    union all
    select programme, figure, region, slice, period * 100, case when prev < 0 then prev else prev * 100 end, value, n, s from figure_cell as monthly
    where programme = $1 and figure = any($2::text[]) and slice <> '' and period between 100000 and 999999 and not exists (
      select 1 from figure_cell as daily where daily.programme = $1 and daily.figure = monthly.figure and daily.region = monthly.region and daily.slice = monthly.slice and daily.period > 9999999)
    union all
    select programme, figure, region, slice, day, prev, value, n, s from figure_delta where programme = $1 and figure = any($2::text[])
  ) as finest where day <= $3::integer`;

async function renameSlices(session: Session, programme: string, table: string, renamed: RenamedDimensions): Promise<void> {
  for (const [figure, names] of renamed) {
    // All at once: one may take the name of another.
    const cases = names.map((_, index) => `when $${3 + 2 * index} then $${4 + 2 * index}`).join(' ');
    const parameters = names.flatMap(([before, since]) => [before, since]);
    await session.run(
      `update ${table} set slice = (case split_part(slice, '=', 1) ${cases} end) || substr(slice, strpos(slice, '='))
       where programme = $1 and (figure = $2 or figure like $2 || '@%') and split_part(slice, '=', 1) in (${names.map((_, index) => `$${3 + 2 * index}`).join(', ')})`,
      [programme, figure, ...parameters],
    );
  }
}
