import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RestoreOrder } from '../../src/apps/engine/backups.ts';
import { itself, role } from '../../src/kernel/declare/role.ts';
import { noteInJournal } from '../../src/kernel/ledger/journal-note.ts';
import { openEmbedded } from '../databases.ts';
import { testKey } from '../vault/test-vault.ts';
import { makeToken } from '../../src/apps/accounts/tokens.ts';
import { enterNight, newId, night, nightsPath, openHouse, personas, roles, type House } from './house.ts';

const keeper = role('keeper', { title: { zh: '管机器', en: 'Keeper' }, note: { zh: '管机器', en: 'Keeps the machine' }, rules: [{ ledgers: [], actions: ['backup', 'operate', 'journal'] }] });
const second = role('second', { title: { zh: '批准', en: 'Second' }, note: { zh: '批准', en: 'Approves' }, rules: [{ ledgers: [], actions: ['countersign'] }] });
const both = role('both', { title: { zh: '都可以', en: 'Both' }, note: { zh: '都可以', en: 'May do both' }, rules: [{ ledgers: 'all', actions: ['see', 'backup', 'countersign'] }] });
const giver = role('giver', { title: { zh: '授权', en: 'Giver' }, note: { zh: '授权', en: 'Lets people in' }, rules: [{ ledgers: [], actions: ['accounts', 'roles'] }] });
const host = role('host', {
  title: { zh: '店主', en: 'Host' },
  note: { zh: '店主', en: 'Keeps a hut' },
  organisation: 'walks.huts',
  rules: [
    { ledgers: ['walks.huts'], actions: ['see', 'write'], own: { by: itself, says: 'record' } },
    { ledgers: ['walks.nights'], actions: ['see', 'write', 'undo', 'export', 'import'], own: { by: 'hut', says: 'record' } },
  ],
});
const administration = [keeper, second, both, giver];

const ordered: RestoreOrder[] = [];
let house: House;
beforeAll(async () => {
  house = await openHouse(await openEmbedded(), {
    roles: [...roles, ...administration, host],
    personas: [...personas, ...administration.map(({ name, title }) => ({ name, title, role: name, regions: 'all' as const }))],
    restore: (order) => void ordered.push(order),
  });
  await mkdir(join(house.engine.settings.folder, 'keys'));
  await writeFile(join(house.engine.settings.folder, 'keys', 'vault.json'), JSON.stringify(testKey));
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
  ['POST', '/api/backups/backup-2026-01-01T000000Z.tar.gz/requests'],
  ['POST', '/api/backups/backup-2026-01-01T000000Z.tar.gz/restore'],
  ['GET', '/api/approvals'],
  ['POST', `/api/approvals/${newId()}`],
  ['GET', '/api/condition'],
  ['GET', '/api/work'],
  ['POST', `/api/work/${newId()}/stop`],
])('%s %s is for those whose duty it is', async (method, path) => {
  await house.signInAs('auditor');
  expect(await house.ask(method, path, method === 'POST' ? { kind: 'take', reason: 'x', approved: true } : undefined)).toMatchObject({ status: 403, body: { code: 'access.no-right' } });
});

test('a backup is made once for all who ask meanwhile, listed, and kept in the journal', async () => {
  await house.signInAs('keeper');
  const [one, other] = await Promise.all([house.ask('POST', '/api/backups'), house.ask('POST', '/api/backups')]);
  expect([one.status, other.status]).toEqual([201, 201]);
  expect(other.body).toEqual(one.body);
  const { body } = await house.ask('GET', '/api/backups');
  expect(body).toEqual({ backups: [one.body], running: false });
  expect(await readdir(join(house.engine.settings.folder, 'backups'))).toEqual([one.body.name]);
  const journal = await house.ask('GET', '/api/journal?kind=backup');
  expect(journal.body.entries).toMatchObject([{ party: 'keeper', about: JSON.stringify({ backup: one.body.name, made: true }) }]);
});

async function askFor(name: string, kind: string, reason = '换服务器'): Promise<string> {
  const asked = await house.ask('POST', `/api/backups/${name}/requests`, { kind, reason });
  expect(asked).toMatchObject({ status: 201, body: { state: 'asked', kind, subject: name } });
  return asked.body.id;
}
const decided = (id: string, approved = true) => house.ask('POST', `/api/approvals/${id}`, { approved });

