import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { DatabaseError } from '../../kernel/ports/database.ts';
import type { Answer, Request, Work } from './calls.ts';
import { readReply, type Reply } from './reply.ts';

interface Pending {
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: Error) => void;
}

/** One end of a port to the engine: numbers the calls and matches the answers. */
export class Client {
  readonly #port: MessagePort;
  readonly #pending = new Map<number, Pending>();
  #calls = 0;
  #turns = 0;
  #closed = false;

  constructor(port: MessagePort) {
    this.#port = port;
    port.on('message', (answer: Answer) => this.#settle(answer));
    port.on('close', () => this.#end());
  }

  newTurn(): number {
    return ++this.#turns;
  }

  /** Throws `DatabaseError`; state `57P01` once the engine is closed. */
  call(turn: number, last: boolean, work: Work): Promise<Reply> {
    if (this.#closed) return Promise.reject(shutDown());
    return new Promise((resolve, reject) => {
      const id = ++this.#calls;
      this.#pending.set(id, { resolve, reject });
      const request: Request = { turn, id, last, work };
      this.#port.postMessage(request, work.kind === 'copy' ? [work.lines.buffer] : []);
    });
  }

  /** A new port to the same engine, for another thread. */
  port(): MessagePort {
    const { port1, port2 } = new MessageChannel();
    const request: Request = { attach: port1 };
    this.#port.postMessage(request, [port1]);
    return port2;
  }

  close(): void {
    this.#port.close();
    this.#end();
  }

  #settle(answer: Answer): void {
    const pending = this.#pending.get(answer.id);
    this.#pending.delete(answer.id);
    if ('failure' in answer) {
      pending?.reject(new DatabaseError(answer.failure, 'XX000'));
      return;
    }
    try {
      pending?.resolve(readReply(answer.reply));
    } catch (error) {
      pending?.reject(error as Error);
    }
  }

  #end(): void {
    this.#closed = true;
    for (const { reject } of this.#pending.values()) reject(shutDown());
    this.#pending.clear();
  }
}

function shutDown(): DatabaseError {
  return new DatabaseError('The database has been closed.', '57P01');
}
