import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { role } from '../../src/kernel/declare/role.ts';
import { openEmbedded } from '../databases.ts';
import { enterNight, newId, openHouse, personas, roles, type House } from './house.ts';

const keeper = role('keeper', { title: { zh: '管机器', en: 'Keeper' }, note: { zh: '管机器', en: 'Keeps the machine' }, rules: [{ ledgers: [], actions: ['backup', 'operate', 'journal'] }] });
const owner = role('owner', { title: { zh: '都可以', en: 'Owner' }, note: { zh: '都可以', en: 'May do both' }, rules: [{ ledgers: 'all', actions: ['see', 'backup'] }] });

let house: House;
beforeAll(async () => {
  house = await openHouse(await openEmbedded(), {
    roles: [...roles, keeper, owner],
    personas: [...personas, { name: 'keeper', title: { zh: '管机器', en: 'Keeper' }, role: 'keeper', regions: 'all' }, { name: 'owner', title: { zh: '都可以', en: 'Owner' }, role: 'owner', regions: 'all' }],
  });
  await enterNight(house);
});
afterAll(async () => {
  await house.close();
  await house.engine.close();
});

test.each([
  ['GET', '/api/backups'],
  ['POST', '/api/backups'],
  ['GET', '/api/backups/backup-2026-01-01T000000Z.tar.gz'],
  ['GET', '/api/condition'],
  ['GET', '/api/work'],
  ['POST', `/api/work/${newId()}/stop`],
])('%s %s is for those whose duty it is', async (method, path) => {
  await house.signInAs('auditor');
  expect(await house.ask(method, path)).toMatchObject({ status: 403, body: { code: 'access.no-right' } });
});

test('a backup is made once for all who ask meanwhile, listed, and kept in the journal', async () => {
  await house.signInAs('keeper');
  const [one, other] = await Promise.all([house.ask('POST', '/api/backups'), house.ask('POST', '/api/backups')]);
  expect([one.status, other.status]).toEqual([201, 201]);
  expect(other.body).toEqual(one.body);
  const { body } = await house.ask('GET', '/api/backups');
  expect(body).toEqual({ backups: [one.body], running: false, mayTake: false });
  expect(await readdir(join(house.engine.settings.folder, 'backups'))).toEqual([one.body.name]);
  const journal = await house.ask('GET', '/api/journal?kind=backup');
  expect(journal.body.entries).toMatchObject([{ party: 'keeper', about: JSON.stringify({ backup: one.body.name, made: true }) }]);
});

test('a backup is taken away only by whoever sees all that is in it, and the journal knows', async () => {
  await house.signInAs('keeper');
  const made = await house.ask('POST', '/api/backups');
  const path = `/api/backups/${made.body.name}`;
  expect(await house.ask('GET', path)).toMatchObject({ status: 403, body: { code: 'backup.holds-records' } });
  await house.signInAs('owner');
  const taken = await house.raw('GET', path);
  expect([taken.status, (await taken.arrayBuffer()).byteLength]).toEqual([200, made.body.size]);
  expect(await house.ask('GET', '/api/backups/backup-2001-01-01T000000Z.tar.gz')).toMatchObject({ status: 404, body: { code: 'backup.not-found' } });
  expect(await house.ask('GET', `/api/backups/${encodeURIComponent('../keys/vault.json')}`)).toMatchObject({ status: 404 });
  await house.signInAs('keeper');
  const journal = await house.ask('GET', '/api/journal?kind=backup&size=1');
  expect(journal.body.entries).toMatchObject([{ party: 'owner', about: JSON.stringify({ backup: made.body.name, taken: true }) }]);
});

test('the machine’s condition says nothing of records', async () => {
  await house.signInAs('keeper');
  const { status, body } = await house.ask('GET', '/api/condition');
  expect(status).toBe(200);
  expect(body).toMatchObject({ version: '0.1.0', database: { kind: 'pglite' }, key: { suite: house.engine.vault.suite } });
  expect(body.database.bytes).toBeGreaterThan(1_000_000);
  expect(body.disk.free).toBeGreaterThan(0);
  expect(JSON.stringify(body)).not.toContain(house.engine.settings.folder);
});

test('the chain is verified, and an altered entry is found', async () => {
  await house.signInAs('keeper');
  expect((await house.ask('GET', '/api/journal/chain')).body).toMatchObject({ sound: true, problems: [] });
  const { database } = house.engine.store;
  await database.run("update journal set party = 'somebody' where position = 1");
  expect((await house.ask('GET', '/api/journal/chain')).body).toMatchObject({ sound: false, problems: [{ code: 'journal.broken' }] });
  await database.run("update journal set party = 'system' where position = 1");
  expect((await house.ask('GET', '/api/journal/chain')).body.sound).toBe(true);
});

test('how far a check is, and what was found last', async () => {
  await house.signInAs('auditor');
  const checking = house.ask('GET', '/api/check');
  await expect.poll(async () => (await house.ask('GET', '/api/check/state')).body.running).toBe(true);
  expect((await checking).body.sound).toBe(true);
  expect((await house.ask('GET', '/api/check/state')).body).toMatchObject({ running: false, reached: null, last: { problems: 0 } });
});

test('nothing is under way, and what isn’t can’t be stopped', async () => {
  await house.signInAs('keeper');
  expect((await house.ask('GET', '/api/work')).body).toEqual({ work: [] });
  expect(await house.ask('POST', `/api/work/${newId()}/stop`)).toMatchObject({ status: 404, body: { code: 'import.not-found' } });
});

test('whose import is under way is told, and nothing of what is in it', async () => {
  await house.signInAs('clerk');
  const id = newId();
  const cookie = house.cookie();
  let end: (() => void) | undefined;
  const slow = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(Buffer.from('a name of somebody'));
      end = () => controller.close();
    },
  });
  const uploading = fetch(`${house.url}/api/imports?name=secret.csv`, { method: 'POST', body: slow, duplex: 'half', headers: { cookie, 'idempotency-key': id, 'content-type': 'application/octet-stream' } } as RequestInit);
  await house.signInAs('keeper');
  await expect.poll(async () => (await house.ask('GET', '/api/work')).body.work).toMatchObject([{ id, kind: 'receiving', party: 'clerk' }]);
  const { body } = await house.ask('GET', '/api/work');
  expect(JSON.stringify(body)).not.toContain('secret');
  end?.();
  await uploading;
  await expect.poll(async () => (await house.ask('GET', '/api/work')).body.work).toEqual([]);
});
