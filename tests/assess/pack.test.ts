import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeSheets } from '../../src/adapters/workbook/write/sheets.ts';
import { openPackage } from '../../src/adapters/workbook/zip/package.ts';
import { DEFAULT_LIMITS } from '../../src/adapters/workbook/limits.ts';
import { makeEvidencePack } from '../../src/apps/engine/assessment/pack/make-pack.ts';
import { landImport, previewImport } from '../../src/apps/engine/import.ts';
import { systemParty, type Party } from '../../src/kernel/access/party.ts';
import { getRecord } from '../../src/kernel/ledger/list.ts';
import { forEachDatabase } from '../databases.ts';
import { openAssessed, type Assessed } from './programme.ts';

forEachDatabase('a pack of evidence', (open) => {
  let assessed: Assessed;
  let folder = '';
  let seal = '';
  beforeAll(async () => {
    assessed = await openAssessed(await open());
    folder = await mkdtemp(join(tmpdir(), 'shanhai-pack-'));
    const said = await assessed.run('evidence-pack', '--year', '2023', '--region', '岷县', '--out', 'pack.zip', '--reason', '报省考核组', '--json');
    seal = said.json.seal;
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
    await assessed.close();
  });

  /** Unpacks it anew, lets somebody at it, and runs its own program. */
  async function verified(name: string, tamper: (at: (path: string) => string) => Promise<unknown> = async () => undefined, ...more: readonly string[]): Promise<{ code: number; out: string }> {
    const into = join(folder, name);
    const pack = openPackage(await readFile(join(assessed.folder, 'pack.zip')), DEFAULT_LIMITS);
    for (const path of pack.names) {
      await mkdir(dirname(join(into, path)), { recursive: true });
      await writeFile(join(into, path), pack.whole(path) ?? '');
    }
    await tamper((path) => join(into, path));
    return new Promise((resolve) => execFile(process.execPath, ['verify.mjs', ...more], { cwd: into }, (error, out) => resolve({ code: error === null ? 0 : Number(error.code), out })));
  }
  const edited = (path: string, from: string | RegExp, to: string) => async (at: (path: string) => string) => {
    const text = await readFile(at(path), 'utf8');
    expect(text).toMatch(from);
    await writeFile(at(path), text.replace(from, to));
  };
  const faults = (out: string) => [...out.matchAll(/^不符 fault {2}(.+)$/gm)].map(([, file]) => file);

  test('is proven by its own program, and by the seal that was sent apart', async () => {
    const { code, out } = await verified('whole', undefined, '--seal', seal);
    expect([code, out]).toEqual([0, `一致：文件、记录、指标、得分都对得上。\nAll of it agrees: files, records, figures and points.\n${seal}  SHA256SUMS\n`]);
    expect((await verified('other', undefined, '--seal', '0'.repeat(64))).code).toBe(1);
  });

  test('holds the records of the region and year, its files, and no other', async () => {
    const pack = openPackage(await readFile(join(assessed.folder, 'pack.zip')), DEFAULT_LIMITS);
    const everything = pack.names.map((path) => `${path}\n${pack.whole(path)?.toString('utf8') ?? ''}`).join('\n');
    expect(everything).toContain('donor-621126-2023');
    for (const secret of ['donor-621126-2024', 'donor-621123-2023', assessed.files.later]) expect(everything).not.toContain(secret);
    expect(pack.names).toContain(`evidence/${assessed.files.claim}.pdf`);
    expect(pack.names).toContain(`evidence/${assessed.files.donation}.pdf`);
    expect(pack.whole('index.html')?.toString('utf8')).toContain('Visits and joint meetings');
  });

  test('that it was made is in the journal, with why and its seal; workbooks go along whole only where asked for and by the maker’s own right', async () => {
    const { engine } = assessed;
    const entries = async (kind: string) => (await engine.store.database.query('select party, about, reason from journal where kind = $1 order by position', [kind])).map(({ party = null, reason = null, about = null }) => ({ party, reason, about: JSON.parse(String(about)) as Record<string, unknown> }));
    const minxian = { ruleSet: 'gansu.2023', year: 2023, region: '621126' };
    expect(await entries('pack')).toEqual([{ party: 'system', reason: '报省考核组', about: { ...minxian, title: expect.stringContaining('岷县 2023') as string, seal, files: expect.any(Number) as number, records: expect.any(Number) as number, originals: 0, heldBack: 0 } }]);

    const book = await writeSheets([{ name: '社会捐赠台账', rows: [['县区', '捐赠方', '捐赠类型', '金额（元）', '票据号', '接收日期', '经办人电话'], ['岷县', '示例基金会', '捐款', 100, 'R-O1', '2023-06-01', '13812345678']] }]);
    const file = { name: '捐赠.xlsx', bytes: book };
    const plan = await previewImport(engine, systemParty, file);
    expect(plan.counts).toMatchObject({ read: 1, new: 1 });
    await landImport(engine, systemParty, file, plan, 'all');
    const path = `originals/${plan.file.hash}.xlsx`;
    const pack = async (party: Party, originals: boolean) => openPackage(Buffer.from((await makeEvidencePack(engine, party, minxian, 'zh', { reason: '核查', originals })).bytes), DEFAULT_LIMITS);
    const assessor: Party = { id: 'assessor', title: '考核', grants: [{ role: 'assessor', regions: ['621126'], ledgers: [], actions: ['assess'], assessments: [minxian] }] };
    expect((await pack(systemParty, false)).names).not.toContain(path);
    const theirs = await pack(assessor, true);
    expect(theirs.names).not.toContain(path);
    expect(theirs.whole('originals.csv')?.toString('utf8')).toContain(plan.file.hash);
    expect(await entries('unmask')).toEqual([]);
    expect((await pack(systemParty, true)).names).toContain(path);
    expect(await entries('unmask')).toEqual([{ party: 'system', reason: '核查', about: { file: plan.file.hash, name: '捐赠.xlsx' } }]);
    expect((await entries('pack')).map(({ party, about }) => [party, about['originals'], about['heldBack']])).toEqual([['system', 0, 0], ['system', 0, 1], ['assessor', 0, 1], ['system', 1, 0]]);
    await expect(makeEvidencePack(engine, assessor, minxian, 'zh', { reason: ' ', originals: false })).rejects.toMatchObject({ code: 'unmask.reason-missing' });
  });

  test('names each file that was tampered with', async () => {
    const bent = await verified('bent', edited('contributions/care.donations@2023.csv', '300000', '900000'));
    expect([bent.code, faults(bent.out)]).toEqual([1, ['contributions/care.donations@2023.csv', 'contributions/care.donations@2023.csv']]);
    expect(bent.out).toContain('care.donations@2023 make up 900000, the figure is 300000');
    const swapped = await verified('swapped', (at) => writeFile(at(`evidence/${assessed.files.claim}.pdf`), 'another paper'));
    expect(faults(swapped.out)).toEqual([`evidence/${assessed.files.claim}.pdf`, `evidence/${assessed.files.claim}.pdf`]);
    const lost = await verified('lost', async (at) => {
      await rm(at(`evidence/${assessed.files.donation}.pdf`));
      await writeFile(at('evidence/more.txt'), 'slipped in');
    });
    expect(faults(lost.out).toSorted()).toEqual([`evidence/${assessed.files.donation}.pdf`, 'evidence/more.txt'].toSorted());
  });

  test('finds points that don’t follow from the rules, whoever made the hashes anew', async () => {
    const raised = await verified('raised', edited('assessment.json', /"total": "[\d.]+"/, '"total": "99"'));
    expect(raised.out).toMatch(/the total \(self\) says 99, the rules give [\d.]+/);
    const eased = await verified('eased', edited('rules.json', '"points": "4"', '"points": "2"'));
    expect(eased.out).toContain('rules.json');
    expect(eased.out).toMatch(/leadership\.visits \(self\) says 4 points, the rules give 2/);
    const claimed = await verified('claimed', edited('findings.csv', 'leadership.visits,assessor,3.5', 'leadership.visits,assessor,4'));
    expect(claimed.out).toContain('what was found of leadership.visits (assessor) is not what it was scored by');
  });

  test('of a closed year is scored by what was sealed, and says what is known since', async () => {
    const { engine, given } = assessed;
    expect((await assessed.run('close', '2023', '--reason', '年度上报', '--acknowledge', 'all')).code).toBe(0);
    const donation = given.get('621126 2023') ?? '';
    const stands = await getRecord(engine.store, systemParty, 'care.donations', donation);
    const change = { op: 'put' as const, ledger: 'care.donations', record: donation, base: stands.version, values: { ...stands.values, amount: 31_000_000n } };
    await engine.committer.commit({ batch: newId(), kind: 'edit', party: systemParty, reason: '金额录错', changes: [change] });

    expect((await assessed.run('evidence-pack', '--year', '2023', '--region', '岷县', '--out', 'pack.zip', '--reason', '报省考核组', '--json')).code).toBe(0);
    const { code, out } = await verified('corrected');
    expect(code).toBe(0);
    expect(out).toContain('care.donations@2023: sealed as 300100 by closing 1, 310100 now, as something was corrected since');
  });
});
