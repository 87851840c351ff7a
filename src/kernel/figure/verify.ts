import type { Store } from '../ledger/store.ts';
import type { Session } from '../ports/database.ts';
import type { ModelBaseFigure } from '../model/model.ts';
import { isDistinct } from './ask.ts';
import { baseFigures, ledgerOf } from './base-figures.ts';
import { wrongSides } from '../ledger/both-sides.ts';
import { Binder } from '../ledger/binder.ts';
import { keptAs, keptLevels, type KeptLevel } from './level.ts';
import type { Programme } from './programme.ts';
import { hasRecordsAt } from './rebuild.ts';
import { cellsFromLedger, everyGrain, membersFromLedger } from './recomputation.ts';

/** A cell that isn't what its ledger says. */
export interface WrongCell {
  readonly figure: string;
  readonly region: string;
  readonly slice: string;
  /** Day yyyymmdd, month yyyymm or year yyyy; 0 for records without a date. */
  readonly period: number;
  /** The number and sum that the ledger gives, and those kept. */
  readonly expected: { readonly n: string; readonly s: string };
  readonly found: { readonly n: string; readonly s: string };
}

/** The keys of a distinct figure that aren't kept as its ledger has them. */
export interface WrongMembers {
  readonly figure: string;
  readonly keys: number;
}

/**
 * Compares every cell, pending deltas included, and every key with what the ledgers say, one figure and one state of the
 * database at a time. Names at most a hundred cells of each figure.
 * @param told is told how many figures are done, and of how many
 */
export async function verifyFigures(store: Store, told: (done: number, total: number) => void = () => {}): Promise<{ cells: WrongCell[]; members: WrongMembers[] }> {
  const { database } = store;
  const cells: WrongCell[] = [];
  const members: WrongMembers[] = [];
  const figures = [...baseFigures(store.model)];
  for (const [index, figure] of figures.entries()) {
    told(index, figures.length);
    for (const level of keptLevels(figure)) {
      if (!(await isKeptAt(database, store, figure, level))) continue;
      cells.push(...(await wrongCells(database, store, figure, level)));
      if (!isDistinct(figure)) continue;
      const keys = await wrongKeys(database, store, figure, level);
      if (keys > 0) members.push({ figure: keptAs(figure.name, level), keys });
    }
  }
  for (const { ledger, records } of await wrongSides(database, store)) members.push({ figure: `${ledger}@both`, keys: records });
  return { cells, members };
}

/** Cells named of each figure. */
const mostCells = 100;

/** Whether there is anything there to compare, kept or to be kept. */
async function isKeptAt(session: Session, of: Programme, figure: ModelBaseFigure, level: KeptLevel): Promise<boolean> {
  if (await hasRecordsAt(session, of, figure, level)) return true;
  const rows = await session.query(
    `(select 1 as one from figure_cell where programme = $1 and figure = $2 limit 1)
     union all (select 1 from figure_delta where programme = $1 and figure = $2 limit 1)
     union all (select 1 from figure_member where programme = $1 and figure = $2 limit 1)`,
    [of.programme, keptAs(figure.name, level)],
  );
  return rows.length > 0;
}

async function wrongCells(session: Session, of: Programme, figure: ModelBaseFigure, level: KeptLevel): Promise<WrongCell[]> {
  const binder = new Binder();
  const programme = binder.bind(of.programme, 'text');
  const name = binder.bind(keptAs(figure.name, level), 'text');
  const rows = await session.query(
    `with kept as (
       select region, slice, period, prev, value, sum(n) as n, sum(s) as s from (
         select region, slice, period, prev, value, n, s from figure_cell where programme = ${programme} and figure = ${name}
         union all
         select region, slice, moment.period, moment.prev, value, n, s
         from figure_delta cross join ${everyGrain('figure_delta')} where programme = ${programme} and figure = ${name}
       ) as part group by 1, 2, 3, 4, 5 having sum(n) <> 0 or sum(s) <> 0
     ), said as (${cellsFromLedger(figure, level, ledgerOf(of.model, figure), of.regions, programme, binder)})
     select region, slice, period, said.n as said_n, said.s as said_s, kept.n as kept_n, kept.s as kept_s
     from said full join kept using (region, slice, period, prev, value)
     where said.n is distinct from kept.n or said.s is distinct from kept.s
     order by 1, 2, 3 limit ${binder.bind(mostCells, 'integer')}`,
    binder.parameters,
  );
  return rows.map((row) => ({
    figure: keptAs(figure.name, level),
    region: String(row['region']),
    slice: String(row['slice']),
    period: Number(row['period']),
    expected: { n: row['said_n'] ?? '0', s: row['said_s'] ?? '0' },
    found: { n: row['kept_n'] ?? '0', s: row['kept_s'] ?? '0' },
  }));
}

async function wrongKeys(session: Session, of: Programme, figure: ModelBaseFigure, level: KeptLevel): Promise<number> {
  const binder = new Binder();
  const programme = binder.bind(of.programme, 'text');
  const name = binder.bind(keptAs(figure.name, level), 'text');
  const [row] = await session.query(
    `with said as (${membersFromLedger(figure, level, ledgerOf(of.model, figure), programme, binder)}),
     kept as (
       select key, regexp_replace(entry, '\\*\\d+$', '') as place, substring(entry from '\\d+$')::bigint as count
       from figure_member cross join lateral string_to_table(presence, ';') as entry
       where programme = ${programme} and figure = ${name}
     )
     select count(distinct key) as keys from said full join kept using (key, place) where said.count is distinct from kept.count`,
    binder.parameters,
  );
  return Number(row?.['keys'] ?? 0);
}
