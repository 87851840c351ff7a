import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { backUp } from '../../src/apps/engine/backup.ts';
import { landImport, previewImport } from '../../src/apps/engine/import.ts';
import { openEngine, type Engine } from '../../src/apps/engine/open-engine.ts';
import { systemParty } from '../../src/kernel/access/party.ts';
import { sampleId } from '../../src/kernel/declare/fields/id-number.ts';
import type { Database } from '../../src/kernel/ports/database.ts';
import { forEachDatabase } from '../databases.ts';
import { enterNight, nightsPath, openHouse } from '../server/house.ts';
import { domains, regions } from '../server/programme.ts';

const card = sampleId('100000', 2015, 6, 1);
const lines = ['编号,地区,姓名,身份证号,电话,房费,日期', `K1,西甲,欧阳小明,${card},13812345678,10,2024-03-01`, 'K2,西乙,司马小红,,13987654321,20,2024-03-02'];
const workbook = { name: '住宿台账.csv', bytes: new Uint8Array(Buffer.from(lines.join('\n'))) };
const personal = ['欧阳小明', '司马小红', '13812345678', '13987654321', card];

/** Every row of every table as text. */
async function dump(database: Database): Promise<string> {
  const tables = await database.query(`select table_name as name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE'`);
  let text = '';
  for (const { name } of tables) for (const row of await database.query(`select row_to_json(one)::text as line from "${name}" as one`)) text += `${row['line']}\n`;
  return text;
}

/** Every file under a folder, unpacked where packed, but the key's. */
async function contents(folder: string): Promise<{ path: string; bytes: Buffer }[]> {
  const found: { path: string; bytes: Buffer }[] = [];
  for (const name of await readdir(folder, { recursive: true })) {
    const path = join(folder, name);
    if (!(await stat(path)).isFile() || name.startsWith('keys')) continue;
    const bytes = await readFile(path);
    found.push({ path: name, bytes: name.endsWith('.gz') ? gunzipSync(bytes) : bytes });
  }
  return found;
}

const telling = async (folder: string): Promise<string[]> => (await contents(folder)).filter(({ bytes }) => personal.some((one) => bytes.includes(one))).map(({ path }) => path);

async function importInto(engine: Engine): Promise<void> {
  await landImport(engine, systemParty, workbook, await previewImport(engine, systemParty, workbook), 'all');
}

forEachDatabase('at rest', (open) => {
  test('no table and no file tells a number or a name, of records imported, entered, corrected and only uploaded', async () => {
    const house = await openHouse(await open());
    const { engine, raw, ask } = house;
    const upload = async () => (await (await raw('POST', '/api/imports', lines.join('\n'), { 'content-type': 'text/csv', 'x-file-name': encodeURIComponent('住宿.csv') })).json()) as { id: string };
    const { id } = await upload();
    expect(await ask('POST', `/api/imports/${id}/commit`, { mode: 'all' })).toMatchObject({ status: 200, body: { landing: { batch: { counts: { created: 2 } } } } });
    await upload();
    const entered = await enterNight(house, { guest: '欧阳小明', card, phone: '13812345678' });
    await ask('PUT', `${nightsPath}/${entered}`, { base: 1, values: { phone: '13987654321' } });
    await ask('DELETE', `${nightsPath}/${entered}?base=2`);
    await engine.fold();
    await backUp({ database: engine.store.database, files: engine.files, vault: engine.vault }, join(engine.settings.folder, 'backups', 'one.tar.gz'));

    const text = await dump(engine.store.database);
    expect(text).toContain(engine.vault.encrypt('欧阳小明', 'text'));
    expect(personal.filter((one) => text.includes(one))).toEqual([]);
    const kept = await contents(engine.settings.folder);
    expect(kept.map(({ path }) => path.split('/')[0]).filter((part, at, all) => all.indexOf(part) === at).sort()).toEqual(['backups', 'files', 'uploads']);
    expect(await telling(engine.settings.folder)).toEqual([]);

    // The person is one, whatever was encrypted where.
    expect((await ask('GET', '/api/figures/walks.guests?window=2024')).body.value.value).toBe('1');
    expect((await ask('GET', '/api/check')).body).toMatchObject({ sound: true });
    await house.close();
  }, 120_000);
});

test('neither does the embedded database’s own folder, and an import compares with what is encrypted', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'shanhai-encrypted-'));
  const settings = { folder, domains, programme: { code: 'test', title: { zh: '测试', en: 'Test' }, regions } };
  const engine = await openEngine(settings);
  await importInto(engine);
  expect((await previewImport(engine, systemParty, workbook)).counts).toMatchObject({ new: 0, changed: 0, same: 2 });
  await engine.close();
  expect(await telling(folder)).toEqual([]);
  expect((await stat(join(folder, 'keys', 'vault.json'))).mode & 0o077).toBe(0);
  await rm(folder, { recursive: true, force: true });
}, 120_000);