test('a backup is taken away by whoever asked once somebody else approved, and the journal knows', async () => {
  await house.signInAs('both');
  const { body: made } = await house.ask('POST', '/api/backups');
  const path = `/api/backups/${made.name}`;
  expect(await house.ask('GET', path)).toMatchObject({ status: 403, body: { code: 'approval.needed' } });
  expect(await house.ask('POST', `${path}/requests`, { kind: 'take', reason: ' ' })).toMatchObject({ status: 422, body: { code: 'approval.reason-missing' } });
  const id = await askFor(made.name, 'take');
  expect(await decided(id)).toMatchObject({ status: 403, body: { code: 'approval.own' } });
  expect((await house.ask('GET', path)).body.code).toBe('approval.needed');
  await house.signInAs('second');
  expect((await house.ask('GET', '/api/approvals')).body.approvals[0]).toMatchObject({ id, askedBy: 'both', reason: '换服务器', state: 'asked' });
  expect(await decided(id)).toMatchObject({ status: 200, body: { state: 'approved', decidedBy: 'second' } });
  expect(await decided(id, false)).toMatchObject({ status: 409, body: { code: 'approval.decided' } });
  expect((await house.ask('GET', path)).status).toBe(403);
  await house.signInAs('keeper');
  expect((await house.ask('GET', path)).body.code).toBe('approval.needed');
  await house.signInAs('both');
  const taken = await house.raw('GET', path);
  expect([taken.status, (await taken.arrayBuffer()).byteLength]).toEqual([200, made.size]);
  expect(await house.ask('GET', '/api/backups/backup-2001-01-01T000000Z.tar.gz')).toMatchObject({ status: 404, body: { code: 'backup.not-found' } });
  expect(await house.ask('GET', `/api/backups/${encodeURIComponent('../keys/vault.json')}`)).toMatchObject({ status: 404 });
  await house.signInAs('keeper');
  const journal = await house.ask('GET', '/api/journal?kind=backup&size=3');
  expect(journal.body.entries.map(({ party, about }: { party: string; about: string }) => [party, JSON.parse(about)])).toEqual([
    ['both', { backup: made.name, taken: true, approval: id, by: 'second' }],
    ['second', { backup: made.name, approved: 'take', approval: id }],
    ['both', { backup: made.name, asked: 'take', approval: id }],
  ]);
});

test('a restore takes a sound backup, a reason and two people, and is begun once', async () => {
  await house.signInAs('keeper');
  const { body: made } = await house.ask('POST', '/api/backups');
  const broken = 'backup-2026-01-02T030405Z.tar.gz';
  await writeFile(join(house.engine.settings.folder, 'backups', broken), 'no archive');
  expect(await house.ask('POST', `/api/backups/${broken}/requests`, { kind: 'restore', reason: 'x' })).toMatchObject({ status: 422, body: { code: 'backup.broken' } });
  const refused = await askFor(made.name, 'restore');
  await house.signInAs('second');
  expect((await decided(refused, false)).body.state).toBe('refused');
  await house.signInAs('keeper');
  const begin = () => house.ask('POST', `/api/backups/${made.name}/restore`);
  expect((await begin()).body.code).toBe('approval.needed');
  const taking = await askFor(made.name, 'take');
  const id = await askFor(made.name, 'restore', '误删了一批');
  await house.signInAs('second');
  await decided(taking);
  await house.signInAs('keeper');
  expect((await begin()).body.code).toBe('approval.needed');
  await house.signInAs('second');
  await decided(id);
  expect((await begin()).status).toBe(403);
  await house.signInAs('keeper');
  expect((await begin()).status).toBe(202);
  expect((await begin()).body.code).toBe('approval.needed');
  expect(ordered).toEqual([{ backup: made.name, party: { id: 'keeper', title: '管机器' }, approvedBy: 'second', reason: '误删了一批' }]);
});

test('what was asked is over after a day, what was approved after an hour', async () => {
  await house.signInAs('keeper');
  const { body: made } = await house.ask('POST', '/api/backups');
  const [late, idle] = [await askFor(made.name, 'take'), await askFor(made.name, 'take')];
  const { database } = house.engine.store;
  await database.run(`update approval set asked_at = asked_at - interval '25 hours' where id = $1`, [late]);
  await house.signInAs('second');
  expect(await decided(late)).toMatchObject({ status: 409, body: { code: 'approval.over' } });
  await decided(idle);
  await database.run(`update approval set decided_at = decided_at - interval '61 minutes' where id = $1`, [idle]);
  await house.signInAs('keeper');
  expect((await house.ask('GET', `/api/backups/${made.name}`)).body.code).toBe('approval.needed');
});

