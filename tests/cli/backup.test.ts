import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { folderFiles } from '../../src/adapters/files/folder.ts';
import type { KeySettings } from '../../src/apps/engine/unlock.ts';
import { backUp } from '../../src/apps/engine/backup.ts';
import { backUpWhenDue } from '../../src/apps/engine/backup-daily.ts';
import { checkEngine } from '../../src/apps/engine/check.ts';
import type { Engine } from '../../src/apps/engine/open-engine.ts';
import { restore } from '../../src/apps/engine/restore.ts';
import { systemParty } from '../../src/kernel/access/party.ts';
import { passingTables } from '../../src/kernel/model/system-tables.ts';
import { readFigures } from '../../src/kernel/figure/index.ts';
import type { Database } from '../../src/kernel/ports/database.ts';
import { forEachDatabase, openEmbedded } from '../databases.ts';
import { testKey, testVault } from '../vault/test-vault.ts';
import { openCommandLine, threeDonations } from './command-line.ts';

let folder: string;
/** A backup that the embedded database made. */
let embedded: string;
let before: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shanhai-backup-'));
  embedded = join(folder, 'embedded.tar.gz');
  await writeFile(join(folder, 'key.json'), JSON.stringify(testKey));
  const database = await openEmbedded();
  before = await fill(database, embedded);
  await database.close();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Imports, changes, undoes; backs up; answers what the figures say. */
async function fill(database: Database, path: string): Promise<string> {
  const line = await openCommandLine(database);
  await line.run('import', await line.donations('one.xlsx', threeDonations), '--commit');
  await line.engine.fold();
  await line.run('import', await line.donations('two.xlsx', [['漳县', '丁公司\t甲\\', '款', '50.5', 'R-4', '2023-03-05']]), '--commit');
  const { json } = await line.run('import', await line.donations('three.xlsx', [['岷县', '甲公司', '款', 250, 'R-1', '2024-03-05']]), '--commit', '--json');
  await line.run('undo', json.files[0].landed.number);
  const now = new Date().toISOString();
  const later = new Date(Date.now() + 3_600_000).toISOString();
  await database.run(`insert into account_session (programme, id, token, user_id, expires_at, created_at, updated_at) values ('p', 's', 't', 'u', $1, $2, $2)`, [later, now]);
  await database.run(`insert into account_invitation (programme, hash, account, until) values ('p', 'h', 'a', $1)`, [later]);
  await database.run(`insert into account_verification (programme, id, identifier, value, expires_at, created_at, updated_at) values ('p', 'v', 'i', 'x', $1, $2, $2)`, [later, now]);
  await database.run(`insert into approval (programme, id, kind, subject, reason, asked_by, asked_at, decided_by, decided_at, approved) values ('p', $1, 'take', 'x', 'x', 'a', $2, 'b', $2, true)`, [newId(), now]);
  for (const table of passingTables) expect(await database.query(`select count(*) as n from "${table}"`)).toEqual([{ n: '1' }]);
  await backUp({ database, files: line.engine.files, vault: testVault }, path);
  const told = await said(line.engine);
  await line.close();
  return told;
}

/** Where a backup is restored to. */
const placed = (name: string): KeySettings => ({ folder: join(folder, name), keyFile: join(folder, 'key.json') });
const filesAt = (name: string) => folderFiles(join(folder, name, 'files'), testVault);

async function said({ store }: Engine): Promise<string> {
  const values = await readFigures(store, systemParty, [...store.model.figures.keys()].map((figure) => ({ figure, window: '2023..2024' })));
  return JSON.stringify(values.map(({ figure, value, n }) => [figure, value, n]));
}

