import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openWorkbook } from '../../src/adapters/workbook/open.ts';
import { writeSheets } from '../../src/adapters/workbook/write/sheets.ts';
import { sampleId } from '../../src/kernel/declare/fields/id-number.ts';
import { role } from '../../src/kernel/declare/role.ts';
import { forEachDatabase } from '../databases.ts';
import { openHouse, type House } from './house.ts';

const titled = (name: string) => ({ title: { zh: name, en: name }, note: { zh: name, en: name } });
const roles = [
  role('keeper', { ...titled('keeper'), rules: [{ ledgers: 'all', actions: ['see', 'import', 'journal', 'check'] }] }),
  role('reader', { ...titled('reader'), rules: [{ ledgers: 'all', actions: ['see', 'write', 'originals'] }] }),
  role('inspector', { ...titled('inspector'), rules: [{ ledgers: 'all', actions: ['see', 'unmask', 'originals'] }] }),
];
const persona = (name: string, as: string, regions: 'all' | readonly string[]) => ({ name, title: { zh: `叫${name}`, en: name }, role: as, regions });
const personas = [persona('keeper', 'keeper', 'all'), persona('reader', 'reader', 'all'), persona('county', 'inspector', ['21']), persona('auditor', 'inspector', 'all')];
const card = sampleId('100000', 1991, 2, 3);

