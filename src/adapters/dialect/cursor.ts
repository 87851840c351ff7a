import { copyLine } from '../../kernel/ports/copy.ts';

const FIRST_ROWS = 200;
const MOST_ROWS = 20_000;
/** About how many characters a piece should have. */
const PIECE = 2 ** 19;

let cursors = 0;

/**
 * Reads a select piece by piece as COPY text, leaving the session free between two pieces, as `COPY … TO` would not.
 * Outside a transaction the cursor has to be one `WITH HOLD`. `ask` runs a statement and answers its rows.
 */
export async function* readCursor(
  ask: (sql: string) => Promise<readonly (string | null)[][]>,
  select: string,
  hold: 'WITH HOLD' | '',
): AsyncGenerator<string> {
  // Several threads of one process may share the engine's session.
  const cursor = `copy_out_${crypto.randomUUID().slice(0, 8)}_${++cursors}`;
  await ask(`DECLARE ${cursor} NO SCROLL CURSOR ${hold} FOR ${select}`);
  let failed = true;
  try {
    for (let count = FIRST_ROWS; ; ) {
      const rows = await ask(`FETCH FORWARD ${count} FROM ${cursor}`);
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
    const closing = ask(`CLOSE ${cursor}`);
    // After a failed statement, that error is the one to tell.
    await (failed ? closing.catch(() => undefined) : closing);
  }
}
