import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { systemParty } from '../../src/kernel/access/party.ts';
import { fold, openFigure } from '../../src/kernel/figure/index.ts';
import type { Store } from '../../src/kernel/ledger/store.ts';
import type { ModelFigure } from '../../src/kernel/model/model.ts';
import { forEachDatabase } from '../databases.ts';
import { openWorld } from './world.ts';

/** The same programme, in which dimensions of few values have only their first left. */
function withFewerValues(store: Store): Store {
  const fewer = (figure: ModelFigure): ModelFigure =>
    figure.kind === 'composite' ? figure : { ...figure, by: figure.by.map((by) => ({ ...by, field: { ...by.field, values: by.field.values?.slice(0, 1) } })) };
  return { ...store, model: { ...store.model, figures: new Map([...store.model.figures].map(([name, figure]) => [name, fewer(figure)])) } };
}

forEachDatabase('opening a figure', (open) => {
  test('records whose value is no longer declared are among the splits', async () => {
    const { store, committer } = await openWorld(await open());
    const trip = { guided: null, walker: 'A', price: 100n, nights: 1, walkedOn: '2024-03-05', left: null, until: null, place: '21' };
    const changes = ['lake', 'peak', 'peak', null].map((hut, index) => ({ op: 'put' as const, ledger: 'walks.trips', record: v7(), base: 0, values: { ...trip, number: String(index), hut } }));
    await committer.commit({ batch: v7(), kind: 'edit', party: systemParty, changes });
    for (const folded of [false, true]) {
      if (folded) await fold(store.database, store.programme);
      for (const figure of ['walks.count', 'walks.income', 'walks.walkers', 'walks.dearest', 'walks.present']) {
        const request = { figure, window: '2024' };
        const { dimensions } = await openFigure(withFewerValues(store), systemParty, request);
        expect(dimensions[0]?.parts.map((part) => [part.request.slice, part.value.n])).toEqual([['hut=', 1], ['hut=lake', 1], ['hut=peak', 2]]);
        expect(dimensions).toEqual((await openFigure(store, systemParty, request)).dimensions);
      }
    }
  });
});
