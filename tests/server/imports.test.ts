import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openWorkbook } from '../../src/adapters/workbook/open.ts';
import { sampleId } from '../../src/kernel/declare/fields/id-number.ts';
import { forEachDatabase } from '../databases.ts';
import { Uploads } from '../../src/apps/server/uploads.ts';
import { enterNight, newId, nightsPath, openHouse, personas, type House } from './house.ts';

const headers = '编号,地区,姓名,身份证号,房费,日期,备注';

forEachDatabase('imports over HTTP', (open) => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse(await open(), { personas: [...personas, { name: 'west-b', title: { zh: '西乙', en: 'West B' }, role: 'auditor', regions: ['22'] }] });
  });
  afterAll(() => house.close());

  const upload = async (lines: readonly string[], name = '住宿台账.csv') => {
    const response = await house.raw('POST', '/api/imports', [headers, ...lines].join('\n'), { 'content-type': 'text/csv', 'x-file-name': encodeURIComponent(name) });
    // oxlint-disable-next-line typescript/no-explicit-any
    return { status: response.status, body: (await response.json()) as any };
  };

  test('a list is held against a figure by whoever sees the ledger: nothing lands, nothing out of sight is told', async () => {
    const kept = [await enterNight(house, { number: 'L1', price: '10.00', place: '22' }), await enterNight(house, { number: 'L2', price: '20.00', place: '22' }), await enterNight(house, { number: 'L3', price: '40.00', place: '21', sleptOn: '2024-03-05' })];
    const list = [headers, 'L1,西乙,,,12.50,2024-03-05,', 'L3,西甲,,,41.00,2024-03-05,', 'L4,西乙,,,5.00,2024-03-06,', 'L5,西乙,,,很多,2024-03-06,'].join('\n');
    const send = (query: string, lines = list) => house.raw('POST', `/api/imports${query}`, lines, { 'content-type': 'text/csv', 'x-file-name': 'list.csv' });
    const compare = async (id: string, more = '') => (await house.ask('GET', `/api/imports/${id}/compare?figure=walks.income&window=2024-03${more}`)).body;
    const newest = async () => (await house.ask('GET', '/api/batches?size=1')).body.batches[0].number;
    onTestFinished(() => house.signInAs('clerk'));
    await house.signInAs('auditor');
    const before = await newest();
    expect((await send('')).status).toBe(403);
    expect((await send('?for=keeps')).status).toBe(400);
    const sent = await send('?for=comparison');
    expect(sent.status).toBe(201);
    const { id } = (await sent.json()) as { id: string };
    const whole = await compare(id);
    expect(whole).toMatchObject({ exact: true, difference: '11.5', a: { value: { value: '70' } }, b: { value: { value: '58.5' } }, list: { read: 4, changed: 2, new: 1, rejected: 1, leftOutRows: 1, leftOut: [{ row: 5, column: 'E' }] } });
    expect(whole.records.page.map(({ record, list: row }: { record: string; list: unknown }) => [kept.indexOf(record), row])).toEqual([
      [1, null],
      [-1, { sheet: 'list', row: 4, known: false, column: 'E', differences: [] }],
      [0, { sheet: 'list', row: 2, known: true, column: 'E', differences: [{ title: { zh: '金额', en: 'Price' }, before: '10.00', after: '12.50' }] }],
      [2, { sheet: 'list', row: 3, known: true, column: 'E', differences: [{ title: { zh: '金额', en: 'Price' }, before: '40.00', after: '41.00' }] }],
    ]);
    expect((await house.ask('GET', `/api/imports/${id}/compare?figure=walks.per-night`)).body.code).toBe('figure.list-elsewhere');
    expect((await house.ask('POST', `/api/imports/${id}/commit`, { mode: 'valid' })).body.code).toBe('import.for-comparison');
    expect((await house.ask('GET', '/api/imports')).body.imports).toEqual([]);
    expect((await house.ask('GET', `/api/ledgers/walks.nights/records/${kept[0]}`)).body.values.price).toBe('10.00');
    expect(await newest()).toBe(before);

    await house.signInAs('west-b');
    // That somebody else holds L3 elsewhere isn't told: the row is one that isn't here.
    const theirs = (await (await send('?for=comparison', list.replace('L3,西甲', 'L3,西乙'))).json()) as { id: string };
    const seen = await compare(theirs.id);
    expect(seen).toMatchObject({ exact: true, a: { value: { value: '30' } }, b: { value: { value: '58.5' } }, list: { new: 2, changed: 1, rejected: 1 } });
    expect((await house.ask('GET', `/api/imports/${theirs.id}`)).body.tables[0].counts).toMatchObject({ new: 2, rejected: 1 });
    expect(JSON.stringify(seen)).not.toContain(kept[2]);
    expect(JSON.stringify(seen)).not.toContain('40.00');
    expect((await house.ask('GET', `/api/imports/${id}/compare?figure=walks.income`)).status).toBe(404);
    const shares = async (batches: string) => (await house.ask('GET', `/api/figures/batches?figure=walks.income&window=2024-03&batches=${batches}`)).body;
    const [third, second] = [Number(before), Number(before) - 1].map(String);
    expect((await shares(third ?? '')).code).toBe('batch.not-found');
    expect(await shares(`1-${before}`)).toMatchObject({ share: '30', others: { value: '0' }, records: { total: 2 } });
    expect(await shares(second ?? '')).toMatchObject({ share: '20', batches: [{ number: second, records: 1 }] });
    expect((await shares('x')).code).toBe('batch.unreadable-numbers');
    await house.signInAs('clerk');
    for (const record of kept) await house.ask('DELETE', `${nightsPath}/${record}?base=1`);
  });

  test('a workbook is checked, committed once, traced to its cells and undone', async () => {
    const card = sampleId('100000', 1990, 1, 1);
    const { status, body } = await upload([`I1,西甲,张三丰,${card},120.5,2024-03-01,13812345678`, 'I2,西乙,李四光,,80,2024年3月,']);
    expect(status).toBe(201);
    expect(body).toMatchObject({ name: '住宿台账.csv', state: 'checked', counts: { read: 2, new: 2, changed: 0, same: 0, rejected: 0 }, landing: null });
    expect((await house.ask('GET', `${nightsPath}?number=I1`)).body.total).toBe(0);

    const landed = await house.ask('POST', `/api/imports/${body.id}/commit`, { mode: 'all', reason: '三月台账' });
    expect(landed).toMatchObject({ status: 200, body: { state: 'committed', landing: { batch: { id: body.id, counts: { created: 2 } } } } });
    expect(landed.body.landing.moved).toContainEqual({ figure: 'walks.income', window: '2024', before: '0.00', after: '200.50' });
    const { number } = landed.body.landing.batch;
    const again = await house.ask('POST', `/api/imports/${body.id}/commit`, { mode: 'all' });
    expect(again.body.landing.batch.number).toBe(number);

    const { records } = (await house.ask('GET', `${nightsPath}?number=I1`)).body;
    expect(records[0].source).toMatchObject({ name: '住宿台账.csv', sheet: '住宿台账', row: 2 });
    const { id } = records[0];
    await house.ask('PUT', `${nightsPath}/${id}`, { base: 1, values: { sleptOn: '2024-03-02' } });
    const { sources } = (await house.ask('GET', `${nightsPath}/${id}`)).body;
    expect(sources.price.cell).toMatchObject({ row: 2, column: 'E' });
    expect(sources.sleptOn.cell).toBe(null);

    const { body: around } = await house.ask('GET', `${nightsPath}/${id}/source`);
    expect(around).toMatchObject({ row: 2, sheet: '住宿台账', rows: [{ row: 1, header: true }, { row: 2 }, { row: 3 }] });
    expect(JSON.stringify(around)).not.toMatch(new RegExp(`${card}|张三丰|李四光|13812345678`));

    const { body: wrote } = await house.ask('GET', `/api/batches/${number}/records`);
    expect(wrote).toMatchObject({ total: 2, records: [{ ledger: 'walks.nights', what: 'created', title: 'I1', sheet: '住宿台账', row: 2 }, { title: 'I2', row: 3 }] });
    expect(JSON.stringify(wrote)).not.toContain(card);
    // Its own share can't be told any more: somebody changed a record of it.
    expect((await house.ask('GET', `/api/batches/${number}/moved`)).body).toEqual({ moved: null });
    const [edit] = (await house.ask('GET', '/api/batches?size=1&kind=edit')).body.batches;
    const { body: edited } = await house.ask('GET', `/api/batches/${edit.number}/records`);
    expect(edited.records).toMatchObject([{ what: 'changed', sheet: null, differences: [{ field: 'sleptOn', before: '2024年3月1日', after: '2024年3月2日' }] }]);
    expect((await house.ask('GET', '/api/batches?kind=moon')).status).toBe(400);

    const changed = await house.ask('POST', `/api/batches/${number}/undo`);
    expect(changed).toMatchObject({ status: 409, body: { code: 'undo.changed-since', problems: [{ place: { record: id } }] } });
    await house.ask('POST', `/api/batches/${(await house.ask('GET', '/api/batches?size=1')).body.batches[0].number}/undo`);
    const { moved } = (await house.ask('GET', `/api/batches/${number}/moved`)).body;
    expect(moved).toContainEqual({ figure: 'walks.income', window: '2024', before: '0.00', after: '200.50' });
    const key = { 'idempotency-key': newId() };
    const undone = await house.ask('POST', `/api/batches/${number}/undo`, { reason: '重来' }, key);
    const sentAgain = await house.ask('POST', `/api/batches/${number}/undo`, { reason: '重来' }, key);
    expect(sentAgain.body.batch).toMatchObject({ number: undone.body.batch.number, repeated: true });
    expect((await house.ask('GET', `/api/batches/${number}/moved`)).body).toEqual({ moved: null });
    expect(undone).toMatchObject({ status: 201, body: { batch: { counts: { deleted: 2 } } } });
  });

  test('the same workbook again changes nothing; a corrected one only what differs', async () => {
    const first = await upload(['S1,西甲,,,10,2023-01-01,', 'S2,西甲,,,20,2023-01-01,']);
    await house.ask('POST', `/api/imports/${first.body.id}/commit`, { mode: 'all' });
    expect((await upload(['S1,西甲,,,10,2023-01-01,', 'S2,西甲,,,20,2023-01-01,'])).body.counts).toEqual({ read: 2, new: 0, changed: 0, same: 2, rejected: 0 });
    const corrected = await upload(['S1,西甲,,,10,2023-01-01,', 'S2,西甲,,,25,2023-01-01,']);
    expect(corrected.body.counts).toEqual({ read: 2, new: 0, changed: 1, same: 1, rejected: 0 });
    expect(corrected.body.tables[0].changes[0]).toMatchObject({ row: 3, differences: [{ field: 'price', before: '20.00', after: '25.00' }] });
  });

  test('all wrong cells are told with their addresses; all or nothing, or the valid rows; the workbook comes back marked', async () => {
    const { body } = await upload(['W1,西丙,,,很多,2022-01-01,', 'W2,西甲,,,10,2022-13-01,', 'W3,西甲,,,30,2022-01-03,']);
    expect(body.counts).toEqual({ read: 3, new: 1, changed: 0, same: 0, rejected: 2 });
    expect(body.problems.map(({ place }: { place: { column: string; row: number } }) => `${place.column}${place.row}`)).toEqual(['B2', 'E2', 'F3']);
    expect(await house.ask('POST', `/api/imports/${body.id}/commit`, { mode: 'all' })).toMatchObject({ status: 422, body: { code: 'import.rejected-rows' } });

    const marked = await house.raw('POST', `/api/imports/${body.id}/annotated`, JSON.stringify({ reason: '改正' }), { 'content-type': 'application/json' });
    expect(marked.headers.get('content-disposition')).toContain('attachment');
    const { sheets } = await openWorkbook(new Uint8Array(await marked.arrayBuffer()), 'marked.xlsx');
    expect(sheets[0]?.rows).toHaveLength(4);

    const landed = await house.ask('POST', `/api/imports/${body.id}/commit`, { mode: 'valid' });
    expect(landed.body.landing.batch.counts).toMatchObject({ created: 1, read: 3, rejected: 2 });
  });

  test('a clerk says which columns are which', async () => {
    const response = await house.raw('POST', '/api/imports?ledger=walks.nights', '甲,乙,丙,丁\nM1,西甲,5,2021-01-01\nM2,西甲,6,2021-01-02\n', { 'content-type': 'text/csv', 'x-file-name': 'm.csv' });
    const { id, counts } = (await response.json()) as { id: string; counts: { new: number } };
    expect(counts.new).toBe(0);
    const mapping = { number: 'A', place: 'B', price: 'C', sleptOn: 'D' };
    const again = await house.ask('PUT', `/api/imports/${id}`, { sheets: { m: { ledger: 'walks.nights', mapping } } });
    expect(again).toMatchObject({ status: 200, body: { id, counts: { new: 2, rejected: 0 } } });
    expect((await house.ask('PUT', `/api/imports/${id}`, { sheets: { m: { mapping: { number: 1 } } } })).status).toBe(400);
  });

  test('a form’s file is taken; what is no workbook is told and not kept', async () => {
    const form = new FormData();
    form.append('workbook', new Blob([`${headers}\nF1,西甲,,,10,2022-01-01,\n`]), '表.csv');
    const taken = await house.raw('POST', '/api/imports', form);
    expect(taken.status).toBe(201);
    expect(((await taken.json()) as { name: string }).name).toBe('表.csv');
    const empty = new FormData();
    empty.append('note', 'no file');
    expect((await house.raw('POST', '/api/imports', empty)).status).toBe(400);
    const broken = await house.raw('POST', '/api/imports', new Uint8Array([0x50, 0x4b, 3, 4, 9, 9, 9]), { 'content-type': 'application/octet-stream' });
    expect(broken.status).toBe(422);
    expect(((await broken.json()) as { code: string }).code).toMatch(/^workbook\./);
    expect((await house.ask('GET', `/api/imports/${newId()}`))).toMatchObject({ status: 404, body: { code: 'import.not-found' } });
    expect(house.told).toEqual([]);
  });

  test('templates and exports come as workbooks, sensitive fields masked', async () => {
    const template = await house.raw('GET', '/api/templates/walks.nights.xlsx');
    expect((await openWorkbook(new Uint8Array(await template.arrayBuffer()), 't.xlsx')).sheets[0]?.name).toBe('住宿台账');
    const { body } = await upload([`E1,西甲,司马相如,${sampleId('100000', 1991, 2, 3)},10,2019-01-01,`]);
    await house.ask('POST', `/api/imports/${body.id}/commit`, { mode: 'all' });
    const csv = await (await house.raw('GET', '/api/ledgers/walks.nights/export.csv')).text();
    expect(csv).toContain('E1');
    expect(csv).not.toContain('司马相如');
    const book = await house.raw('GET', '/api/ledgers/walks.nights/export.xlsx');
    expect((await openWorkbook(new Uint8Array(await book.arrayBuffer()), 'e.xlsx')).sheets[0]?.rows.length).toBeGreaterThan(1);
    expect((await house.raw('GET', '/api/templates/nothing.xlsx')).status).toBe(404);
  });

  test('a cell is mended and a row left out in the browser; the original stays, the batch says how many', async () => {
    const { body } = await upload(['K1,西丙,,,12,2018-01-01,', 'K2,西甲,,,很多,2018-01-02,', 'K3,西甲,,,坏,2018-01-03,']);
    const sheet = '住宿台账';
    const cells = `/api/imports/${body.id}/cells`;
    const once = await house.ask('PUT', cells, { corrections: [{ sheet, row: 2, column: 'B', value: '西乙' }, { sheet, row: 3, column: 'E', value: '30' }] });
    expect(once.body).toMatchObject({ counts: { read: 3, new: 2, rejected: 1 }, corrections: [{ sheet, row: 2, column: 'B' }, { sheet, row: 3, column: 'E' }], corrected: 2, file: { hash: body.file.hash } });
    expect(once.body.expected).toContainEqual({ figure: 'walks.income', window: '2018', before: '0.00', after: '42.00' });
    const rows = (await house.ask('GET', `/api/imports/${body.id}/sheets/${encodeURIComponent(sheet)}/rows?rows=1-4`)).body.rows;
    expect(rows.map((row: { role: string; status: string | null }) => [row.role, row.status])).toEqual([['header', null], ['data', 'new'], ['data', 'new'], ['data', 'rejected']]);
    expect(rows[1]).toMatchObject({ cells: ['K1', '西乙', '', '', '12', '2018-01-01'], corrected: ['B'] });
    expect(rows[3].problems).toMatchObject([{ code: 'cell.not-a-number', place: { column: 'E' } }]);
    const left = await house.ask('PUT', cells, { leftOut: [{ sheet, row: 4, out: true }], corrections: [{ sheet, row: 3, column: 'E', value: null }, { sheet, row: 3, column: 'E', value: '31' }] });
    expect(left.body).toMatchObject({ counts: { read: 2, new: 2, rejected: 0 }, leftOut: [{ sheet, row: 4 }] });
    expect((await house.ask('GET', `/api/imports/${body.id}`)).body).toMatchObject({ state: 'checked', corrected: 2, progress: null });
    const landed = await house.ask('POST', `/api/imports/${body.id}/commit`, { mode: 'all' });
    expect(landed.body.landing.batch.counts).toMatchObject({ created: 2, corrected: 2, leftOut: 1 });
    expect(landed.body.landing.moved).toContainEqual({ figure: 'walks.income', window: '2018', before: '0.00', after: '43.00' });
    // Nothing more can be said of what has landed.
    expect((await house.ask('PUT', cells, { corrections: [{ sheet, row: 2, column: 'E', value: '99' }] })).body.state).toBe('committed');
    for (const wrong of [{ corrections: [{ sheet, row: 0, column: 'B', value: '' }] }, { corrections: [{ sheet, row: 2, column: '2', value: '' }] }, { leftOut: [{ sheet, row: 2 }] }, { corrections: {} }]) {
      expect((await house.ask('PUT', cells, wrong)).status).toBe(400);
    }
  });

  test('rows of a sheet never show a sensitive cell, whether it could be read or not', async () => {
    const card = sampleId('100000', 1988, 5, 6);
    const { body } = await upload([`P1,西甲,诸葛孔明,${card},1,2017-01-01,备注13812345678`, `P2,西甲,,${card.slice(0, 17)}Y,1,2017-01-02,`]);
    const { rows } = (await house.ask('GET', `/api/imports/${body.id}/sheets/${encodeURIComponent('住宿台账')}/rows?rows=1-3`)).body;
    expect(rows[1].masked).toEqual(['C', 'D', 'G']);
    expect(rows[2].masked).toEqual(['D']);
    expect(JSON.stringify([rows, body])).not.toMatch(new RegExp(`诸葛孔明|${card.slice(4, 15)}|13812345678`));
    expect((await house.ask('GET', `/api/imports/${body.id}/sheets/${encodeURIComponent('住宿台账')}/rows?rows=1-4000`)).status).toBe(400);
    expect((await house.ask('GET', `/api/imports/${body.id}/sheets/nothing/rows?rows=1`)).body.code).toBe('mapping.no-such-sheet');
  });

  test('an upload sent again under its key is one import; it is listed, and dropped', async () => {
    const id = newId();
    const send = () => house.raw('POST', '/api/imports', `${headers}\nD1,西甲,,,10,2016-01-01,\n`, { 'content-type': 'text/csv', 'x-file-name': 'd.csv', 'idempotency-key': id });
    const [first, second] = [await send(), await send()];
    expect([first.status, second.status]).toEqual([201, 201]);
    const listed = async () => (await house.ask('GET', '/api/imports')).body.imports.filter((one: { id: string }) => one.id === id);
    expect(await listed()).toMatchObject([{ id, name: 'd.csv', state: 'checked', counts: { new: 1 } }]);
    expect((await house.raw('DELETE', `/api/imports/${id}`)).status).toBe(204);
    expect(await listed()).toEqual([]);
    const broken = newId();
    await house.raw('POST', '/api/imports', new Uint8Array([0x50, 0x4b, 3, 4, 9, 9, 9]), { 'content-type': 'application/octet-stream', 'idempotency-key': broken });
    expect((await house.ask('GET', `/api/imports/${broken}`)).body).toMatchObject({ state: 'refused', refused: [{ code: expect.stringMatching(/^workbook\./) as string }] });
  });

  test('a commit that is called off writes nothing, says so, and can be had again', async () => {
    const lines = Array.from({ length: 4000 }, (_, n) => `C${n},西甲,,,${n + 1},2015-01-01,`);
    const { body } = await upload(lines);
    const commit = house.ask('POST', `/api/imports/${body.id}/commit`, { mode: 'all' });
    let state = '';
    for (let tries = 0; state !== 'committing' && tries < 500; tries++) ({ state } = (await house.ask('GET', `/api/imports/${body.id}`)).body);
    await house.ask('POST', `/api/imports/${body.id}/cancel`);
    expect(await commit).toMatchObject({ status: 409, body: { code: 'import.cancelled' } });
    expect((await house.ask('GET', `/api/imports/${body.id}`)).body).toMatchObject({ state: 'checked', interrupted: false, landing: null });
    expect((await house.ask('GET', `${nightsPath}?number=C1`)).body.total).toBe(0);
    expect((await house.ask('POST', `/api/imports/${body.id}/commit`, { mode: 'all' })).body.landing.batch.counts.created).toBe(4000);
  });

  test('after the server ended on the way, what a commit moved is asked anew, since others may have written before it', async () => {
    const { body } = await upload(['K1,西甲,,,100,2011-01-01,']);
    expect(body.expected).toContainEqual({ figure: 'walks.income', window: '2011', before: '0.00', after: '100.00' });
    await enterNight(house, { place: '21', price: '50.00', sleptOn: '2011-02-02' });
    await house.ask('POST', `/api/imports/${body.id}/commit`, { mode: 'all' });
    // As the server would have left it, killed after the commit and before its answer.
    const uploads = new Uploads(join(house.engine.settings.folder, 'uploads'), house.engine.vault);
    const kept = await uploads.find(body.id, { id: 'clerk', title: '', grants: [] });
    await uploads.keep({ ...kept, landing: null, committing: true });
    const { landing } = (await house.ask('GET', `/api/imports/${body.id}`)).body;
    expect(landing.batch).toMatchObject({ id: body.id, repeated: true });
    expect(landing.moved).toContainEqual({ figure: 'walks.income', window: '2011', before: '50.00', after: '150.00' });
  });
});
