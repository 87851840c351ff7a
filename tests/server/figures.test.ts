import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleId } from '../../src/kernel/declare/fields/id-number.ts';
import { readAhead } from '../../src/apps/server/read-ahead.ts';
import { forEachDatabase } from '../databases.ts';
import { enterNight, newId, nightsPath, openHouse, type House } from './house.ts';

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

  test('what is read ahead at a start is what people ask for first', async () => {
    const { database } = house.engine.store;
    const query = database.query.bind(database);
    const asked = new Set<string>();
    Object.assign(database, { query: (sql: string, parameters?: []) => query(asked.add(sql) && sql, parameters) });
    await readAhead(house.engine);
    const ahead = [...asked];
    asked.clear();
    for (const path of ['/api/cockpit', '/api/figures/values?window=2024', '/api/ledgers/walks.nights/records', '/api/batches']) expect((await house.ask('GET', path)).status).toBe(200);
    Object.assign(database, { query });
    // Who asks is looked up for each; what keeps statistics asks the catalogue whenever its time has come.
    expect(ahead).toEqual(expect.arrayContaining([...asked].filter((sql) => !sql.includes('account') && !sql.includes('from pg_class'))));
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

  test('a composite is exported with the records of each of its parts', async () => {
    const text = String((await house.ask('GET', '/api/figures/walks.per-night/export.csv?window=2024', undefined, { 'accept-language': 'zh' })).body);
    const lines = text.split('\r\n');
    expect(lines.filter((line) => line.startsWith('数值,'))).toHaveLength(3);
    const heads = lines.flatMap((line, index) => (line.startsWith('计入,') ? [index] : []));
    expect(heads.map((head) => lines.slice(head + 1, head + 3).map((line) => line.split(',')[0]))).toEqual([['100.5', '20.25'], ['1', '1']]);
    const { status } = await house.raw('GET', '/api/figures/walks.per-night/export.xlsx?window=2024', undefined, { cookie: house.cookie() });
    expect(status).toBe(200);
  });

  test('a number from elsewhere is explained', async () => {
    const { body } = await house.ask('GET', `/api/figures/explain?figure=walks.income&window=2024&number=${encodeURIComponent('100.5')}`);
    expect(body).toMatchObject({ difference: '-20.25', value: { value: '120.75' } });
    expect(body.explanations.map(({ words, fit }: { words: { zh: string }; fit: string }) => `${words.zh} ${fit}`)).toContain('少算了一条记录（20.25） exact');
    expect((await house.ask('GET', '/api/figures/explain?figure=walks.income&number=many')).body.code).toBe('figure.unreadable-number');
    expect((await house.ask('GET', '/api/figures/compare?figure=walks.income&definition=2')).body.code).toBe('figure.unknown-definition');
  });

  test('a list from elsewhere is set beside the figure by identity, and nothing of it is kept', async () => {
    const [{ number }] = (await house.ask('GET', `${nightsPath}?price=100.50`)).body.records.map(({ values }: { values: { number: string } }) => values);
    const [{ number: other }] = (await house.ask('GET', `${nightsPath}?price=20.25`)).body.records.map(({ values }: { values: { number: string } }) => values);
    const list = ['编号,地区,房费,日期', `${number},西甲,100.50,2024-01-10`, `${other},西乙,30,2024-03-05`, 'X1,西甲,5,2024-06-01', 'X2,西甲,900,2023-06-01'].join('\n');
    const sent = await house.raw('POST', '/api/imports', list, { 'content-type': 'text/csv', 'x-file-name': encodeURIComponent('别处的名单.csv') });
    const { id } = (await sent.json()) as { id: string };
    const { body } = await house.ask('GET', `/api/imports/${id}/compare?figure=walks.income&window=2024`);
    expect(body).toMatchObject({ exact: true, difference: '-14.75', a: { value: { value: '120.75' } }, b: { value: { value: '135.5' } }, list: { name: '别处的名单.csv', read: 4, new: 2 } });
    expect(body.explanations.map(({ side, words, records, difference }: { side: string; words: { zh: string }; records: number; difference: string }) => [side, words.zh, records, difference])).toEqual([
      ['both', '名单里的数与这里不同', 1, '-9.75'],
      ['b', '名单里有，这里没有这条记录', 1, '-5'],
    ]);
    expect((await house.ask('GET', '/api/figures/walks.income?window=2024')).body.value.value).toBe('120.75');
    const fewer = await house.raw('POST', '/api/imports', ['编号,地区,房费,日期', 'X1,西甲,5,2024-06-01'].join('\n'), { 'content-type': 'text/csv', 'x-file-name': encodeURIComponent('别处的名单.csv') });
    const less = await house.ask('GET', `/api/imports/${((await fewer.json()) as { id: string }).id}/compare?figure=walks.income&window=2024`);
    expect(less.body.explanations.map(({ side, words, records }: { side: string; words: { zh: string }; records: number }) => [side, words.zh, records])).toEqual([['a', '名单里没有这条记录', 2], ['b', '名单里有，这里没有这条记录', 1]]);
    expect((await house.ask('GET', `/api/imports/${id}/compare?figure=walks.per-night`)).body.code).toBe('figure.list-elsewhere');
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
