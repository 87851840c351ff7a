import { describe, expect, test } from 'vitest';
import { domain } from '../../src/kernel/declare/domain.ts';
import { carried, count, date, money, phone, reference, region, text } from '../../src/kernel/declare/fields/index.ts';
import { distinct, figure, ratio, sum, type AnyFigure } from '../../src/kernel/declare/figure.ts';
import { ledger, type AnyLedger } from '../../src/kernel/declare/ledger.ts';
import { compile, ModelError } from '../../src/kernel/model/compile.ts';
import { market, sales } from '../ledger/market.ts';

const title = (zh: string, en = zh) => ({ title: { zh, en } });
const fields = { place: region(title('地区', 'Place')), code: text(title('编号', 'Code')), price: money(title('金额', 'Price')) };

function shop(more: Record<string, unknown> = {}, name = 'shop.goods'): AnyLedger {
  return { ...ledger('shop.goods', { ...title('货物', 'Goods'), fields, scope: 'place', when: null, identity: ['code'] }), name, ...more } as AnyLedger;
}

function faultsOf(ledgers: readonly AnyLedger[], figures: readonly AnyFigure[] = []): readonly string[] {
  try {
    compile([domain({ name: 'shop', title: { zh: '店', en: 'Shop' }, ledgers, figures })]);
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return error.faults;
  }
  return [];
}

