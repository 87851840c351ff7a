import { copyLine } from '../../kernel/ports/copy.ts';
import type { Work } from './calls.ts';
import type { Reply } from './reply.ts';

const FIRST_ROWS = 200;
const MOST_ROWS = 20_000;
/** About how many characters a piece should have. */
const PIECE = 2 ** 19;

let cursors = 0;

/**
 * Reads a select piece by piece as COPY text. A cursor, because the engine would give the whole of a `COPY … TO`
 * at once; and outside a transaction one `WITH HOLD`, so that a slow reader keeps nobody else waiting.
 */
export async function* readCursor(
  call: (work: Work) => Promise<Reply>,
  select: string,
  hold: 'WITH HOLD' | '',
): AsyncGenerator<string> {
  const cursor = `copy_out_${process.pid}_${++cursors}`;
  await call({ kind: 'query', sql: `DECLARE ${cursor} NO SCROLL CURSOR ${hold} FOR ${select}`, parameters: [] });
  let failed = true;
  try {
    for (let count = FIRST_ROWS; ; ) {
      const { rows } = await call({ kind: 'query', sql: `FETCH FORWARD ${count} FROM ${cursor}`, parameters: [] });
      if (rows.length === 0) break;
      let text = '';
      for (const row of rows) text += copyLine(row);
      failed = false;
      yield text;
      failed = true;
      if (rows.length < count) break;
      count = Math.min(MOST_ROWS, Math.max(1, Math.ceil((PIECE * rows.length) / text.length)));
    }
    failed = false;
  } finally {
    const closing = call({ kind: 'query', sql: `CLOSE ${cursor}`, parameters: [] });
    // After a failed statement, that error is the one to tell.
    await (failed ? closing.catch(() => undefined) : closing);
  }
}
