import { expect, test } from 'vitest';
import { systemParty } from '../../src/kernel/access/party.ts';
import { rememberLayout } from '../../src/kernel/sheet/import/layout-memory.ts';
import { codesOf } from '../ledger/expectations.ts';
import { forEachMarket, land, supplierPut, type Market } from '../ledger/market.ts';
import { v7 as newId } from 'uuid';
import { bring, plan, saleHeader, sheet, told, workbook } from './workbooks.ts';

async function withSupplier(open: () => Promise<Market>): Promise<Market> {
  const market = await open();
  await land(market, supplierPut(newId(), 0));
  return market;
}

const sale = ['松县', 'S1', '茶叶', 2, 100, '2024-03-05', 'F1', '海市机关'];
const by = (planned: Awaited<ReturnType<typeof plan>>) => Object.fromEntries((planned.tables[0]?.columns ?? []).map(({ field, column, by: how }) => [field, `${column} ${how}`]));

forEachMarket('columns', (open) => {
  test('headers are known by title, by alias and by likeness; the ledger by its headers', async () => {
    const market = await withSupplier(open);
    const header = ['所属县', '销售方', '产品名称', '数 量', '销售额（元）', '销售日期', '订单号', '采购方单位'];
    const planned = await plan(market, workbook(sheet('Sheet1', [header, sale])));
    expect(planned.tables[0]?.ledger?.name).toBe('market.sales');
    expect(by(planned)).toMatchObject({ county: 'A alias', supplier: 'B alias', product: 'C likeness', weight: 'D alias', amount: 'E alias', soldOn: 'F alias', invoice: 'G alias', buyer: 'H likeness' });
    expect(planned.counts).toEqual({ read: 1, new: 1, changed: 0, same: 0, rejected: 0 });
  });

  test('a column without a telling header is known by what it holds', async () => {
    const market = await withSupplier(open);
    const header = ['归口', '供应商', '产品', '金额', '日期', '发票号'];
    const rows = ['松县', '竹县', '松县'].map((county, n) => [county, 'S1', '茶叶', 100, '2024-03-05', `F${n}`]);
    const planned = await plan(market, workbook(sheet('销售', [header, ...rows])), { ledger: 'market.sales' });
    expect(by(planned)).toMatchObject({ county: 'A content' });
    expect(planned.counts.new).toBe(3);
  });

  test('units of headers and of the unit line are turned into the ledger’s own', async () => {
    const market = await open();
    const header = ['县区', '供应商编号', '供应商名称', '企业性质', '基地面积（公顷）'];
    await bring(market, workbook(sheet('供应商', [header, ['松县', 'S1', '松山', '企业', 2]])));
    const sales = ['县区', '供应商', '产品', '数量（斤）', '金额（万元）', '日期', '发票号'];
    await bring(market, workbook(sheet('销售', [sales, ['松县', 'S1', '茶叶', 3, 1.2345, '2024-03-05', 'F1']])));
    const lined = ['县区', '供应商', '产品', '金额', '日期', '发票号'];
    await bring(market, workbook(sheet('销售', [['销售台账'], ['单位：万元'], lined, ['松县', 'S1', '茶叶', 2, '2024年3月6日', 'F2']])));
    const { database, programme } = market.store;
    expect(await database.query('select land from market_suppliers where programme = $1', [programme])).toEqual([{ land: '30.0000' }]);
    expect(await database.query('select weight, amount, sold_on from market_sales where programme = $1 order by invoice', [programme])).toEqual([
      { weight: '1.500', amount: '12345.00', sold_on: '2024-03-05' },
      { weight: null, amount: '20000.00', sold_on: '2024-03-06' },
    ]);
  });

  test('the county is read from the title, the sheet or the file where there is no column, and never guessed', async () => {
    const market = await withSupplier(open);
    const header = saleHeader.slice(1);
    const row = sale.slice(1);
    const titled = await plan(market, workbook(sheet('一月', [['山市松县销售台账'], header, row])));
    expect(titled.tables[0]?.fromTitle).toEqual({ county: '松县' });
    expect(titled.tables[0]?.rows[0]?.put.values['county']).toBe('2001');
    const named = await plan(market, workbook(sheet('竹县', [['销售台账'], header, row])));
    expect(named.tables[0]?.rows[0]?.put.values['county']).toBe('2002');
    const two = await plan(market, workbook(sheet('一月', [['松县、竹县销售台账'], header, row])));
    expect(told(two)).toEqual(['column.missing 一月!2']);
    // A region of the other side is no county of this one.
    const east = await plan(market, workbook(sheet('一月', [['海市采购松县销售台账'], header, row])));
    expect(east.tables[0]?.fromTitle).toEqual({ county: '松县' });
  });

  test('a required column that is missing is told once, and every row is accounted for', async () => {
    const market = await withSupplier(open);
    const planned = await plan(market, workbook(sheet('销售', [saleHeader.filter((name) => name !== '金额'), ...Array.from({ length: 40 }, () => sale.filter((_, n) => n !== 4))])));
    expect(told(planned)).toEqual(['column.missing 销售!1']);
    expect(planned.problems[0]?.mend.zh).toContain('金额');
    expect(planned.counts).toEqual({ read: 40, new: 0, changed: 0, same: 0, rejected: 40 });
  });

  test('a mapping given by hand is followed, and remembered for the layout', async () => {
    const market = await withSupplier(open);
    const header = ['甲', '乙', '丙', '丁', '戊', '己'];
    const book = workbook(sheet('杂', [header, ['松县', 'S1', '茶叶', 100, '2024-03-05', 'F1'], ['竹县', 'S1', '茶叶', 100, '2024-03-05', 'F2']]));
    expect((await plan(market, book)).tables[0]?.ledger).toBeUndefined();
    const mapping = { county: 'A', supplier: 'B', product: 'C', amount: 'd', soldOn: 'E', invoice: 'F' };
    const planned = await plan(market, book, { sheets: { 杂: { ledger: 'market.sales', mapping } } });
    expect(planned.counts.new).toBe(2);
    expect(new Set(planned.tables[0]?.columns.map((column) => column.by))).toEqual(new Set(['confirmed']));
    const numbers = { county: 1, supplier: 2, product: 3, amount: 4, soldOn: 5, invoice: 6 };
    const fingerprint = String(planned.tables[0]?.fingerprint);
    await rememberLayout(market.store, systemParty, fingerprint, { ledger: 'market.sales', mapping: numbers });
    const again = await plan(market, workbook(sheet('别处', [header, ['松县', 'S1', '茶叶', 100, '2024-03-05', 'F3']])));
    expect(new Set(again.tables[0]?.columns.map((column) => column.by))).toEqual(new Set(['remembered']));
    expect(again.counts.new).toBe(1);
    // What was remembered under an older model is followed as far as it goes.
    await rememberLayout(market.store, systemParty, fingerprint, { ledger: 'market.sales', mapping: { ...numbers, moonPhase: 7 } });
    expect((await plan(market, book)).counts.new).toBe(2);
    await rememberLayout(market.store, systemParty, fingerprint, { ledger: 'market.gone', mapping: numbers });
    expect((await plan(market, book)).tables[0]?.ledger).toBeUndefined();
  });

  test('instructions that lead nowhere are refused', async () => {
    const market = await withSupplier(open);
    const book = workbook(sheet('销售', [saleHeader, sale]));
    expect(await codesOf(plan(market, book, { ledger: 'market.moons' }))).toEqual(['ledger.unknown']);
    expect(await codesOf(plan(market, book, { sheets: { 销售: { ledger: 'market.sales', mapping: { moon: 'A' } } } }))).toEqual(['field.unknown']);
    expect(await codesOf(plan(market, book, { sheets: { 销售: { ledger: 'market.sales', mapping: { amount: '5' } } } }))).toEqual(['mapping.not-a-column']);
    expect(await codesOf(plan(market, book, { sheets: { 消失: { ledger: 'market.sales' } } }))).toEqual(['mapping.no-such-sheet']);
  });
});
