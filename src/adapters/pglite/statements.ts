import { protocol } from '@electric-sql/pglite';
import { changesTables, isWorthPreparing, PREPARED_LIMIT } from '../dialect/settings.ts';

const { serialize } = protocol;
const PARSE_COMPLETE = 0x31;
const COPY_DATA = 0x64;
const DESCRIBE_EXECUTE_SYNC = Buffer.concat([
  serialize.describe({ type: 'P', name: '' }),
  serialize.execute({}),
  serialize.sync(),
]);

/** Writes statements as frontend messages, and keeps the repeated ones prepared. */
export class Statements {
  readonly #exchange: (messages: Uint8Array) => Promise<ArrayBuffer>;
  /** Statement text → its name, least recently used first. */
  readonly #prepared = new Map<string, string>();
  #names = 0;

  constructor(exchange: (messages: Uint8Array) => Promise<ArrayBuffer>) {
    this.#exchange = exchange;
  }

  async query(sql: string, parameters: readonly (string | null)[]): Promise<ArrayBuffer> {
    if (!isWorthPreparing(sql)) {
      if (changesTables(sql)) await this.#forget();
      return this.#exchange(Buffer.concat([serialize.parse({ text: sql }), bind('', parameters), DESCRIBE_EXECUTE_SYNC]));
    }
    const known = this.#prepared.get(sql);
    if (known !== undefined) {
      this.#prepared.delete(sql);
      this.#prepared.set(sql, known);
      return this.#exchange(Buffer.concat([bind(known, parameters), DESCRIBE_EXECUTE_SYNC]));
    }
    const name = `s${++this.#names}`;
    const reply = await this.#exchange(
      Buffer.concat([serialize.parse({ name, text: sql }), bind(name, parameters), DESCRIBE_EXECUTE_SYNC]),
    );
    if (new Uint8Array(reply, 0, 1)[0] === PARSE_COMPLETE) await this.#remember(sql, name);
    return reply;
  }

  async script(sql: string): Promise<ArrayBuffer> {
    if (changesTables(sql)) await this.#forget();
    return this.#exchange(serialize.query(sql));
  }

  /** `sql` is a `COPY … FROM STDIN`; the engine can't wait for input, so everything is handed over at once. */
  copy(sql: string, lines: Uint8Array): Promise<ArrayBuffer> {
    const header = Buffer.alloc(5);
    header[0] = COPY_DATA;
    header.writeUInt32BE(lines.length + 4, 1);
    return this.#exchange(Buffer.concat([serialize.query(sql), header, lines, serialize.copyDone()]));
  }

  async #remember(sql: string, name: string): Promise<void> {
    this.#prepared.set(sql, name);
    if (this.#prepared.size <= PREPARED_LIMIT) return;
    for (const [oldest, its] of this.#prepared) {
      this.#prepared.delete(oldest);
      await this.#exchange(Buffer.concat([serialize.close({ type: 'S', name: its }), serialize.sync()]));
      return;
    }
  }

  /** A prepared statement fails once its columns change, so all of them go when a table does. */
  async #forget(): Promise<void> {
    const closing = [...this.#prepared.values()].map((name) => serialize.close({ type: 'S', name }));
    this.#prepared.clear();
    if (closing.length > 0) await this.#exchange(Buffer.concat([...closing, serialize.sync()]));
  }
}

function bind(statement: string, values: readonly (string | null)[]): Uint8Array {
  return serialize.bind({ statement, values: [...values] });
}
