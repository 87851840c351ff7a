import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleId } from '../../src/kernel/declare/fields/id-number.ts';
import { forEachDatabase } from '../databases.ts';
import { enterNight, newId, openHouse, type House } from './house.ts';

forEachDatabase('figures and search over HTTP', (open) => {
  let house: House;
  const card = sampleId('621126', 1980, 1, 7);
  let guarded = '';
  let hut = '';
  beforeAll(async () => {
    house = await openHouse(await open());
    hut = newId();
    await house.ask('PUT', `/api/ledgers/walks.huts/records/${hut}`, { base: 0, values: { name: '云顶小屋 Cloud', place: '21', grade: 'fine' } });
    await enterNight(house, { hut, price: '100.50', sleptOn: '2024-01-10' });
    await enterNight(house, { hut, price: '20.25', sleptOn: '2024-03-05', place: '22' });
    guarded = await enterNight(house, { price: '7.00', sleptOn: '2023-03-05', card, guest: '张三' });
  });
  afterAll(() => house.close());

  test('a series says each month beside the year before, and each year', async () => {
    const { body } = await house.ask('GET', '/api/figures/walks.income/series?window=2024');
    expect([body.step, body.points.length]).toEqual(['month', 12]);
    expect(body.points[0]).toMatchObject({ window: '2024-01', value: '100.5', n: 1, before: { value: '0' } });
    expect(body.points[2]).toMatchObject({ value: '20.25', before: { value: '7' } });
    const years = await house.ask('GET', '/api/figures/walks.income/series?window=all&step=year');
    expect(years.body.points.map(({ window, value }: { window: string; value: string }) => [window, value])).toEqual([['2023', '7'], ['2024', '120.75']]);
    expect((await house.ask('GET', '/api/figures/walks.income/series?window=1990..2024&step=month')).body.code).toBe('figure.series-too-long');
  });

  test('a figure is recounted from its records, and a composite has none', async () => {
    const { body } = await house.ask('GET', '/api/figures/walks.income/sources?window=2024');
    expect(body).toMatchObject({ recounted: '120.75', agrees: true, workbooks: 0, files: [{ file: null, records: 2, contribution: '120.75' }] });
    expect((await house.ask('GET', '/api/figures/walks.guests/sources')).body).toMatchObject({ recounted: '1', agrees: true });
    expect((await house.ask('GET', '/api/figures/walks.per-night/sources')).body.code).toBe('figure.made-of-others');
  });

  test('what opens names its records and its slices’ values', async () => {
    const { body } = await house.ask('GET', '/api/figures/walks.income?window=2024');
    expect(body.records.columns.map(({ name }: { name: string }) => name)).toContain('hut');
    expect(body.records.page[0].cells).toContainEqual({ zh: '云顶小屋 Cloud', en: '云顶小屋 Cloud' });
    expect(body.dimensions[0].parts.map(({ label }: { label: { zh: string } }) => label.zh)).toEqual(['精致']);
  });

  test('two figures are compared, and the records of one reason asked for', async () => {
    const compare = (query: string) => house.ask('GET', `/api/figures/compare?figure=walks.income&window=2024&${query}`);
    const { body } = await compare('toWindow=2023');
    expect(body).toMatchObject({ difference: '113.75', exact: true, a: { value: { value: '120.75' } }, b: { value: { value: '7' } } });
    const [first] = body.explanations;
    const only = await compare(`toWindow=2023&reason=${encodeURIComponent(first.key)}`);
    expect([only.body.records.total, first.records]).toEqual([2, 2]);
    expect((await compare('toRegion=21')).body.explanations[0].words.zh).toBe('地区：属于西乙');
    expect((await compare('reason=nonsense')).status).toBe(400);
    expect((await compare('toAt=999999')).body.code).toBe('batch.not-found');
  });

  test('an export has the definition on top and what each record counts as', async () => {
    const text = String((await house.ask('GET', '/api/figures/walks.income/export.csv?window=2024', undefined, { 'accept-language': 'zh' })).body);
    const lines = text.split('\r\n');
    expect(lines[1]).toBe('数值,120.75 元');
    const head = lines.findIndex((line) => line.startsWith('计入,'));
    expect(lines.slice(head + 1, head + 3).map((line) => line.split(',')[0])).toEqual(['100.5', '20.25']);
    const { status, headers } = await house.raw('GET', '/api/figures/walks.income/export.xlsx?window=2024', undefined, { cookie: house.cookie() });
    expect([status, headers.get('content-type')]).toEqual([200, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']);
  });

  test('a search finds figures, ledgers and records by a part of their text', async () => {
    const { body } = await house.ask('GET', `/api/search?q=${encodeURIComponent('cloud')}`);
    expect(body).toMatchObject({ complete: true, records: [{ ledger: 'walks.huts', record: hut }] });
    expect((await house.ask('GET', `/api/search?q=${encodeURIComponent('住宿')}`)).body).toMatchObject({ figures: [{ name: 'walks.slept' }], ledgers: [{ name: 'walks.nights' }] });
    expect((await house.ask('GET', `/api/search?q=${encodeURIComponent('房费')}`)).body).toMatchObject({ figures: [{ name: 'walks.income' }], ledgers: [{ name: 'walks.nights', column: { zh: '金额' } }] });
    expect((await house.ask('GET', '/api/search?q=')).status).toBe(400);
  });

  test('a number of a person is found whole, by who may unmask, and by nobody otherwise', async () => {
    const found = async (words: string) => (await house.ask('GET', `/api/search?q=${encodeURIComponent(words)}`)).body.records.map(({ record }: { record: string }) => record);
    expect(await found(card)).toEqual([]);
    await house.signInAs('auditor');
    expect(await found(card)).toEqual([guarded]);
    expect(await found(card.slice(0, 12))).toEqual([]);
    expect(await found('张三')).toEqual([]);
    await house.signInAs('clerk');
  });
});
