import { useEffect, useSyncExternalStore } from 'react';
import type { Wording } from '../../kernel/declare/wording.ts';

/** Who takes workbooks that are dropped on the page, instead of their being imported. */
export interface DropTaker {
  readonly take: (files: readonly File[]) => void;
  /** What letting go does, in words. */
  readonly title: Wording;
  readonly note: Wording;
}

let taker: DropTaker | undefined;
const watchers = new Set<() => void>();

function set(next: DropTaker | undefined): void {
  taker = next;
  for (const tell of watchers) tell();
}

function watch(tell: () => void): () => void {
  watchers.add(tell);
  return () => watchers.delete(tell);
}

/** Takes what is dropped anywhere while it is shown. @param own one and the same as long as nothing changes */
export function useTakeDrops(own: DropTaker): void {
  useEffect(() => {
    set(own);
    return () => set(undefined);
  }, [own]);
}

export const useDropTaker = (): DropTaker | undefined => useSyncExternalStore(watch, () => taker);
