import { readFileSync } from 'node:fs';
import type { Wording } from '../../src/kernel/declare/wording.ts';
import type { ClaimQuery } from './claim-query.ts';
import { queries } from './queries.ts';

export type { ClaimQuery } from './claim-query.ts';
export { checkPrecision } from './precision.ts';

/** One published figure and the question that must give it. */
export interface Claim {
  readonly id: string;
  readonly mechanism: string;
  readonly statement: Wording;
  /** As published, e.g. `1853000000` or `0.649`. */
  readonly expected: string;
  readonly unit: string;
  /** `exact`, `at_least`, or `round:x`: rounded to whole multiples of x. */
  readonly precision: string;
  readonly kind: string;
  readonly query: ClaimQuery;
}

/** Every row of `figures.csv`. @throws RangeError when a row has no query, or a query no row. */
export const claims: readonly Claim[] = read();

function read(): Claim[] {
  const [, ...lines] = readFileSync(new URL('figures.csv', import.meta.url), 'utf8').trim().split(/\r?\n/);
  const open = new Map(Object.entries(queries));
  const found = lines.map((line) => {
    const [id = '', mechanism = '', en = '', zh = '', , , expected = '', unit = '', precision = '', kind = ''] = line.split(',');
    const query = open.get(id);
    if (query === undefined) throw new RangeError(`figures.csv claims ${id}, which queries.ts does not ask for.`);
    open.delete(id);
    return { id, mechanism, statement: { zh, en }, expected, unit, precision, kind, query };
  });
  if (open.size > 0) throw new RangeError(`queries.ts asks for ${[...open.keys()].join(', ')}, which figures.csv does not claim.`);
  return found;
}
