import { afterAll, beforeAll, expect, test } from 'vitest';
import { forEachDatabase } from '../databases.ts';
import { newId, openHouse, personas, type House } from './house.ts';

forEachDatabase('saved views', (open) => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse(await open());
  });
  afterAll(() => house.close());

  test('are kept, changed, listed and deleted by their owner alone', async () => {
    const [first, other] = personas.map(({ name }) => name);
    const id = newId();
    const view = { ledger: 'walks.nights', name: ' 我的住宿 ', query: 'place=21&sort=-price' };
    expect(await house.ask('PUT', `/api/views/${id}`, view)).toMatchObject({ status: 200, body: { id, name: '我的住宿' } });
    expect((await house.ask('PUT', `/api/views/${id}`, { ...view, name: '改了名' })).status).toBe(200);
    expect((await house.ask('GET', '/api/views?ledger=walks.nights')).body.views).toEqual([{ id, ledger: 'walks.nights', name: '改了名', query: view.query }]);
    expect((await house.ask('GET', '/api/views?ledger=walks.huts')).body.views).toEqual([]);

    await house.signInAs(other ?? '');
    expect((await house.ask('GET', '/api/views?ledger=walks.nights')).body.views ?? []).toEqual([]);
    for (const [method, body] of [['PUT', view], ['DELETE', undefined]] as const) expect([403, 404]).toContain((await house.ask(method, `/api/views/${id}`, body)).status);

    await house.signInAs(first ?? '');
    expect((await house.ask('DELETE', `/api/views/${id}`)).status).toBe(200);
    expect(await house.ask('DELETE', `/api/views/${id}`)).toMatchObject({ status: 404, body: { code: 'view.not-found' } });
    for (const wrong of [{ ...view, name: '' }, { ...view, query: 7 }, { ...view, ledger: undefined }]) expect((await house.ask('PUT', `/api/views/${id}`, wrong)).body.code).toBe('request.body');
    expect((await house.ask('PUT', `/api/views/${id}`, { ...view, ledger: 'no.such' })).status).toBe(404);
  });
});
