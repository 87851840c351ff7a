import { printScaled } from '../declare/reading/number.ts';
import { copyLine } from '../ports/copy.ts';
import type { Transaction } from '../ports/database.ts';
import type { ClosedPeriods } from '../ledger/closed-periods.ts';
import type { Tally } from './tally.ts';

/** The changes of one figure, with the decimals its measured field keeps. */
export interface FigureChanges {
  readonly figure: string;
  readonly scale: number;
  readonly tally: Tally;
}

const columns = ['programme', 'figure', 'region', 'slice', 'day', 'prev', 'value', 'n', 's'] as const;

/** Above this many rows `COPY` is the faster way in. */
const few = 500;

/**
 * Appends the changes for `fold` to carry into the cells. Those of days up to the last that is closed are kept for good
 * beside them, as adjustments after the newest closing: cells without them are as they were reported.
 */
export async function appendDeltas(session: Transaction, programme: string, changed: readonly FigureChanges[], closed: ClosedPeriods): Promise<void> {
  const rows: string[][] = [];
  const adjustments: string[][] = [];
  for (const { figure, scale, tally } of changed) {
    for (const { region, slice, cell } of tally.changes()) {
      const { day, prev, value, n, s } = cell;
      const row = [programme, figure, region, slice, String(day), String(prev), printScaled(value, scale), String(n), printScaled(s, scale)];
      rows.push(row);
      if (day <= closed.until) adjustments.push([...row, String(closed.newest)]);
    }
  }
  await append(session, 'figure_delta', columns, rows);
  await append(session, 'figure_adjustment', [...columns, 'after'], adjustments);
}

async function append(session: Transaction, table: string, into: readonly string[], rows: readonly (readonly string[])[]): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  if (rows.length > few) {
    await session.copyIn(table, into, chunks(rows));
    return;
  }
  session.send(
    `insert into ${table} (${into.join(', ')})
     select $1::text, * from unnest(${into.slice(1).map((name, index) => `$${index + 2}::${types[name]}[]`).join(', ')})`,
    [first[0] ?? null, ...into.slice(1).map((_, index) => rows.map((row) => row[index + 1] ?? null))],
  );
}

const types: Readonly<Record<string, string>> = { figure: 'text', region: 'text', slice: 'text', day: 'integer', prev: 'integer', value: 'numeric', n: 'bigint', s: 'numeric', after: 'integer' };

function* chunks(rows: readonly (readonly string[])[]): Generator<string> {
  for (let at = 0; at < rows.length; at += 2000) yield rows.slice(at, at + 2000).map(copyLine).join('');
}
