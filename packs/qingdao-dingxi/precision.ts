/**
 * Says whether a value bears a published figure out.
 *
 * @param expected as published, a decimal
 * @param value what the records give; a string keeps every digit
 * @param precision `exact`; `at_least`; or `round:x`: the value, rounded half away from zero to whole multiples of x,
 *   is what was published
 */
export function checkPrecision(expected: string | number, value: string | number, precision: string): boolean {
  const step = /^round:(\d+(?:\.\d+)?)$/.exec(precision)?.[1];
  const [wanted, got, by] = aligned([String(expected), String(value), step ?? '1']);
  if (precision === 'exact') return got === wanted;
  if (precision === 'at_least') return got >= wanted;
  if (step === undefined || by === 0n) throw new RangeError(`There is no precision ${precision}.`);
  const magnitude = got < 0n ? -got : got;
  const rounded = ((2n * magnitude + by) / (2n * by)) * by;
  return (got < 0n ? -rounded : rounded) === wanted;
}

/** Decimals as whole numbers of one common last place. */
function aligned(texts: readonly [string, string, string]): [bigint, bigint, bigint] {
  const places = Math.max(...texts.map((text) => text.split('.')[1]?.length ?? 0));
  const whole = (text: string): bigint => {
    if (!/^-?\d+(?:\.\d+)?$/.test(text)) throw new RangeError(`"${text}" is no decimal.`);
    const [digits = '', fraction = ''] = text.split('.');
    return BigInt(digits + fraction.padEnd(places, '0'));
  };
  return [whole(texts[0]), whole(texts[1]), whole(texts[2])];
}
