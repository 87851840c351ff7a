import { v7 } from 'uuid';
import { beforeAll, expect, test } from 'vitest';
import { systemParty, type Party } from '../../src/kernel/access/party.ts';
import { fold, openFigure, readFigures } from '../../src/kernel/figure/index.ts';
import type { Database } from '../../src/kernel/ports/database.ts';
import { forEachDatabase } from '../databases.ts';
import { openWorld, type World } from './world.ts';

const blank = { hut: null, guided: null, walker: null, price: null, nights: 1, walkedOn: null, left: null, until: null };
const seen = (...regions: string[]): Party => ({ id: 'clerk', title: '县区', grants: [{ role: 'clerk', regions, ledgers: 'all', actions: ['see'] }] });

forEachDatabase('figures for a party', (open) => {
  let database: Database;
  let world: World;
  let next = 0;

  beforeAll(async () => {
    database = await open();
    world = await openWorld(database);
    await write(
      { place: '21', walker: 'A', price: 240540n, walkedOn: '2024-03-05' },
      { place: '22', walker: 'A', price: 83860n, walkedOn: '2024-03-07' },
      { place: '22', walker: 'B', price: 100000n, walkedOn: '2023-03-07' },
      { place: '10', walker: 'C', price: 5n, walkedOn: '2024-05-01', hut: 'lake' },
    );
  });
  async function write(...trips: Record<string, unknown>[]): Promise<void> {
    const changes = trips.map((trip) => ({ op: 'put' as const, ledger: 'walks.trips', record: v7(), base: 0, values: { ...blank, number: String(++next), ...trip } }));
    await world.committer.commit({ batch: v7(), kind: 'edit', party: systemParty, changes });
  }

  async function valuesFor(party: Party, region?: string): Promise<(string | null | undefined)[]> {
    const figures = ['walks.count', 'walks.income', 'walks.walkers', 'walks.dearest', 'walks.lake-share'];
    return (await readFigures(world.store, party, figures.map((figure) => ({ figure, window: '2024', region })))).map(({ value }) => value);
  }

  test('a party sees what its regions make up, each person once', async () => {
    expect(await valuesFor(systemParty)).toEqual(['3', '3244.05', '2', '2405.4', '0.00001541283272452644']);
    expect(await valuesFor(seen('21'))).toEqual(['1', '2405.4', '1', '2405.4', '0']);
    expect(await valuesFor(seen('21', '22'))).toEqual(['2', '3244', '1', '2405.4', '0']);
    expect(await valuesFor(seen('20', '21'))).toEqual(['2', '3244', '1', '2405.4', '0']);
    expect(await valuesFor(seen())).toEqual(['0', '0', '0', null, null]);
  });

  test('a region out of sight is refused, in every way of asking', async () => {
    await expect(valuesFor(seen('21'), '22')).rejects.toMatchObject({ code: 'figure.region-not-visible' });
    await expect(valuesFor(seen('21'), '20')).rejects.toMatchObject({ code: 'figure.region-not-visible' });
    await expect(openFigure(world.store, seen('21'), { figure: 'walks.count', window: '2024', region: '10' })).rejects.toMatchObject({ code: 'figure.region-not-visible' });
    await expect(valuesFor(seen('21'), '99')).rejects.toMatchObject({ code: 'figure.unknown-region' });
  });

  test('an opened figure shows no record, region or slice out of sight', async () => {
    const opened = await openFigure(world.store, seen('21', '22'), { figure: 'walks.walkers', window: '2024' });
    expect(opened.records.page.map(({ region, contribution }) => [region, contribution])).toEqual([['21', '1'], ['22', '0']]);
    expect(opened.regions.map(({ request, value }) => [request.region, value.value])).toEqual([['21', '1'], ['22', '1']]);
    expect(opened.dimensions.flatMap(({ parts }) => parts.map(({ request }) => request.slice))).toEqual(['hut=', 'guided=']);
  });

  test('what is asked wrongly is refused by its code', async () => {
    const ask = (request: { figure: string; window: string; slice?: string }) => readFigures(world.store, systemParty, [request]);
    await expect(ask({ figure: 'walks.nothing', window: '2024' })).rejects.toMatchObject({ code: 'figure.unknown' });
    await expect(ask({ figure: 'walks.count', window: 'soon' })).rejects.toMatchObject({ code: 'figure.unreadable-window' });
    await expect(ask({ figure: 'walks.count', window: '2024', slice: 'hut=tent' })).rejects.toMatchObject({ code: 'figure.unknown-slice' });
    await expect(ask({ figure: 'walks.lake-income', window: '2024', slice: 'hut=lake' })).rejects.toMatchObject({ code: 'figure.unknown-slice' });
    await expect(ask({ figure: 'walks.growth', window: 'all' })).rejects.toMatchObject({ code: 'figure.window-needs-ends' });
    const openPage = (page: { after?: string; limit?: number }) => openFigure(world.store, systemParty, { figure: 'walks.count', window: 'all' }, page);
    await expect(openPage({ after: 'x' })).rejects.toMatchObject({ code: 'figure.unreadable-cursor' });
    await expect(openPage({ limit: 501 })).rejects.toMatchObject({ code: 'figure.page-size' });
  });

  test('composites, before and after the deltas are folded', async () => {
    const requests = [
      { figure: 'walks.lake-share', window: '2024', region: '10' },
      { figure: 'walks.per-walker', window: '2024' },
      { figure: 'walks.elsewhere', window: '2024' },
      { figure: 'walks.growth', window: '2024' },
      { figure: 'walks.growth', window: '2023' },
      { figure: 'walks.least-growth', window: '2023..2024' },
      { figure: 'walks.so-far', window: '2024' },
    ];
    const read = async () => (await readFigures(world.store, systemParty, requests)).map(({ printed, unit }) => `${printed} ${unit.en}`);
    const expected = ['100.00 %', '1,622.03 yuan a walker', '3,244.00 yuan', '224.41 %', '— %', '224.41 %', '3 different values'];
    expect(await read()).toEqual(expected);
    await fold(database, 'test');
    expect(await read()).toEqual(expected);
  });
});
