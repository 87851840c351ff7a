/**
 * Splits a whole number by weights so that the parts are whole and add up to it exactly: the largest remainders get
 * what is left over. The same input gives the same parts.
 *
 * @param least what every part gets at the least
 */
export function apportion(total: number, weights: readonly number[], least = 0): number[] {
  const free = total - least * weights.length;
  if (!Number.isSafeInteger(total) || free < 0) throw new RangeError(`${total} can't be split into ${weights.length} parts of at least ${least}.`);
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (free * weight) / sum);
  const parts = exact.map((part) => Math.floor(part));
  let rest = free - parts.reduce((a, b) => a + b, 0);
  const order = exact.map((part, i) => ({ i, remainder: part - Math.floor(part) })).sort((a, b) => b.remainder - a.remainder || a.i - b.i);
  for (let k = 0; rest > 0; k = (k + 1) % order.length, rest--) {
    const i = order[k]?.i ?? 0;
    parts[i] = (parts[i] ?? 0) + 1;
  }
  return parts.map((part) => part + least);
}

/** Weights as differing as invoices or projects are: most small, a few large. */
export function uneven(n: number, next: () => number, spread = 0.9): number[] {
  return Array.from({ length: n }, () => {
    const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
    return Math.exp(normal * spread);
  });
}
