import fc from 'fast-check';
import { expect } from 'vitest';
import type { Grant, Party } from '../../src/kernel/access/party.ts';
import { ledgerActions, type LedgerAction } from '../../src/kernel/declare/role.ts';
import { Refusal } from '../../src/kernel/declare/problem.ts';
import type { Engine } from '../../src/apps/engine/open-engine.ts';
import { land, regions, returnPut, salePut, stallPut, supplierPut, type Market } from '../ledger/market.ts';

/** A record somebody may not see, and every text by which it would show. */
export interface Known {
  readonly ledger: string;
  readonly record: string;
  readonly county: string;
  readonly says: readonly string[];
}

export interface World {
  readonly market: Market;
  readonly known: readonly Known[];
  /** The batch that brought a county's records. */
  readonly batches: ReadonlyMap<string, string>;
  readonly suppliers: ReadonlyMap<string, string>;
}

export const counties = ['20', '2001', '2002'] as const;
export const ledgers = ['market.suppliers', 'market.sales', 'market.returns', 'market.stalls'] as const;

/** A record's id and its own text are the same wherever the world is settled, so that grants over own rows can name them. */
const idOf = (ledger: (typeof ledgers)[number], county: string): string => `019a0000-0000-7000-8000-${String(ledgers.indexOf(ledger)).padStart(4, '0')}${county.padStart(8, '0')}`;
const textOf = (of: string, county: string): string => `secret-${of}-${county}!`;

/** The ways in which a row of the market can be somebody's own, and what it says so with. */
const ownWays = [
  ['market.suppliers', 'itself', (county: string) => idOf('market.suppliers', county)],
  ['market.suppliers', 'name', (county: string) => textOf('name', county)],
  ['market.sales', 'supplier', (county: string) => idOf('market.suppliers', county)],
  ['market.sales', 'invoice', (county: string) => textOf('invoice', county)],
  ['market.returns', 'sale', (county: string) => idOf('market.sales', county)],
  ['market.stalls', 'number', (county: string) => textOf('stall', county)],
] as const;

/** The same things in a city and its two counties, each with texts of its own by which a leak would show. */
export async function settled(open: () => Promise<Market>): Promise<World> {
  const market = await open();
  const known: Known[] = [];
  const batches = new Map<string, string>();
  const suppliers = new Map<string, string>();
  for (const county of counties) {
    const [supplier, sale, back, stall] = [idOf('market.suppliers', county), idOf('market.sales', county), idOf('market.returns', county), idOf('market.stalls', county)];
    const text = (of: string) => textOf(of, county);
    const landing = await land(
      market,
      supplierPut(supplier, 0, { county, code: text('code'), name: text('name') }),
      salePut(sale, 0, supplier, { county, invoice: text('invoice'), amount: 1000n * BigInt(county) }),
      returnPut(back, 0, sale, { county, number: text('return') }),
      stallPut(stall, 0, { county, number: text('stall') }),
    );
    batches.set(county, landing.number);
    suppliers.set(county, supplier);
    known.push({ ledger: 'market.suppliers', record: supplier, county, says: [supplier, text('code'), text('name')] });
    // What a record carries over and refers to is its own to say.
    known.push({ ledger: 'market.sales', record: sale, county, says: [sale, text('invoice'), supplier, text('name')] });
    known.push({ ledger: 'market.returns', record: back, county, says: [back, text('return'), sale] });
    known.push({ ledger: 'market.stalls', record: stall, county, says: [stall, text('stall')] });
  }
  return { market, known, batches, suppliers };
}

const anyGrant: fc.Arbitrary<Grant> = fc.record({
  role: fc.constant('some-role'),
  regions: fc.oneof(fc.constant('all' as const), fc.subarray(regions.map(({ code }) => code))),
  ledgers: fc.oneof(fc.constant('all' as const), fc.constant(['market']), fc.subarray([...ledgers]), fc.constant(['elsewhere', 'elsewhere.things'])),
  actions: fc.subarray(ledgerActions.filter((action) => action !== 'reveal')),
});

