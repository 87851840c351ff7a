import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { domain, type Domain } from '../../src/kernel/declare/domain.ts';
import { choice, date, money, reference, region, text } from '../../src/kernel/declare/fields/index.ts';
import { count, distinct, figure, sum } from '../../src/kernel/declare/figure.ts';
import { ledger } from '../../src/kernel/declare/ledger.ts';
import { readFigures, rebuild, verifyFigures } from '../../src/kernel/figure/index.ts';
import { undoing } from '../../src/kernel/ledger/undo.ts';
import { readState, upgrade, type UpgradeOptions } from '../../src/kernel/ledger/upgrade.ts';
import { verifyStore } from '../../src/kernel/ledger/verify.ts';
import { systemParty } from '../../src/kernel/access/party.ts';
import { compile } from '../../src/kernel/model/compile.ts';
import { snapshotHash, snapshotOf } from '../../src/kernel/model/snapshot.ts';
import { oldestKernel, systemVersions } from '../../src/kernel/model/system-tables.ts';
import type { Database } from '../../src/kernel/ports/database.ts';
import { forEachDatabase } from '../databases.ts';
import { bring, sheet, workbook } from '../import/workbooks.ts';
import { codesOf, expectSound } from '../ledger/expectations.ts';
import { land, openMarket, put, stallPut, storeMarket, type Market } from '../ledger/market.ts';

const title = (zh: string, en: string) => ({ title: { zh, en } });
const place = region(title('地区', 'Place'));
const makers = ledger('shop.makers', { ...title('作坊', 'Makers'), fields: { place, name: text(title('作坊名称', 'Name')) }, scope: 'place', when: null, identity: ['name'] });

const goodsFields = {
  place,
  code: text(title('货号', 'Code')),
  maker: reference(makers, title('产自', 'Maker')),
  price: money(title('金额', 'Price')),
  madeOn: date(title('制造日期', 'Made on')),
  soldOn: date({ ...title('售出日期', 'Sold on'), optional: true }),
  sort: choice({ ...title('种类', 'Sort'), of: { pot: { zh: '锅', en: 'Pot' }, pan: { zh: '盘', en: 'Pan' } } }),
};
const goods = ledger('shop.goods', { ...title('货物', 'Goods'), fields: goodsFields, scope: 'place', when: 'madeOn', identity: ['code'] });
const before: Domain = domain({
  name: 'shop',
  title: { zh: '店', en: 'Shop' },
  ledgers: [makers, goods],
  figures: [
    figure('shop.worth', { ...title('货值', 'Worth'), over: goods, measure: sum('price'), by: ['sort'] }),
    figure('shop.makers', { ...title('作坊数', 'Makers'), over: goods, measure: distinct('maker') }),
    figure('shop.old', { ...title('旧指标', 'Old'), over: goods, measure: count() }),
  ],
});

// A release later: ledgers and fields renamed, one retired, one new, another date, figures changed, gone and new.
const artisans = ledger('shop.artisans', { ...title('匠人', 'Artisans'), was: 'shop.makers', fields: { place, called: text({ ...title('匠人名称', 'Called'), was: 'name' }) }, scope: 'place', when: null, identity: ['called'] });
const { sort: _sort, price, madeOn, soldOn, ...kept } = goodsFields;
const wares = ledger('shop.wares', {
  ...title('商品', 'Wares'),
  was: 'shop.goods',
  fields: {
    ...kept,
    maker: reference(artisans, title('产自', 'Maker')),
    amount: money({ ...title('价款', 'Amount'), was: 'price' }),
    madeOn,
    soldOn,
    // The name that a renamed field had, of a new field.
    price: money({ ...title('标价', 'List price'), optional: true }),
    shelf: text({ ...title('货架', 'Shelf'), optional: true }),
  } as unknown as typeof goodsFields & { amount: typeof price },
  scope: 'place',
  when: 'soldOn',
  identity: ['code'],
});
const after: Domain = domain({
  name: 'shop',
  title: { zh: '店', en: 'Shop' },
  ledgers: [artisans, wares],
  figures: [
    figure('shop.worth', { ...title('货值', 'Worth'), over: wares, measure: sum('amount') }),
    figure('shop.makers', { ...title('匠人数', 'Makers'), over: wares, measure: distinct('maker') }),
    figure('shop.pieces', { ...title('件数', 'Pieces'), over: wares, measure: count() }),
  ],
});

const [maker, pot, pan] = [newId(), newId(), newId()];
const values = { place: '2001', code: 'G1', maker, price: 12_345n, madeOn: '2023-12-31', soldOn: '2024-01-02', sort: 'pot' };

