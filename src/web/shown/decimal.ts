/** Adds plain decimals exactly: `1.5` and `-0.25` make `1.25`. */
export function addDecimals(decimals: readonly string[]): string {
  const places = Math.max(0, ...decimals.map((text) => text.split('.')[1]?.length ?? 0));
  const sum = decimals.reduce((total, text) => total + scaled(text, places), 0n);
  const digits = (sum < 0n ? -sum : sum).toString().padStart(places + 1, '0');
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`.replace(/\.?0+$/, '');
  return sum < 0n ? `-${text}` : text;
}

function scaled(text: string, places: number): bigint {
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(places, '0'));
}
