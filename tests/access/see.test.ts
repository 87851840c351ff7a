import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBatch, readBatches } from '../../src/apps/engine/batches.ts';
import { readHistory, readRecord } from '../../src/apps/engine/record.ts';
import { readRecords } from '../../src/apps/engine/records.ts';
import { ledgersOf, openFigure, readFigures } from '../../src/kernel/figure/index.ts';
import { listPast } from '../../src/kernel/ledger/as-of.ts';
import { historyOf } from '../../src/kernel/ledger/history.ts';
import { searchRecords } from '../../src/kernel/ledger/search.ts';
import { getRecord, ledgerNamed, listRecords } from '../../src/kernel/ledger/list.ts';
import type { ModelFigure } from '../../src/kernel/model/model.ts';
import { codesOf } from '../ledger/expectations.ts';
import { clerkOf, forEachMarket, land, regions, stallPut } from '../ledger/market.ts';
import { v7 as newId } from 'uuid';
import { anyParty, beyondOwn, can, canSomewhere, counties, engineOf, expectNoSecret, ledgers, outcome, said, settled } from './world.ts';

forEachMarket('access: see', (open) => {
  test('lists, counts, past states and single records are of what one sees', async () => {
    const world = await settled(open);
    const { market, known } = world;
    const { store } = market;
    await fc.assert(
      fc.asyncProperty(anyParty, fc.constantFrom(...ledgers), async (party, ledger) => {
        const mine = known.filter((one) => one.ledger === ledger && can(party, 'see', ledger, one.county));
        const past = () => listPast(store, party, { ledger, at: { instant: '2124-01-01T00:00:00Z' } });
        const rightly = (answer: unknown) => (canSomewhere(party, 'see', ledger) ? answer : 'access.no-right');
        const list = () => listRecords(store, party, { ledger });
        expect(await outcome(list, ({ records }) => records.map(({ record }) => record).toSorted())).toEqual(rightly(mine.map(({ record }) => record).toSorted()));
        // A deep page is found by the figures' counts, which know all records.
        const deep = () => listRecords(store, party, { ledger, page: 2, size: 1 });
        for (const work of [list, past, deep]) expect(await outcome(work, ({ total }) => total)).toBe(rightly(mine.length));
        const answers = [await said(() => readRecords(engineOf(market), party, { ledger })), await said(past)];
        for (const { record, county } of known.filter((one) => one.ledger === ledger)) {
          const got = await said(() => getRecord(store, party, ledger, record));
          const steps = await said(() => historyOf(store, party, ledgerNamed(store, ledger), record));
          const shown = await said(() => readRecord(engineOf(market), party, ledger, record));
          const told = await said(() => readHistory(engineOf(market), party, ledger, record));
          const sees = can(party, 'see', ledger, county);
          expect([got, steps, shown, told].map((answer) => answer.includes('"code":"record.not-found"') || answer.includes('"code":"access.no-right"'))).toEqual(Array(4).fill(!sees));
          answers.push(...[got, steps, shown, told].map((answer) => (sees ? answer : answer.replaceAll(record, 'asked'))));
        }
        const look = (text: string) => searchRecords(store, party, { text, limit: 9, budget: 5000 });
        const found = (await Promise.all([...ledgers.map((of) => look(`secret-${of.slice(7, -1)}`)), look(`secret-invoice-${counties[1]}!`), look('secret-name')])).flatMap(({ records }) => records);
        expect(found.filter((one) => !known.some(({ record, county }) => record === one.record && can(party, 'see', one.ledger, county)))).toEqual([]);
        expectNoSecret(world, party, answers);
      }),
      { numRuns: 60 },
    );
  });

  test('a figure is of the regions where one sees every ledger behind it', async () => {
    const world = await settled(open);
    const { store } = world.market;
    const behind = (name: string) => ledgersOf(store.model, store.model.figures.get(name) as ModelFigure).map((ledger) => ledger.name);
    await fc.assert(
      fc.asyncProperty(anyParty, async (party) => {
        const visible = [...store.model.figures.keys()].filter((name) => behind(name).every((ledger) => canSomewhere(beyondOwn(party), 'see', ledger)));
        const refusal = (name: string) => (behind(name).every((ledger) => canSomewhere(party, 'see', ledger)) ? 'figure.own-rows-only' : 'figure.not-visible');
        for (const name of store.model.figures.keys()) {
          const read = await outcome(() => readFigures(store, party, [{ figure: name, window: '2024' }]), () => 'read');
          expect(read).toBe(visible.includes(name) ? 'read' : refusal(name));
        }
        const rightly = (answer: unknown) => (visible.includes('market.turnover') ? answer : refusal('market.turnover'));
        const mine = counties.filter((county) => can(beyondOwn(party), 'see', 'market.sales', county));
        const asked = ['market.turnover', 'market.sellers', 'market.sales'].map((figure) => ({ figure, window: '2024' }));
        const sum = String(mine.reduce((total, county) => total + 10 * Number(county), 0));
        expect(await outcome(() => readFigures(store, party, asked), (values) => values.map(({ value }) => value))).toEqual(rightly([sum, String(mine.length), String(mine.length)]));
        for (const { code } of regions.filter((one) => !can(beyondOwn(party), 'see', 'market.sales', one.code))) {
          const there = await outcome(() => readFigures(store, party, [{ figure: 'market.turnover', window: 'all', region: code }]), () => 'read');
          expect(there).toBe(rightly('figure.region-not-visible'));
        }
        const opened = await Promise.all(visible.map((figure) => openFigure(store, party, { figure, window: '2024' })));
        const told = opened.flatMap(({ records, regions: split }) => [...records.page.map(({ region }) => region), ...split.map(({ request }) => request.region)]);
        expect(told.filter((region) => !ledgers.some((ledger) => can(party, 'see', ledger, String(region))))).toEqual([]);
        expectNoSecret(world, party, opened.map((one) => JSON.stringify(one)));
      }),
      { numRuns: 25 },
    );
  });

  test('one knows of the batches that touched what one sees, and of nothing else that they did', async () => {
    const world = await settled(open);
    const engine = engineOf(world.market);
    await fc.assert(
      fc.asyncProperty(anyParty, async (party) => {
        const { batches, total } = await readBatches(engine, party, 1, 50);
        const seen = counties.filter((county) => ledgers.some((ledger) => can(party, 'see', ledger, county)));
        expect(batches.map(({ number }) => number).toSorted()).toEqual(seen.map((county) => world.batches.get(county)).toSorted());
        expect(total).toBe(seen.length);
        for (const county of counties) {
          const number = String(world.batches.get(county));
          const created = await outcome(() => readBatch(engine, party, number), ({ counts }) => counts.created);
          expect(created).toBe(seen.includes(county) ? ledgers.filter((ledger) => can(party, 'see', ledger, county)).length : 'batch.not-found');
        }
      }),
      { numRuns: 40 },
    );
  });

  test('a record that moved away takes its later life with it', async () => {
    const market = await open();
    const stall = newId();
    await land(market, stallPut(stall, 0));
    const moved = await land(market, stallPut(stall, 1, { county: '2002', number: 'secret' }));
    const stalls = ledgerNamed(market.store, 'market.stalls');
    expect(await codesOf(historyOf(market.store, clerkOf('2001'), stalls, stall))).toEqual(['record.not-found']);
    const steps = await historyOf(market.store, clerkOf('2002'), stalls, stall);
    expect(steps.map(({ version }) => version.version)).toEqual([2]);
    // Both learn that it went: the one who lost it and the one who has it now.
    for (const county of ['2001', '2002']) expect((await readBatch(engineOf(market), clerkOf(county), moved.number)).number).toBe(moved.number);
  });
});
