import { v7 as newId } from 'uuid';
import { systemParty, type Party } from '../../src/kernel/access/party.ts';
import { domain, type Domain } from '../../src/kernel/declare/domain.ts';
import { area, carried, choice, date, evidence, mass, money, phone, reference, region, text } from '../../src/kernel/declare/fields/index.ts';
import { count, distinct, figure, growth, ratio, sum } from '../../src/kernel/declare/figure.ts';
import { ledger } from '../../src/kernel/declare/ledger.ts';
import { regionBook } from '../../src/kernel/declare/regions.ts';
import { figureKeeper } from '../../src/kernel/figure/index.ts';
import type { Change, Commit, Landing } from '../../src/kernel/ledger/change.ts';
import { Committer } from '../../src/kernel/ledger/committer.ts';
import { keepProgramme, sealFrom } from '../../src/kernel/ledger/programme.ts';
import type { Store } from '../../src/kernel/ledger/store.ts';
import { readState, upgrade, type ModelState } from '../../src/kernel/ledger/upgrade.ts';
import { compile } from '../../src/kernel/model/compile.ts';
import { systemClock, type Clock } from '../../src/kernel/ports/clock.ts';
import type { Database } from '../../src/kernel/ports/database.ts';
import { forEachDatabase } from '../databases.ts';
import { testVault } from '../vault/test-vault.ts';

/** A small market: a city with two counties, their suppliers and sales, the returns of sales, stalls that come and go. */
export const regions = [
  { code: '10', title: { zh: '海市', en: 'Harbour' }, side: 'east', parent: null },
  { code: '20', title: { zh: '山市', en: 'Hill City' }, side: 'west', parent: null },
  { code: '2001', title: { zh: '松县', en: 'Pine County' }, side: 'west', parent: '20' },
  { code: '2002', title: { zh: '竹县', en: 'Bamboo County' }, side: 'west', parent: '20' },
];

const title = (zh: string, en: string) => ({ title: { zh, en } });
const county = region({ ...title('县区', 'County'), aliases: ['所属县'], side: 'west' });

export const suppliers = ledger('market.suppliers', {
  ...title('供应商台账', 'Suppliers'),
  fields: {
    county,
    code: text({ ...title('供应商编号', 'Code'), aliases: ['编号'] }),
    name: text({ ...title('供应商名称', 'Name'), aliases: ['企业名称'] }),
    kind: choice({ ...title('企业性质', 'Kind'), of: { firm: { zh: '企业', en: 'Firm' }, coop: { zh: '合作社', en: 'Cooperative' } } }),
    phone: phone({ ...title('联系电话', 'Phone'), optional: true }),
    land: area({ ...title('基地面积', 'Land'), optional: true }),
    papers: evidence({ ...title('证照', 'Papers'), optional: true }),
  },
  scope: 'county',
  when: null,
  identity: ['code'],
  names: ['code', 'name'],
});

export const sales = ledger('market.sales', {
  ...title('销售台账', 'Sales'),
  fields: {
    county,
    supplier: reference(suppliers, { ...title('供应商', 'Supplier'), aliases: ['销售方'] }),
    supplierName: carried(suppliers, 'name', { via: 'supplier', title: { zh: '供方全称', en: "Supplier's name" } }),
    kind: carried(suppliers, 'kind', { via: 'supplier', title: { zh: '供方性质', en: "Supplier's kind" } }),
    product: choice({ ...title('产品', 'Product'), of: { tea: { zh: '茶叶', en: 'Tea' }, honey: { zh: '蜂蜜', en: 'Honey' }, salt: { zh: '盐', en: 'Salt', until: 2022 } } }),
    weight: mass({ ...title('数量', 'Weight'), optional: true }),
    amount: money({ title: { zh: '金额', en: 'Amount' }, aliases: ['销售额'] }),
    soldOn: date({ title: { zh: '日期', en: 'Sold on' }, aliases: ['销售日期'] }),
    invoice: text({ ...title('发票号', 'Invoice'), aliases: ['订单号'] }),
    buyer: text({ ...title('采购方', 'Buyer'), optional: true }),
    buyerPhone: phone({ ...title('采购方电话', 'Buyer’s phone'), optional: true }),
    paidOn: date({ ...title('付款日期', 'Paid on'), optional: true }),
  },
  scope: 'county',
  when: 'soldOn',
  identity: ['supplier', 'invoice'],
  names: ['invoice'],
  rules: [
    {
      code: 'amount-positive',
      holds: ({ amount }) => amount > 0n,
      message: { zh: '金额须大于零', en: 'The amount must be above zero' },
      mend: { zh: '填写发票上的金额', en: 'Write the amount of the invoice' },
      at: ['amount'],
    },
    {
      code: 'paid-after-sold',
      holds: ({ soldOn, paidOn }) => paidOn === null || paidOn >= soldOn,
      message: { zh: '付款日期早于销售日期', en: 'Paid before it was sold' },
      mend: { zh: '核对两个日期', en: 'Check both dates' },
      at: ['paidOn'],
    },
    {
      code: 'large',
      holds: ({ amount }) => amount < 100_000_000n,
      message: { zh: '金额达到一百万元', en: 'The amount is a million or more' },
      mend: { zh: '核对单位', en: 'Check the unit' },
      at: ['amount'],
      severity: 'warning',
    },
  ],
});

export const returns = ledger('market.returns', {
  ...title('退货台账', 'Returns'),
  fields: {
    county,
    number: text(title('退货单号', 'Number')),
    sale: reference(sales, title('原发票', 'Sale')),
    kind: carried(sales, 'kind', { via: 'sale', title: { zh: '原供方性质', en: "Supplier's kind" } }),
    returnedOn: carried(sales, 'soldOn', { via: 'sale', title: { zh: '原销售日期', en: 'Sold on' } }),
  },
  scope: 'county',
  when: 'returnedOn',
  identity: ['number'],
});

