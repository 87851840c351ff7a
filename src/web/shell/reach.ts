import { useSyncExternalStore } from 'react';

/** Milliseconds between two looks whether the server is there again. */
const patience = 3000;

let away = false;
let looking: ReturnType<typeof setInterval> | undefined;
let regained: () => void = () => undefined;
const listeners = new Set<() => void>();

/** Whether the server was out of reach when it was last asked; a browser’s own word for it says too little. */
export const useAway = (): boolean =>
  useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => away,
  );

/** Calls `again` each time the server is there once more. */
export function onRegained(again: () => void): void {
  regained = again;
}

/** An answer did not come: looks every few seconds until one does. */
export function noticeAway(): void {
  if (away) return;
  become(true);
  looking = setInterval(() => void look(), patience);
}

/** What was kept is shown without asking, so a page that opens makes sure once that somebody is there. */
export async function watchReach(): Promise<void> {
  addEventListener('offline', noticeAway);
  if (!(await answers())) noticeAway();
}

async function answers(): Promise<boolean> {
  const answer = await fetch('/api/health', { cache: 'no-store' }).catch(() => undefined);
  return answer?.ok === true;
}

async function look(): Promise<void> {
  if (!(await answers())) return;
  clearInterval(looking);
  become(false);
  regained();
}

function become(now: boolean): void {
  away = now;
  for (const tell of listeners) tell();
}
