// On a tie the earlier wins: a tab is hardly ever part of a text.
const CANDIDATES = ['\t', ',', ';'] as const;
const SAMPLE = 200;

/**
 * Guesses what parts the fields of a text table: of the candidates outside quotation marks the one that most lines
 * agree on. Lines of a title or a note, with one field, have no say.
 */
export function delimiterOf(head: string): string {
  let best: string = ',';
  let bestScore = 0;
  for (const candidate of CANDIDATES) {
    const counts = countPerLine(head, candidate).filter((count) => count > 0);
    const tally = new Map<number, number>();
    for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1);
    let score = 0;
    for (const [count, lines] of tally) score = Math.max(score, lines * Math.sqrt(count));
    if (score > bestScore) {
      best = candidate;
      bestScore = score;
    }
  }
  return best;
}

function countPerLine(text: string, delimiter: string): number[] {
  const counts: number[] = [];
  let count = 0;
  let quoted = false;
  for (let at = 0; at < text.length && counts.length < SAMPLE; at++) {
    const c = text[at];
    if (c === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (c === delimiter) count++;
    else if (c === '\n' || (c === '\r' && text[at + 1] !== '\n')) {
      counts.push(count);
      count = 0;
    }
  }
  if (count > 0) counts.push(count);
  return counts;
}
