import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorkbook } from '../../src/adapters/workbook/open.ts';
import { changeRecords } from '../../src/apps/engine/change-records.ts';
import { systemParty } from '../../src/kernel/access/party.ts';
import type { Database } from '../../src/kernel/ports/database.ts';
import { openEmbedded } from '../databases.ts';
import { openCommandLine, threeDonations, type CommandLine } from './command-line.ts';

let database: Database;
let line: CommandLine;
let workbook: string;

beforeAll(async () => {
  database = await openEmbedded();
  line = await openCommandLine(database);
  workbook = await line.donations('donations.xlsx', threeDonations);
});
afterAll(async () => {
  await line.close();
  await database.close();
});

const sum = async (): Promise<string> => (await line.run('figures', 'care.donations', '--year', '2024', '--json')).json.figures[0].value;

describe('import', () => {
  test('previews without writing', async () => {
    const { code, json } = await line.run('import', workbook, '--json');
    expect(code).toBe(0);
    expect(json.counts).toEqual({ read: 3, new: 3, changed: 0, same: 0, rejected: 0 });
    expect(json.files[0].tables[0].ledger).toBe('care.donations');
    expect(json.files[0].landed).toBeNull();
    expect(await sum()).toBe('0');
  });

  test('writes with --commit, tells the figures moved, and a second time finds nothing new', async () => {
    const first = await line.run('import', workbook, '--commit');
    expect(first.out).toContain('read 3 = new 3 + changed 0 + same 0 + rejected 0');
    expect(first.out).toMatch(/care\.donations 2024 {2}.* → 600\.00/);
    expect(await sum()).toBe('600');
    expect((await line.run('import', workbook, '--commit', '--json')).json.counts).toMatchObject({ new: 0, same: 3 });
  });

  test('a wrong row keeps all out and ends with 1; --valid lets the others in', async () => {
    const wrong = await line.donations('wrong.xlsx', [['岷县', '丁公司', '款', 400, 'R-4', '2024-06-01'], ['岷县', '戊公司', '款', '许多', 'R-5', '2024-06-02']]);
    const marked = join(line.folder, 'marked.xlsx');
    const refused = await line.run('import', wrong, '--commit', '--annotated', marked, '--json');
    expect(refused.code).toBe(1);
    expect(refused.json.files[0].landed).toBeNull();
    expect(refused.json.files[0].problems[0]).toMatchObject({ code: 'cell.not-a-number', place: { sheet: '捐赠', row: 4, column: 'D' } });
    await access(marked);
    expect((await openWorkbook(await readFile(marked), 'marked.xlsx')).sheets).toHaveLength(1);
    expect(await sum()).toBe('600');
    expect((await line.run('import', wrong, '--commit', '--valid')).code).toBe(1);
    expect(await sum()).toBe('1000');
  });

  test('a mapping that was said is used', async () => {
    const { json } = await line.run('import', workbook, '--ledger', 'care.donations', '--map', 'recipient=B', '--map', 'donor=A', '--json');
    const columns = json.files[0].tables[0].columns as { field: string; column: string }[];
    expect(columns).toContainEqual(expect.objectContaining({ field: 'recipient', column: 'B' }));
  });

  test('undo takes a batch back, once', async () => {
    const { json } = await line.run('batches', '--json');
    const { number } = json.batches[0];
    expect((await line.run('undo', number, '--reason', 'try')).code).toBe(0);
    expect(await sum()).toBe('600');
    const again = await line.run('undo', number, '--json');
    expect([again.code, again.json.code]).toEqual([3, 'batch.undone']);
    expect((await line.run('undo', 'nonsense', '--json')).json.code).toBe('batch.not-found');
  });
});

describe('figures', () => {
  test('by county and domain, as text', async () => {
    const { code, out } = await line.run('figures', 'care', '--year', '2024', '--county', '岷县');
    expect(code).toBe(0);
    expect(out).toMatch(/care\.donations +.*500\.00 +yuan +2/);
  });

  test('the newest year that holds records is the usual window', async () => {
    expect((await line.run('figures', 'care.donations', '--json')).json.window).toBe('2024');
  });

  test('open leads to the cells', async () => {
    const { json } = await line.run('open', 'care.donations', '--year', '2024', '--county', '岷县', '--json');
    expect(json.value.value).toBe('500');
    expect(json.records.page.map(({ place }: { place: { cell: string } }) => place.cell)).toEqual(['D3', 'D4']);
    const { out } = await line.run('open', 'care.donations', '--year', '2024');
    expect(out).toContain('donations.xlsx 捐赠!D3');
  });

  test('what is not there is refused with its code', async () => {
    for (const [argv, code] of [
      [['figures', 'care.nothing'], 'figure.unknown'],
      [['figures', '--window', 'yesterday'], 'figure.unreadable-window'],
      [['figures', '--county', '上海'], 'figure.unknown-region'],
      [['records', 'care.nothing'], 'ledger.unknown'],
      [['history', 'nobody'], 'record.not-found'],
      [['import', 'nowhere.xlsx'], 'file.not-found'],
    ] as const) {
      const said = await line.run(...argv, '--json');
      expect([said.code, said.json.code, said.err]).toEqual([3, code, '']);
      const plain = await line.run(...argv);
      expect([plain.code, plain.out]).toEqual([3, '']);
      expect(plain.err).toContain(`[${code}]`);
    }
  });
});

