/** A thread that joins the engine by a port and does as it is told. */
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { connectPglite } from '../../src/adapters/pglite/connect.ts';

const { port, end } = workerData as { port: MessagePort; end: 'commit' | 'die' };
const database = connectPglite(port);
await database.transaction(async (session) => {
  await session.copyIn('shared', ['n'], ['1\n2\n']);
  if (end === 'commit') return;
  parentPort?.postMessage('in the middle');
  await new Promise(() => setInterval(() => undefined, 1000));
});
await database.close();
