import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { systemParty } from '../../src/kernel/access/party.ts';
import { refuse } from '../../src/kernel/declare/problem.ts';
import { importCommit } from '../../src/kernel/sheet/import/commit-import.ts';
import { rememberLayout } from '../../src/kernel/sheet/import/layout-memory.ts';
import { codesOf, expectSound, versionCount } from '../ledger/expectations.ts';
import { forEachMarket, land, supplierPut } from '../ledger/market.ts';
import { plan, saleHeader, sheet, supplierHeader, told, workbook } from './workbooks.ts';

const sale = (invoice: string, amount: unknown): never[] => ['松县', 'S1', '茶叶', 2, amount, '2024-03-05', invoice, '机关'] as never[];

forEachMarket('mending before a commit', (open) => {
  test('a cell mended after the hand-in is read as if it stood there, and the batch says how many were', async () => {
    const market = await open();
    await land(market, supplierPut(newId(), 0));
    const book = workbook(sheet('销售', [['销售台账'], saleHeader, sale('F1', '很多'), sale('F2', 20), ['合计', null, null, 4, 120]]));
    expect(told(await plan(market, book))).toContain('cell.not-a-number 销售!E3 很多');
    const mended = await plan(market, book, { corrections: [{ sheet: '销售', row: 3, column: 'E', value: '100' }] });
    expect(told(mended)).toEqual([]);
    expect(mended.counts).toEqual({ read: 2, new: 2, changed: 0, same: 0, rejected: 0 });
    const { counts } = await market.committer.commit(importCommit(mended, systemParty, 'all'));
    expect(counts).toMatchObject({ created: 2, corrected: 1 });
    await expectSound(market);
  });

  test('a date typed over a date is read as typed, an emptied cell is blank, cells nowhere are passed over', async () => {
    const market = await open();
    await land(market, supplierPut(newId(), 0));
    const given = sheet('销售', [saleHeader, [...sale('F1', 5).slice(0, 5), 45_356, 'F1', '机关'] as never[]]);
    const dated = { ...given, rows: given.rows.map((row) => (row.row === 2 ? { ...row, dated: [5] } : row)) };
    const at = (column: string, value: string, row = 2) => ({ sheet: '销售', row, column, value });
    const mended = await plan(market, workbook(dated), { corrections: [at('F', '2024年4月2日'), at('H', ' '), at('E', '9', 90)] });
    expect(mended.tables[0]?.rows[0]?.put.values).toMatchObject({ soldOn: '2024-04-02', buyer: null });
  });

  test('a row left out is in no count and no longer in the way of all or nothing', async () => {
    const market = await open();
    await land(market, supplierPut(newId(), 0));
    const book = workbook(sheet('销售', [saleHeader, sale('F1', '很多'), sale('F2', 20)]));
    const without = await plan(market, book, { leftOut: [{ sheet: '销售', row: 2 }, { sheet: '别处', row: 3 }] });
    expect(without.counts).toEqual({ read: 1, new: 1, changed: 0, same: 0, rejected: 0 });
    expect(without.tables[0]?.leftOut).toEqual([2]);
    expect(importCommit(without, systemParty, 'all').counts).toMatchObject({ leftOut: 1 });
  });

  test('header rows and units are as told; a sheet told to be nobody’s is left alone', async () => {
    const market = await open();
    await land(market, supplierPut(newId(), 0));
    const rows = [['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛'], saleHeader, sale('F1', 3)];
    const book = workbook(sheet('销售', rows));
    const read = await plan(market, book, { sheets: { 销售: { ledger: 'market.sales', headerRows: [2, 2], units: { amount: '万元' } } } });
    expect(read.tables[0]?.table).toMatchObject({ headerRows: [2, 2], titleRows: [1], dataRows: [3] });
    expect(read.tables[0]?.columns.find(({ field }) => field === 'amount')?.unit).toBe('万元');
    expect(read.tables[0]?.rows[0]?.put.values['amount']).toBe(3_000_000n);
    const alone = await plan(market, book, { sheets: { 销售: { ledger: null } } });
    expect(alone.tables.map(({ ledger }) => ledger)).toEqual([undefined]);
    expect(alone.counts.read).toBe(0);
  });

  test('who confirmed a layout, and when, is told with it', async () => {
    const market = await open();
    const book = workbook(sheet('供应商', [supplierHeader, ['松县', 'S1', '甲社', '合作社', null]]));
    const fresh = await plan(market, book);
    expect(fresh.tables[0]?.remembered).toBeUndefined();
    await rememberLayout(market.store, systemParty, String(fresh.tables[0]?.fingerprint), { ledger: 'market.suppliers', mapping: { county: 1 } });
    expect((await plan(market, book)).tables[0]?.remembered).toEqual({ party: 'system', partyTitle: null, at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string });
  });

  test('a commit called off on its way has changed nothing, and lands when sent again', async () => {
    const market = await open();
    await land(market, supplierPut(newId(), 0));
    const book = workbook(sheet('销售', [saleHeader, ...Array.from({ length: 600 }, (_, n) => sale(`F${n}`, n + 1))]));
    const planned = await plan(market, book);
    const versions = await versionCount(market);
    const stages: string[] = [];
    const calledOff = importCommit(planned, systemParty, 'all', {}, (stage) => {
      stages.push(stage);
      if (stage === 'count') throw refuse('import.cancelled', { zh: '停', en: 'stop' }, { zh: '停', en: 'stop' });
    });
    expect(await codesOf(market.committer.commit(calledOff))).toEqual(['import.cancelled']);
    expect(stages).toContain('count');
    expect(await versionCount(market)).toBe(versions);
    await expectSound(market);
    const { counts } = await market.committer.commit(importCommit(planned, systemParty, 'all'));
    expect(counts.created).toBe(600);
  });
});
