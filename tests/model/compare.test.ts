import { describe, expect, test } from 'vitest';
import { domain } from '../../src/kernel/declare/domain.ts';
import { choice, count, date, money, region, text } from '../../src/kernel/declare/fields/index.ts';
import { figure, sum, type AnyFigure } from '../../src/kernel/declare/figure.ts';
import { ledger, type AnyLedger } from '../../src/kernel/declare/ledger.ts';
import { compare } from '../../src/kernel/model/compare.ts';
import { compile } from '../../src/kernel/model/compile.ts';
import { MigrationError } from '../../src/kernel/model/migration-error.ts';
import type { Model } from '../../src/kernel/model/model.ts';
import { snapshotHash, snapshotOf } from '../../src/kernel/model/snapshot.ts';

const title = (zh: string, en = zh) => ({ title: { zh, en } });
const fields = {
  place: region(title('地区', 'Place')),
  code: text(title('编号', 'Code')),
  price: money(title('金额', 'Price')),
  soldOn: date(title('日期', 'Sold on')),
};

type Spec = Record<string, unknown> & { readonly fields?: Record<string, unknown> };

function goods(spec: Spec = {}, name = 'shop.goods'): AnyLedger {
  return { ...ledger('shop.goods', { ...title('货物', 'Goods'), fields, scope: 'place', when: 'soldOn', identity: ['code'] }), name, ...spec } as AnyLedger;
}

function modelOf(...ledgers: AnyLedger[]): Model {
  const turnover = ledgers[0] !== undefined && 'price' in ledgers[0].fields ? [figure('shop.turnover', { ...title('额', 'Turnover'), over: ledgers[0] as never, measure: sum('price' as never) })] : [];
  return compile([domain({ name: 'shop', title: { zh: '店', en: 'Shop' }, ledgers, figures: turnover })]);
}

const first = snapshotOf(modelOf(goods()));
const stepsOf = (after: Model, before = first) => compare(before, after).steps.map(({ says, risk }) => `${risk}: ${says}`);

