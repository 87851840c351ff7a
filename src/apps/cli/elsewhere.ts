import type { Socket } from 'node:net';

/** Not an error: the data folder is held by a running server, and the command has to be run there. */
export class Elsewhere extends Error {
  override readonly name = 'Elsewhere';
  readonly socket: Socket;

  constructor(socket: Socket) {
    super('A running server holds the data folder.');
    this.socket = socket;
  }
}
