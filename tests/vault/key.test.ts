import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeKeyFile } from '../../src/adapters/vault/key-file.ts';
import { backUp } from '../../src/apps/engine/backup.ts';
import { changeRecords } from '../../src/apps/engine/change-records.ts';
import { openEngine } from '../../src/apps/engine/open-engine.ts';
import { readRecords } from '../../src/apps/engine/records.ts';
import { restore } from '../../src/apps/engine/restore.ts';
import type { EngineSettings } from '../../src/apps/engine/settings.ts';
import { systemParty } from '../../src/kernel/access/party.ts';
import { openEmbedded } from '../databases.ts';
import { newId, night } from '../server/house.ts';
import { domains, regions } from '../server/programme.ts';

let folder: string;
let settings: EngineSettings;
let key: string;
const programme = { code: 'test', title: { zh: '测试', en: 'Test' }, regions };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shanhai-key-'));
  settings = { folder, domains, programme, suite: 'sm4-gcm' };
  key = join(folder, 'keys', 'vault.json');
  const engine = await openEngine(settings);
  await changeRecords(engine, systemParty, [{ op: 'put', ledger: 'walks.nights', id: newId(), base: 0, values: night({ guest: '欧阳小明' }) }]);
  await backUp({ database: engine.store.database, files: engine.files, vault: engine.vault }, join(folder, 'saved.tar.gz'));
  await engine.close();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('the suite chosen at the first start stays that of the key', async () => {
  expect(JSON.parse(await readFile(key, 'utf8'))).toMatchObject({ suite: 'sm4-gcm' });
  const engine = await openEngine({ ...settings, suite: 'aes-256-gcm' });
  expect((await engine.store.database.query('select guest from walks_nights'))[0]?.['guest']).toMatch(/^m1\./);
  expect((await readRecords(engine, systemParty, { ledger: 'walks.nights' })).records[0]?.values['guest']).toBe('欧阳小明');
  await engine.close();
});

test('without the key, with another or with a broken file nothing opens, and one line says why', async () => {
  const { key: made } = JSON.parse(await readFile(key, 'utf8')) as { key: string };
  const moved = join(folder, 'elsewhere.json');
  await rename(key, moved);
  await expect(openEngine(settings)).rejects.toMatchObject({ code: 'store.key-missing' });
  await expect(readFile(key)).rejects.toMatchObject({ code: 'ENOENT' });
  const other = join(folder, 'other.json');
  await makeKeyFile(other, 'aes-256-gcm');
  const refusal = await openEngine({ ...settings, keyFile: other }).catch((error: unknown) => error);
  expect(refusal).toMatchObject({ code: 'store.key-wrong' });
  expect(JSON.stringify(refusal)).not.toContain(made);
  await writeFile(key, '{"suite":"aes-256-gcm"}');
  await expect(openEngine(settings)).rejects.toMatchObject({ code: 'store.key-unreadable' });
  await rename(moved, key);
  await (await openEngine(settings)).close();
});

test('a backup is restored where its key is, and tells which one it needs where it is not', async () => {
  const elsewhere = join(folder, 'new-machine');
  const database = await openEmbedded();
  const path = join(folder, 'saved.tar.gz');
  await expect(restore(database, { folder: elsewhere }, path)).rejects.toMatchObject({ code: 'store.key-missing' });
  const { key: text } = JSON.parse(await readFile(key, 'utf8')) as { key: string };
  expect((await readFile(path)).includes(text)).toBe(false);
  await expect(restore(database, { folder: elsewhere, keyFile: key }, path)).resolves.toMatchObject({ rows: { walks_nights: 1 } });
  await database.close();
});
