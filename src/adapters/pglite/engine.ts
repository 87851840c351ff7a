/** The thread that the embedded engine lives in: one PostgreSQL session, served to any number of clients in turns. */
import { openAsBlob } from 'node:fs';
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { PGlite, protocol } from '@electric-sql/pglite';
import type { Answer, Call, News, Order, Request } from './calls.ts';
import { startParameters, type EngineOptions } from './engine-options.ts';
import { FolderSystem } from './folder-system.ts';
import { Statements } from './statements.ts';
import { Turns } from './turns.ts';
import { SESSION_SETTINGS } from '../dialect/settings.ts';

const options = workerData as EngineOptions;
const { serialize } = protocol;
const turns = new Turns<MessagePort, Call>();
let serving = false;
let closing = false;

const engine = await start();
const statements = new Statements(exchange);
if (engine) {
  await exchange(serialize.query(SESSION_SETTINGS));
  tell({ ready: true });
  parentPort?.on('message', (order: Order) => ('close' in order ? close() : attach(order.attach)));
}

async function start(): Promise<PGlite | undefined> {
  try {
    return await PGlite.create({
      ...(options.cluster === undefined ? {} : { fs: new FolderSystem(options.cluster, options.durable) }),
      ...(options.template === undefined ? {} : { loadDataDir: await openAsBlob(options.template) }),
      startParams: startParameters(options),
    });
  } catch (error) {
    tell({ failure: describe(error) });
    return undefined;
  }
}

function attach(port: MessagePort): void {
  port.on('message', (request: Request) => {
    if ('attach' in request) return attach(request.attach);
    turns.add(port, request);
    void serve();
  });
  port.on('close', () => void leave(port));
}

/** A client has gone, perhaps in the middle of a transaction. */
async function leave(port: MessagePort): Promise<void> {
  if (turns.drop(port) && !serving) {
    await settle();
    void serve();
  }
}

async function serve(): Promise<void> {
  if (serving) return;
  serving = true;
  for (let next = turns.next(); next && !closing; next = turns.next()) {
    const { owner, item } = next;
    const answer = await perform(item);
    if (item.last) {
      await settle();
      turns.end();
    }
    if ('reply' in answer) owner.postMessage(answer, [answer.reply]);
    else owner.postMessage(answer);
  }
  serving = false;
}

async function perform({ id, work }: Call): Promise<Answer> {
  try {
    switch (work.kind) {
      case 'query':
        return { id, reply: await statements.query(work.sql, work.parameters) };
      case 'script':
        return { id, reply: await statements.script(work.sql) };
      case 'copy':
        return { id, reply: await statements.copy(work.sql, work.lines) };
    }
  } catch (error) {
    return { id, failure: describe(error) };
  }
}

/** Nothing of a turn may outlive it. */
async function settle(): Promise<void> {
  if (engine?.isInTransaction()) await exchange(serialize.query('ROLLBACK'));
}

/** Hands PostgreSQL the messages and answers what it says to them. */
async function exchange(messages: Uint8Array): Promise<ArrayBuffer> {
  let reply = new Uint8Array(16_384);
  let size = 0;
  await engine?.execProtocolRawStream(messages, {
    syncToFs: false,
    onRawData: (piece) => {
      if (size + piece.length > reply.length) {
        reply = new Uint8Array(reply.buffer.transfer(Math.max(2 * reply.length, size + piece.length)));
      }
      reply.set(piece, size);
      size += piece.length;
    },
  });
  return reply.buffer.transfer(size);
}

async function close(): Promise<void> {
  closing = true;
  await settle();
  await engine?.close();
  tell({ closed: true });
  process.exit(0);
}

function tell(news: News): void {
  parentPort?.postMessage(news);
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