describe('what compile() names', () => {
  test('a sound model compiles, and is frozen', () => {
    const model = compile([market]);
    expect(model.ledgers.get('market.suppliers')?.carriers.map(({ ledger: name, via }) => `${name} ${via.name}`)).toEqual(['market.sales supplier']);
    expect(Object.isFrozen(model)).toBe(true);
    expect(Object.isFrozen(model.ledgers.get('market.sales'))).toBe(true);
    expect(model.ledgers.get('market.sales')?.declared).toBe(sales);
  });

  const other = shop({ fields: { ...fields, goods: reference(shop(), title('货', 'Item')) } }, 'shop.orders');
  const dated = shop({ fields: { ...fields, soldOn: date(title('日期', 'Sold on')), pieces: count(title('件数', 'Pieces')) }, when: 'soldOn' }, 'shop.dated');
  const changed = (changes: readonly unknown[]) => ({ ...figure('shop.sum', { ...title('和', 'Sum'), over: shop(), measure: sum('price' as never) }), over: dated, changes }) as AnyFigure;
  test.each<[string, readonly AnyLedger[], readonly AnyFigure[], string]>([
    ['a name that is no name', [shop({}, 'Goods')], [], 'a name is domain.plural-noun'],
    ['a ledger declared twice', [shop(), shop()], [], 'ledger shop.goods is declared twice'],
    ['two ledgers of one table', [shop({}, 'shop.old-goods'), shop({}, 'shop.oldGoods')], [], 'share the table shop_old_goods'],
    ['a table name too long', [shop({}, `shop.${'x'.repeat(50)}`)], [], 'too long'],
    ['a title without a language', [shop({ title: { zh: '', en: 'x' } })], [], 'give its title'],
    ['a field name of two words', [shop({ fields: { ...fields, 'two-words': text(title('两')) } })], [], 'one camelCase word'],
    ['a reserved field name', [shop({ fields: { ...fields, record: text(title('记')) } })], [], 'the name is reserved'],
    ['a header of two fields', [shop({ fields: { ...fields, again: text({ ...title('又', 'Again'), aliases: ['编 号'] }) } })], [], 'the header 编号 also belongs to code'],
    ['a reference to nowhere', [other], [], 'refers to shop.goods, which is not part of the model'],
    ['a value carried over no reference', [shop({ fields: { ...fields, name: carried(shop(), 'code', { via: 'price', ...title('名', 'Name') }) } })], [], 'carried via price, which is no reference'],
    ['an identity by a carried value', [shop(), { ...other, fields: { ...other.fields, item: carried(shop(), 'price', { via: 'goods', ...title('价', 'Item price') }) }, identity: ['item'] }], [], "can't be part of the identity"],
    ['an identity by no field', [shop({ identity: ['moon'] })], [], 'its identity names moon'],
    ['a scope that is no field', [shop({ scope: 'moon', identity: ['code'] })], [], 'its scope names moon'],
    ['a rule declared twice', [shop({ rules: [1, 2].map(() => ({ code: 'r', holds: () => true, at: ['code'], message: title('x').title, mend: title('x').title })) })], [], 'rule r is declared twice'],
    ['a rule that marks no cell', [shop({ rules: [{ code: 'r', holds: () => true, at: [], message: title('x').title, mend: title('x').title }] })], [], 'name the fields whose cells are to be marked'],
    ['two fields that were one', [shop({ fields: { ...fields, a: text({ ...title('甲'), was: 'old' }), b: text({ ...title('乙'), was: 'old' }) } })], [], 'both were old'],
    ['a figure over a ledger that is not there', [], [figure('shop.sum', { ...title('和', 'Sum'), over: shop(), measure: sum('price' as never) })], 'which is not part of the model'],
    ['a figure of a field that is not there', [shop()], [{ ...figure('shop.sum', { ...title('和', 'Sum'), over: shop(), measure: distinct('code') }), over: shop(), measure: sum('moon') }], 'measures moon, which is no field'],
    ['a definition that changes on no day', [dated], [changed([{ since: '2026-02-30', where: {} }])], 'since is a day'],
    ['a definition that changes backwards', [dated], [changed([{ since: '2026-01-01', where: {} }, { since: '2025-01-01', where: {} }])], 'in the order of their days'],
    ['a change of nothing', [dated], [changed([{ since: '2026-01-01' }])], 'it changes nothing'],
    ['a change that asks for no field', [dated], [changed([{ since: '2026-01-01', where: { moon: { is: 1 } } }])], 'asks for moon, which is no field'],
    ['a change to another measure', [dated], [changed([{ since: '2026-01-01', measure: { op: 'count' } }])], "a sum can't become a count"],
    ['a change to another unit', [dated], [changed([{ since: '2026-01-01', measure: sum('pieces') }])], 'different units or kinds'],
    ['a change where records have no date', [shop()], [{ ...changed([{ since: '2026-01-01', where: {} }]), over: shop() }], 'records of shop.goods have no date'],
    ['a figure made of one that is not there', [shop()], [figure('shop.share', { ...title('比', 'Share'), of: ratio(figure('shop.a', { ...title('甲'), over: sales, measure: sum('amount') }), figure('shop.b', { ...title('乙'), over: sales, measure: sum('amount') })) })], 'made of shop.a'],
  ])('%s', (_what, ledgers, figures, fault) => {
    expect(faultsOf(ledgers, figures).join('\n')).toContain(fault);
  });

  test('a figure split by what is sensitive, or of a condition on no field', () => {
    const private_ = shop({ fields: { ...fields, phone: phone(title('电话', 'Phone')), n: count(title('数', 'N')) } });
    const split = { ...figure('shop.n', { ...title('数', 'N'), over: shop(), measure: distinct('code') }), over: private_, by: ['phone'] };
    expect(faultsOf([private_], [split]).join()).toContain('split by phone, which is sensitive');
    const largest = { ...split, by: [], measure: { op: 'max', field: 'phone' } } as never;
    expect(faultsOf([private_], [largest]).join()).toContain('only different values can be counted');
    const above = { ...split, by: [], where: { phone: { atLeast: '13812345678' } } };
    expect(faultsOf([private_], [above]).join()).toContain('phone is sensitive and has no order');
    const hidden = shop({ fields: { ...fields, place: { ...fields.place, sensitive: true } } });
    expect(faultsOf([hidden]).join()).toContain('place is sensitive');
    const where = { ...figure('shop.n', { ...title('数', 'N'), over: shop(), measure: distinct('code') }), over: private_, where: { moon: { present: true } } };
    expect(faultsOf([private_], [where]).join()).toContain('asks for moon, which is no field');
  });

  test('values carried in a ring', () => {
    const a = shop({ fields: { ...fields, b: reference({ name: 'shop.b' }, title('乙')), x: { ...text({ ...title('甲值'), optional: true }), carried: { via: 'b', field: 'x' } } } }, 'shop.a');
    const b = shop({ fields: { ...fields, a: reference({ name: 'shop.a' }, title('甲')), x: { ...text({ ...title('乙值'), optional: true }), carried: { via: 'a', field: 'x' } } } }, 'shop.b');
    expect(faultsOf([a, b]).join()).toContain('carried in a ring');
  });

  test('every fault at once', () => {
    expect(faultsOf([shop({ identity: ['moon'], title: { zh: '', en: '' } }), shop({}, 'X')])).toHaveLength(3);
  });
});
