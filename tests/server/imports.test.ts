import { readOriginal } from '../../src/apps/engine/original.ts';
import { narrowed, systemParty } from '../../src/kernel/access/party.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkbook } from '../../src/adapters/workbook/open.ts';
import { sampleId } from '../../src/kernel/declare/fields/id-number.ts';
import { forEachDatabase } from '../databases.ts';
import { newId, nightsPath, openHouse, type House } from './house.ts';

const headers = '编号,地区,姓名,身份证号,房费,日期,备注';

forEachDatabase('imports over HTTP', (open) => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse(await open());
  });
  afterAll(() => house.close());

  const upload = async (lines: readonly string[], name = '住宿台账.csv') => {
    const response = await house.raw('POST', '/api/imports', [headers, ...lines].join('\n'), { 'content-type': 'text/csv', 'x-file-name': encodeURIComponent(name) });
    // oxlint-disable-next-line typescript/no-explicit-any
    return { status: response.status, body: (await response.json()) as any };
  };

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

    const changed = await house.ask('POST', `/api/batches/${number}/undo`);
    expect(changed).toMatchObject({ status: 409, body: { code: 'undo.changed-since', problems: [{ place: { record: id } }] } });
    await house.ask('POST', `/api/batches/${(await house.ask('GET', '/api/batches?size=1')).body.batches[0].number}/undo`);
    const undone = await house.ask('POST', `/api/batches/${number}/undo`);
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

    const marked = await house.raw('GET', `/api/imports/${body.id}/annotated`);
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

  test('originals are for saving only, and those with sensitive columns for those who may see them', async () => {
    const { body } = await upload(['O1,西甲,,,10,2020-01-01,']);
    await house.ask('POST', `/api/imports/${body.id}/commit`, { mode: 'all' });
    // Whoever brought it in has it anyway.
    expect((await house.ask('GET', `/api/files/${body.file.hash}`)).status).toBe(200);
    const assessor = narrowed({ ...systemParty, id: 'assessor' }, (action) => action === 'see' || action === 'originals');
    await expect(readOriginal(house.engine, assessor, body.file.hash)).rejects.toMatchObject({ code: 'file.masked' });
    await expect(readOriginal(house.engine, narrowed(assessor, (action) => action === 'see'), body.file.hash)).rejects.toMatchObject({ code: 'access.no-right' });

    const plain = await house.raw('POST', '/api/imports', '小屋,地区,等级\n湖屋,西甲,普通\n', { 'content-type': 'text/csv', 'x-file-name': encodeURIComponent('小屋.csv') });
    const huts = (await plain.json()) as { id: string; file: { hash: string } };
    await house.ask('POST', `/api/imports/${huts.id}/commit`, { mode: 'all' });
    const original = await house.raw('GET', `/api/files/${huts.file.hash}`);
    expect(original.status).toBe(200);
    expect(original.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(original.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await original.text()).toContain('湖屋');
    expect((await house.ask('GET', `/api/files/${'0'.repeat(64)}`)).status).toBe(404);
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
});