/** A right over the rows of one ledger that are the own ones of whoever has some county's. */
const anyOwnGrant: fc.Arbitrary<Grant> = fc
  .record({ way: fc.constantFrom(...ownWays), of: fc.constantFrom(...counties), regions: fc.oneof(fc.constant('all' as const), fc.subarray(regions.map(({ code }) => code))), actions: fc.subarray(ledgerActions.filter((action) => action !== 'reveal')) })
  .map(({ way: [ledger, by, value], of, ...grant }) => ({ role: 'some-role', ledgers: [ledger], own: { by, value: value(of) }, ...grant }));

/** Any role × region × ledger × action, over everybody's rows or one's own, several of them at once. */
export const anyParty: fc.Arbitrary<Party> = fc
  .tuple(fc.array(fc.oneof(anyGrant, anyOwnGrant), { maxLength: 4 }), fc.boolean())
  .map(([grants, sees]) => ({ id: 'someone', title: '某人', grants: grants.map((grant) => (sees ? { ...grant, actions: [...new Set([...grant.actions, 'see' as const])] } : grant)) }));

const liesIn: Readonly<Record<string, readonly string[]>> = { '10': ['10'], '20': ['20'], '2001': ['2001', '20'], '2002': ['2002', '20'] };

/**
 * What access ought to say, spelled out a second time.
 * @param of whose row it is, where it isn't where it was
 */
export function can(party: Party, action: LedgerAction, ledger: string, county: string, of: string = county): boolean {
  const isOwn = ({ own }: Grant) => own === undefined || ownWays.some(([name, by, value]) => name === ledger && by === own.by && value(of) === own.value);
  const granted = (wanted: LedgerAction) =>
    party.grants.some(
      (grant) =>
        isOwn(grant) &&
        grant.actions.includes(wanted) &&
        (grant.ledgers === 'all' || grant.ledgers.includes(ledger) || grant.ledgers.includes('market')) &&
        (grant.regions === 'all' || (liesIn[county] ?? []).some((code) => grant.regions.includes(code))),
    );
  return granted('see') && granted(action);
}

/** Whether the party may do this to some record of the ledger, in a region or in none that there is. */
export const canSomewhere = (party: Party, action: LedgerAction, ledger: string): boolean =>
  (['see', action] as const).every((wanted) =>
    party.grants.some((grant) => grant.actions.includes(wanted) && (grant.ledgers === 'all' || grant.ledgers.includes(ledger) || grant.ledgers.includes('market'))),
  );

/** The party with its rights over everybody's rows, and none over its own alone. */
export const beyondOwn = (party: Party): Party => ({ ...party, grants: party.grants.filter(({ own }) => own === undefined) });

/** Every text that only records out of the party's sight have. */
export function secretsOf({ known }: World, party: Party): string[] {
  const seen = new Set(known.filter((one) => can(party, 'see', one.ledger, one.county)).flatMap(({ says }) => says));
  return [...new Set(known.flatMap(({ says }) => says))].filter((text) => !seen.has(text));
}

/** Whatever a call says, a refusal included, as one text. */
export async function said(work: () => unknown): Promise<string> {
  const print = (value: unknown) =>
    typeof value === 'string' ? value : JSON.stringify(value, (_key, one: unknown) => (typeof one === 'bigint' ? String(one) : one instanceof Map ? [...one] : one));
  try {
    return print(await work());
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return print(error.problems);
  }
}

/** What a call answers, as `show` puts it, or the code it is refused with. */
export async function outcome<T>(work: () => Promise<T>, show: (answer: T) => unknown): Promise<unknown> {
  try {
    return show(await work());
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

/** @param own what the party wrote itself and so may be told again */
export function expectNoSecret(world: World, party: Party, answers: readonly string[], own: readonly string[] = []): void {
  const told = secretsOf(world, party).filter((secret) => !own.includes(secret) && answers.some((answer) => answer.includes(secret)));
  expect(told).toEqual([]);
}

/** The engine of a market, as far as reading goes. */
export const engineOf = ({ store, committer }: Market): Engine => ({ store, committer }) as unknown as Engine;
