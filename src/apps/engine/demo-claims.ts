import { checkPrecision, claims } from '../../../packs/qingdao-dingxi/index.ts';
import type { Party } from '../../kernel/access/party.ts';
import type { Wording } from '../../kernel/declare/wording.ts';
import { modelFigure, readFigures, seesWholeFigure } from '../../kernel/figure/index.ts';
import type { Engine } from './open-engine.ts';

/** A published figure beside what the records give. */
export interface ClaimResult {
  readonly id: string;
  readonly statement: Wording;
  readonly figure: string;
  readonly window: string;
  readonly region?: string | undefined;
  readonly slice?: string | undefined;
  readonly expected: string;
  /** In the unit of the claim; `null` where the records give none. */
  readonly value: string | null;
  readonly unit: string;
  readonly precision: string;
  readonly ok: boolean;
  /** The records behind it. */
  readonly records: number;
}

/** Asks the figure engine for everything the programme has published, as far as the party sees all that is behind it. */
export async function checkClaims({ store }: Engine, party: Party): Promise<ClaimResult[]> {
  const seen = claims.filter(({ query }) => seesWholeFigure(party, store.model, store.regions, modelFigure(store.model, query.figure)));
  const requests = seen.map(({ query: { figure, window, region, slice } }) => ({ figure, window, region, slice }));
  const values = await readFigures(store, party, requests);
  return seen.map(({ id, statement, expected, unit, precision, query }, index) => {
    const given = values[index]?.value ?? null;
    const value = given === null ? null : inUnit(given, query.divideBy ?? 1);
    const ok = value !== null && checkPrecision(expected, value, precision);
    return { id, statement, figure: query.figure, window: query.window, region: query.region, slice: query.slice, expected, value, unit, precision, ok, records: values[index]?.n ?? 0 };
  });
}

/** A decimal divided by how many of the figure's units make one of the claim's, exact to twelve places. */
function inUnit(value: string, divisor: number): string {
  if (divisor === 1) return value;
  const places = 12;
  const scaled = (text: string): bigint => {
    const [whole = '0', fraction = ''] = text.split('.');
    return BigInt(whole + fraction.padEnd(places, '0').slice(0, places));
  };
  const quotient = (scaled(value) * 10n ** BigInt(places)) / scaled(String(divisor));
  const digits = String(quotient < 0n ? -quotient : quotient).padStart(places + 1, '0');
  const fraction = digits.slice(-places).replace(/0+$/, '');
  return `${quotient < 0n ? '-' : ''}${digits.slice(0, -places)}${fraction === '' ? '' : `.${fraction}`}`;
}