/** A database as the release before left it, with something in its past. */
async function filled(database: Database): Promise<{ market: Market; last: string }> {
  const market = await openMarket(database, { domains: [before] });
  await land(market, put('shop.makers', maker, 0, { place: '2001', name: '老铺' }), put('shop.goods', pot, 0, values), put('shop.goods', pan, 0, { ...values, code: 'G2', sort: 'pan', soldOn: null, price: 55n }));
  const { number } = await land(market, put('shop.goods', pot, 1, { ...values, price: 20_000n }));
  await land(market, { op: 'delete', ledger: 'shop.goods', record: pan, base: 1 });
  await land(market, put('shop.goods', pan, 2, { ...values, code: 'G2', sort: 'pan', soldOn: null, price: 55n }));
  return { market, last: number };
}

/** Upgrades as an engine does: the figures anew in the same transaction. */
async function upgradeMarket(database: Database, domains: readonly Domain[], options: UpgradeOptions = {}) {
  const migration = await upgrade(database, compile(domains), options);
  const market = await storeMarket(database, { domains });
  await rebuild(market.store, migration?.rebuild ?? []);
  return { market, migration };
}

const rows = (database: Database, table: string, columns: string) => database.query(`select ${columns} from "${table}" order by record, _version`);

forEachDatabase('upgrade', (open) => {
  test('a filled database keeps its values, proofs and figures under new names', async () => {
    const database = await open();
    const { last } = await filled(database);
    const { market, migration } = await upgradeMarket(database, [after]);
    expect(migration?.risk).toBe('breaking');
    expect(migration?.dropped).toEqual(['shop.old']);
    expect(await rows(database, 'shop_wares', 'code, amount, price, shelf, sort, _day')).toEqual([
      { code: 'G1', amount: '123.45', price: null, shelf: null, sort: 'pot', _day: '20240102' },
      { code: 'G1', amount: '200.00', price: null, shelf: null, sort: 'pot', _day: '20240102' },
      ...[0, 1, 2].map(() => ({ code: 'G2', amount: '0.55', price: null, shelf: null, sort: 'pan', _day: '0' })),
    ]);
    expect((await verifyStore(market.store)).problems).toEqual([]);
    expect(await verifyFigures(market.store)).toEqual({ cells: [], members: [] });
    const asked = [['shop.worth', 'all'], ['shop.worth', '2024'], ['shop.worth', '2023'], ['shop.pieces', 'all'], ['shop.makers', '2024']].map(([name = '', window = '']) => ({ figure: name, window }));
    expect((await readFigures(market.store, systemParty, asked)).map(({ value }) => value)).toEqual(['200.55', '200', '0', '2', '1']);
    expect((await database.query('select count(*) as n from figure_cell where figure = $1', ['shop.old']))[0]?.['n']).toBe('0');

    // Life goes on: edits, undo of what the release before did, and a workbook that says what is there.
    const { columns } = { columns: { place: '2001', code: 'G1', maker, amount: 20_000n, madeOn: '2023-12-31', soldOn: '2024-01-02', price: 30_000n, shelf: '三' } };
    const landed = await land(market, put('shop.wares', pot, 2, columns));
    await market.committer.commit(await undoing(market.store, systemParty, landed.number, newId()));
    await market.committer.commit(await undoing(market.store, systemParty, last, newId()));
    expect((await readFigures(market.store, systemParty, asked)).map(({ value }) => value)).toEqual(['124', '123.45', '0', '2', '1']);
    const header = ['地区', '货号', '产自', '价款', '制造日期', '售出日期'];
    const book = workbook(sheet('商品', [header, ['松县', 'G1', '老铺', 123.45, '2023-12-31', '2024-01-02'], ['松县', 'G2', '老铺', 0.55, '2023-12-31', null]]));
    expect((await bring(market, book)).plan.counts).toEqual({ read: 2, new: 0, changed: 0, same: 2, rejected: 0 });
    expect((await verifyStore(market.store)).problems).toEqual([]);
    expect(await verifyFigures(market.store)).toEqual({ cells: [], members: [] });
  });

  test('a ledger that is no longer declared is proven still, and another may take its name', async () => {
    const database = await open();
    await filled(database);
    const renamed = await upgradeMarket(database, [after]);
    const both = domain({ ...after, ledgers: [...after.ledgers, makers] });
    const { market } = await upgradeMarket(database, [both]);
    await land(market, put('shop.makers', newId(), 0, { place: '2001', name: '老铺' }));
    expect((await verifyStore(market.store)).problems).toEqual([]);
    const { market: last } = await upgradeMarket(database, [domain({ name: 'shop', title: after.title, ledgers: [makers], figures: [] })]);
    expect((await verifyStore(last.store)).problems).toEqual([]);
    await database.run('update shop_wares set amount = amount + 1 where record = $1 and _version = 1', [pot]);
    expect((await verifyStore(last.store)).problems).toMatchObject([{ code: 'row.altered', place: { ledger: 'shop.wares', record: pot } }]);
    expect(renamed.migration?.rekey).toEqual(['shop.wares']);
  });

  test('a step that fails leaves the old state whole', async () => {
    const database = await open();
    const { market } = await filled(database);
    const fail = async () => {
      throw new Error('no room left');
    };
    await expect(upgrade(database, compile([after]), { withinChange: fail })).rejects.toThrow('no room left');
    await database.script('create table shop_artisans (taken integer)');
    await expect(upgrade(database, compile([after]))).rejects.toThrow();
    // Two records that would be the same fact.
    const clash = domain({ ...before, ledgers: [makers, { ...goods, identity: ['madeOn'], names: [] }] , figures: [] });
    await expect(upgrade(database, compile([clash]))).rejects.toThrow('would be the same fact by madeOn');
    expect((await readState(database))?.hash).toBe(snapshotHash(snapshotOf(compile([before]))));
    await land(market, put('shop.goods', newId(), 0, { ...values, code: 'G3' }));
    expect((await verifyStore(market.store)).problems).toEqual([]);
    expect(await verifyFigures(market.store)).toEqual({ cells: [], members: [] });
  });

  test('an existing database is announced before it is changed; an empty and a current one are not', async () => {
    const database = await open();
    const announced: string[] = [];
    const options: UpgradeOptions = {
      beforeChange: async ({ risk }) => {
        announced.push(`${risk}, still ${String((await database.query(`select to_regclass('shop_goods')::text as name`))[0]?.['name'])}`);
      },
    };
    await upgrade(database, compile([before]), options);
    expect(await upgrade(database, compile([before]), options)).toBeUndefined();
    expect(announced).toEqual([]);
    await upgrade(database, compile([after]), options);
    expect(announced).toEqual(['breaking, still shop_goods']);
  });

  test('a database of a newer release is refused', async () => {
    const database = await open();
    await upgrade(database, compile([after]));
    const known = [snapshotHash(snapshotOf(compile([before])))];
    expect(await codesOf(upgrade(database, compile([before]), { knownHashes: known }))).toEqual(['store.newer']);
    await upgrade(database, compile([after]), { knownHashes: known });
    await database.run('update model_state set kernel = kernel + 1');
    expect(await codesOf(upgrade(database, compile([after])))).toEqual(['store.newer']);
  });

  test('several processes that upgrade at once upgrade once', async () => {
    const database = await open();
    const laidOut = await Promise.all([1, 2, 3].map(() => upgrade(database, compile([before]))));
    expect(laidOut.filter((migration) => migration !== undefined)).toHaveLength(1);
    await filled(database);
    const upgraded = await Promise.all([1, 2, 3].map(() => upgrade(database, compile([after]))));
    expect(upgraded.filter((migration) => migration !== undefined)).toHaveLength(1);
    expect(await rows(database, 'shop_artisans', 'called')).toEqual([{ called: '老铺' }]);
  });
});

