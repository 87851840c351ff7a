import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { edit, forEachMarket, land, salePut, supplierPut } from '../ledger/market.ts';
import { close, prove } from './closing-world.ts';

forEachMarket('what is kept of a closing', (open) => {
  test.each([
    ['a sealed value', `update sealed_figure set sealed = replace(sealed, '"7"', '"8"') where programme = $1 and figure = 'market.turnover'`, 'closing.altered'],
    ['the hash of the records', `update sealed_figure set records_hash = repeat('0', 64) where programme = $1 and figure = 'market.turnover'`, 'closing.altered'],
    ['a definition', `update sealed_figure set definition = replace(definition, '"sum"', '"max"') where programme = $1 and figure = 'market.turnover'`, 'closing.altered'],
    ['the root', `update closing set root = repeat('0', 64) where programme = $1`, 'closing.altered'],
    ['the window', `update closing set to_day = 20241231 where programme = $1`, 'closing.altered'],
    ['a reopening that nobody approved', `update closing set reopened_at = now(), reopened_by = 'x' where programme = $1`, 'closing.altered'],
    ['a record of then', `update market_sales set amount = 9 where programme = $1 and _version = 1`, 'closing.disproved'],
    ['a sealed figure taken out', `delete from sealed_figure where programme = $1 and figure = 'market.turnover'`, 'closing.altered'],
  ])('%s altered by hand is found', async (_, sql, code) => {
    const market = await open();
    const { store, committer } = market;
    const [supplier, sale] = [v7(), v7()];
    await land(market, supplierPut(supplier, 0));
    await land(market, salePut(sale, 0, supplier, { soldOn: '2024-03-05', amount: 700n }));
    await close(store, '2024-03');
    await committer.commit(edit([salePut(sale, 1, supplier, { soldOn: '2024-03-05', amount: 800n })], { reason: '更正' }));
    expect((await prove(store)).flatMap(({ problems }) => problems)).toEqual([]);
    await store.database.run(sql, [store.programme]);
    expect((await prove(store)).flatMap(({ problems }) => problems.map((one) => one.code))).toContain(code);
  });
});
