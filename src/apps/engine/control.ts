import { chmodSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { controlAddress, isOwn } from './control-address.ts';

/** A command line handed to a server: one line of JSON. */
export interface ControlRequest {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** What comes back, one line of JSON each: pieces of output, then the exit code. */
export type ControlReply = { readonly out: string } | { readonly err: string } | { readonly exit: number };

/** Runs a handed command; `reply` may be called at any time until it resolves with the exit code. */
export type ControlHandler = (request: ControlRequest, reply: (piece: ControlReply) => void, stop: AbortSignal) => Promise<number>;

export interface Control {
  close(): Promise<void>;
}

const longestRequest = 1 << 20;

/** Opens the door for command lines of the same user. Answers `undefined` where another server keeps it. */
export async function offerControl(folder: string, handle: ControlHandler): Promise<Control | undefined> {
  const address = controlAddress(folder);
  const other = await reachControl(folder);
  if (other !== undefined) {
    other.destroy();
    return undefined;
  }
  // Whoever kept it has died: the folder's lock is ours.
  if (process.platform !== 'win32') rmSync(address, { force: true });
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    serve(socket, handle);
  });
  const before = process.umask(0o177);
  try {
    await new Promise<void>((listening, reject) => server.once('error', reject).listen(address, listening));
  } finally {
    process.umask(before);
  }
  if (process.platform !== 'win32') chmodSync(address, 0o600);
  return {
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function serve(socket: Socket, handle: ControlHandler): void {
  const gone = new AbortController();
  socket.on('close', () => gone.abort());
  let text = '';
  let begun = false;
  socket.setEncoding('utf8').on('data', (piece: string) => {
    if (begun) return;
    text += piece;
    if (text.length > longestRequest) socket.destroy();
    if (!text.includes('\n')) return;
    begun = true;
    const reply = (one: ControlReply): void => void socket.write(`${JSON.stringify(one)}\n`);
    void handle(JSON.parse(text.slice(0, text.indexOf('\n'))) as ControlRequest, reply, gone.signal).then(
      (exit) => socket.end(`${JSON.stringify({ exit })}\n`),
      () => socket.destroy(),
    );
  });
}

/** A connection to the server that holds this folder; `undefined` where there is none. */
export function reachControl(folder: string): Promise<Socket | undefined> {
  const address = controlAddress(folder);
  if (!isOwn(address)) return Promise.resolve(undefined);
  return new Promise((done) => {
    const socket = connect(address);
    socket.once('connect', () => done(socket));
    socket.once('error', () => done(undefined));
  });
}

/** Hands a command line over and answers its exit code; `undefined` when the server went away before it was done. */
export async function handOver(socket: Socket, request: ControlRequest, hear: (piece: { out: string } | { err: string }) => void): Promise<number | undefined> {
  socket.write(`${JSON.stringify(request)}\n`);
  let text = '';
  let code: number | undefined;
  try {
    for await (const piece of socket.setEncoding('utf8') as AsyncIterable<string>) {
      const lines = (text + piece).split('\n');
      text = lines.pop() ?? '';
      for (const line of lines) {
        const reply = JSON.parse(line) as ControlReply;
        if ('exit' in reply) code = reply.exit;
        else hear(reply);
      }
    }
  } catch {
    // A server that dies resets the connection; what matters is whether the exit code had come.
  }
  return code;
}
