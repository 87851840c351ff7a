import { Worker } from 'node:worker_threads';
import type { DemoEdition } from './demo-state.ts';
import type { WorkbookFile } from './import.ts';

/** A workbook from the generator's thread; the last answer says how many there were, or what went wrong. */
export type FromGenerator = { readonly workbook: WorkbookFile } | { readonly done: number } | { readonly failure: string };

/** How many workbooks may wait to be imported; the generator pauses then. */
const mostWaiting = 6;

/** The demo's workbooks, made in a thread of their own while the ones before are being imported. */
export async function* demoWorkbooks(edition: DemoEdition): AsyncGenerator<WorkbookFile> {
  const worker = new Worker(new URL('./demo-generator.ts', import.meta.url), { workerData: { edition, ahead: mostWaiting }, execArgv: [] });
  const arrived: FromGenerator[] = [];
  let wake: () => void = () => undefined;
  const add = (one: FromGenerator): void => {
    arrived.push(one);
    wake();
  };
  worker.on('message', add);
  worker.on('error', (error) => add({ failure: error.message }));
  worker.on('exit', () => add({ failure: 'The generator ended early.' }));
  try {
    for (;;) {
      const next = arrived.shift();
      if (next === undefined) await new Promise<void>((woken) => (wake = woken));
      else if ('failure' in next) throw new Error(next.failure);
      else if ('done' in next) return;
      else {
        worker.postMessage('taken');
        yield next.workbook;
      }
    }
  } finally {
    await worker.terminate();
  }
}
