import { useQueries } from '@tanstack/react-query';
import { readSheetRows, type SheetRow } from '../../client/imports.ts';
import { queries } from '../shell/queries.ts';

/** Rows asked for at once. */
const chunk = 60;

interface Rows {
  readonly rows: readonly SheetRow[];
}

/**
 * The rows of a sheet that are in view, by number, as they come.
 * @param listed row numbers in the order shown @param revision when the import was last checked: what was shown stays
 * until the new answer is there
 */
export function useSheetRows(id: string, sheet: string, revision: string, listed: readonly number[], first: number, last: number): ReadonlyMap<number, SheetRow> {
  const from = Math.max(0, Math.floor(first / chunk));
  const to = Math.max(from, Math.floor(Math.max(0, last) / chunk));
  const wanted = Array.from({ length: to - from + 1 }, (_, index) => spans(listed.slice((from + index) * chunk, (from + index + 1) * chunk))).filter((rows) => rows !== '');
  const answers = useQueries({
    queries: wanted.map((rows) => ({
      queryKey: ['import-rows', id, sheet, revision, rows],
      queryFn: ({ signal }: { signal: AbortSignal }) => readSheetRows(id, sheet, rows, signal),
      placeholderData: () => formerly(id, sheet, rows),
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 60_000,
    })),
  });
  return new Map(answers.flatMap(({ data }) => (data?.rows ?? []).map((row) => [row.row, row] as const)));
}

/** The same rows as they were before the last check. */
function formerly(id: string, sheet: string, rows: string): Rows | undefined {
  const found = queries.getQueryCache().findAll({ queryKey: ['import-rows', id, sheet] });
  return found.findLast(({ queryKey, state }) => queryKey[4] === rows && state.data !== undefined)?.state.data as Rows | undefined;
}

/** `1-60,203` for rows in ascending order. */
export function spans(rows: readonly number[]): string {
  const found: [number, number][] = [];
  for (const row of rows) {
    const last = found.at(-1);
    if (last !== undefined && last[1] === row - 1) last[1] = row;
    else found.push([row, row]);
  }
  return found.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(',');
}
