import type { Binder } from '../ledger/binder.ts';
import type { ModelBaseFigure } from '../model/model.ts';
import { recordset } from './recordset.ts';

/** A dimension is shown by this many of its values at most. */
export const mostSlices = 200;

/**
 * SQL of the slices a figure has in each of the regions, in any period: a relation (region, slice). Skips from one to
 * the next in the index, so the number of cells doesn't matter.
 *
 * @param programme the placeholder it is bound to
 */
export function slicesSql(figure: ModelBaseFigure, regions: readonly string[], programme: string, binder: Binder): string {
  const name = binder.bind(figure.name, 'text');
  const starts = regions.flatMap((region) => figure.by.map((by) => ({ region, dimension: by.name })));
  const start = recordset(starts, [['region', 'text'], ['dimension', 'text']], 'start', binder);
  const next = (table: string, region: string, after: string, end: string): string =>
    `(select slice from ${table} where programme = ${programme} and figure = ${name} and region = ${region} and slice ${after} and slice < ${end} order by slice limit 1)`;
  // '>' follows '=' in the order of bytes, by which slices are kept.
  const walk = (into: string, table: string): string => `${into} (region, finish, slice, step) as (
      select region, dimension || '>', ${next(table, 'start.region', `>= dimension || '='`, `dimension || '>'`)}, 1 from ${start}
      union all
      select region, finish, ${next(table, `${into}.region`, `> ${into}.slice`, `${into}.finish`)}, step + 1 from ${into} where slice is not null and step < ${mostSlices}
    )`;
  return `with recursive ${walk('kept', 'figure_cell')}, ${walk('pending', 'figure_delta')}
    select region, slice from kept where slice is not null union select region, slice from pending where slice is not null`;
}
