import { createHash, type Hash } from 'node:crypto';

const pieceLength = 1 << 16;

/** The hash of a set of records: SHA-256 over a line for each, in the order of their ids. */
export class SetHash {
  readonly #hash: Hash = createHash('sha256');
  #piece = '';
  #records = 0;

  /** @param line of the record: its id, version and digest, ended by a line feed */
  add(line: string): void {
    this.#records += 1;
    this.#piece += line;
    if (this.#piece.length < pieceLength) return;
    this.#hash.update(this.#piece);
    this.#piece = '';
  }

  end(): { readonly records: number; readonly hash: string } {
    return { records: this.#records, hash: this.#hash.update(this.#piece).digest('hex') };
  }
}
