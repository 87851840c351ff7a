import { printScaled } from '../declare/reading/number.ts';
import { copyLine } from '../ports/copy.ts';
import type { Transaction } from '../ports/database.ts';
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

/** Appends the changes for `fold` to carry into the cells. */
export async function appendDeltas(session: Transaction, programme: string, changed: readonly FigureChanges[]): Promise<void> {
  const rows: string[][] = [];
  for (const { figure, scale, tally } of changed) {
    for (const { region, slice, cell } of tally.changes()) {
      const { day, prev, value, n, s } = cell;
      rows.push([programme, figure, region, slice, String(day), String(prev), printScaled(value, scale), String(n), printScaled(s, scale)]);
    }
  }
  if (rows.length === 0) return;
  if (rows.length > few) {
    await session.copyIn('figure_delta', columns, chunks(rows));
    return;
  }
  session.send(
    `insert into figure_delta (${columns.join(', ')})
     select $1::text, * from unnest($2::text[], $3::text[], $4::text[], $5::integer[], $6::integer[], $7::numeric[], $8::bigint[], $9::numeric[])`,
    [programme, ...columns.slice(1).map((_, index) => rows.map((row) => row[index + 1] ?? null))],
  );
}

function* chunks(rows: readonly string[][]): Generator<string> {
  for (let at = 0; at < rows.length; at += 2000) yield rows.slice(at, at + 2000).map(copyLine).join('');
}