test('whom the administrator has just let in is no second person', async () => {
  await house.signInAs('keeper');
  const { body: made } = await house.ask('POST', '/api/backups');
  const id = await askFor(made.name, 'take');
  const { store } = house.engine;
  await store.database.transaction((session) => noteInJournal(session, store, { id: 'keeper', title: '', grants: [] }, { kind: 'account', about: { account: 'second', link: true } }));
  await house.signInAs('second');
  expect(await decided(id)).toMatchObject({ status: 403, body: { code: 'approval.fresh-account' } });
  expect((await decided(id, false)).body.state).toBe('refused');
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

test('whoever keeps the machine stops somebody’s check and commit: both are told so, and nothing has changed', async () => {
  await house.signInAs('clerk');
  const csv = (lines: readonly string[]) => ['编号,地区,房费,日期', ...lines].join('\n');
  const send = (id: string, text: string) => house.raw('POST', '/api/imports', text, { 'content-type': 'text/csv', 'x-file-name': encodeURIComponent('住宿台账.csv'), 'idempotency-key': id });
  const [small, large] = [newId(), newId()];
  expect((await send(small, csv(['STOP,西甲,1,2024-01-01']))).status).toBe(201);
  const stands = async () => [(await house.ask('GET', '/api/batches')).body.total, (await house.ask('GET', '/api/ledgers/walks.nights/records')).body.total];
  const before = await stands();
  // The commit waits its turn behind the check, so that there is time to stop either.
  const checking = send(large, csv(Array.from({ length: 30_000 }, (_, n) => `L${n},西甲,${n + 1},2024-01-01`)));
  const works = async () => (await house.ask('GET', '/api/work')).body.work.map(({ id, kind, party }: Record<string, string>) => [id, kind, party]);
  const clerk = house.cookie();
  await house.signInAs('keeper');
  await expect.poll(works, { interval: 5 }).toEqual([[large, 'checking', 'clerk']]);
  const committing = fetch(`${house.url}/api/imports/${small}/commit`, { method: 'POST', body: JSON.stringify({ mode: 'all' }), headers: { cookie: clerk, 'content-type': 'application/json' } });
  await expect.poll(works, { interval: 5 }).toEqual([[large, 'checking', 'clerk'], [small, 'committing', 'clerk']]);
  expect(await house.ask('POST', `/api/work/${small}/stop`)).toMatchObject({ status: 200 });
  expect(await house.ask('POST', `/api/work/${large}/stop`)).toMatchObject({ status: 200 });
  const codes = await Promise.all([checking, committing].map(async (answer) => [(await answer).status, ((await (await answer).json()) as { code: string }).code]));
  expect(codes).toEqual([[409, 'import.cancelled'], [409, 'import.cancelled']]);
  expect(await works()).toEqual([]);
  await house.signInAs('clerk');
  expect(await stands()).toEqual(before);
  expect((await house.ask('GET', `/api/imports/${large}`)).body).toMatchObject({ state: 'refused', refused: [{ code: 'import.cancelled' }] });
  // The workbook that was to be committed waits as it did.
  expect((await house.ask('GET', `/api/imports/${small}`)).body).toMatchObject({ state: 'checked', landing: null });
  expect((await house.ask('POST', `/api/imports/${small}/commit`, { mode: 'all' })).body).toMatchObject({ state: 'committed' });
});

test('who acts for an organisation reads and changes its own rows only, through a token too; its name changes nothing of that', async () => {
  await house.signInAs('clerk');
  const huts = { a: newId(), b: newId() };
  for (const [name, id] of Object.entries(huts)) expect((await house.ask('PUT', `/api/ledgers/walks.huts/records/${id}`, { base: 0, values: { name: `hut ${name}`, place: '21' } })).status).toBe(201);
  const nights = { a: await enterNight(house, { hut: huts.a, number: 'night-of-a' }), b: await enterNight(house, { hut: huts.b, number: 'night-of-b' }) };
  const wide = await house.ask('POST', '/api/batches', { changes: Object.entries(nights).map(([name, id]) => ({ op: 'put', ledger: 'walks.nights', id, base: 1, values: { ...night({ hut: huts[name as 'a'], number: `night-of-${name}`, price: '130.00' }) } })) });
  expect(wide.status).toBe(201);

  await house.signInAs('giver');
  expect((await house.ask('POST', '/api/accounts', { name: 'host' })).status).toBe(201);
  const give = (organisation?: object) => house.ask('PUT', '/api/accounts/host/roles', { roles: [{ role: 'host', regions: ['21'], ...(organisation === undefined ? {} : { organisation }) }] });
  expect(await give()).toMatchObject({ status: 422, body: { code: 'account.role-needs-organisation' } });
  expect(await give({ name: 'hut' })).toMatchObject({ status: 404, body: { code: 'account.unknown-organisation' } });
  const given = await give({ name: 'hut a' });
  expect(given.body.roles).toMatchObject([{ role: 'host', organisation: { ledger: 'walks.huts', record: huts.a, name: 'hut a' } }]);

  const { text } = await makeToken(house.engine.store, 'host', { name: 'till', actions: ['see', 'write', 'undo', 'export'], until: '2126-01-01T00:00:00Z' });
  const asHost: House['ask'] = (method, path, body) => house.ask(method, path, body, { cookie: '', authorization: `Bearer ${text}` });
  const answers = {
    list: await asHost('GET', nightsPath),
    own: await asHost('GET', `${nightsPath}/${nights.a}`),
    history: await asHost('GET', `${nightsPath}/${nights.a}/history`),
    huts: await asHost('GET', '/api/ledgers/walks.huts/records'),
    export: await asHost('GET', '/api/ledgers/walks.nights/export.csv'),
    search: await asHost('GET', '/api/search?q=night-of'),
    batches: await asHost('GET', '/api/batches'),
    batch: await asHost('GET', `/api/batches/${wide.body.batch.number}/records`),
    figures: await asHost('GET', '/api/figures'),
  };
  expect(answers.list.body).toMatchObject({ total: 1, records: [{ id: nights.a }] });
  expect(answers.huts.body.records.map(({ id }: { id: string }) => id)).toEqual([huts.a]);
  expect(answers.own.status).toBe(200);
  expect(answers.figures.body.figures).toEqual([]);
  expect(answers.batches.body.batches.find(({ number }: { number: string }) => number === wide.body.batch.number).counts).toMatchObject({ created: 0, changed: 1 });
  expect(answers.batch.body.records.map(({ record }: { record: string }) => record)).toEqual([nights.a]);
  for (const { status, body } of Object.values(answers)) expect([status, JSON.stringify(body).includes('night-of-b'), JSON.stringify(body).includes(nights.b)]).toEqual([200, false, false]);
  const refused = async (method: string, path: string, body?: unknown) => (await asHost(method, path, body)).body.code;
  expect(await refused('GET', `${nightsPath}/${nights.b}`)).toBe('record.not-found');
  expect(await refused('GET', `${nightsPath}/${nights.b}/history`)).toBe('record.not-found');
  expect(await refused('GET', '/api/figures/walks.income?window=2024')).toBe('figure.own-rows-only');
  expect(await refused('PUT', `${nightsPath}/${newId()}`, { base: 0, values: night() })).toBe('access.not-own');
  expect(await refused('PUT', `${nightsPath}/${newId()}`, { base: 0, values: night({ hut: huts.b }) })).toBe('field.no-such-record');
  expect(await refused('DELETE', `${nightsPath}/${nights.b}?base=1`)).toBe('record.not-found');
  expect(await refused('POST', `/api/batches/${wide.body.batch.number}/undo`)).toBe('access.not-allowed');
  const all = await house.raw('POST', '/api/ledgers/walks.nights/changes', JSON.stringify({ op: 'put', expected: 1, values: { price: '90.00' } }), { cookie: '', authorization: `Bearer ${text}`, 'content-type': 'application/json', 'idempotency-key': newId() });
  expect([all.status, await all.json()]).toMatchObject([201, { batch: { counts: { changed: 1 } } }]);

  // Another's name on one's own door opens nothing, however often the roles are saved since.
  expect((await asHost('PUT', `/api/ledgers/walks.huts/records/${huts.a}`, { base: 1, values: { name: 'hut c', place: '21' } })).status).toBe(200);
  await house.signInAs('giver');
  expect((await give(given.body.roles[0].organisation)).body.roles).toMatchObject(given.body.roles);
  expect(await give({ name: 'hut a' })).toMatchObject({ status: 404 });
  expect((await asHost('GET', nightsPath)).body.total).toBe(1);
});
