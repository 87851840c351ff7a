import { connect, type Socket } from 'node:net';

/**
 * A client on a connection of its own that asks one thing after another. It shares the machine with what it measures,
 * so it does no more than HTTP/1.1 needs; Node's own client would take more processor time than the database.
 */
export class KeepAlive {
  readonly #host: string;
  readonly #token: string;
  readonly #socket: Socket;
  #got = '';
  #waiting: { readonly resolve: () => void; readonly reject: (error: Error) => void } | undefined;

  constructor(url: string, token: string) {
    this.#token = token;
    const { hostname, port, host } = new URL(url);
    this.#host = host;
    this.#socket = connect({ host: hostname, port: Number(port), noDelay: true });
    // Every byte is a character, so that the length of the body can be counted in either.
    this.#socket.setEncoding('latin1').on('data', (text: string) => this.#take(text));
    this.#socket.on('error', (error) => this.#waiting?.reject(error));
    this.#socket.on('close', () => this.#waiting?.reject(new Error('The server closed the connection.')));
  }

  /** Resolves when the server has answered with a status below 300. */
  put(path: string, body: unknown): Promise<void> {
    const text = JSON.stringify(body);
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(
        `PUT ${path} HTTP/1.1\r\nhost: ${this.#host}\r\nauthorization: Bearer ${this.#token}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
      );
    });
  }

  close(): void {
    this.#waiting = undefined;
    this.#socket.destroy();
  }

  #take(text: string): void {
    this.#got += text;
    const end = this.#got.indexOf('\r\n\r\n');
    if (end < 0) return;
    const length = Number(/\r\ncontent-length: *(\d+)/i.exec(this.#got)?.[1]);
    if (this.#got.length < end + 4 + length) return;
    const status = Number(this.#got.slice(9, 12));
    const answer = this.#got.slice(end + 4);
    this.#got = '';
    if (status < 300) this.#waiting?.resolve();
    else this.#waiting?.reject(new Error(`${status}: ${Buffer.from(answer, 'latin1').toString()}`));
  }
}
