import type { FigurePlace } from '../../client/figures.ts';
import type { AnyLedger } from '../../kernel/declare/ledger.ts';
import { filtersByField, type FieldFilter } from './ledger-address.ts';
import { stepped } from './steps.ts';

/** Where a ledger's figures are asked so that they count what a list shows; `by` is the dimension it is cut by. */
export interface ListPlace {
  readonly at: FigurePlace;
  readonly by: string | undefined;
}

/** The place of the figures that count just what these filters find; `undefined` where there is none. */
export function figurePlace(ledger: AnyLedger, query: Readonly<Record<string, string>>): ListPlace | undefined {
  // What is at one level alone, no figure counts.
  if (query['level'] !== undefined) return undefined;
  let window = 'all';
  let region: string | undefined;
  let by: string | undefined;
  let slice: string | undefined;
  for (const [name, filter] of filtersByField(query)) {
    const operators = Object.keys(filter);
    if (name === ledger.scope && operators.length === 1 && (filter['within'] ?? filter['is']) !== undefined) region = filter['within'] ?? filter['is'];
    else if (name === ledger.when && operators.every((operator) => operator === 'atLeast' || operator === 'below')) window = windowOf(ledger, filter);
    else if (operators.length === 1 && filter['is'] !== undefined && by === undefined) {
      by = name;
      slice = `${name}=${filter['is']}`;
    } else return undefined;
  }
  return { at: { window, region, slice }, by };
}

const earliest = '1900';
const latest = '2100';

function windowOf(ledger: AnyLedger, { atLeast, below }: FieldFilter): string {
  const field = ledger.fields[ledger.when ?? ''];
  const to = below === undefined || field === undefined ? latest : String(stepped(field, field.widget === 'year' ? Number(below) : below, -1));
  const from = atLeast ?? earliest;
  const year = from.slice(0, 4);
  if (from === `${year}-01-01` && to === `${year}-12-31`) return year;
  const month = from.slice(0, 7);
  if (from === `${month}-01` && to.startsWith(month) && below?.endsWith('-01') === true) return month;
  return from === to ? from : `${from}..${to}`;
}
