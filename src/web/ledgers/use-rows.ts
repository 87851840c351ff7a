import { useQueries } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { listRecords, type ListedRecord, type RecordPage } from '../../client/records.ts';
import type { References } from '../fields/value-text.ts';

const pageSize = 200;
/** Milliseconds that the view has to rest before what it shows is asked for; flinging past a page asks nothing. */
const rest = 70;

export interface Rows {
  /** How many records there are; unknown until the first page has come. */
  readonly total: number | undefined;
  rowAt(index: number): ListedRecord | undefined;
  readonly references: References;
  readonly error: unknown;
  /** The journal's position that all pages shown are of, at least. */
  readonly head: string | null;
  /** The rows shown are those of the question before. */
  readonly stale: boolean;
  again(): void;
}

/** The rows of a list around what is seen, in pages that come as they are scrolled to. */
export function useRows(ledger: string, query: Readonly<Record<string, string>>, first: number, last: number): Rows {
  const asked = JSON.stringify(query);
  const seen = useRested(`${Math.max(0, Math.floor(first / pageSize))}-${Math.max(0, Math.floor(last / pageSize))}`);
  const pages = useMemo(() => {
    const [from = 0, to = 0] = seen.split('-').map(Number);
    return [...new Set([0, ...Array.from({ length: to - from + 1 }, (_, index) => from + index)])];
  }, [seen]);
  const results = useQueries({
    queries: pages.map((page) => ({
      queryKey: ['rows', ledger, asked, page],
      queryFn: ({ signal }: { signal: AbortSignal }) => listRecords(ledger, query, page + 1, pageSize, signal),
      staleTime: 60_000,
      gcTime: 5 * 60_000,
    })),
  });
  const [kept, setKept] = useState<Kept>({ asked, pages: new Map(), references: {} });
  const loaded = new Map<number, RecordPage>();
  for (const [index, { data }] of results.entries()) if (data !== undefined) loaded.set(pages[index] ?? 0, data);
  const now = keptWith(kept, asked, loaded);
  if (now !== kept) setKept(now);
  const newest = [...loaded.values()].at(-1) ?? [...now.pages.values()].at(-1);
  return {
    total: newest?.total,
    rowAt: (index) => now.pages.get(Math.floor(index / pageSize))?.records[index % pageSize],
    references: now.references,
    head: [...loaded.values()].flatMap(({ head }) => head ?? []).reduce<string | null>((least, head) => (least === null || BigInt(head) < BigInt(least) ? head : least), null),
    error: results.find(({ error }) => error !== null)?.error ?? null,
    stale: now.asked !== asked,
    again: () => results.forEach((result) => void result.refetch()),
  };
}

/** The pages that have come, of the question asked or, until its first page comes, of the one before. */
interface Kept {
  readonly asked: string;
  readonly pages: ReadonlyMap<number, RecordPage>;
  readonly references: References;
}

function keptWith(kept: Kept, asked: string, loaded: ReadonlyMap<number, RecordPage>): Kept {
  const same = kept.asked === asked;
  const fresh = [...loaded].filter(([page, data]) => !same || kept.pages.get(page) !== data);
  if (fresh.length === 0) return kept;
  const references = Object.assign({}, same ? kept.references : {}, ...fresh.map(([, data]) => data.references)) as References;
  return { asked, pages: new Map([...(same ? kept.pages : []), ...fresh]), references };
}

/** A value once it has stood still for a moment; the first at once. */
function useRested(value: string): string {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const due = setTimeout(() => setRested(value), rest);
    return () => clearTimeout(due);
  }, [value]);
  return rested;
}
