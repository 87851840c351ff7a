import { beforeAll, afterAll, describe, expect, test } from 'vitest';
import { sampleId } from '../../src/kernel/declare/fields/id-number.ts';
import { forEachDatabase } from '../databases.ts';
import { enterNight, newId, night, nightsPath, openHouse, type House } from './house.ts';
import { testVault } from '../vault/test-vault.ts';

forEachDatabase('records over HTTP', (open) => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse(await open());
  });
  afterAll(() => house.close());

  test('a record is created, read, changed, deleted and restored', async () => {
    const id = newId();
    const created = await house.ask('PUT', `${nightsPath}/${id}`, { base: 0, values: night({ number: 'A1' }), reason: '电话登记' });
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({ id, version: 1, batch: { counts: { created: 1 }, repeated: false }, warnings: [] });

    const read = await house.ask('GET', `${nightsPath}/${id}`);
    expect(read.body).toMatchObject({ version: 1, deleted: false, values: { number: 'A1', price: '120.00', hut: null, grade: null } });
    expect(read.body.sources.number.cell).toBe(null);

    const changed = await house.ask('PUT', `${nightsPath}/${id}`, { base: 1, values: { price: '99.50' } });
    expect(changed).toMatchObject({ status: 200, body: { version: 2 } });
    const deleted = await house.ask('DELETE', `${nightsPath}/${id}?base=2`);
    expect(deleted).toMatchObject({ status: 200, body: { version: 3 } });
    expect((await house.ask('GET', `${nightsPath}/${id}`)).body.deleted).toBe(true);
    expect((await house.ask('POST', `${nightsPath}/${id}/restore`)).status).toBe(200);
    expect((await house.ask('POST', `${nightsPath}/${id}/restore`)).body.code).toBe('record.not-deleted');

    const { body } = await house.ask('GET', `${nightsPath}/${id}/history`);
    expect(body.versions.map((one: { version: number; changed: string[] }) => [one.version, one.changed])).toEqual([
      [1, ['number', 'place', 'price', 'sleptOn']],
      [2, ['price']],
      [3, []],
      [4, []],
    ]);
    expect(body.versions[0]).toMatchObject({ kind: 'edit', party: 'clerk', reason: '电话登记' });
  });

  test('sending a write again writes nothing twice', async () => {
    const id = newId();
    const key = { 'idempotency-key': newId() };
    const values = night();
    const first = await house.ask('PUT', `${nightsPath}/${id}`, { base: 0, values }, key);
    const again = await house.ask('PUT', `${nightsPath}/${id}`, { base: 0, values }, key);
    expect(first.status).toBe(201);
    expect(again).toMatchObject({ status: 200, body: { version: 1, batch: { number: first.body.batch.number, repeated: true } } });
    const other = await house.ask('PUT', `${nightsPath}/${newId()}`, { base: 0, values: night() }, key);
    expect(other).toMatchObject({ status: 422, body: { code: 'batch.other-changes' } });
  });

  test('the second writer is told and shown both', async () => {
    const id = await enterNight(house, { guest: '张三' });
    await house.ask('PUT', `${nightsPath}/${id}`, { base: 1, values: { price: '200.00' } });
    const { status, headers, body } = await house.ask('PUT', `${nightsPath}/${id}`, { base: 1, values: { price: '300.00' } });
    expect(status).toBe(409);
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(body.code).toBe('record.conflict');
    expect(body.conflicts[0]).toMatchObject({ yours: { base: 1, values: { price: '300.00', guest: '张**' } }, standing: { version: 2, values: { price: '200.00', guest: '张**' } } });
  });

  test('every wrong value is told at once, each with its field and both languages', async () => {
    const { status, body } = await house.ask('PUT', `${nightsPath}/${newId()}`, { base: 0, values: { ...night(), price: 'much', sleptOn: '2024-02-31', colour: 'red' } });
    expect(status).toBe(422);
    expect(body.problems.map((one: { place: { field: string } }) => one.place.field).sort()).toEqual(['colour', 'price', 'sleptOn']);
    for (const { message, mend } of body.problems) for (const text of [message.zh, message.en, mend.zh, mend.en]) expect(text).not.toBe('');
    const blank = await house.ask('PUT', `${nightsPath}/${newId()}`, { base: 0, values: { number: 'B1' } });
    expect(blank.body.problems.map(({ code }: { code: string }) => code)).toEqual(['field.missing', 'field.missing', 'field.missing']);
    const ruled = await house.ask('PUT', `${nightsPath}/${newId()}`, { base: 0, values: night({ price: '10000.00' }) });
    expect(ruled.body.code).toBe('rule.price-small');
    const warned = await house.ask('PUT', `${nightsPath}/${newId()}`, { base: 0, values: night({ price: '1000.00' }) });
    expect(warned).toMatchObject({ status: 201, body: { warnings: [{ code: 'rule.price-usual' }] } });
  });

  describe('sensitive fields', () => {
    const card = sampleId('100000', 1990, 1, 1);

    test('are masked in lists, records, histories and problems', async () => {
      const id = await enterNight(house, { number: 'S1', guest: '欧阳小明', card, phone: '13800138000' });
      const answers = [
        await house.ask('GET', `${nightsPath}?number=S1`),
        await house.ask('GET', `${nightsPath}/${id}`),
        await house.ask('GET', `${nightsPath}/${id}/history`),
        await house.ask('PUT', `${nightsPath}/${newId()}`, { base: 0, values: night({ number: 'S1', card }) }),
        await house.ask('PUT', `${nightsPath}/${newId()}`, { base: 0, values: night({ card: `${card.slice(0, 17)}0` }) }),
      ];
      for (const { body } of answers) expect(JSON.stringify(body)).not.toMatch(new RegExp(`${card.slice(4, 17)}|欧阳小明|13800138000`));
      expect(answers[0]?.body.records).toHaveLength(1);
    });

    test('sent back masked keep what stands', async () => {
      const id = await enterNight(house, { guest: '欧阳小明', card });
      const { values } = (await house.ask('GET', `${nightsPath}/${id}`)).body;
      await house.ask('PUT', `${nightsPath}/${id}`, { base: 1, values: { ...values, price: '77.00' } });
      const [row] = await house.engine.store.database.query(`select guest, card, price from "${house.engine.store.model.ledgers.get('walks.nights')?.table}" where record = $1 and _until is null`, [id]);
      expect(row).toEqual({ guest: testVault.encrypt('欧阳小明', 'text'), card: testVault.encrypt(card, 'idNumber'), price: '77.00' });
    });

    test('can’t be found out by filtering or sorting', async () => {
      for (const query of [`card=${card}`, 'guest.present=true', 'sort=guest']) {
        expect(await house.ask('GET', `${nightsPath}?${query}`)).toMatchObject({ status: 403, body: { code: 'list.masked-field' } });
      }
    });
  });

  test('lists are filtered, sorted and paged', async () => {
    const mark = `P${newId().slice(-6)}`;
    for (const [index, price] of ['10.00', '30.00', '20.00', '40.00'].entries()) await enterNight(house, { number: `${mark}${index}`, price, place: '22', sleptOn: `2023-0${index + 1}-01` });
    const prices = async (query: string) => {
      const { body } = await house.ask('GET', `${nightsPath}?place=22&${query}`);
      return [body.total, body.records.map(({ values }: { values: { price: string } }) => values.price)];
    };
    expect(await prices('sort=price')).toEqual([4, ['10.00', '20.00', '30.00', '40.00']]);
    expect(await prices('sort=-price&size=2&page=2')).toEqual([4, ['20.00', '10.00']]);
    expect(await prices('price.atLeast=30.00&sort=price')).toEqual([2, ['30.00', '40.00']]);
    expect(await prices('sleptOn.below=2023-03-01&sort=price')).toEqual([2, ['10.00', '30.00']]);
    expect(await prices(`number.oneOf=${mark}0,${mark}2&sort=price`)).toEqual([2, ['10.00', '20.00']]);
    expect((await prices('hut.present=true'))[0]).toBe(0);
    expect(await prices('price.atLeast=20.00&price.below=40.00&sort=price')).toEqual([2, ['20.00', '30.00']]);
    expect(await prices(`number.contains=${mark.slice(1).toLowerCase()}&sleptOn.atLeast=2023-02-01&sleptOn.below=2023-04-01`)).toEqual([2, ['20.00', '30.00']]);
    expect((await house.ask('GET', `${nightsPath}?place.within=20&number.contains=${mark}`)).body.total).toBe(4);
    expect((await house.ask('GET', `${nightsPath}?place.within=21&number.contains=${mark}`)).body.total).toBe(0);
    expect((await house.ask('GET', `${nightsPath}?price.contains=1`)).body.code).toBe('request.parameter');
  });

  test('what is exported is what is seen: filtered, sorted, the chosen columns', async () => {
    const mark = `E${newId().slice(-6)}`;
    for (const [index, price] of ['10.00', '30.00', '20.00'].entries()) await enterNight(house, { number: `${mark}'${index}`, price, place: '22', guest: '欧阳小明' });
    const { body } = await house.ask('GET', `/api/ledgers/walks.nights/export.csv?number.contains=${mark}'&price.atLeast=20.00&sort=-price&columns=price,number,guest`);
    expect(String(body).replace('\uFEFF', '').trim().split(/\r?\n/)).toEqual(['金额（元）,编号,姓名', `30,${mark}'1,欧**`, `20,${mark}'2,欧**`]);
    expect((await house.ask('GET', '/api/ledgers/walks.nights/export.csv?guest=%E6%AC%A7%E9%98%B3')).body.code).toBe('list.masked-field');
    expect((await house.ask('GET', '/api/ledgers/walks.nights/export.csv?columns=colour')).body.code).toBe('field.unknown');
  });

  test('several changes land as one batch or not at all, and are undone together', async () => {
    const [hut, one, two] = [newId(), newId(), newId()];
    const put = (ledger: string, id: string, values: unknown) => ({ op: 'put', ledger, id, base: 0, values });
    const changes = [put('walks.huts', hut, { name: `H${hut}`, place: '21', grade: 'fine' }), put('walks.nights', one, night({ hut })), put('walks.nights', two, night({ price: '10000.00' }))];
    expect((await house.ask('POST', '/api/batches', { changes })).status).toBe(422);
    expect((await house.ask('GET', `/api/ledgers/walks.huts/records/${hut}`)).status).toBe(404);

    const landed = await house.ask('POST', '/api/batches', { changes: changes.slice(0, 2), reason: '一次录入' });
    expect(landed).toMatchObject({ status: 201, body: { batch: { counts: { created: 2 } } } });
    const read = await house.ask('GET', `${nightsPath}/${one}`);
    expect(read.body).toMatchObject({ values: { hut, grade: 'fine' }, references: { [hut]: { ledger: 'walks.huts', title: `H${hut}` } } });
    expect((await house.ask('DELETE', `/api/ledgers/walks.huts/records/${hut}?base=1`)).body.code).toBe('record.referred-to');

    const { number } = landed.body.batch;
    expect((await house.ask('GET', `/api/batches/${number}`)).body).toMatchObject({ kind: 'edit', reason: '一次录入', undoneBy: null });
    const undone = await house.ask('POST', `/api/batches/${number}/undo`);
    expect(undone).toMatchObject({ status: 201, body: { batch: { counts: { deleted: 2 } } } });
    expect((await house.ask('GET', `/api/batches/${number}`)).body.undoneBy).toBe(undone.body.batch.number);
    expect((await house.ask('POST', `/api/batches/${number}/undo`))).toMatchObject({ status: 409, body: { code: 'batch.undone' } });
    expect((await house.ask('GET', '/api/batches?size=1')).body.batches[0]).toMatchObject({ kind: 'undo', undoes: number });
  });

  test('figures are read in one request and opened down to their records', async () => {
    const id = await enterNight(house, { place: '22', price: '55.00', sleptOn: '2021-05-01' });
    const { body } = await house.ask('GET', '/api/figures/values?window=2021&region=22');
    expect(body.values.map(({ figure, printed }: { figure: string; printed: string }) => [figure, printed])).toEqual([
      ['walks.income', '55.00'],
      ['walks.slept', '1'],
      ['walks.guests', '0'],
      ['walks.per-night', '55.00'],
    ]);
    const opened = await house.ask('GET', '/api/figures/walks.income?window=2021&region=22');
    expect(opened.body).toMatchObject({ value: { value: '55', n: 1 }, records: { total: 1, page: [{ record: id, contribution: '55.00', source: null }], next: null } });
    expect(opened.body.definition.zh).toContain('金额');
    expect((await house.ask('GET', '/api/figures')).body.figures).toHaveLength(4);
    const ratio = await house.ask('GET', '/api/figures/walks.per-night?window=2021');
    expect(ratio.body.parts.map(({ figure }: { figure: string }) => figure)).toEqual(['walks.income', 'walks.slept']);
  });

  test('sixty-four writers at once: every write lands, the figures are exact', async () => {
    const each = 5;
    const before = (await house.ask('GET', '/api/figures/values?figures=walks.slept,walks.income&window=2020-06')).body.values;
    expect(before.map(({ value }: { value: string }) => value)).toEqual(['0', '0']);
    await Promise.all(
      Array.from({ length: 64 }, async (_, writer) => {
        for (let index = 0; index < each; index++) {
          const id = newId();
          const path = `${nightsPath}/${id}`;
          const number = `W${writer}-${index}`;
          expect((await house.ask('PUT', path, { base: 0, values: night({ number, price: '1.00', sleptOn: '2020-06-01' }) })).status).toBe(201);
          expect((await house.ask('PUT', path, { base: 1, values: night({ number, price: '2.50', sleptOn: '2020-06-02' }) })).status).toBe(200);
        }
      }),
    );
    const after = (await house.ask('GET', '/api/figures/values?figures=walks.slept,walks.income&window=2020-06')).body.values;
    expect(after.map(({ value }: { value: string }) => value)).toEqual([String(64 * each), String(64 * each * 2.5)]);
    expect((await house.ask('GET', '/api/check')).body).toMatchObject({ sound: true, problems: [] });
  });
});
