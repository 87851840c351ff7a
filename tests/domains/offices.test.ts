import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { systemParty } from '../../src/kernel/access/party.ts';
import { sampleId } from '../../src/kernel/declare/fields/id-number.ts';
import { domains } from '../../src/domains/index.ts';
import type { Change } from '../../src/kernel/ledger/change.ts';
import { differenceKinds, findDifferences, type DifferenceKind } from '../../src/kernel/ledger/differences.ts';
import { forEachMarket, land } from '../ledger/market.ts';

type Values = Readonly<Record<string, unknown>>;

/** A fact as both offices would say it, told apart by a number, and what either may say otherwise. */
interface Kept {
  readonly ledger: string;
  readonly theirs: string;
  readonly fact: (number: number) => Values;
  readonly amount?: Values;
  readonly days: readonly Values[];
  /** Says, in the western record, that the eastern office has it too. */
  readonly expected: Values;
}

const [supplier, west] = [newId(), newId()];
const easts = Array.from({ length: 9 }, () => newId());
const common: readonly (readonly [ledger: string, record: string, values: Values])[] = [
  ['consumption.suppliers', supplier, { county: '2001', name: '松山茶厂' }],
  ...[west, ...easts].map((record, index) => ['pairing.parties', record, { region: record === west ? '2001' : '10', kind: 'school', name: `学校${index}` }] as const),
];

const kept: readonly Kept[] = [
  {
    ledger: 'consumption.sales',
    theirs: 'consumption.eastern-sales',
    fact: (number) => ({ county: '2001', supplier, category: 'crops', way: 'purchase', amount: 120_000n, soldOn: '2024-03-05', invoice: `F${number}` }),
    amount: { amount: 110_000n },
    days: [{ soldOn: '2024-03-06' }],
    expected: { destination: '10' },
  },
  {
    ledger: 'funds.allocations',
    theirs: 'funds.eastern-allocations',
    fact: (number) => ({ county: '2001', year: 2024, document: `青财〔2024〕${number}号`, source: 'city', allocatedOn: '2024-03-05', allocated: 500_000_00n }),
    amount: { allocated: 400_000_00n },
    days: [{ allocatedOn: '2024-03-06' }],
    expected: { payer: '10' },
  },
  {
    ledger: 'labour.placements',
    theirs: 'labour.eastern-placements',
    // Nobody pays for a placement: there is no amount that both offices have.
    fact: (number) => ({ county: '2001', person: sampleId('100000', 1990, 2, number), name: `工${number}`, area: 'partner', startedOn: '2024-03-05', endedOn: null }),
    days: [{ startedOn: '2024-03-06' }, { endedOn: '2024-06-30' }],
    expected: { workplace: '山东省海市' },
  },
  {
    ledger: 'pairing.pairs',
    theirs: 'pairing.eastern-pairs',
    fact: (number) => ({ county: '2001', level: 'school', eastParty: easts[number], westParty: west, startsOn: '2024-03-05', invested: 100_000n }),
    amount: { invested: 90_000n },
    days: [{ startsOn: '2024-03-06' }],
    expected: {},
  },
];

forEachMarket('the two offices', (open) => {
  test.each(kept)('$ledger: each way in which they differ is told, with whose task it is', async ({ ledger, theirs, fact, amount, days, expected }) => {
    const market = await open({ domains });
    const put = (of: string, values: Values, record = newId()): Change => ({ op: 'put', ledger: of, record, base: 0, values: Object.fromEntries([...(market.store.model.ledgers.get(of)?.fields ?? [])].map(({ name }) => [name, values[name] ?? null])) });
    const own = (number: number): Change => put(ledger, { ...fact(number), ...expected });
    const seen = (number: number, otherwise: Values = {}, office = '10'): Change => put(theirs, { ...fact(number), ...otherwise, office });
    await land(market, ...common.map(([of, record, values]) => put(of, values, record)));
    await land(market, own(0), own(1), own(2), ...(amount === undefined ? [] : [own(4)]), ...days.map((_, index) => own(5 + index)));
    await land(market, seen(0), seen(2), seen(2, {}, '20'), seen(3), ...(amount === undefined ? [] : [seen(4, amount)]), ...days.map((day, index) => seen(5 + index, day)));
    const found = await findDifferences(market.store, systemParty, { ledger });
    const told = found.map(({ kind, owner, own: here, theirs: [there] }): [DifferenceKind, string, unknown] => [kind, owner, (here ?? there)?.identity === undefined ? undefined : state(here !== undefined, there !== undefined)]);
    expect(told.toSorted()).toEqual(
      [
        ...(amount === undefined ? [] : [['amount', '2001', 'both']]),
        ...days.map(() => ['day', '2001', 'both']),
        ['missing-here', '2001', 'there'],
        ['missing-there', '10', 'here'],
        ['twice', '20', 'both'],
      ].toSorted(),
    );
    // A month of which the other office says nothing is nobody's fault.
    await land(market, put(ledger, later({ ...fact(8), ...expected })));
    expect(await findDifferences(market.store, systemParty, { ledger })).toHaveLength(found.length);
    expect(differenceKinds.filter((kind) => !found.some((one) => one.kind === kind))).toEqual(amount === undefined ? ['amount'] : []);
  });
});

const state = (here: boolean, there: boolean): string => (here && there ? 'both' : here ? 'here' : 'there');

/** The same in another year. */
const later = (values: Values): Values => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value === '2024-03-05' ? '2025-09-05' : value === 2024 ? 2025 : value]));
