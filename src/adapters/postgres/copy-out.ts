import type { ClientBase } from 'pg';
import { to } from 'pg-copy-streams';
import { databaseError } from './errors.ts';

const LINE_FEED = 0x0a;
/** Small messages are joined up to about this many bytes. */
const PIECE = 2 ** 18;

/** Streams what a select answers, in pieces of whole lines, no faster than they are read. */
export async function* copyOut(client: ClientBase, select: string): AsyncGenerator<string> {
  const stream = client.query(to(`COPY (${select}) TO STDOUT`));
  let kept: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      kept.push(chunk);
      size += chunk.length;
      if (size < PIECE) continue;
      const bytes = Buffer.concat(kept);
      // A line feed's byte is never part of another UTF-8 character, so the cut can't split one.
      const end = bytes.lastIndexOf(LINE_FEED) + 1;
      kept = [bytes.subarray(end)];
      size = bytes.length - end;
      if (end > 0) yield bytes.toString('utf8', 0, end);
    }
  } catch (error) {
    throw databaseError(error);
  }
  if (size > 0) yield Buffer.concat(kept).toString('utf8');
}