describe('records', () => {
  test('filters, sorts and pages', async () => {
    const found = await line.run('records', 'care.donations', '--where', 'county=岷县', 'amount>=250', '--sort', '-amount', '--json');
    expect(found.json.records.map(({ values }: { values: { receipt: string } }) => values.receipt)).toEqual(['R-2']);
    expect((await line.run('records', 'care.donations', '--where', 'form=款', '--size', '1')).out).toContain('3 records, page 1 of 3');
    expect((await line.run('records', 'care.donations', '--where', 'amount>=plenty', '--json')).json.problems[0].place.field).toBe('amount');
  });

  test('history finds the ledger by itself', async () => {
    const { json } = await line.run('records', 'care.donations', '--where', 'receipt=R-1', '--json');
    const told = await line.run('history', json.records[0].id, '--json');
    expect(told.json.ledger).toBe('care.donations');
    expect(told.json.sources.amount.cell).toMatchObject({ sheet: '捐赠', row: 3, column: 'D' });
    expect((await line.run('history', json.records[0].id)).out).toContain('Amount  200.00');
  });
});

describe('workbooks out', () => {
  test('a template is read back as a table of its ledger', async () => {
    const path = join(line.folder, 'template.xlsx');
    expect((await line.run('template', 'care.donations', path)).code).toBe(0);
    const { json } = await line.run('sheet', path, '--json');
    const columns = json.sheets[0].tables[0].columns as { header_path: string[]; unit: string | null }[];
    expect(columns.map(({ header_path }) => header_path.join(''))).toContain('票据号');
  });

  test.each(['xlsx', 'csv'])('an exported ledger reads back as what stands (.%s)', async (format) => {
    const path = join(line.folder, `out.${format}`);
    expect((await line.run('export', 'care.donations', path, '--json')).json.count).toBe(3);
    expect((await line.run('import', path, '--ledger', 'care.donations', '--json')).json.counts).toEqual({ read: 3, new: 0, changed: 0, same: 3, rejected: 0 });
  });

  test('figures are exported; an unknown format is refused', async () => {
    const path = join(line.folder, 'figures.csv');
    expect((await line.run('export', 'figures', path, '--year', '2024')).code).toBe(0);
    expect(await readFile(path, 'utf8')).toMatch(/care\.donations,.*,2024,,,600,/);
    expect((await line.run('export', 'figures', 'figures.pdf', '--json')).json.code).toBe('export.unknown-format');
  });
});

describe('check', () => {
  test('is content with what was committed and names what was altered', async () => {
    const { code, json } = await line.run('check', '--json');
    expect([code, json.ok, json.problems]).toEqual([0, true, []]);
    await database.run(`update care_donations set donor = '无名' where receipt = 'R-1'`);
    const found = await line.run('check', '--json');
    expect([found.code, found.json.problems[0].code]).toEqual([1, 'row.altered']);
    await database.run(`update care_donations set donor = '甲公司' where receipt = 'R-1'`);
    await line.engine.fold();
    await database.run(`update figure_cell set n = n + 1 where figure = 'care.donations'`);
    const wrong = await line.run('check');
    expect(wrong.code).toBe(1);
    expect(wrong.out).toContain('figure.wrong-cell');
    expect((await line.run('check', '--rebuild')).code).toBe(0);
  });
});

describe('--unmask', () => {
  const id = '018f0000-0000-7000-8000-000000000001';
  beforeAll(async () => {
    await changeRecords(line.engine, systemParty, [{ op: 'put', ledger: 'consumption.outlets', id, base: 0, values: { region: '370202', name: '展销中心', kind: 'centre', openedOn: '2024-03-05', phone: '13812345678' } }]);
  });

  test('shows sensitive fields in full, and who did that and why is in the journal', async () => {
    const path = join(line.folder, 'outlets.csv');
    await line.run('export', 'consumption.outlets', path);
    expect(await readFile(path, 'utf8')).not.toContain('13812345678');
    await line.run('export', 'consumption.outlets', path, '--unmask', '核对电话', '--database-url', 'postgres://u:secret@h/d');
    expect(await readFile(path, 'utf8')).toContain('13812345678');
    const [entry] = await database.query('select kind, party, reason, about from journal order by position desc limit 1');
    expect(entry).toEqual({ kind: 'unmask', party: 'system', reason: '核对电话', about: JSON.stringify({ command: `export consumption.outlets ${path}` }) });
    expect((await line.run('check', '--json')).json.problems).toEqual([]);
  });

  test('takes a reason', async () => {
    expect((await line.run('records', 'consumption.outlets', '--unmask', ' ', '--json')).json.code).toBe('unmask.reason-missing');
    expect((await line.run('records', 'consumption.outlets', '--unmask')).code).toBe(2);
  });
});

test('ledgers are listed and described', async () => {
  expect((await line.run('ledgers')).out).toMatch(/care\.donations +Donations +3/);
  expect((await line.run('ledgers', 'care.donations', '--json')).json.identity).toEqual(['receipt']);
});

test('another programme in the same database has records of its own', async () => {
  const { json } = await line.run('figures', 'care.donations', '--year', '2024', '--programme', 'another', '--json');
  expect(json.figures[0].value).toBe('0');
  expect((await line.run('ledgers', '--programme', 'Not One', '--json')).json.code).toBe('programme.unreadable-code');
});
