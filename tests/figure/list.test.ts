import fc from 'fast-check';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { systemParty } from '../../src/kernel/access/party.ts';
import type { Condition } from '../../src/kernel/declare/figure.ts';
import { fold } from '../../src/kernel/figure/index.ts';
import { listRecords } from '../../src/kernel/ledger/list.ts';
import { forEachDatabase } from '../databases.ts';
import { anyTrip } from './trip.ts';
import { openWorld } from './world.ts';

/** Filters a counting figure can answer, and some it can't. */
const filters: Record<string, Condition>[] = [
  {},
  { place: { is: '21' } },
  { place: { is: '20' } },
  { hut: { is: 'lake' } },
  { place: { is: '22' }, hut: { is: 'peak' }, walkedOn: { atLeast: '2022-01-01' } },
  { hut: { is: 'lake' }, walkedOn: { atLeast: '2022-01-15', below: '2024-03-01' } as unknown as Condition },
  { walkedOn: { below: '2024-03-01' } },
  { nights: { atLeast: 3 } },
];

forEachDatabase('lists beside figures', (open) => {
  test('any page of a list holds the same records whether figures tell where it begins or not', async () => {
    const { store, committer } = await openWorld(await open());
    const trips = fc.sample(anyTrip, 60);
    const dated = trips.map((trip, index) => ({ op: 'put' as const, ledger: 'walks.walks', record: v7(), base: 0, values: { number: String(index), place: trip.place, hut: trip.hut, nights: trip.nights, walkedOn: trip.walkedOn ?? '2024-03-02' } }));
    await committer.commit({ batch: v7(), kind: 'edit', party: systemParty, changes: dated.slice(0, 40) });
    await fold(store.database, store.programme);
    await committer.commit({ batch: v7(), kind: 'edit', party: systemParty, changes: dated.slice(40) });
    const { absorb } = store.keeper;
    const alone = { ...store, keeper: { absorb } };
    for (const where of filters) {
      for (const descending of [true, false]) {
        for (const page of [1, 2, 5, 9]) {
          const request = { ledger: 'walks.walks', where, sort: { field: 'walkedOn', descending }, page, size: 7 };
          const told = await listRecords(store, systemParty, request);
          const plain = await listRecords(alone, systemParty, request);
          expect([where, told.total, told.records.map(({ record }) => record)]).toEqual([where, plain.total, plain.records.map(({ record }) => record)]);
        }
      }
    }
  });
});
