/** The allowed text most like the one written, or `undefined` when nothing is near. */
export function nearest(written: string, allowed: Iterable<string>): string | undefined {
  return nearestFew(written, allowed, 1)[0];
}

/** Up to `most` allowed texts like the one written, the likeliest first. */
export function nearestFew(written: string, allowed: Iterable<string>, most: number): string[] {
  const ranked: { text: string; likeness: number }[] = [];
  for (const text of allowed) {
    const likeness = likenessOf(written, text);
    if (likeness >= 0.34) ranked.push({ text, likeness });
  }
  ranked.sort((a, b) => b.likeness - a.likeness);
  return [...new Set(ranked.map(({ text }) => text))].slice(0, most);
}

/** 1 for the same text, 0 for nothing in common: one less the share of characters to change (Levenshtein). */
export function likenessOf(a: string, b: string): number {
  if (a === b) return 1;
  if (a.length === 0 || b.length === 0 || a.length > 60 || b.length > 60) return 0;
  const row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    let corner = i - 1;
    row[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const above = row[j] ?? 0;
      const change = corner + (a[i - 1] === b[j - 1] ? 0 : 1);
      row[j] = Math.min(change, above + 1, (row[j - 1] ?? 0) + 1);
      corner = above;
    }
  }
  return 1 - (row[b.length] ?? 0) / Math.max(a.length, b.length);
}
