import { useSyncExternalStore } from 'react';
import { v7 as newId } from 'uuid';
import { OutOfReach } from '../../client/call.ts';
import { cancelImport, dropImport, readImport, sendWorkbook } from '../../client/imports.ts';
import { queries } from '../shell/queries.ts';

/** Bytes of a workbook that the server takes. */
const largest = 200 * 1024 * 1024;

export type UploadState = 'waiting' | 'sending' | 'checking' | 'ready' | 'lost' | 'refused' | 'stopped' | 'too-large' | 'blank';

/** A workbook on its way to the server. */
export interface Queued {
  /** The import's id, made here. */
  readonly id: string;
  readonly file: File;
  readonly state: UploadState;
  readonly sent: number;
  /** Why the server would not have it. */
  readonly error: unknown;
}

let queue: readonly Queued[] = [];
const watchers = new Set<() => void>();
const stops = new Map<string, AbortController>();

function change(id: string, to: Partial<Queued>): void {
  queue = queue.map((one) => (one.id === id ? { ...one, ...to } : one));
  for (const tell of watchers) tell();
}

/** Takes files in; they are sent one after the other. Answers their imports' ids. */
export function enqueue(files: readonly File[]): readonly string[] {
  const added = files.map((file): Queued => ({ id: newId(), file, state: stateOf(file), sent: 0, error: null }));
  queue = [...queue, ...added];
  for (const tell of watchers) tell();
  void sendNext();
  return added.map(({ id }) => id);
}

function stateOf({ size }: File): UploadState {
  if (size > largest) return 'too-large';
  return size === 0 ? 'blank' : 'waiting';
}

let running = false;

async function sendNext(): Promise<void> {
  if (running) return;
  running = true;
  for (let next = queue.find(({ state }) => state === 'waiting'); next !== undefined; next = queue.find(({ state }) => state === 'waiting')) await send(next);
  running = false;
}

async function send({ id, file }: Queued): Promise<void> {
  const stop = new AbortController();
  stops.set(id, stop);
  change(id, { state: 'sending', sent: 0, error: null });
  try {
    const onSent = (sent: number) => change(id, sent >= file.size ? { sent, state: 'checking' } : { sent });
    queries.setQueryData(['import', id], (await arrived(id)) ?? (await sendWorkbook(file, { id, onSent, signal: stop.signal })));
    change(id, { state: 'ready', sent: file.size });
    void queries.invalidateQueries({ queryKey: ['imports'] });
  } catch (error) {
    if (stop.signal.aborted) change(id, { state: 'stopped' });
    else change(id, { state: error instanceof OutOfReach ? 'lost' : 'refused', error });
  } finally {
    stops.delete(id);
  }
}

/** What became of a workbook whose answer was lost on the way. */
async function arrived(id: string) {
  const known = queue.find((one) => one.id === id);
  if (known === undefined || !retried.has(id)) return undefined;
  const found = await readImport(id).catch((error: unknown) => {
    if (error instanceof OutOfReach) throw error;
    return undefined;
  });
  return found?.state === 'checked' ? found : undefined;
}

const retried = new Set<string>();

/** Goes on with a workbook after the network was away. */
export function resend(id: string): void {
  retried.add(id);
  change(id, { state: 'waiting' });
  void sendNext();
}

/** Stops an upload or its check, and forgets what the server has of it. */
export function stopUpload(id: string): void {
  const stop = stops.get(id);
  if (stop === undefined) return dismiss(id);
  stop.abort();
  void cancelImport(id)
    .then(() => dropImport(id))
    .catch(() => undefined);
}

export function dismiss(id: string): void {
  queue = queue.filter((one) => one.id !== id);
  for (const tell of watchers) tell();
}

export function useUploads(): readonly Queued[] {
  return useSyncExternalStore(
    (tell) => {
      watchers.add(tell);
      return () => watchers.delete(tell);
    },
    () => queue,
  );
}
