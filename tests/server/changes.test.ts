import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeMatching } from '../../src/apps/engine/change-matching.ts';
import { verifyFigures } from '../../src/kernel/figure/index.ts';
import { Refusal } from '../../src/kernel/declare/problem.ts';
import { role } from '../../src/kernel/declare/role.ts';
import { forEachDatabase } from '../databases.ts';
import { newId, night, nightsPath, openHouse, personas, roles, type House } from './house.ts';

const looker = role('looker', { title: { zh: '查看', en: 'Looker' }, note: { zh: '查看', en: 'Looks' }, rules: [{ ledgers: 'all', actions: ['see'] }] });

forEachDatabase('many records changed by the filters of their list', (open) => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse(await open(), { roles: [...roles, looker], personas: [...personas, { name: 'looker', title: { zh: '查看', en: 'Looker' }, role: 'looker', regions: 'all' }] });
    const changes = Array.from({ length: 650 }, (_, index) => ({ op: 'put', ledger: 'walks.nights', id: newId(), base: 0, values: night({ place: index < 600 ? '21' : '22', price: '10.00' }) }));
    await house.ask('POST', '/api/batches', { changes });
  });
  afterAll(() => house.close());

  const changesPath = '/api/ledgers/walks.nights/changes';
  const count = async (filter: string): Promise<number> => (await house.ask('GET', `${nightsPath}?${filter}&size=1`)).body.total;
  const change = (filter: string, body: object, batch = newId()) => house.ask('POST', `${changesPath}?${filter}`, body, { 'idempotency-key': batch });

  test('all that match are changed as one batch, sent again harmlessly, and undone at once', async () => {
    const batch = newId();
    const body = { op: 'put', values: { price: '77.00' }, expected: 600 };
    const landed = await change('place=21', body, batch);
    expect(landed).toMatchObject({ status: 201, body: { batch: { id: batch, counts: { changed: 600 }, repeated: false } } });
    expect(await count('price=77.00')).toBe(600);
    expect(await change('place=21', body, batch)).toMatchObject({ status: 200, body: { batch: { number: landed.body.batch.number, repeated: true } } });
    expect((await house.ask('POST', `/api/batches/${landed.body.batch.number}/undo`)).status).toBe(201);
    expect(await count('price=77.00')).toBe(0);
    expect((await house.ask('GET', `/api/changes/${batch}`)).body).toMatchObject({ underWay: false });
  });

  test('a list that has moved is told and nothing done; deleting asks the same', async () => {
    expect(await change('place=22', { op: 'delete', expected: 49 })).toMatchObject({ status: 409, body: { code: 'commit.other-count' } });
    expect(await count('place=22')).toBe(50);
    const landed = await change('place=22', { op: 'delete', expected: 50 });
    expect(landed).toMatchObject({ status: 201, body: { batch: { counts: { deleted: 50 } } } });
    expect(await count('place=22')).toBe(0);
    expect((await house.ask('POST', `/api/batches/${landed.body.batch.number}/undo`)).status).toBe(201);
    expect(await count('place=22')).toBe(50);
  });

  test('one wrong value, a rule that one record breaks, or a missing right keeps all as it is', async () => {
    expect(await change('place=21', { op: 'put', values: { price: 'much' }, expected: 600 })).toMatchObject({ status: 422 });
    expect(await change('place=21', { op: 'put', values: { price: '10000.00' }, expected: 600 })).toMatchObject({ status: 422, body: { code: 'rule.price-small' } });
    expect(await change('place=21', { op: 'put', values: {}, expected: 600 })).toMatchObject({ status: 400 });
    expect(await change('guest=%E5%BC%A0%E4%B8%89', { op: 'delete', expected: 1 })).toMatchObject({ status: 403, body: { code: 'list.masked-field' } });
    expect(await house.ask('POST', `${changesPath}?place=21`, { op: 'delete', expected: 600 })).toMatchObject({ status: 400, body: { code: 'request.parameter' } });
    await house.signInAs('looker');
    expect(await change('place=21', { op: 'delete', expected: 600 })).toMatchObject({ status: 403, body: { code: 'access.no-right' } });
    await house.signInAs('clerk');
    expect(await count('price=10.00')).toBe(650);
  });

  test('what others changed since one looked is shown and decided about, one by one and for all that aren’t shown', async () => {
    const list = (await house.ask('GET', `${nightsPath}?place=22&size=200`)).body;
    const seen = list.head;
    const [mine, theirs, ...others] = list.records.slice(0, 60);
    const of = ({ id, version, values }: { id: string; version: number; values: { number: string; sleptOn: string } }, price: string) => ({ op: 'put', ledger: 'walks.nights', id, base: version, values: { ...night({ number: values.number, place: '22', sleptOn: values.sleptOn }), price } });
    await house.signInAs('auditor');
    const few = others.slice(0, 48);
    expect((await house.ask('POST', '/api/batches', { changes: [mine, theirs, ...few].map((one) => of(one, '11.00')) })).status).toBe(201);
    await house.signInAs('clerk');
    const asked = { op: 'put', values: { price: '99.00' }, expected: 50, seen };
    const refused = await change('place=22', asked);
    expect(refused).toMatchObject({ status: 409, body: { code: 'commit.changed-meanwhile', changed: 50 } });
    expect(refused.body.conflicts).toHaveLength(50);
    expect(refused.body.conflicts[0]).toMatchObject({ yours: { values: { price: '99.00' } }, standing: { values: { price: '11.00' } } });
    expect(await count('price=99.00')).toBe(0);
    // One's own changes are no conflict.
    const decided = { ...asked, seen: refused.body.head };
    const kept = await change('place=22', { ...decided, others: { since: seen, take: false, except: [mine.id] } });
    expect(kept).toMatchObject({ status: 201, body: { batch: { counts: { changed: 1 } } } });
    const taken = await change('place=22', { ...decided, others: { since: seen, take: true, except: [theirs.id] } });
    expect(taken).toMatchObject({ status: 201, body: { batch: { counts: { changed: 48, same: 1 } } } });
    expect([await count('price=99.00'), await count('price=11.00')]).toEqual([49, 1]);
    for (const { body } of [taken, kept]) expect((await house.ask('POST', `/api/batches/${body.batch.number}/undo`)).status).toBe(201);
    for (const wrong of [{ seen: 'now' }, { others: { since: seen } }, { others: { since: 'x', take: true } }, { others: { since: seen, take: true, except: [1] } }]) expect((await change('place=22', { ...asked, ...wrong })).status).toBe(400);
  });

  test('a large batch is undone in parts, whole or not at all', async () => {
    const wide = await change('place=21', { op: 'put', values: { price: '33.00' }, expected: 600 });
    const changes = Array.from({ length: 3 }, () => Array.from({ length: 1000 }, () => ({ op: 'put', ledger: 'walks.nights', id: newId(), base: 0, values: night({ place: '22', price: '44.00' }) })));
    const [one] = await Promise.all(changes.map((part) => house.ask('POST', '/api/batches', { changes: part })));
    const grown = await change('price=44.00', { op: 'put', values: { price: '45.00' }, expected: 3000 });
    const undo = (number: string) => house.ask('POST', `/api/batches/${number}/undo`);
    const [first] = (await house.ask('GET', `${nightsPath}?price=45.00&size=1`)).body.records;
    await house.ask('DELETE', `${nightsPath}/${first.id}?base=${first.version}`);
    expect(await undo(grown.body.batch.number)).toMatchObject({ status: 409, body: { code: 'undo.changed-since' } });
    expect(await count('price=45.00')).toBe(2999);
    expect((await house.ask('POST', `${nightsPath}/${first.id}/restore`)).status).toBe(200);
    expect(await undo(grown.body.batch.number)).toMatchObject({ status: 201, body: { batch: { counts: { changed: 3000 } } } });
    expect(await count('price=44.00')).toBe(3000);
    expect(await undo(grown.body.batch.number)).toMatchObject({ status: 409, body: { code: 'batch.undone' } });
    expect((await change('price=44.00', { op: 'delete', expected: 3000 })).status).toBe(201);
    expect((await undo(wide.body.batch.number)).status).toBe(201);
    expect(one?.status).toBe(201);
    expect(await verifyFigures(house.engine.store)).toEqual({ cells: [], members: [] });
  });

  test('it tells how far it is, and stopped on the way it has written nothing', async () => {
    const clerk = { id: 'clerk', grants: [{ ledgers: 'all', actions: ['see', 'write'], regions: 'all' }] } as never;
    const told: string[] = [];
    const stopped = new Error('stopped');
    const work = changeMatching(house.engine, clerk, { ledger: 'walks.nights', where: { place: { is: '21' } }, values: { price: '55.00' }, expected: 600, batch: newId() }, (stage, done, total) => {
      told.push(`${stage} ${done}/${total}`);
      if (stage === 'count') throw stopped;
    });
    await expect(work).rejects.toBe(stopped);
    expect(told[0]).toBe('write 0/600');
    expect(told.at(-1)).toBe('count 0/1');
    expect(await count('price=55.00')).toBe(0);
  });

  test('more than one batch takes is refused before anything is read', async () => {
    const clerk = { id: 'clerk', grants: [{ ledgers: 'all', actions: ['see', 'write'], regions: 'all' }] } as never;
    const refusal = await changeMatching(house.engine, clerk, { ledger: 'walks.nights', expected: 100_001, batch: newId() }, () => undefined).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refusal);
    expect((refusal as Refusal).code).toBe('commit.too-many');
  });
});
