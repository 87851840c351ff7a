import fc from 'fast-check';
import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { systemParty } from '../../src/kernel/access/party.ts';
import { importCommit } from '../../src/kernel/sheet/import/commit-import.ts';
import { rowSpans, rowsOf } from '../../src/kernel/sheet/import/row-spans.ts';
import { codesOf, expectSound, figures, newest } from '../ledger/expectations.ts';
import { deletion, forEachMarket, land, salePut, supplierPut } from '../ledger/market.ts';
import { bring, incoming, plan, saleHeader, sheet, supplierHeader, told, workbook } from './workbooks.ts';

const sale = (values: Partial<Record<string, string | number | null>> = {}) => {
  const row: Record<string, string | number | null> = { 县区: '松县', 供应商: 'S1', 产品: '茶叶', 数量: 2, 金额: 100, 日期: '2024-03-05', 发票号: 'F1', 采购方: '机关', ...values } as never;
  return saleHeader.map((header) => row[header] ?? null);
};

test('rows by region are kept as spans', () => {
  const rows = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.constantFrom('2001', '2002')), { selector: ([row]) => row });
  fc.assert(
    fc.property(rows, (given) => {
      const placed = given.toSorted(([a], [b]) => a - b);
      const kept = rowSpans(placed);
      expect(Object.entries(kept).flatMap(([region, spans]) => rowsOf(spans).map((row) => [row, region] as const)).toSorted(([a], [b]) => a - b)).toEqual(placed);
      // A row that holds several records is one row.
      expect(rowSpans(placed.flatMap((one) => [one, one]))).toEqual(kept);
    }),
  );
  expect(rowSpans([[3, 'a'], [4, 'a'], [5, 'b'], [7, 'a']])).toEqual({ a: '3-4,7', b: '5' });
});

