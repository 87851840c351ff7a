import { expect, test } from 'vitest';
import { v7 } from 'uuid';
import { systemParty } from '../../src/kernel/access/party.ts';
import { domain } from '../../src/kernel/declare/domain.ts';
import { choice, date, money, region, text } from '../../src/kernel/declare/fields/index.ts';
import { count, distinct, figure, growth, max, sum } from '../../src/kernel/declare/figure.ts';
import { ledger } from '../../src/kernel/declare/ledger.ts';
import { readFigures, verifyFigures, type FigureRequest } from '../../src/kernel/figure/index.ts';
import { upgrade, readState } from '../../src/kernel/ledger/upgrade.ts';
import { compile } from '../../src/kernel/model/compile.ts';
import type { Database } from '../../src/kernel/ports/database.ts';
import { rebuildChanged } from '../../src/apps/engine/rebuild-changed.ts';
import { withinSession } from '../../src/apps/engine/within-session.ts';
import { forEachDatabase } from '../databases.ts';
import { storeMarket, type Market } from '../ledger/market.ts';
import { testVault } from '../vault/test-vault.ts';
import { close, commitOf, prove } from './closing-world.ts';

const title = (zh: string, en: string) => ({ title: { zh, en } });
const kinds = { a: { zh: '甲', en: 'A' }, b: { zh: '乙', en: 'B' } };
const county = region({ ...title('县区', 'County'), side: 'west' });
const figuresOver = (over: ReturnType<typeof goods>, amount: string, kind: string, who: string, where: object = {}) => {
  const loose = over as never;
  return [
    figure('shop.sum', { ...title('额', 'Sum'), over: loose, measure: sum(amount) as never, by: [kind] as never, where: where as never }),
    figure('shop.count', { ...title('数', 'Count'), over: loose, measure: count(), by: [kind] as never }),
    figure('shop.persons', { ...title('人', 'Persons'), over: loose, measure: distinct(who) as never, by: [kind] as never }),
    figure('shop.most', { ...title('最大', 'Most'), over: loose, measure: max(amount) as never, by: [kind] as never }),
  ];
};
const goods = () => ledger('shop.goods', { ...title('货', 'Goods'), fields: { county, code: text(title('号', 'Code')), kind: choice({ ...title('类', 'Kind'), of: kinds }), who: text(title('谁', 'Who')), price: money(title('价', 'Price')), on: date(title('日', 'On')) }, scope: 'county', when: 'on', identity: ['code'] });
const wares = () =>
  ledger('shop.wares', {
    ...title('货', 'Wares'), was: 'shop.goods',
    fields: { county, number: text({ ...title('号码', 'Number'), was: 'code' }), sort: choice({ ...title('种', 'Sort'), was: 'kind', of: kinds }), person: text({ ...title('人', 'Person'), was: 'who' }), amount: money({ ...title('款', 'Amount'), was: 'price' }), day: date({ ...title('日期', 'Day'), was: 'on' }) },
    scope: 'county', when: 'day', identity: ['number'],
  });
const withGrowth = (of: ReturnType<typeof figuresOver>) => [...of, figure('shop.growth', { ...title('增', 'Growth'), of: growth(of[0] as never) })];
const former = goods();
const since = wares();
const first = domain({ name: 'shop', title: { zh: '店', en: 'Shop' }, ledgers: [former], figures: withGrowth(figuresOver(former, 'price', 'kind', 'who')) });
// Everything is called otherwise, and the sum counts one kind alone.
const later = domain({ name: 'shop', title: { zh: '店', en: 'Shop' }, ledgers: [since], figures: withGrowth(figuresOver(since as never, 'amount', 'sort', 'person', { sort: { is: 'a' } })) });

async function bring(database: Database, of: typeof first): Promise<Market> {
  const model = compile([of], testVault);
  await upgrade(database, model, {
    withinChange: async (session, migration) => {
      const before = (await readState(session))?.snapshot ?? { ledgers: {}, figures: {} };
      if (migration.rebuild.length === 0) return;
      const { store } = await storeMarket(withinSession(database, session), { domains: [of] });
      await rebuildChanged(store, before, migration);
    },
  });
  return storeMarket(database, { domains: [of] });
}

const names = ['shop.sum', 'shop.count', 'shop.persons', 'shop.most'];
const asked = (kind: string): FigureRequest[] => ['2024', '2024-03', '2024-03-05'].flatMap((window) => [...names, 'shop.growth'].flatMap((name) => [{ figure: name, window }, { figure: name, window, region: '2001' }, ...(name === 'shop.growth' || window.length === 10 ? [] : [{ figure: name, window, slice: `${kind}=a` }])]));

forEachDatabase('closings and migrations', (open) => {
  test('what was sealed reads and proves the same after ledger and fields were renamed and a definition changed', async () => {
    const database = await open();
    const before = await bring(database, first);
    await database.script(`insert into programme (programme, title_zh, title_en) values ('test', '测试', 'Test') on conflict do nothing`);
    const records = Array.from({ length: 24 }, () => v7());
    const values = (index: number) => ({ county: index % 3 === 0 ? '2001' : '2002', code: `G${index}`, kind: index % 2 === 0 ? 'a' : 'b', who: `W${index % 5}`, price: BigInt(1000 + 37 * index), on: `${index < 8 ? 2023 : 2024}-0${1 + (index % 4)}-05` });
    await before.committer.commit(commitOf(records.map((record, index) => ({ op: 'put', ledger: 'shop.goods', record, base: 0, values: values(index) }))));
    await close(before.store, '2024');
    await before.committer.commit(commitOf([{ op: 'put', ledger: 'shop.goods', record: records[10] ?? '', base: 1, values: { ...values(10), price: 999_999n } }, { op: 'delete', ledger: 'shop.goods', record: records[11] ?? '', base: 1 }], '更正'));
    const told = await readFigures(before.store, systemParty, asked('kind'));
    expect(told.some(({ reported }) => reported?.differs === true)).toBe(true);

    const { store, committer } = await bring(database, later);
    const again = await readFigures(store, systemParty, asked('sort'));
    expect(again.map(({ figure: name, value, n }) => ({ name, value, n }))).toEqual(told.map(({ figure: name, value, n }) => ({ name, value, n })));
    // What is known follows the definition of today.
    const known = (read: typeof again) => read.find(({ figure: name, reported }) => name === 'shop.sum' && reported !== null)?.reported?.known.value;
    expect(known(again)).not.toBe(known(told));
    expect((await prove(store)).flatMap(({ problems }) => problems)).toEqual([]);
    expect(await verifyFigures(store)).toMatchObject({ cells: [], members: [] });

    const renamed = ({ county: place, code: number, kind: sort, who: person, price: amount, on: day }: ReturnType<typeof values>) => ({ county: place, number, sort, person, amount, day });
    await committer.commit(commitOf([{ op: 'put', ledger: 'shop.wares', record: records[12] ?? '', base: 1, values: { ...renamed(values(12)), amount: 5n, person: 'X' } }], '又一更正'));
    const last = await readFigures(store, systemParty, asked('sort'));
    expect(last.map(({ value, n }) => ({ value, n }))).toEqual(told.map(({ value, n }) => ({ value, n })));
    expect((await prove(store)).flatMap(({ problems }) => problems)).toEqual([]);
  });
});
