import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from } from 'pg-copy-streams';
import { databaseError } from './errors.ts';
import { copyInStatement } from '../dialect/text.ts';

/** Streams lines into a table, no faster than the server takes them. */
export async function copyIn(
  client: ClientBase,
  table: string,
  columns: readonly string[],
  chunks: Iterable<string> | AsyncIterable<string>,
): Promise<number> {
  let failure: { readonly error: unknown } | undefined;
  async function* watched(): AsyncGenerator<Buffer> {
    try {
      for await (const chunk of chunks) if (chunk.length > 0) yield Buffer.from(chunk);
    } catch (error) {
      // Told as it is: it is the caller's own error, not the database's.
      failure = { error };
      throw error;
    }
  }
  const copy = client.query(from(copyInStatement(table, columns)));
  try {
    await pipeline(Readable.from(watched(), { objectMode: false }), copy);
  } catch (error) {
    throw failure ? failure.error : databaseError(error);
  }
  return copy.rowCount;
}
