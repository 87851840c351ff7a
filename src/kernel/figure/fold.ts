import type { Database, Parameter, Session } from '../ports/database.ts';

/** The lock under which a programme's cells are written, so that two compactors take turns. */
export async function lockCells(session: Session, programme: string): Promise<void> {
  await session.query(`select pg_advisory_xact_lock(hashtextextended('figure_cell ' || $1::text, 0))`, [programme]);
}

/**
 * Carries the pending deltas of a programme into its cells at the grains of day, month and year, in one transaction;
 * readers see all of it or nothing, writers are not held up. Answers how many deltas were taken.
 *
 * A gap within one month or year is never asked at that grain (its `prev` is no earlier than any window's start), so
 * none is kept there.
 * @param many above so many deltas each figure is folded by itself: its sorts fit in memory, and compare what differs
 */
export async function fold(database: Database, programme: string, many = 20_000): Promise<number> {
  const taken = await database.transaction(async (session) => {
    await lockCells(session, programme);
    // After a large import there are a million deltas: sorted on disk they take three times as long.
    await session.script(`set local work_mem = '64MB'`);
    return foldWithin(session, programme, many);
  });
  if (taken > 0 && database.dialect === 'pglite') await database.transaction(clearAway);
  return taken;
}

/** So many bytes of dead rows are left lying. */
const littered = 1 << 16;

/**
 * The embedded database has no autovacuum, and the table of deltas is emptied time and again. It is truncated and never
 * vacuumed: of a table found empty PostgreSQL remembers that reading all of it costs nothing, and goes on doing so for
 * each figure that is asked while deltas come in.
 */
async function clearAway(session: Session): Promise<void> {
  const [found] = await session.query(`select pg_relation_size('figure_delta') > $1::bigint and not exists (select from figure_delta) as empty`, [littered]);
  if (found?.['empty'] === 't') await session.script('truncate figure_delta');
}

async function foldWithin(session: Session, programme: string, many: number): Promise<number> {
  const waiting = await session.query('select figure, count(*) as n from figure_delta where programme = $1 group by figure order by figure', [programme]);
  if (waiting.reduce((sum, { n }) => sum + Number(n), 0) <= many) return foldFigures(session, programme, undefined);
  // Its deltas are found by the index: a table that was filled just now has no statistics that say so.
  await session.script('set local enable_seqscan = off');
  let taken = 0;
  for (const { figure } of waiting) taken += await foldFigures(session, programme, String(figure));
  return taken;
}

/** Folds one figure, or all. */
async function foldFigures(session: Session, programme: string, figure: string | undefined): Promise<number> {
  const which = figure === undefined ? [programme] : [programme, figure];
  const where = `programme = $1${figure === undefined ? '' : ' and figure = $2'}`;
  // Into no cells, after a first large import, there is nothing to add to: looking for it would cost twice the writing.
  const [any] = await session.query(`select 1 as one from figure_cell where ${where} order by figure limit 1`, which);
  const added = any === undefined ? '' : `on conflict (programme, figure, region, slice, period, prev, value)
       do update set n = cell.n + excluded.n, s = cell.s + excluded.s`;
  // One figure's name is left out of what is grouped and sorted: comparing it would be half of the work.
  const named = figure === undefined ? 'figure' : '$2::text as figure';
  const kept = figure === undefined ? 'figure, ' : '';
  const keys = figure === undefined ? '1, 2, 3, 4, 5, 6' : '1, 2, 3, 4, 5';
  const rows = await session.query(
    `with taken as (
       delete from figure_delta where ${where} returning ${kept}region, slice, day, prev, value, n, s
     ), daily as (
       select ${kept}region, slice, day, prev, value, sum(n) as n, sum(s) as s from taken group by ${keys}
     ), put as (
       insert into figure_cell as cell (programme, figure, region, slice, period, prev, value, n, s)
       select $1, ${named}, region, slice, period, prev, value, n, s from (
         select ${kept}region, slice, day as period, prev, value, n, s from daily where day = 0 or day % 100 > 0
         union all
         select ${kept}region, slice, day / grain, case when prev < 0 then prev else prev / grain end as earlier, value, sum(n), sum(s)
         from daily cross join (values (100), (10000)) as grains (grain)
         where day > 0 and prev / grain <> day / grain group by ${keys}
       ) as change (${kept}region, slice, period, prev, value, n, s)
       where n <> 0 or s <> 0 order by ${kept}region, slice, period, prev, value
       ${added}
       returning figure, region, slice, period, prev, value, n, s
     )
     select figure, region, slice, period, prev, value, null as taken from put where n = 0 and s = 0
     union all
     select null, null, null, null, null, null, count(*) from taken`,
    which,
  );
  const empty = rows.filter((row) => row['figure'] !== null);
  if (empty.length > 0) {
    const columns = ['figure', 'region', 'slice', 'period', 'prev', 'value'].map((name): Parameter => empty.map((row) => row[name] ?? null));
    await session.run(
      `delete from figure_cell cell
       using unnest($2::text[], $3::text[], $4::text[], $5::integer[], $6::integer[], $7::numeric[]) as gone (figure, region, slice, period, prev, value)
       where cell.programme = $1 and cell.figure = gone.figure and cell.region = gone.region and cell.slice = gone.slice
         and cell.period = gone.period and cell.prev = gone.prev and cell.value = gone.value`,
      [programme, ...columns],
    );
  }
  return Number(rows.find((row) => row['figure'] === null)?.['taken'] ?? 0);
}