forEachDatabase('originals over HTTP', (open) => {
  let house: House;
  /** A hut with its warden's ID in a column that no ledger takes; and the same with a sheet that none takes. */
  let hut = '';
  let withList = '';
  beforeAll(async () => {
    house = await openHouse(await open(), { roles, personas });
    const hutSheet = (name: string) => ({ name: '小屋台账', rows: [['小屋', '地区', '等级', '看守人证件', '看守人'], [name, '西甲', '普通', card, '诸葛孔明']] });
    hut = await bring('小屋.xlsx', await writeSheets([hutSheet('湖屋')]));
    withList = await bring('小屋与名单.xlsx', await writeSheets([hutSheet('林屋'), { name: '名单', rows: [['给谁住'], ['欧阳小明，电话 138-1234-5678']] }]));
  });
  afterAll(() => house.close());

  async function bring(name: string, bytes: Uint8Array): Promise<string> {
    const sent = await house.raw('POST', '/api/imports', Uint8Array.from(bytes), { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name) });
    const { id, file } = (await sent.json()) as { id: string; file: { hash: string } };
    expect((await house.ask('POST', `/api/imports/${id}/commit`, { mode: 'all' })).body.state).toBe('committed');
    return file.hash;
  }
  const take = (hash: string, body: unknown = { reason: '核对' }) => house.ask('POST', `/api/files/${hash}/original`, body);
  const copy = async (hash: string) => {
    const response = await house.raw('GET', `/api/files/${hash}/masked.xlsx`);
    return response.status === 200 ? JSON.stringify((await openWorkbook(new Uint8Array(await response.arrayBuffer()), 'copy.xlsx')).sheets.map(({ rows }) => rows.map(({ cells }) => cells))) : String(response.status);
  };
  const entries = async () => (await house.engine.store.database.query("select party, about, reason from journal where kind = 'unmask' order by position")).map((row): unknown => ({ ...row, about: JSON.parse(String(row['about'])) }));

  test('an unmapped column of ID numbers goes out whole only with the right, a reason, and an entry before it is read', async () => {
    await house.signInAs('reader');
    const refused = await take(hut);
    expect(refused).toMatchObject({ status: 403, body: { code: 'file.masked', problems: [{ place: { file: hut }, mend: { zh: expect.stringContaining('叫keeper') as string } }] } });
    expect(await copy(hut)).toContain('湖屋');
    expect(await copy(hut)).not.toMatch(new RegExp(`${card}|诸葛孔明`));
    expect(await entries()).toEqual([]);

    await house.signInAs('county');
    for (const body of [{}, { reason: '  ' }]) expect(await take(hut, body)).toMatchObject({ status: 422, body: { code: 'unmask.reason-missing' } });
    expect((await take(hut, { reason: 7 })).status).toBe(400);
    expect((await house.raw('GET', `/api/files/${hut}`)).status).toBe(404);
    const { files } = house.engine;
    const read = files.read.bind(files);
    let before: unknown[] = [];
    const spy = vi.spyOn(files, 'read').mockImplementationOnce(async (key) => {
      before = await entries();
      return read(key);
    });
    const whole = await house.raw('POST', `/api/files/${hut}/original`, JSON.stringify({ reason: ' 核对看守人 ' }), { 'content-type': 'application/json' });
    spy.mockRestore();
    expect(before).toEqual([{ party: 'county', about: { file: hut, name: '小屋.xlsx' }, reason: '核对看守人' }]);
    expect([whole.status, whole.headers.get('content-disposition')?.slice(0, 11), whole.headers.get('x-content-type-options')]).toEqual([200, 'attachment;', 'nosniff']);
    expect(JSON.stringify((await openWorkbook(new Uint8Array(await whole.arrayBuffer()), 'o.xlsx')).sheets)).toContain(card);
    expect(await take('0'.repeat(64))).toMatchObject({ status: 404, body: { code: 'file.not-found' } });
  });

  test('a sheet that was not imported takes the right in every ledger everywhere', async () => {
    await house.signInAs('county');
    expect(await take(withList)).toMatchObject({ status: 403, body: { code: 'file.masked' } });
    expect(await copy(withList)).toContain('林屋');
    expect(await copy(withList)).not.toMatch(/欧阳小明|138-1234/);
    await house.signInAs('auditor');
    expect((await take(withList)).status).toBe(200);
  });

  test('whoever brought it in says why as well; the journal tells it in its lists and is proven', async () => {
    await house.signInAs('keeper');
    expect(await take(withList, {})).toMatchObject({ status: 422, body: { code: 'unmask.reason-missing' } });
    expect((await take(withList, { reason: '文件丢了' })).status).toBe(200);
    const { batches } = (await house.ask('GET', '/api/batches?kind=unmask')).body;
    expect(batches[0]).toMatchObject({ party: 'keeper', reason: '文件丢了', about: JSON.stringify({ file: withList, name: '小屋与名单.xlsx' }) });
    expect((await house.ask('GET', '/api/check')).body.sound).toBe(true);
  });

  test('the cells around a record’s source show no column that nobody imported', async () => {
    await house.signInAs('auditor');
    const { records } = (await house.ask('GET', '/api/ledgers/walks.huts/records')).body;
    const { rows } = (await house.ask('GET', `/api/ledgers/walks.huts/records/${records.find(({ values }: { values: { name: string } }) => values.name === '湖屋').id}/source`)).body;
    expect(rows.map(({ cells }: { cells: string[] }) => cells)).toEqual([['小屋', '地区', '等级', '看守人证件', '看守人'], ['湖屋', '西甲', '普通', '•••', '•••']]);
  });

  test('an original that a record names as evidence is no way around', async () => {
    await house.signInAs('reader');
    const id = '018f0000-0000-7000-8000-00000000000a';
    expect((await house.ask('PUT', `/api/ledgers/walks.nights/records/${id}`, { base: 0, values: { number: 'E', place: '21', price: '1.00', sleptOn: '2024-03-05', papers: [{ hash: hut, name: '凭证.xlsx' }] } })).status).toBe(201);
    expect(await house.ask('GET', `/api/ledgers/walks.nights/records/${id}/files/${hut}`)).toMatchObject({ status: 403, body: { code: 'file.only-as-original' } });
  });

  test('before it is committed, the sheet hides columns named like sensitive fields, and of a ledger that has some all that none took', async () => {
    await house.signInAs('keeper');
    const send = async (lines: string, name: string) =>
      (await (await house.raw('POST', '/api/imports', lines, { 'content-type': 'text/csv', 'x-file-name': encodeURIComponent(name) })).json()) as { id: string };
    const rowsOf = async (id: string, sheet: string) => (await house.ask('GET', `/api/imports/${id}/sheets/${encodeURIComponent(sheet)}/rows?rows=2`)).body.rows[0];
    const nights = await send('编号,地区,金额,日期,家里情况,序号\nX1,西甲,1,2024-01-01,其母病重,1\n', '住宿台账.csv');
    expect(await rowsOf(nights.id, '住宿台账')).toMatchObject({ cells: ['X1', '西甲', '1', '2024-01-01', '•••', '1'], masked: ['E'] });
    const huts = await send('小屋,地区,身份证号,附注\n谷屋,西甲,见附件,靠湖\n', '小屋.csv');
    expect(await rowsOf(huts.id, '小屋')).toMatchObject({ cells: ['谷屋', '西甲', '•••', '靠湖'], masked: ['C'] });

    expect(await house.ask('POST', `/api/imports/${huts.id}/annotated`, {})).toMatchObject({ status: 422, body: { code: 'unmask.reason-missing' } });
    const marked = await house.raw('POST', `/api/imports/${huts.id}/annotated`, JSON.stringify({ reason: '改正' }), { 'content-type': 'application/json' });
    expect([marked.status, marked.headers.get('content-disposition')?.slice(0, 10)]).toEqual([200, 'attachment']);
    expect((await entries()).at(-1)).toMatchObject({ party: 'keeper', about: { name: '小屋.csv', annotated: true }, reason: '改正' });
  });
});