forEachDatabase('a backup', (open, dialect) => {
  test('restored, it is what was saved: rows, figures, originals, journal', async () => {
    const database = await open();
    const files = filesAt(`files-${dialect}`);
    const restored = await restore(database, placed(`files-${dialect}`), embedded);
    expect(restored).toMatchObject({ files: 3, missing: [] });
    const line = await openCommandLine(database);
    const engine = { ...line.engine, files };
    expect((await checkEngine(engine)).problems).toEqual([]);
    expect(await said(engine)).toBe(before);
    expect((await line.run('import', await line.donations('four.xlsx', [['漳县', '己公司', '款', 1, 'R-9', '2024-01-01']]), '--commit', '--json')).json.files[0].landed.counts.created).toBe(1);
    await line.close();
  });

  test('lets nobody in who was in when it was made, and approves nothing', async () => {
    const database = await open();
    await restore(database, placed(`passing-${dialect}`), embedded);
    for (const table of passingTables) expect(await database.query(`select 1 as one from "${table}"`)).toEqual([]);
    expect([...passingTables].toSorted()).toEqual(['account_invitation', 'account_session', 'account_verification', 'approval']);
  });

  test('of this database restores into the embedded one', async () => {
    const path = join(folder, `${dialect}.tar.gz`);
    const told = await fill(await open(), path);
    const other = await openEmbedded();
    const files = filesAt(`back-${dialect}`);
    await restore(other, placed(`back-${dialect}`), path);
    const line = await openCommandLine(other);
    expect(await said(line.engine)).toBe(told);
    expect((await checkEngine({ ...line.engine, files })).problems).toEqual([]);
    await line.close();
    await other.close();
  });

  test('is refused where there are records, unless they are to be replaced', async () => {
    const database = await open();
    await restore(database, placed(`refused-${dialect}`), embedded);
    await expect(restore(database, placed(`refused-${dialect}`), embedded)).rejects.toMatchObject({ code: 'restore.not-empty' });
    await expect(restore(database, placed(`refused-${dialect}`), embedded, true)).resolves.toMatchObject({ files: 3 });
  });

  test('damaged, cut short or something else changes nothing', async () => {
    const database = await open();
    const bytes = await readFile(embedded);
    const flipped = Buffer.from(bytes);
    flipped[Math.trunc(bytes.length / 2)] = (flipped[Math.trunc(bytes.length / 2)] ?? 0) ^ 0x40;
    for (const [name, wrong] of Object.entries({ cut: bytes.subarray(0, bytes.length - 2000), flipped, text: Buffer.from('no backup') })) {
      const path = join(folder, `${name}.tar.gz`);
      await writeFile(path, wrong);
      await expect(restore(database, placed(`damaged-${dialect}`), path)).rejects.toMatchObject({ code: 'backup.broken' });
    }
    const [row] = await database.query(`select to_regclass('journal') is null as empty`);
    expect(row).toEqual({ empty: 't' });
  });
});

test('a day’s backup is kept when something was written, seven of them at most', async () => {
  const database = await openEmbedded();
  const line = await openCommandLine(database);
  const backups = join(line.folder, 'backups');
  const at = (day: number) => new Date(Date.now() + day * 24 * 60 * 60 * 1000 + 1000);
  expect(await backUpWhenDue(line.engine, at(0))).toBeUndefined();
  for (let day = 1; day <= 9; day++) {
    await line.run('import', await line.donations(`${day}.xlsx`, [['岷县', '甲', '款', day, `D-${day}`, '2024-03-05']]), '--commit');
    // The journal's clock stands still here, so each day's import is put on its day.
    await database.run('update journal set at = $1 where at > now() - interval \'1 hour\' and position = (select max(position) from journal)', [at(day).toISOString()]);
    expect(await backUpWhenDue(line.engine, new Date(at(day).getTime() + 1000))).toBeDefined();
    expect(await backUpWhenDue(line.engine, new Date(at(day).getTime() + 5000))).toBeUndefined();
  }
  expect(await readdir(backups)).toHaveLength(7);
  await line.close();
  await database.close();
});

test('the command saves and brings back between folders', async () => {
  const database = await openEmbedded();
  const line = await openCommandLine(database);
  await line.run('import', await line.donations('one.xlsx', threeDonations), '--commit');
  const saved = await line.run('backup', 'saved.tar.gz', '--json');
  expect([saved.code, saved.json.files, saved.json.rows.care_donations]).toEqual([0, 1, 3]);
  expect((await line.run('restore', 'saved.tar.gz', '--json')).json.code).toBe('store.being-served');
  expect((await line.run('restore', 'nowhere.tar.gz', '--json')).json.code).toBe('file.not-found');
  await line.close();
  await database.close();
});
