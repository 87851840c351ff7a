import type { ModelBaseFigure } from '../model/model.ts';
import type { Session } from '../ports/database.ts';
import { Binder } from '../ledger/binder.ts';

/** A dimension is shown by this many of its values at most. */
const most = 200;

/**
 * The slices a dimension has in any of the regions, in ascending order. Skips from one to the next in the index, so the
 * number of cells doesn't matter.
 */
export async function slicesIn(session: Session, programme: string, figure: ModelBaseFigure, regions: readonly string[], dimension: string): Promise<string[]> {
  const binder = new Binder();
  const here = `programme = ${binder.bind(programme, 'text')} and figure = ${binder.bind(figure.name, 'text')} and region = place.region`;
  // '>' follows '=' in the order of bytes, by which slices are kept.
  const end = binder.bind(`${dimension}>`, 'text');
  const limit = binder.bind(most, 'integer');
  const next = (table: string, after: string) => `(select slice from ${table} where ${here} and slice ${after} and slice < ${end} order by slice limit 1)`;
  const walk = (name: string, table: string) => `${name} as (
      select ${next(table, `>= ${binder.bind(`${dimension}=`, 'text')}`)} as slice, 1 as step
      union all
      select ${next(table, `> ${name}.slice`)}, step + 1 from ${name} where slice is not null and step < ${limit}
    )`;
  const rows = await session.query(
    `select distinct slice from unnest(${binder.bind(regions, 'text[]')}) as place (region) cross join lateral (
       with recursive ${walk('kept', 'figure_cell')}, ${walk('pending', 'figure_delta')}
       select slice from kept union select slice from pending
     ) as met where slice is not null order by slice limit ${limit}`,
    binder.parameters,
  );
  return rows.map(({ slice }) => String(slice));
}
