/** The seven counties and what each takes of what the city aims at, in hundredths. */
const shares = [
  ['621102', 17],
  ['621121', 16],
  ['621122', 18],
  ['621123', 13],
  ['621124', 17],
  ['621125', 8],
  ['621126', 11],
] as const;

/** A target for the city with the counties' shares of it. */
export function shared(whole: number): Readonly<Record<string, string>> {
  return { '621100': String(whole), ...Object.fromEntries(shares.map(([code, share]) => [code, String((whole * share) / 100)])) };
}

/** One target for the city and another for each county. */
export function each(city: number, county: number): Readonly<Record<string, string>> {
  return { '621100': String(city), ...Object.fromEntries(shares.map(([code]) => [code, String(county)])) };
}
