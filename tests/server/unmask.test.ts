import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleId } from '../../src/kernel/declare/fields/id-number.ts';
import { forEachDatabase } from '../databases.ts';
import { enterNight, nightsPath, openHouse, type House } from './house.ts';

const card = sampleId('100000', 1990, 1, 1);

forEachDatabase('unmasking', (open) => {
  let house: House;
  let id: string;
  beforeAll(async () => {
    house = await openHouse(await open());
    await house.signInAs('auditor');
    id = await enterNight(house, { number: 'U1', guest: '欧阳小明', card });
  });
  afterAll(() => house.close());

  const unmask = (body: unknown, record = id) => house.ask('POST', `${nightsPath}/${record}/unmask`, body);
  const newest = async () => (await house.ask('GET', '/api/batches?size=1')).body.batches[0];

  test('shows the fields asked for and puts into the journal who looked at what, when and why', async () => {
    const { status, body } = await unmask({ fields: ['guest', 'phone'], reason: '核对补贴发放' });
    expect({ status, values: body.values }).toEqual({ status: 200, values: { guest: '欧阳小明', phone: null } });
    const entry = await newest();
    expect(entry).toMatchObject({ number: body.batch, kind: 'unmask', party: 'auditor', reason: '核对补贴发放', counts: { created: 0, changed: 0, deleted: 0 } });
    expect(JSON.parse(entry.about)).toEqual({ ledger: 'walks.nights', record: id, fields: ['guest', 'phone'] });
  });

  test('takes a reason, names of sensitive fields and a record that is there; what is refused is no look', async () => {
    const before = (await newest()).number;
    expect(await unmask({ fields: ['guest'], reason: ' ' })).toMatchObject({ status: 422, body: { code: 'unmask.reason-missing' } });
    expect(await unmask({ fields: ['guest'] })).toMatchObject({ status: 422, body: { code: 'unmask.reason-missing' } });
    expect(await unmask({ fields: [], reason: '核对' })).toMatchObject({ status: 422, body: { code: 'unmask.no-fields' } });
    expect(await unmask({ fields: ['price'], reason: '核对' })).toMatchObject({ status: 422, body: { code: 'unmask.not-masked' } });
    expect(await unmask({ fields: ['name'], reason: '核对' })).toMatchObject({ status: 422, body: { code: 'field.unknown' } });
    expect(await unmask({ fields: 'guest', reason: '核对' })).toMatchObject({ status: 400 });
    expect(await unmask({ fields: ['guest'], reason: '核对' }, '018f0000-0000-7000-8000-000000000000')).toMatchObject({ status: 404 });
    expect((await newest()).number).toBe(before);
  });

  test('pages, histories and exports stay masked for those who may unmask', async () => {
    for (const path of [nightsPath, `${nightsPath}/${id}`, `${nightsPath}/${id}/history`, '/api/ledgers/walks.nights/export.csv']) {
      const text = await (await house.raw('GET', path)).text();
      expect(text).toContain('欧**');
      expect(text).not.toContain('欧阳小明');
    }
  });

  test('is for those who have the right', async () => {
    const visiting = await openHouse(house.engine.store.database);
    expect(await visiting.ask('POST', `${nightsPath}/${id}/unmask`, { fields: ['guest'], reason: '核对' })).toMatchObject({ status: 403, body: { code: 'unmask.not-allowed' } });
    await visiting.close();
  });

  test('is proven with the journal, and can’t be undone', async () => {
    const { body } = await unmask({ fields: ['card'], reason: '核对' });
    expect(body.values).toEqual({ card });
    expect((await house.ask('GET', '/api/check')).body).toMatchObject({ sound: true });
    expect(await house.ask('POST', `/api/batches/${body.batch}/undo`)).toMatchObject({ body: { code: 'undo.nothing' } });
    await house.engine.store.database.run(`update journal set about = replace(about, 'card', 'guest') where number = $1`, [body.batch]);
    expect((await house.ask('GET', '/api/check')).body.problems).toMatchObject([{ code: 'journal.broken', value: body.batch }]);
  });
});
