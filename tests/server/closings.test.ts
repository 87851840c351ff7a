import { afterAll, beforeAll, expect, test } from 'vitest';
import { role } from '../../src/kernel/declare/role.ts';
import { forEachDatabase } from '../databases.ts';
import { newId, openHouse, type House } from './house.ts';

const title = { zh: '组长', en: 'Keeper' };
const keeper = role('keeper', { title, note: title, rules: [{ ledgers: 'all', actions: ['see', 'write', 'undo', 'journal', 'check', 'close', 'reopen', 'approve'] }] });

forEachDatabase('closings over HTTP', (open) => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse(await open(), { roles: [keeper], personas: [{ name: 'keeper', title, role: 'keeper', regions: 'all' }] });
  });
  afterAll(() => house.close());

  test('a period is looked at, closed, corrected with a reason, proven and told', async () => {
    const id = newId();
    const values = { number: 'Z1', place: '21', price: '10.00', sleptOn: '2024-03-05' };
    const put = (base: number, more: object = {}) => house.ask('PUT', `/api/ledgers/walks.nights/records/${id}`, { base, values: { ...values, ...more } });
    const first = await put(0);
    expect(first).toMatchObject({ status: 201 });
    expect(await house.ask('GET', '/api/closings/checklist?window=2024-03-05')).toMatchObject({ status: 422, body: { code: 'closing.no-such-period' } });
    const checklist = await house.ask('GET', '/api/closings/checklist?window=2024-03');
    expect(checklist.status).toBe(200);
    const acknowledged = (checklist.body.items as { code: string }[]).map(({ code }) => code);
    expect(acknowledged).toContain('unverified');
    expect(await house.ask('POST', '/api/closings', { window: '2024-03', reason: '上报' })).toMatchObject({ status: 422, body: { code: 'closing.not-acknowledged' } });
    expect(await house.ask('POST', '/api/closings', { window: '2024-03', reason: '上报', acknowledged })).toMatchObject({ status: 201, body: { closing: 1, window: '2024-03' } });
    expect(await house.ask('POST', '/api/closings', { window: '2024-03', reason: '上报', acknowledged })).toMatchObject({ status: 409, body: { code: 'closing.closed-already' } });

    expect(await put(1, { price: '30.00' })).toMatchObject({ status: 422, body: { code: 'closing.reason-needed' } });
    expect(await house.ask('DELETE', `/api/ledgers/walks.nights/records/${id}?base=1`)).toMatchObject({ status: 422, body: { code: 'closing.reason-needed' } });
    expect((await house.ask('PUT', `/api/ledgers/walks.nights/records/${id}`, { base: 1, values: { ...values, price: '30.00' }, reason: '更正' })).status).toBe(200);
    const { body: changes } = await house.ask('GET', '/api/closings/changes');
    expect(changes).toMatchObject({ total: 1, changes: [{ ledger: 'walks.nights', record: id, did: 'changed', reason: '更正', closings: [{ closing: 1, window: '2024-03' }], fields: [{ name: 'price' }] }] });
    expect((await house.ask('DELETE', `/api/ledgers/walks.nights/records/${id}?base=2&reason=${encodeURIComponent('误报')}`)).status).toBe(200);
    expect(await house.ask('POST', `/api/ledgers/walks.nights/records/${id}/restore`)).toMatchObject({ status: 422, body: { code: 'closing.reason-needed' } });
    expect((await house.ask('POST', `/api/ledgers/walks.nights/records/${id}/restore?reason=${encodeURIComponent('仍属实')}`)).status).toBe(200);

    const { body: inFull } = await house.ask('GET', '/api/closings/1');
    const moved = (inFull.figures as { figure: string; differs: boolean; sealed: { value: string } }[]).filter(({ differs }) => differs);
    expect(moved.length).toBeGreaterThan(0);
    const name = moved[0]?.figure ?? '';
    expect(await house.ask('GET', `/api/figures/${name}?window=2024-03`)).toMatchObject({ body: { value: { value: moved[0]?.sealed.value, reported: { closing: 1, differs: true } } } });
    expect(await house.ask('GET', `/api/figures/${name}?window=2024-03&as=known`)).toMatchObject({ body: { value: { reported: null } } });
    expect(await house.ask('GET', `/api/figures/${name}?window=2024-03&as=else`)).toMatchObject({ status: 400, body: { code: 'request.parameter' } });
    expect((await house.ask('GET', `/api/figures/${name}/closings`)).body.closings).toMatchObject([{ closing: 1, window: '2024-03', value: moved[0]?.sealed.value, reopened: false }]);
    expect(await house.ask('GET', '/api/closings/1/proof')).toMatchObject({ status: 200, body: { sound: true, problems: [] } });
    expect(await house.ask('GET', '/api/closings/7')).toMatchObject({ status: 404, body: { code: 'closing.not-found' } });
    expect(await house.ask('POST', '/api/closings/1/reopening', { reason: '漏报' })).toMatchObject({ status: 200, body: { asked: { reason: '漏报' } } });
    expect(await house.ask('POST', '/api/closings/1/reopening/approval')).toMatchObject({ status: 403, body: { code: 'closing.approves-oneself' } });
  });
});
