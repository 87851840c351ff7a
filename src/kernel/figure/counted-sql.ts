import type { Model, ModelBaseFigure, ModelDefinition, ModelLedger } from '../model/model.ts';
import { quoted, type Binder } from '../ledger/binder.ts';
import { agreedSql, sidesOf } from '../ledger/both-sides.ts';
import type { ClosedPeriod } from '../ledger/closed-periods.ts';
import { conditionsSql } from '../ledger/condition.ts';
import { dayAfterSql, firstDaySql } from '../ledger/covered-days.ts';
import { definitionsIn } from './in-force.ts';
import { levelSql, type KeptLevel } from './level.ts';
import type { Slice } from './slice.ts';
import { always, type Window } from './window.ts';

/** The standing versions of a ledger's records; matches the condition of its indexes. */
export const standsSql = '_until is null and not _gone';

/** SQL terms of the versions that stood when a period was closed: every batch with a lower number had landed by then. */
export function sealedTerms({ head }: Pick<ClosedPeriod, 'head'>, binder: Binder): string[] {
  const last = binder.bind(head, 'bigint');
  return ['not _gone', `_since <= ${last}`, `(_until is null or _until > ${last})`];
}

/**
 * What both offices said in a past state, as `levelSql` takes it; `undefined` of other levels.
 * @param stands terms of the versions that stood then
 */
export function agreedThen(model: Model, { ledger }: ModelBaseFigure, level: KeptLevel, programme: string, stands: readonly string[]): string | undefined {
  const sides = level === 'both' ? sidesOf(model, ledger) : undefined;
  return sides === undefined ? undefined : agreedSql(sides, programme, stands);
}

/**
 * SQL terms that hold for the records a base figure counts in a window, wherever; the window's days aside.
 * @param level how far they have come
 * @param stands terms of the versions looked at: those that stand now, or stood at a past moment
 * @param agreed of a past moment, what both offices said then, as `levelSql` takes it
 */
export function countedTerms(figure: ModelBaseFigure, window: Window, level: KeptLevel, binder: Binder, stands: readonly string[] = [standsSql], agreed?: string): string[] {
  const [from, over] = stockDays(figure);
  const backwards = over === undefined ? [] : [`(${over} is null or ${over} > ${from})`];
  const [first, ...others] = definitionsIn(figure, window).map((definition) => ({ definition, terms: definitionTerms(definition, binder) }));
  const defined = others.length === 0 ? (first?.terms ?? []) : [byDay([first, ...others].flatMap((one) => (one === undefined ? [] : { ends: one.definition.ends, sql: one.terms.join(' and ') || 'true' })))];
  return [...stands, levelSql(figure, level, agreed), ...defined, ...backwards];
}

/** SQL terms that hold for the records that meet a definition and have what it measures. */
export function definitionTerms({ where, measured }: ModelDefinition, binder: Binder): string[] {
  return [...conditionsSql(where, binder), ...(measured === undefined ? [] : [`${quoted(measured.column)} is not null`])];
}

/** SQL of what is measured of a record in a window; `undefined` of a count. */
export function measuredSql(figure: ModelBaseFigure, window: Window): string | undefined {
  const columns = definitionsIn(figure, window).flatMap(({ ends, measured }) => (measured === undefined ? [] : [{ ends, sql: quoted(measured.column) }]));
  return columns.every(({ sql }) => sql === columns[0]?.sql) ? columns[0]?.sql : byDay(columns);
}

/** The SQL that applies on a record's day, of those that follow each other. */
function byDay(steps: readonly { readonly ends: number | undefined; readonly sql: string }[]): string {
  const last = steps.at(-1)?.sql ?? 'null';
  return `(case ${steps.slice(0, -1).map(({ ends, sql }) => `when _day < ${ends} then ${sql}`).join(' ')} else ${last} end)`;
}

/** SQL terms that hold for the records counted in the window: those of its days, or those standing at its end. */
export function windowTerms(figure: ModelBaseFigure, window: Window, ledger: Pick<ModelLedger, 'when'>, binder: Binder): string[] {
  if (figure.stock === undefined) {
    return [`_day between ${binder.bind(window.from, 'integer')} and ${binder.bind(window.to, 'integer')}`];
  }
  const [from, over] = stockDays(figure);
  if (window.to === always.to) return over === undefined ? [] : [`${over} is null`];
  const end = binder.bind(window.to, 'integer');
  // The ledger's own date has an index.
  const since = figure.stock.from !== undefined && figure.stock.from.name === ledger.when?.name ? '_day' : from;
  return [`${since} <= ${end}`, ...(over === undefined ? [] : [`(${over} is null or ${over} > ${end})`])];
}

export function sliceTerms(slice: Slice | undefined, binder: Binder): string[] {
  if (slice === undefined) return [];
  const { by, value } = slice;
  const column = quoted(by.column);
  return [value === null ? `${column} is null` : `${column} = ${binder.bind(by.field.write(value), by.field.column)}`];
}

/** SQL of the first day a record stands (0 when blank) and of the day it no longer does; of stocks. */
export function stockDays({ stock }: ModelBaseFigure): [from: string, over: string | undefined] {
  const from = stock?.from === undefined ? '0' : `coalesce(${firstDaySql(stock.from)}, 0)`;
  return [from, stock?.until === undefined ? undefined : dayAfterSql(stock.until)];
}
