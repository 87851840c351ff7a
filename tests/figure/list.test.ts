import fc from 'fast-check';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { systemParty, type Party } from '../../src/kernel/access/party.ts';
import type { Condition } from '../../src/kernel/declare/figure.ts';
import { levels } from '../../src/kernel/declare/level.ts';
import { fold, rebuild, verifyFigures } from '../../src/kernel/figure/index.ts';
import { listRecords } from '../../src/kernel/ledger/list.ts';
import type { Store } from '../../src/kernel/ledger/store.ts';
import { compile } from '../../src/kernel/model/compile.ts';
import { forEachDatabase } from '../databases.ts';
import { anyTrip } from './trip.ts';
import { openWorld, walks } from './world.ts';

/** Filters a counting figure can answer, and some it can't. */
const filters: Record<string, Condition>[] = [
  {},
  { place: { is: '21' } },
  { place: { is: '20' } },
  { hut: { is: 'lake' } },
  { hut: { is: 'lake' }, walkedOn: { atLeast: '2022-02-28', below: '2024-03-02' } as unknown as Condition },
  { place: { is: '22' }, hut: { is: 'peak' } },
  { place: { is: '22' }, hut: { is: 'peak' }, walkedOn: { atLeast: '2022-01-01' } },
  { hut: { is: 'lake' }, walkedOn: { all: [{ atLeast: '2022-01-15' }, { below: '2024-03-01' }] } },
  { walkedOn: { all: [{ atLeast: '2022-01-01' }, { below: '2023-01-01' }] } },
  { place: { all: [{ is: '21' }, { is: '22' }] } },
  { walkedOn: { below: '2024-03-01' } },
  { nights: { atLeast: 3 } },
];

const sees = (...regions: string[]): Party => ({ id: 'clerk', title: '县区', grants: [{ role: 'clerk', regions, ledgers: 'all', actions: ['see'] }] });
const parties = [systemParty, sees('21'), sees('10', '22'), sees('20'), sees()];

forEachDatabase('lists beside figures', (open) => {
  test('any page of a list holds the same records whether figures tell where it begins or not', async () => {
    const { store, committer } = await openWorld(await open());
    const trips = fc.sample(anyTrip, 60);
    const dated = trips.map((trip, index) => ({ op: 'put' as const, ledger: 'walks.walks', record: v7(), base: 0, values: { number: String(index), place: trip.place, hut: trip.hut, nights: trip.nights, walkedOn: trip.walkedOn ?? '2024-03-02' } }));
    await committer.commit({ batch: v7(), kind: 'edit', party: systemParty, changes: dated.slice(0, 40) });
    await fold(store.database, store.programme);
    await committer.commit({ batch: v7(), kind: 'edit', party: systemParty, changes: dated.slice(40).map((put, index) => (index % 3 === 0 ? { ...put, level: 'draft' } : put)) });
    await committer.commit({ batch: v7(), kind: 'review', party: systemParty, changes: dated.slice(0, 25).map(({ ledger, record }) => ({ op: 'review', ledger, record, base: 1, level: 'verified' })) });
    await committer.commit({ batch: v7(), kind: 'review', party: systemParty, changes: dated.slice(5, 12).map(({ ledger, record }) => ({ op: 'review', ledger, record, base: 2, level: 'confirmed' })) });
    await samePages(store);
    expect(await verifyFigures(store)).toEqual({ cells: [], members: [] });
    await rebuild(store);
    await samePages(store);
    expect(await verifyFigures(store)).toEqual({ cells: [], members: [] });
  });

  test('of a deep page, the month it begins in is told by day', async () => {
    const { store, committer } = await openWorld(await open());
    const puts = Array.from({ length: 60 }, (_, index) => ({ op: 'put' as const, ledger: 'walks.walks', record: v7(), base: 0, values: { number: String(index), place: '21', hut: 'lake', nights: 1, walkedOn: `2024-03-${String(1 + (index % 30)).padStart(2, '0')}` } }));
    await committer.commit({ batch: v7(), kind: 'edit', party: systemParty, changes: puts });
    const asked: unknown[] = [];
    const { keeper } = store;
    const countRecords: NonNullable<typeof keeper.countRecords> = (...of) => {
      asked.push(of[2].within);
      return keeper.countRecords?.(...of) ?? Promise.resolve(undefined);
    };
    const watched: Store = { ...store, keeper: { ...keeper, countRecords } };
    const ask = (page: number) => listRecords(watched, systemParty, { ledger: 'walks.walks', page, size: 1 });
    const days = (await Promise.all([1, 6, 30].map(ask))).map(({ records, total }) => [records[0]?.day, total]);
    expect(days).toEqual([[20240330, 60], [20240328, 60], [20240316, 60]]);
    expect(asked).toEqual([undefined, undefined, undefined, { first: 20240300, last: 20240399, n: 60 }]);
  });

  async function samePages(store: Store): Promise<void> {
    const { absorb, gather } = store.keeper;
    const alone = { ...store, keeper: { absorb, gather } };
    for (const party of parties) {
      for (const [where, descending] of filters.flatMap((filter) => [[filter, true] as const, [filter, false] as const])) {
        // Pages of one record: there a month's rows are too many to step over.
        for (const [page, size] of party === systemParty ? ([[1, 7], [2, 7], [5, 7], [9, 7], [1, 1], [25, 1], [37, 1]] as const) : ([[1, 7], [3, 7], [18, 1]] as const)) {
          const level = fc.sample(fc.constantFrom(undefined, undefined, ...levels), 1)[0];
          const request = { ledger: 'walks.walks', where, level, sort: { field: 'walkedOn', descending }, page, size };
          const told = await listRecords(store, party, request);
          const plain = await listRecords(alone, party, request);
          expect([where, told.total, told.records.map(({ record }) => record)]).toEqual([where, plain.total, plain.records.map(({ record }) => record)]);
        }
      }
    }
  }
});

test('a dimension of few values is counted by day in the whole programme', () => {
  const byDay = [...compile([walks]).figures.values()].flatMap((figure) => (figure.kind === 'base' && figure.byDay.length > 0 ? [[figure.name, figure.byDay.map(({ name }) => name)]] : []));
  expect(byDay).toEqual([['walks.walk-count', ['hut']]]);
});
