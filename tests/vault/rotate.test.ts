import { mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { makeKeyFile, readKeyFile } from '../../src/adapters/vault/key-file.ts';
import { vaultOf } from '../../src/adapters/vault/vault.ts';
import { accountSecret } from '../../src/apps/accounts/desk.ts';
import { checkEngine } from '../../src/apps/engine/check.ts';
import { landImport, previewImport } from '../../src/apps/engine/import.ts';
import { engineOver, type Engine } from '../../src/apps/engine/open-engine.ts';
import { readRecords } from '../../src/apps/engine/records.ts';
import { rotateKey } from '../../src/apps/engine/rotate-key.ts';
import { systemParty } from '../../src/kernel/access/party.ts';
import { domain } from '../../src/kernel/declare/domain.ts';
import { date, idNumber, money, phone, region, sampleId, text } from '../../src/kernel/declare/fields/index.ts';
import { distinct, figure, sum } from '../../src/kernel/declare/figure.ts';
import { ledger } from '../../src/kernel/declare/ledger.ts';
import { upgrade } from '../../src/kernel/ledger/upgrade.ts';
import { readFigures } from '../../src/kernel/figure/index.ts';
import { compile } from '../../src/kernel/model/compile.ts';
import type { Database } from '../../src/kernel/ports/database.ts';
import { close, prove } from '../closing/closing-world.ts';
import { forEachDatabase } from '../databases.ts';
import { regions } from '../server/programme.ts';

const title = (zh: string, en: string) => ({ title: { zh, en } });
/** A ledger whose facts are told apart by who somebody is. */
const helped = ledger('help.persons', {
  ...title('受助人台账', 'Persons helped'),
  fields: {
    place: region(title('地区', 'Region')),
    person: idNumber(title('身份证号', 'Identity number')),
    name: text({ ...title('姓名', 'Name'), sensitive: true }),
    phone: phone({ ...title('电话', 'Phone'), optional: true }),
    amount: money(title('金额', 'Amount')),
    on: date(title('日期', 'On')),
  },
  scope: 'place',
  when: 'on',
  identity: ['person', 'on'],
});
const domains = [domain({ name: 'help', title: { zh: '帮扶', en: 'Help' }, ledgers: [helped], figures: [figure('help.persons', { ...title('人数', 'Persons'), over: helped, measure: distinct('person') }), figure('help.amount', { ...title('金额', 'Amount'), over: helped, measure: sum('amount') })] })];
const programme = { code: 'test', title: { zh: '测试', en: 'Test' }, regions };

const people = 4500;
const card = (n: number) => sampleId('100000', 1960 + (n % 40), 1 + (Math.floor(n / 40) % 90), 1 + Math.floor(n / 3600));
const lines = ['地区,身份证号,姓名,电话,金额,日期', ...Array.from({ length: people }, (_, n) => `西甲,${card(n)},欧阳小明${n},138${String(10_000_000 + n)},${1 + (n % 9)},2023-0${1 + (n % 9)}-11`)];
const workbook = { name: '受助人.csv', bytes: new Uint8Array(Buffer.from(lines.join('\n'))) };

forEachDatabase('changing the key', (open) => {
  async function begin(): Promise<{ database: Database; folder: string; settings: Parameters<typeof rotateKey>[1] }> {
    const [database, folder] = await Promise.all([open(), mkdtemp(join(tmpdir(), 'shanhai-rotate-'))]);
    const settings = { folder, domains, programme };
    await makeKeyFile(join(folder, 'keys', 'vault.json'), 'aes-256-gcm');
    await upgrade(database, compile(domains));
    return { database, folder, settings };
  }
  const opened = async (database: Database, settings: Parameters<typeof rotateKey>[1]): Promise<Engine> => {
    const key = await readKeyFile(join(settings.folder, 'keys', 'vault.json'));
    if (key === undefined) throw new Error('There is no key.');
    const vault = vaultOf(key);
    return engineOver(settings, database, compile(domains, vault), vault);
  };
  const dump = async (database: Database) => JSON.stringify([await database.query('select * from help_persons'), await database.query('select * from figure_member'), await database.query('select * from account_totp')]);
  const persons = async ({ store }: Engine) => (await readFigures(store, systemParty, [{ figure: 'help.persons', window: '2023' }, { figure: 'help.amount', window: '2023' }])).map(({ value }) => value);

  test('ended again and again on its way, it goes on, and then all is as it was and proven under the new key', async () => {
    const { database, folder, settings } = await begin();
    const before = await opened(database, settings);
    const plan = await previewImport(before, systemParty, workbook);
    await landImport(before, systemParty, workbook, plan, 'all');
    await before.fold();
    await close(before.store, '2023-01');
    const { records: [one] } = await readRecords(before, systemParty, { ledger: 'help.persons' });
    const told = await persons(before);
    const oldVault = before.vault;
    const sealed = await symmetricEncrypt({ key: accountSecret(oldVault), data: 'otp secret' });
    await database.run(`insert into account_totp (programme, id, secret, backup_codes, user_id) values ('test', 't', $1, 'plain codes', 'u')`, [sealed]);
    const encrypted = oldVault.encrypt('欧阳小明7', 'text');
    expect(await dump(database)).toContain(encrypted);

    // Called off later each time: before the first rows, between batches, among the files.
    let kills = 0;
    let ended: unknown;
    for (let most = 1; most < 40; most += 1) {
      let calls = 0;
      ended = await rotateKey(database, settings, {
        reason: '例行更换',
        progress: (stage) => {
          if (stage === 'reseal' && ++calls >= most) throw new Error('killed');
        },
      }).catch((error: unknown) => error);
      if (!(ended instanceof Error)) break;
      expect(ended.message).toBe('killed');
      kills += 1;
      await expect(opened(database, settings)).rejects.toMatchObject({ code: 'store.rekeying' });
    }
    expect(ended).toMatchObject({ from: oldVault.fingerprint, backup: null });
    expect(kills).toBeGreaterThan(1);
    const after = await opened(database, settings);
    expect(after.vault.fingerprint).not.toBe(oldVault.fingerprint);
    expect((await readdir(join(folder, 'keys'))).toSorted()).toEqual([`vault-${oldVault.fingerprint}.json`, 'vault.json'].toSorted());
    expect((await readdir(join(folder, 'backups'))).filter((name) => name.startsWith('before-rekey-')).length).toBe(1);
    await expect(engineOver(settings, database, compile(domains, oldVault), oldVault)).rejects.toMatchObject({ code: 'store.key-wrong' });

    const dumped = await dump(database);
    expect(dumped).not.toContain(encrypted);
    expect(dumped).toContain(after.vault.encrypt('欧阳小明7', 'text'));
    expect((await checkEngine(after)).problems).toEqual([]);
    expect((await prove(after.store)).map(({ problems }) => problems)).toEqual([[]]);
    expect(await persons(after)).toEqual(told);
    expect((await readRecords(after, systemParty, { ledger: 'help.persons' })).records[0]).toEqual(one);
    expect(Buffer.from((await after.files.read(plan.file.hash)) ?? []).equals(workbook.bytes)).toBe(true);
    // Facts are known again by who they are about.
    expect((await previewImport(after, systemParty, workbook)).counts).toMatchObject({ new: 0, changed: 0, same: people });
    const [factor] = await database.query('select secret, backup_codes from account_totp');
    expect([await symmetricDecrypt({ key: accountSecret(after.vault), data: String(factor?.['secret']) }), factor?.['backup_codes']]).toEqual(['otp secret', 'plain codes']);
    const entries = await database.query("select party, reason, about, counts from journal where kind = 'rekey' order by position");
    expect(entries.reduce((total, { counts }) => total + Number((JSON.parse(String(counts)) as { resealed?: number }).resealed ?? 0), 0)).toBe(people);
    expect(entries.at(-1)).toMatchObject({ party: 'system', reason: '例行更换', about: JSON.stringify({ from: oldVault.fingerprint, to: after.vault.fingerprint }) });

    // What is written around the platform afterwards is noticed, its digest made to fit or not.
    const other = after.vault.encrypt('司马小红', 'text');
    await database.run('update help_persons set name = $1 where record = $2', [other, one?.id ?? '']);
    expect((await checkEngine(after)).problems.map(({ code, place }) => [code, place.record])).toEqual([['row.altered', one?.id]]);
    await expect(rotateKey(database, settings, { reason: '再换' })).rejects.toMatchObject({ code: 'store.not-sound' });
    await database.run('update help_persons set name = $1 where record = $2', [after.vault.encrypt(String(one?.values['name']), 'text'), one?.id ?? '']);
    await database.run('update help_persons set _sealed = null, _resealed = null, _resealed_as = null where record = $1', [one?.id ?? '']);
    expect((await checkEngine(after)).problems.map(({ code }) => code)).toEqual(['row.altered']);
    await rm(folder, { recursive: true, force: true });
  }, 120_000);

  test('it is changed a second time, for another cipher; killed before the files changed places, only that is left to do', async () => {
    const { database, folder, settings } = await begin();
    const small = { name: workbook.name, bytes: new Uint8Array(Buffer.from(lines.slice(0, 20).join('\n'))) };
    const first = await opened(database, settings);
    await landImport(first, systemParty, small, await previewImport(first, systemParty, small), 'all');
    await close(first.store, '2023-01');
    const told = await persons(first);
    await rotateKey(database, settings, { reason: '一' });
    const second = await opened(database, settings);
    const { records } = await readRecords(second, systemParty, { ledger: 'help.persons' });
    const values = { place: '21', person: card(9000), name: '后来人', phone: null, amount: 100n, on: '2023-05-05' };
    await second.committer.commit({ batch: newId(), kind: 'edit', party: systemParty, changes: [{ op: 'put', ledger: 'help.persons', record: newId(), base: 0, values }] });
    await close(second.store, '2023-05');
    const rotated = await rotateKey(database, settings, { reason: '二', suite: 'sm4-gcm' });
    expect(rotated.versions).toBe(20);
    const third = await opened(database, settings);
    expect([third.vault.suite, (await checkEngine(third)).problems, (await prove(third.store)).map(({ problems }) => problems)]).toEqual(['sm4-gcm', [], [[], []]]);
    expect(await persons(third)).not.toEqual(told);
    expect((await readRecords(third, systemParty, { ledger: 'help.persons' })).records.length).toBe(records.length + 1);
    expect(await dump(database)).not.toContain('a1.');

    const keys = join(folder, 'keys');
    await rename(join(keys, 'vault.json'), join(keys, 'vault.json.next'));
    await rename(rotated.oldKey, join(keys, 'vault.json'));
    expect(await rotateKey(database, settings, { reason: '二' })).toMatchObject({ from: rotated.from, to: rotated.to, versions: 0 });
    expect(JSON.parse(await readFile(join(keys, 'vault.json'), 'utf8'))).toMatchObject({ suite: 'sm4-gcm' });
    await rm(folder, { recursive: true, force: true });
  }, 120_000);
});