describe('compare', () => {
  test('nothing to do', () => {
    const migration = compare(first, modelOf(goods()));
    expect(migration).toMatchObject({ steps: [], rebuild: [], dropped: [], rekey: [], risk: 'safe' });
    expect(snapshotHash(migration.after)).toBe(snapshotHash(first));
  });

  test('new ledgers and fields are safe', () => {
    const added = modelOf(goods({ fields: { ...fields, n: count({ ...title('数', 'N'), optional: true }) } }), goods({}, 'shop.spares'));
    expect(stepsOf(added)).toEqual(['safe: new field shop.goods.n', 'safe: new ledger shop.spares']);
  });

  test('what is renamed keeps its origin, and a declaration may go on saying what it was', () => {
    const renamed = modelOf(goods({ was: 'shop.goods', fields: { place: fields.place, number: text({ ...title('货号', 'Number'), was: 'code' }), price: fields.price, soldOn: fields.soldOn }, identity: ['number'], names: ['number'] }, 'shop.wares'));
    const migration = compare(first, renamed);
    expect(migration.steps.map(({ says }) => says)).toEqual(['ledger shop.goods is now called shop.wares', 'field shop.wares.code is now called number']);
    expect(migration).toMatchObject({ risk: 'breaking', rekey: [], after: { ledgers: { 'shop.wares': { origin: 'shop.goods', fields: { number: { origin: 'code' } } } } } });
    expect(migration.rebuild).toEqual(['shop.turnover']);
    expect(stepsOf(renamed, migration.after)).toEqual([]);
    // A ledger and a field of the old names are new ones, and their rows are sealed apart.
    const both = compare(migration.after, modelOf(renamed.ledgers.get('shop.wares')?.declared as AnyLedger, goods()));
    expect(both.steps.map(({ says }) => says)).toEqual(['new ledger shop.goods']);
    expect(both.after.ledgers['shop.goods']?.origin).toBe('shop.goods~2');
  });

  test('a name is freed for a new field by the rename of the old one', () => {
    const swapped = modelOf(goods({ fields: { code: text({ ...title('新编号', 'New code'), optional: true }), place: fields.place, number: text({ ...title('货号', 'Number'), was: 'code' }), price: fields.price, soldOn: fields.soldOn }, identity: ['number'], names: ['number'] }));
    const migration = compare(first, swapped);
    expect(migration.steps.map(({ says }) => says)).toEqual(['field shop.goods.code is now called number', 'new field shop.goods.code']);
    expect(migration.after.ledgers['shop.goods']?.fields).toMatchObject({ number: { origin: 'code' }, code: { origin: 'code~2' } });
    expect(stepsOf(swapped, migration.after)).toEqual([]);
  });

  test('a definition that changes from a day on rebuilds just its figure, and another day again', () => {
    const turnover = (changes: readonly { readonly since: string; readonly where: object }[]) => {
      const model = modelOf(goods());
      const figures = [...model.figures.values()].map(({ declared }) => ({ ...declared, changes }) as AnyFigure);
      const other = { ...figures[0], name: 'shop.other', changes: [] } as unknown as AnyFigure;
      return compile([domain({ name: 'shop', title: { zh: '店', en: 'Shop' }, ledgers: [...model.ledgers.values()].map(({ declared }) => declared), figures: [...figures, other] })]);
    };
    const steady = snapshotOf(turnover([]));
    const changed = compare(steady, turnover([{ since: '2026-01-01', where: {} }]));
    expect(changed).toMatchObject({ steps: [], rebuild: ['shop.turnover'], risk: 'safe' });
    expect(compare(changed.after, turnover([{ since: '2026-07-01', where: {} }])).rebuild).toEqual(['shop.turnover']);
    expect(compare(changed.after, turnover([{ since: '2026-01-01', where: {} }])).rebuild).toEqual([]);
  });

  test('what is no longer declared stays, unused, and comes back as it was', () => {
    const { price, ...rest } = fields;
    const retired = compare(first, modelOf(goods({ fields: rest }), goods({}, 'shop.spares')));
    expect(retired.steps.map(({ says }) => says)).toContain('field shop.goods.price is no longer declared; its column stays');
    expect(retired.dropped).toEqual(['shop.turnover']);
    const back = compare(retired.after, modelOf(goods({ fields: { ...rest, price } })));
    expect(back.steps.map(({ says }) => says)).toEqual(['ledger shop.spares is no longer declared; its table stays']);
    expect(back.after.ledgers['shop.goods']?.fields['price']?.retired).toBeUndefined();
    expect(stepsOf(modelOf(goods()), back.after)).toEqual([]);
  });

  test('the order of declarations is of no matter', () => {
    const { soldOn, ...rest } = fields;
    expect(snapshotHash(snapshotOf(modelOf(goods({ fields: { soldOn, ...rest } }))))).toBe(snapshotHash(first));
  });

  test('values are never turned into something else', () => {
    const other = () => compare(first, modelOf(goods({ fields: { ...fields, price: text(title('金额', 'Price')) }, identity: ['code'] })));
    expect(other).toThrow(MigrationError);
    expect(other).toThrow('shop.goods.price would change from numeric(20,2) to text');
    // Widening is another matter: a choice is kept as text.
    expect(stepsOf(modelOf(goods({ fields: { ...fields, code: choice({ ...title('编号', 'Code'), of: { a: title('甲').title } }) } })))).toEqual([]);
  });

  test('renames that can’t be are refused', () => {
    const { price, ...rest } = fields;
    const retired = compare(first, modelOf(goods({ fields: rest }))).after;
    const onto = modelOf(goods({ fields: { place: fields.place, soldOn: fields.soldOn, code: fields.code, price: money({ ...title('金额', 'Price'), was: 'cost' }) } }));
    const withCost = compare(retired, modelOf(goods({ fields: { ...rest, cost: price } }))).after;
    expect(() => compare(withCost, onto)).toThrow('the database has that name already');
  });

  test('another place, date or identity is worked out anew, and the figures with it', () => {
    const more = { ...fields, paidOn: date({ ...title('付款', 'Paid on'), optional: true }) };
    const wide = snapshotOf(modelOf(goods({ fields: more })));
    const migration = compare(wide, modelOf(goods({ fields: more, when: 'paidOn' })));
    expect(migration).toMatchObject({ rekey: ['shop.goods'], rebuild: ['shop.turnover'], risk: 'breaking' });
    expect(compare(wide, modelOf(goods({ fields: more, identity: ['code', 'soldOn'] }))).rekey).toEqual(['shop.goods']);
    expect(() => compare(first, modelOf(goods({ fields: { ...fields, site: region(title('工地', 'Site')) }, scope: 'site' })))).toThrow('takes its place from site, which is blank');
  });
});