export const stalls = ledger('market.stalls', {
  ...title('摊位台账', 'Stalls'),
  fields: {
    county,
    number: text(title('摊位号', 'Stall')),
    opened: date(title('开业日期', 'Opened')),
    closed: date({ ...title('停业日期', 'Closed'), optional: true }),
  },
  scope: 'county',
  when: 'opened',
  identity: ['number'],
});

const turnover = figure('market.turnover', { ...title('销售额', 'Turnover'), over: sales, measure: sum('amount'), by: ['product', 'kind'] });
const tea = figure('market.tea', { ...title('茶叶销售额', 'Tea'), over: sales, measure: sum('amount'), where: { product: { is: 'tea' } } });

export const market = domain({
  name: 'market',
  title: { zh: '集市', en: 'Market' },
  ledgers: [suppliers, sales, returns, stalls],
  figures: [
    turnover,
    tea,
    figure('market.sales', { ...title('销售笔数', 'Sales'), over: sales, measure: count(), by: ['kind'] }),
    figure('market.sellers', { ...title('供应商数', 'Sellers'), over: sales, measure: distinct('supplier'), by: ['product'] }),
    figure('market.registered', { ...title('登记供应商', 'Registered'), over: suppliers, measure: count(), by: ['kind'] }),
    figure('market.returned', { ...title('退货', 'Returned'), over: returns, measure: count(), by: ['kind'] }),
    figure('market.stalls', { ...title('在营摊位', 'Stalls open'), over: stalls, measure: count(), stock: { until: 'closed' } }),
    figure('market.tea-share', { ...title('茶叶占比', 'Share of tea'), of: ratio(tea, turnover) }),
    figure('market.growth', { ...title('销售增长', 'Growth'), of: growth(turnover) }),
  ],
});

export interface Market {
  readonly store: Store;
  readonly committer: Committer;
}

export interface MarketOptions {
  readonly programme?: string;
  readonly clock?: Clock;
  readonly domains?: readonly Domain[];
}

/** Brings a database to the market, or to another version of it. */
export async function openMarket(database: Database, { programme = 'test', clock = systemClock, domains = [market] }: MarketOptions = {}): Promise<Market> {
  const model = compile(domains, testVault);
  await upgrade(database, model);
  await keepProgramme(database, { code: programme, title: { zh: '测试', en: 'Test' }, regions });
  return storeMarket(database, { programme, clock, domains });
}

/** The market of a database that is already brought to it. */
export async function storeMarket(database: Database, { programme = 'test', clock = systemClock, domains = [market] }: MarketOptions = {}): Promise<Market> {
  const model = compile(domains, testVault);
  const book = regionBook(regions);
  const seal = sealFrom((await readState(database)) as ModelState);
  const store: Store = { database, model, programme, regions: book, clock, keeper: figureKeeper(book, model), seal };
  return { store, committer: new Committer(store) };
}

/**
 * Runs a suite over both databases, each laid out once; every test has a programme of its own in it.
 */
export function forEachMarket(name: string, suite: (open: (options?: MarketOptions) => Promise<Market>) => void): void {
  forEachDatabase(name, (open) => {
    let laidOut: Promise<Database> | undefined;
    let programmes = 0;
    const layOut = async () => {
      const database = await open();
      await upgrade(database, compile([market]));
      return database;
    };
    suite(async (options = {}) => {
      const database = await (laidOut ??= layOut());
      return openMarket(database, { ...options, programme: `test${++programmes}` });
    });
  });
}

/** A clerk of one county. */
export function clerkOf(...counties: string[]): Party {
  return { id: `clerk-${counties.join('-')}`, title: '填报人', grants: [{ role: 'clerk', regions: counties, ledgers: 'all', actions: ['see', 'write', 'import', 'undo', 'export'] }] };
}

export const supplierValues = { county: '2001', code: 'S1', name: '松山茶厂', kind: 'firm', phone: null, land: null, papers: null };
export const saleValues = {
  county: '2001', product: 'tea', weight: 1_500n, amount: 120_050n, soldOn: '2024-03-05', invoice: 'F1', buyer: null, buyerPhone: null, paidOn: null,
};
export const stallValues = { county: '2001', number: 'A1', opened: '2023-05-01', closed: null };

type Values = Readonly<Record<string, unknown>>;

export const put = (ledgerName: string, record: string, base: number, values: Values): Change => ({ op: 'put', ledger: ledgerName, record, base, values });
export const supplierPut = (record: string, base: number, values: Values = {}): Change => put('market.suppliers', record, base, { ...supplierValues, ...values });
export const salePut = (record: string, base: number, supplier: string, values: Values = {}): Change => put('market.sales', record, base, { ...saleValues, supplier, ...values });
export const returnPut = (record: string, base: number, sale: string, values: Values = {}): Change => put('market.returns', record, base, { county: '2001', number: 'R1', sale, ...values });
export const stallPut = (record: string, base: number, values: Values = {}): Change => put('market.stalls', record, base, { ...stallValues, ...values });
export const deletion = (ledgerName: string, record: string, base: number): Change => ({ op: 'delete', ledger: ledgerName, record, base });

/** A commit of these changes by the system, under a new id. */
export function edit(changes: readonly Change[], more: Partial<Commit> = {}): Commit {
  return { batch: newId(), kind: 'edit', party: systemParty, changes, ...more };
}

export function land({ committer }: Market, ...changes: Change[]): Promise<Landing> {
  return committer.commit(edit(changes));
}
