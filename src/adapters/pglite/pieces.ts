/** Small enough to keep memory flat, large enough that a COPY command per piece costs nothing. */
const PIECE = 2 ** 21;

/** Joins small chunks into pieces of about two million characters. */
export async function* inPieces(chunks: Iterable<string> | AsyncIterable<string>): AsyncGenerator<string> {
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
