import fc from 'fast-check';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { systemParty } from '../../src/kernel/access/party.ts';
import { batchShare, compareFigures, fold, readFigures, type ComparedRequest, type FigureRequest } from '../../src/kernel/figure/index.ts';
import { decimalText, minus, plus, rationalOf, zero } from '../../src/kernel/declare/rational.ts';
import type { Change } from '../../src/kernel/ledger/change.ts';
import { forEachDatabase } from '../databases.ts';
import { anyRegion, anySlice, anyTrip, anyWindow, type Trip } from './trip.ts';
import { openWorld, type World } from './world.ts';

/** Figures over the same ledger whose records add up, with and without dimensions. */
const adding = ['walks.count', 'walks.income', 'walks.walkers', 'walks.present', 'walks.met', 'walks.paid', 'walks.people', 'walks.staying'] as const;
const undivided = ['walks.lake-income', 'walks.lake-walkers', 'walks.booked', 'walks.deposit'] as const;

const anyAsked: fc.Arbitrary<FigureRequest> = fc.oneof(
  fc.record({ figure: fc.constantFrom(...adding), window: anyWindow, region: anyRegion, slice: anySlice }),
  fc.record({ figure: fc.constantFrom(...undivided), window: anyWindow, region: anyRegion }),
);

/** Means and extremes: what each record says is weighed otherwise. */
const weighed = fc.record({ figure: fc.constantFrom('walks.mean', 'walks.usual', 'walks.cheapest', 'walks.dearest', 'walks.least-paid'), window: anyWindow, region: anyRegion });

/** Figures with several definitions, by one of them whatever the day. */
const anyDefinition: fc.Arbitrary<ComparedRequest> = fc.record({ figure: fc.constantFrom('walks.met', 'walks.paid', 'walks.people', 'walks.staying', 'walks.deposit'), window: anyWindow, region: anyRegion, definition: fc.constantFrom(undefined, 1, 2) });

/** Three batches: trips entered, some rewritten or deleted, more entered. */
const anyLife = fc.record({
  first: fc.array(anyTrip, { minLength: 4, maxLength: 10 }),
  next: fc.array(fc.record({ at: fc.nat(9), trip: fc.option(anyTrip, { nil: null, freq: 2 }) }), { minLength: 2, maxLength: 6 }),
  last: fc.array(anyTrip, { minLength: 1, maxLength: 5 }),
});

async function land(world: World, changes: Change[]): Promise<string> {
  const { number } = await world.committer.commit({ batch: v7(), kind: 'edit', party: systemParty, changes });
  return number;
}

const entered = (trips: readonly Trip[], from: number): Change[] =>
  trips.map((trip, index) => ({ op: 'put', ledger: 'walks.trips', record: v7(), base: 0, values: { number: String(from + index), ...trip } }));

