import type { Binder } from '../ledger/binder.ts';
import type { ModelField } from '../model/model.ts';
import { isExtreme, needsRecords, type Ask } from './ask.ts';
import { keptAs } from './level.ts';
import { recordset } from '../ledger/recordset.ts';

/** A dimension is shown by this many of its values at most. */
export const mostSlices = 200;

/** How a figure is to be split. */
export interface Spread {
  readonly ask: Ask;
  /** Slices asked for by name. */
  readonly named: readonly string[];
  /** Dimensions whose slices are looked for. */
  readonly sought: readonly ModelField[];
}

/** Every slice there may be of the dimensions with few values, by name; those of others are looked for. */
export function likelySpread(ask: Ask): Spread {
  const { by } = ask.figure;
  // An extreme isn't made up of its slices, so that one left out wouldn't show.
  if (isExtreme(ask.figure) || needsRecords({ ...ask, slice: anySlice })) return wholeSpread(ask);
  const named = by.flatMap(({ name, field }) => (field.values === undefined ? [] : [...field.values, ''].map((value) => `${name}=${value}`)));
  return { ask, named, sought: by.filter(({ field }) => field.values === undefined) };
}

/** Every slice there is, those of values no longer declared as well. */
export const wholeSpread = (ask: Ask): Spread => ({ ask, named: [], sought: ask.figure.by });

/** Stands for a slice where it matters only that the figure isn't asked as a whole. */
export const anySlice = '=';

/**
 * SQL of the slices a figure has in each of the regions, in any period: a relation (region, slice). Skips from one to
 * the next in the index, so the number of cells doesn't matter.
 *
 * @param programme the placeholder it is bound to
 */
export function slicesSql({ ask: { figure, level }, sought }: Spread, regions: readonly string[], programme: string, binder: Binder): string {
  const name = binder.bind(keptAs(figure.name, level), 'text');
  const starts = regions.flatMap((region) => sought.map(({ name: dimension }) => ({ region, dimension })));
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
