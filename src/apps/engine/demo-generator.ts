/** The thread that the demo's workbooks are made in. */
import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { generateWorkbooks } from '../../../packs/qingdao-dingxi/generator/index.ts';
import type { DemoEdition } from './demo-state.ts';
import type { FromGenerator } from './demo-workbooks.ts';

const { edition, ahead } = workerData as { readonly edition: DemoEdition; readonly ahead: number };
let waiting = 0;
parentPort?.on('message', () => (waiting -= 1));

const send = (answer: FromGenerator, owned: ArrayBuffer[] = []): void => parentPort?.postMessage(answer, owned);

let count = 0;
for await (const { name, bytes } of generateWorkbooks(edition)) {
  while (waiting >= ahead && parentPort !== null) await once(parentPort, 'message');
  // A copy of its own: small buffers share their memory with others.
  const own = Uint8Array.from(bytes);
  send({ workbook: { name, bytes: own } }, [own.buffer]);
  waiting += 1;
  count += 1;
}
send({ done: count });
parentPort?.close();