forEachDatabase('the system’s own tables', (open) => {
  test('a database that lacks what came later is given it, and learns what its batches touched', async () => {
    const database = await open();
    const market = await openMarket(database);
    const stall = newId();
    await land(market, stallPut(stall, 0));
    await land(market, stallPut(stall, 1, { county: '2002' }));
    const touched = async () => (await database.query('select touched from journal order by position')).map((row) => row['touched']);
    const told = await touched();
    const [, ...later] = systemVersions;
    const brought = later.flatMap(({ tables }) => tables).flatMap((sql) => /^create table (\w+)/.exec(sql)?.slice(1) ?? []);
    expect(brought).toContain('account');
    for (const table of brought) await database.script(`drop table ${table}`);
    for (const { table } of market.store.model.ledgers.values()) await database.script(`alter table "${table}" drop column _level, drop column _sealed, drop column _resealed, drop column _resealed_as`);
    await database.script(`alter table journal drop column touched; alter table source drop column ledger, drop column regions; drop index source_file, journal_undoes; alter table vault drop column next_suite, drop column next_fingerprint, drop column next_since; update model_state set kernel = ${oldestKernel}`);
    await upgrade(database, market.store.model);
    expect(told).toEqual(['market.stalls@2001', 'market.stalls@2001 market.stalls@2002']);
    expect((await touched()).map((keys) => keys?.split(' ').toSorted().join(' '))).toEqual(told);
    expect(await database.query('select name from account')).toEqual([]);
    await expectSound(market);
  });
});