forEachDatabase('figures compared record by record', (open) => {
  test('the explanations and the records each add up to the difference, between any two periods, places, definitions and states', async () => {
    await fc.assert(
      fc.asyncProperty(anyLife, fc.array(fc.tuple(anyAsked, anyAsked, fc.boolean(), fc.boolean()), { minLength: 4, maxLength: 8 }), async ({ first, next, last }, pairs) => {
        const world = await openWorld(await open());
        const { store } = world;
        const asks = pairs.flatMap(([a, b]) => [a, b]);
        const changes = entered(first, 1);
        const batch = await land(world, changes);
        // What the kept figures said then is what comparing with that state must work out from the versions.
        const past = await readFigures(store, systemParty, asks);
        const rewritten = new Map(next.map(({ at, trip }) => [changes[at % changes.length] as Change, trip]));
        await land(world, [...rewritten].map(([{ record }, trip], index): Change => (trip === null ? { op: 'delete', ledger: 'walks.trips', record, base: 1 } : { op: 'put', ledger: 'walks.trips', record, base: 1, values: { number: `again ${index}`, ...trip } })));
        await fold(store.database, store.programme);
        await land(world, entered(last, 100));
        const present = await readFigures(store, systemParty, asks);

        for (const [index, [one, other, oneThen, otherThen]] of pairs.entries()) {
          const a: ComparedRequest = { ...one, ...(oneThen ? { at: { batch } } : {}) };
          const b: ComparedRequest = { ...other, ...(otherThen ? { at: { batch } } : {}) };
          const compared = await compareFigures(store, systemParty, a, b, { page: 1, size: 200 });
          const expected = { a: (oneThen ? past : present)[2 * index]?.value, b: (otherThen ? past : present)[2 * index + 1]?.value };
          expect({ a: compared.a.value.value, b: compared.b.value.value }).toEqual(expected);
          const difference = decimalText(minus(rationalOf(expected.a ?? '0'), rationalOf(expected.b ?? '0')));
          const sum = (decimals: readonly string[]) => decimalText(decimals.map(rationalOf).reduce(plus, zero));
          expect(compared.difference).toBe(difference);
          expect(sum(compared.explanations.map((group) => group.difference))).toBe(difference);
          expect(sum(compared.records.page.map((record) => record.difference))).toBe(difference);
          expect(compared.exact).toBe(true);
          expect(compared.records.total).toBe(compared.records.page.length);
          for (const group of compared.explanations) {
            const { records } = await compareFigures(store, systemParty, a, b, { page: 1, size: 200, of: group });
            expect([records.total, sum(records.page.map((record) => record.difference))]).toEqual([group.records, group.difference]);
          }
        }
      }),
      { numRuns: 12 },
    );
  });

  test('means, extremes and single definitions are explained exactly too, each as it is weighed', async () => {
    const numberOf = (text: string | null): number => Number(text ?? Number.NaN);
    await fc.assert(
      fc.asyncProperty(anyLife, fc.array(fc.tuple(weighed, anyWindow, fc.boolean()), { minLength: 4, maxLength: 8 }), fc.array(fc.tuple(anyDefinition, anyDefinition), { minLength: 3, maxLength: 6 }), async ({ first, next, last }, pairs, definitions) => {
        const world = await openWorld(await open());
        const changes = entered(first, 1);
        const batch = await land(world, changes);
        const rewritten = new Map(next.map(({ at, trip }) => [changes[at % changes.length] as Change, trip]));
        await land(world, [...rewritten].map(([{ record }, trip], index): Change => (trip === null ? { op: 'delete', ledger: 'walks.trips', record, base: 1 } : { op: 'put', ledger: 'walks.trips', record, base: 1, values: { number: `again ${index}`, ...trip } })));
        await land(world, entered(last, 100));
        const asked: [ComparedRequest, ComparedRequest][] = [...pairs.map(([a, window, then]): [ComparedRequest, ComparedRequest] => [a, { ...a, window, ...(then ? { at: { batch } } : {}) }]), ...definitions];
        for (const [a, b] of asked) {
          const { a: one, b: other, difference, exact, weighing, records, explanations } = await compareFigures(world.store, systemParty, a, b, { page: 1, size: 200 });
          expect({ a, b, exact }).toEqual({ a, b, exact: one.value.value === null || other.value.value === null ? null : true });
          expect(records.total).toBe(records.page.length);
          const parts = records.page.map((record) => numberOf(record.difference));
          const made = weighing === 'extremes' ? parts.reduce((furthest, part) => (Math.abs(part) > Math.abs(furthest) ? part : furthest), 0) : parts.reduce((sum, part) => sum + part, 0);
          expect(exact === null || Math.abs(made - numberOf(difference)) < 1e-9).toBe(true);
          expect(explanations.reduce((sum, group) => sum + group.records, 0)).toBe(records.total);
        }
      }),
      { numRuns: 10 },
    );
  });

  test('what batches made of a figure adds up: each by itself is what it moved, all together are the figure', async () => {
    await fc.assert(
      fc.asyncProperty(anyLife, anyLife, fc.array(anyAsked, { minLength: 3, maxLength: 6 }), fc.uniqueArray(fc.nat(5), { minLength: 1 }), async (one, two, asks, chosen) => {
        const world = await openWorld(await open());
        const { store } = world;
        const numbers: string[] = [];
        const states: (string | null)[][] = [asks.map(() => '0')];
        const standing = new Map<string, number>();
        const step = async (changes: Change[]): Promise<void> => {
          numbers.push(await land(world, changes));
          for (const { record, op } of changes) if (op === 'delete') standing.delete(record); else standing.set(record, (standing.get(record) ?? 0) + 1);
          states.push((await readFigures(store, systemParty, asks)).map(({ value }) => value));
        };
        let entries = 0;
        for (const { first, next, last } of [one, two]) {
          await step(entered(first, (entries += 100)));
          const records = [...standing];
          const rewritten = new Map(next.map(({ at, trip }) => [records[at % records.length] as [string, number], trip]));
          await step([...rewritten].map(([[record, base], trip], index): Change => (trip === null ? { op: 'delete', ledger: 'walks.trips', record, base } : { op: 'put', ledger: 'walks.trips', record, base, values: { number: `again ${entries} ${index}`, ...trip } })));
          await step(entered(last, (entries += 100)));
        }
        const difference = (a: string | null | undefined, b: string | null | undefined) => decimalText(minus(rationalOf(a ?? '0'), rationalOf(b ?? '0')));
        const sum = (decimals: readonly string[]) => decimalText(decimals.map(rationalOf).reduce(plus, zero));
        for (const [index, asked] of asks.entries()) {
          const all = await batchShare(store, systemParty, asked, numbers, { page: 1, size: 200 });
          expect([all.share, all.others.value]).toEqual([states.at(-1)?.[index], '0']);
          expect(all.batches.map(({ share }) => share)).toEqual(numbers.map((_, at) => difference(states[at + 1]?.[index], states[at]?.[index])));
          const some = await batchShare(store, systemParty, asked, numbers.filter((_, at) => chosen.includes(at)), { page: 1, size: 200 });
          expect(some.share).toBe(sum(all.batches.filter((_, at) => chosen.includes(at)).map(({ share }) => share)));
          expect(sum(some.records.page.map((record) => record.difference))).toBe(some.share);
          expect(some.records.total).toBe(some.records.page.length);
          expect(sum([some.share, some.others.value])).toBe(states.at(-1)?.[index]);
        }
      }),
      { numRuns: 10 },
    );
  });

  test('batches are told of figures that add up, not of means, shares or what both offices say', async () => {
    const { store } = await openWorld(await open());
    for (const [figure, code] of [['walks.mean', 'figure.not-by-batch'], ['walks.lake-share', 'figure.made-of-others']] as const) {
      await expect(batchShare(store, systemParty, { figure, window: 'all' }, ['1'], { page: 1, size: 10 })).rejects.toMatchObject({ code });
    }
  });

  test('the two definitions of one figure are set against each other record by record', async () => {
    const world = await openWorld(await open());
    const trip: Trip = { place: '21', hut: 'lake', guided: null, walker: 'A', price: 100n, fee: 30n, nights: 1, walkedOn: '2023-12-31', left: null, until: null };
    await land(world, entered([trip, { ...trip, walkedOn: '2024-03-01' }, { ...trip, hut: 'peak', walker: 'B' }], 1));
    const by = async (figure: string, window: string) => {
      const { a, b, explanations, exact } = await compareFigures(world.store, systemParty, { figure, window, definition: 1 }, { figure, window, definition: 2 }, { page: 1, size: 10 });
      return [a.value.value, b.value.value, exact, ...explanations.map(({ side, words, records, difference }) => [side, words.zh, records, difference])];
    };
    expect(await by('walks.paid', 'all')).toEqual(['3', '0.9', true, ['both', '计的字段不同：甲为“金额”，乙为“手续费”', 3, '2.1']]);
    expect(await by('walks.met', '2023')).toEqual(['1', '0', true, ['a', '不符合口径：“有向导”为是', 1, '1']]);
    expect(await by('walks.people', '2023')).toEqual(['1', '1', true, ['a', '不符合口径：“住处”不为湖屋', 1, '1'], ['b', '不符合口径：“住处”为湖屋', 1, '-1']]);
    // Means: who lies far from the other side's mean pulls, by how much each counts.
    const means = await compareFigures(world.store, systemParty, { figure: 'walks.usual', window: 'all', definition: 1 }, { figure: 'walks.usual', window: '2023', definition: 1 }, { page: 1, size: 10 });
    expect([means.difference, means.weighing, means.exact]).toEqual(['0', 'means', true]);
    await expect(by('walks.count', 'all')).rejects.toMatchObject({ code: 'figure.unknown-definition' });
  });

  test('a difference is explained by date, region, definition and batch, in words', async () => {
    const world = await openWorld(await open());
    const trip: Trip = { place: '21', hut: 'lake', guided: null, walker: 'A', price: 100n, nights: 1, walkedOn: '2024-03-01', left: null, until: null };
    const changes = entered([trip, { ...trip, walkedOn: '2023-03-01' }, { ...trip, place: '22' }, { ...trip, hut: 'peak', price: 700n }], 1);
    const first = await land(world, changes);
    const second = await land(world, [{ op: 'put', ledger: 'walks.trips', record: changes[0]?.record ?? '', base: 1, values: { number: '1', ...trip, price: 150n } }]);
    const said = async (a: ComparedRequest, b: ComparedRequest) => (await compareFigures(world.store, systemParty, a, b, { page: 1, size: 50 })).explanations.map(({ side, words, records, difference }) => [side, words.zh, records, difference]);
    expect(await said({ figure: 'walks.income', window: '2024' }, { figure: 'walks.income', window: '2023' })).toEqual([
      ['a', '日期：在 2023-12-31 之后', 3, '9.5'],
      ['b', '日期：在 2024-01-01 之前', 1, '-1'],
    ]);
    expect(await said({ figure: 'walks.income', window: '2024', region: '20' }, { figure: 'walks.income', window: '2024', region: '21' })).toEqual([['a', '地区：属于西乙', 1, '1']]);
    expect(await said({ figure: 'walks.income', window: '2024' }, { figure: 'walks.lake-income', window: '2024' })).toEqual([['a', '不符合口径：“住处”为湖屋', 1, '7']]);
    expect(await said({ figure: 'walks.income', window: '2024' }, { figure: 'walks.income', window: '2024', at: { batch: first } })).toEqual([['both', `第 ${second} 批改了数值`, 1, '0.5']]);
  });

  test('composites are compared part by part, figures of two ledgers not at all', async () => {
    const { store } = await openWorld(await open());
    const share = { figure: 'walks.lake-share', window: '2024' };
    const { parts, exact } = await compareFigures(store, systemParty, share, { ...share, window: '2023' }, { page: 1, size: 10 });
    expect(exact).toBeNull();
    expect(parts.map(({ a, b }) => [a.figure, a.window, b.figure, b.window])).toEqual([
      ['walks.lake-income', '2024', 'walks.lake-income', '2023'],
      ['walks.income', '2024', 'walks.income', '2023'],
    ]);
    await expect(compareFigures(store, systemParty, { figure: 'walks.count', window: 'all' }, { figure: 'walks.walk-count', window: 'all' }, { page: 1, size: 10 })).rejects.toMatchObject({ code: 'figure.not-comparable' });
  });
});