forEachMarket('rows', (open) => {
  test('each row kept with its sheet is its region’s, those that stand already included; what no ledger takes is counted', async () => {
    const market = await open();
    const header = ['县区', '摊位号', '开业日期', '停业日期'];
    const stalls = (...more: (string | null)[][]) => sheet('摊位', [header, ['松县', 'A', '2023-05-01', null], ['竹县', 'B', '2023-05-01', null], ...more]);
    await bring(market, workbook(stalls()));
    const again = await plan(market, workbook(stalls(['松县', 'C', '2023-05-01', null], ['梅县', 'D', '2023-05-01', null])));
    expect(again.counts).toEqual({ read: 4, new: 1, changed: 0, same: 2, rejected: 1 });
    expect([again.tables[0]?.source?.ledger, again.tables[0]?.source?.rows, again.unread]).toEqual(['market.stalls', { 2001: '2,4', 2002: '3' }, 0]);
    const more = workbook(stalls(), sheet('空', [[null, '']]), sheet('名单', [['谁'], ['张三']]), sheet('一句话', [['请尽快报送']]));
    expect((await plan(market, more)).unread).toBe(2);
    expect((await plan(market, { ...workbook(stalls()), ignored: { macros: true, externalLinks: true, enclosures: true, formulas: 3 } })).unread).toBe(3);
  });

  test('all wrong cells are told in one pass, each with its place, value and mend', async () => {
    const market = await open();
    await land(market, supplierPut(newId(), 0));
    const header = [...saleHeader, '采购方电话', '付款日期'];
    const planned = await plan(
      market,
      workbook(
        sheet('销售', [
          ['销售台账'],
          header,
          [...sale({ 县区: '月县', 产品: '月亮', 金额: '很多' }), '1380000', '2024-03-06'],
          [...sale({ 发票号: null, 日期: '2024-02-30' }), null, null],
          [...sale({ 金额: 0, 发票号: 'F3' }), null, '2024-03-01'],
          [...sale({ 供应商: '无名', 发票号: 'F4' }), null, null],
          [...sale({ 金额: 2_000_000, 发票号: 'F5' }), null, null],
          [...sale({ 发票号: 'F6' }), '13800000000', null],
        ]),
      ),
    );
    expect(told(planned)).toEqual([
      'cell.not-a-region 销售!A3 月县',
      'cell.not-a-choice 销售!C3 月亮',
      'cell.not-a-number 销售!E3 很多',
      expect.stringMatching(/^cell\.\S+ 销售!I3$/) as unknown as string,
      expect.stringMatching(/^cell\.\S+ 销售!F4 2024-02-30$/) as unknown as string,
      'field.missing 销售!G4',
      'rule.amount-positive 销售!E5 0',
      'rule.paid-after-sold 销售!J5 2024-03-01',
      'cell.no-such-record 销售!B6 无名',
      'rule.large 销售!E7 2000000',
    ]);
    expect(planned.problems.every(({ mend, message }) => mend.zh !== '' && mend.en !== '' && message.zh !== '' && message.en !== '')).toBe(true);
    // The bad phone is sensitive: neither its value nor its text is shown.
    expect(JSON.stringify(planned.problems)).not.toContain('1380000');
    expect(planned.counts).toEqual({ read: 6, new: 2, changed: 0, same: 0, rejected: 4 });
    expect(planned.tables[0]?.rejectedRows).toEqual([3, 4, 5, 6]);
    expect(await codesOf(Promise.resolve().then(() => importCommit(planned, systemParty, 'all')))).toEqual(['import.rejected-rows']);
    expect(await figures(market, ['market.sales all'])).toEqual({ 'market.sales all': '0' });
    const landing = await market.committer.commit(importCommit(planned, systemParty, 'valid'));
    expect(landing.counts).toMatchObject({ created: 2, read: 6, rejected: 4 });
    await expectSound(market);
  });

  test('a choice of other years is kept out by the day of its row', async () => {
    const market = await open();
    await land(market, supplierPut(newId(), 0));
    const planned = await plan(market, workbook(sheet('销售', [['销售台账'], saleHeader, sale({ 产品: '盐', 日期: '2022-12-31' }), sale({ 产品: '盐', 日期: '2023-01-01', 发票号: 'F2' })])));
    expect(told(planned)).toEqual(['rule.in-force-product-salt 销售!C4 盐']);
    expect(planned.problems[0]?.mend.zh).toBe('2023 年可填：茶叶、蜂蜜；或核对日期');
    expect(planned.counts).toMatchObject({ new: 1, rejected: 1 });
  });

  test('ledgers that lean on each other come in one workbook, whatever the order of its sheets', async () => {
    const market = await open();
    const book = workbook(
      sheet('退货', [['退货台账'], ['县区', '退货单号', '原发票'], ['松县', 'R1', 'F1']]),
      sheet('销售', [['销售台账'], saleHeader, sale(), sale({ 供应商: '竹海', 发票号: 'F2' })]),
      sheet('供应商', [['供应商台账'], supplierHeader, ['松县', 'S1', '松山', '企业', null], ['竹县', 'S2', '竹海', '合作社', null]]),
    );
    const { plan: planned, landing } = await bring(market, book);
    expect(planned.tables.map(({ sheet: name, ledger, counts }) => [name, ledger?.name, counts.new])).toEqual([['退货', 'market.returns', 1], ['销售', 'market.sales', 2], ['供应商', 'market.suppliers', 2]]);
    expect(landing.counts).toMatchObject({ created: 5 });
    expect(await figures(market, ['market.turnover 2024 kind=coop', 'market.turnover 2024 kind=firm', 'market.returned 2024-03'])).toEqual({ 'market.turnover 2024 kind=coop': '100', 'market.turnover 2024 kind=firm': '100', 'market.returned 2024-03': '1' });
    const again = await bring(market, book);
    expect(again.plan.counts).toEqual({ read: 5, new: 0, changed: 0, same: 5, rejected: 0 });
    await expectSound(market);
  });

  test('a mention means the record of the row’s own county before others; of several it means none', async () => {
    const market = await open();
    const [pine, bamboo] = [newId(), newId()];
    await land(market, supplierPut(pine, 0, { name: '同名' }), supplierPut(bamboo, 0, { name: '同名', code: 'S2', county: '2002' }), supplierPut(newId(), 0, { name: '双胞', code: 'S3' }), supplierPut(newId(), 0, { name: '双胞', code: 'S4' }));
    const planned = await plan(
      market,
      workbook(sheet('销售', [saleHeader, sale({ 供应商: '同名' }), sale({ 供应商: ' 同名 ', 县区: '竹县', 发票号: 'F2' }), sale({ 供应商: '双胞', 发票号: 'F3' }), sale({ 供应商: '同名', 县区: '山市', 发票号: 'F4' }), sale({ 供应商: 'S4', 发票号: 'F5' })])),
    );
    expect(planned.tables[0]?.rows.map(({ row, put }) => [row, put.values['supplier']]).slice(0, 2)).toEqual([[2, pine], [3, bamboo]]);
    expect(told(planned)).toEqual(['cell.ambiguous-record 销售!B4 双胞', 'cell.ambiguous-record 销售!B5 同名']);
    expect(planned.counts).toMatchObject({ new: 3, rejected: 2 });
  });

  test('a row that comes twice counts once, one that contradicts is told', async () => {
    const market = await open();
    await land(market, supplierPut(newId(), 0));
    const planned = await plan(market, workbook(sheet('销售', [saleHeader, sale(), sale({ 发票号: 'F2' }), sale(), sale({ 金额: 7 })])));
    expect(told(planned)).toEqual(['row.repeated 销售!4', 'row.contradicts 销售!5']);
    expect(planned.counts).toEqual({ read: 4, new: 2, changed: 0, same: 1, rejected: 1 });
  });

  test('a changed record keeps what the workbook has no column for, and is judged as a whole', async () => {
    const market = await open();
    const [supplier, first, second] = [newId(), newId(), newId()];
    await land(market, supplierPut(supplier, 0), salePut(first, 0, supplier, { paidOn: '2024-03-20', buyerPhone: '13800000000' }), salePut(second, 0, supplier, { invoice: 'F2', paidOn: '2024-03-20' }));
    const { plan: planned } = await bring(market, workbook(sheet('销售', [saleHeader, sale({ 金额: 55 }), sale({ 发票号: 'F2', 日期: '2024-03-25' })])), 'valid');
    expect((await newest(market, 'market.sales', first)).values).toMatchObject({ amount: 5500n, paidOn: '2024-03-20', buyerPhone: '13800000000', buyer: '机关' });
    // By itself the second row is good; with the payment the record keeps it is not.
    expect(told(planned)).toEqual(['rule.paid-after-sold 销售!3']);
    expect(planned.counts).toEqual({ read: 2, new: 0, changed: 1, same: 0, rejected: 1 });
    await expectSound(market);
  });

  test('the total row is checked against its rows, and the difference told', async () => {
    const market = await open();
    await land(market, supplierPut(newId(), 0));
    const book = (total: number) => workbook(sheet('销售', [saleHeader, sale(), sale({ 发票号: 'F2' }), sale({ 发票号: 'F3', 金额: 0.01 }), ['合计', null, null, 6, total, null, null, null]]));
    expect(told(await plan(market, book(200.01)))).toEqual([]);
    const wrong = await plan(market, book(250));
    expect(told(wrong)).toEqual(['total.mismatch 销售!E5 250']);
    expect(wrong.problems[0]?.message.en).toContain('49.99');
    expect(wrong.counts).toMatchObject({ read: 3, new: 3 });
  });

  test('hidden sheets are read and said to be hidden; what is no table is no table', async () => {
    const market = await open();
    await land(market, supplierPut(newId(), 0));
    const planned = await plan(market, workbook(sheet('说明', [['请按要求填写'], ['不得更改表头']]), sheet('销售', [saleHeader, sale()], true)));
    expect(planned.tables.filter(({ ledger }) => ledger !== undefined).map(({ sheet: name, hidden }) => [name, hidden])).toEqual([['销售', true]]);
    const nothing = await plan(market, workbook(sheet('空', [])));
    expect(nothing.tables).toEqual([]);
    expect(await codesOf(Promise.resolve().then(() => importCommit(nothing, systemParty, 'all')))).toEqual(['import.nothing-found']);
  });

  test('a plan lands as it was shown or not at all', async () => {
    const market = await open();
    const supplier = newId();
    await land(market, supplierPut(supplier, 0));
    const planned = await plan(market, workbook(sheet('销售', [saleHeader, sale(), sale({ 发票号: 'F2' })])));
    await land(market, deletion('market.suppliers', supplier, 1));
    expect(await codesOf(market.committer.commit(importCommit(planned, systemParty, 'all')))).toEqual(['field.no-such-record', 'field.no-such-record']);
    await land(market, supplierPut(supplier, 2));
    const meanwhile = newId();
    await land(market, salePut(meanwhile, 0, supplier));
    expect(await codesOf(market.committer.commit(importCommit(planned, systemParty, 'all')))).toEqual(['record.identity-taken']);
    await land(market, deletion('market.sales', meanwhile, 1));
    const landing = await market.committer.commit(importCommit(planned, systemParty, 'all'));
    expect(landing.counts).toMatchObject({ created: 2 });
    expect(await market.committer.commit(importCommit(planned, systemParty, 'all'))).toMatchObject({ number: landing.number, repeated: true });
    const kept = await market.store.database.query('select file, sheet, layout from source where programme = $1', [market.store.programme]);
    expect(kept).toMatchObject([{ sheet: '销售', file: planned.file.hash }]);
    expect(JSON.parse(String(kept[0]?.['layout']))).toMatchObject({ amount: 'E', invoice: 'G' });
    expect(incoming(workbook()).hash).toHaveLength(64);
    await expectSound(market);
  });
});
