/** Small enough to keep memory flat, large enough that a COPY command per piece costs nothing. */
const PIECE = 2 ** 21;

/**
 * Copies lines in by `copy`, a COPY command for each piece of about two million characters, so that the session stays
 * free for others between two pieces, for whoever makes the lines too. Answers the number of rows.
 */
export async function copyInPieces(
  chunks: Iterable<string> | AsyncIterable<string>,
  copy: (lines: Uint8Array<ArrayBuffer>) => Promise<number>,
): Promise<number> {
  const encoder = new TextEncoder();
  let rows = 0;
  let copying: Promise<number> | undefined;
  try {
    for await (const piece of inPieces(chunks)) {
      const lines = encoder.encode(piece);
      // While one piece is being copied, the next is being made.
      rows += (await copying) ?? 0;
      copying = copy(lines);
    }
  } catch (error) {
    await copying?.catch(() => undefined);
    throw error;
  }
  return rows + (await (copying ?? copy(new Uint8Array())));
}

async function* inPieces(chunks: Iterable<string> | AsyncIterable<string>): AsyncGenerator<string> {
  let gathered: string[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    if (chunk.length === 0) continue;
    gathered.push(chunk);
    size += chunk.length;
    if (size >= PIECE) {
      yield gathered.join('');
      gathered = [];
      size = 0;
    }
  }
  if (size > 0) yield gathered.join('');
}
