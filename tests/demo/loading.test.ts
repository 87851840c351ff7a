import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkClaims } from '../../src/apps/engine/demo-claims.ts';
import { demoState } from '../../src/apps/engine/demo-state.ts';
import { loadDemo, type DemoLoad } from '../../src/apps/engine/demo.ts';
import { systemParty } from '../../src/kernel/access/party.ts';
import { verifyStore } from '../../src/kernel/ledger/verify.ts';
import type { Database } from '../../src/kernel/ports/database.ts';
import { claims } from '../../packs/qingdao-dingxi/index.ts';
import { openCommandLine, threeDonations, type CommandLine } from '../cli/command-line.ts';
import { openEmbedded } from '../databases.ts';

const edition = { seed: 1, scale: 0.01 };
let database: Database;
let line: CommandLine;

beforeAll(async () => {
  database = await openEmbedded();
  line = await openCommandLine(database);
});
afterAll(async () => {
  await line.close();
  await database.close();
});

/** Loads until this many workbooks are in, then stops. */
function loadSome(workbooks: number): Promise<DemoLoad> {
  const stop = new AbortController();
  return loadDemo(line.engine, edition, stop.signal, (progress) => {
    if (progress.workbooks === workbooks) stop.abort();
  });
}

const batches = async (): Promise<number> => Number((await database.query(`select count(*) as n from journal where kind = 'import'`))[0]?.['n']);

test('a load that was stopped goes on where it was, and lands nothing twice', async () => {
  expect(await demoState(line.engine)).toEqual({ state: 'empty' });
  const first = await loadSome(3);
  expect([first.done, first.rejected, await batches()]).toEqual([false, 0, 3]);
  expect(await demoState(line.engine)).toEqual({ state: 'begun', edition });
  const further = await loadSome(6);
  expect([further.rejected, await batches()]).toEqual([0, 6]);
  expect(further.rows).toBeGreaterThan(first.rows);
  expect((await verifyStore(line.engine.store)).problems).toEqual([]);
});

test('every published figure is asked for; of a part of the records not all come out', async () => {
  const results = await checkClaims(line.engine, systemParty);
  expect(results.map(({ id }) => id)).toEqual(claims.map(({ id }) => id));
  expect(results.find(({ id }) => id === 'team.members')).toMatchObject({ expected: '18', value: '18', ok: true, records: 18 });
  expect(results.some(({ ok }) => !ok)).toBe(true);
});

test('it keeps away from records of one’s own', async () => {
  await database.run('delete from journal');
  await line.run('import', await line.donations('own.xlsx', threeDonations), '--commit');
  expect(await demoState(line.engine)).toEqual({ state: 'own' });
  const said = await line.run('demo', '--check', '--json');
  expect([said.code, said.json.code]).toEqual([3, 'demo.own-records']);
});
