import fc from 'fast-check';
import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { systemParty } from '../../src/kernel/access/party.ts';
import { Refusal } from '../../src/kernel/declare/problem.ts';
import { fold, openFigure, readFigures, verifyFigures } from '../../src/kernel/figure/index.ts';
import type { Landing } from '../../src/kernel/ledger/change.ts';
import { undoable, undoing } from '../../src/kernel/ledger/undo.ts';
import { undoingInParts } from '../../src/kernel/ledger/undo-in-parts.ts';
import { verifyStore } from '../../src/kernel/ledger/verify.ts';
import { importCommit } from '../../src/kernel/sheet/import/commit-import.ts';
import { bring, plan, saleHeader, sheet, supplierHeader, workbook } from '../import/workbooks.ts';
import { allFigures, figures, versionCount } from './expectations.ts';
import { deletion, edit, forEachMarket, land, put, type Market } from './market.ts';

interface SaleRow {
  readonly supplier: number;
  readonly invoice: number;
  readonly county: string;
  readonly product: string;
  readonly amount: number;
  readonly weight: number | null;
  readonly day: number;
}

type Step =
  | { readonly do: 'import'; readonly sales: readonly SaleRow[]; readonly kinds: readonly boolean[] }
  | { readonly do: 'edit'; readonly at: number; readonly amount: number }
  | { readonly do: 'requalify'; readonly at: number; readonly coop: boolean }
  | { readonly do: 'delete' | 'restore'; readonly at: number }
  | { readonly do: 'undo'; readonly at: number; readonly parts: boolean }
  | { readonly do: 'fold' };

const saleRow: fc.Arbitrary<SaleRow> = fc.record({
  supplier: fc.nat(2),
  invoice: fc.nat(5),
  county: fc.constantFrom('松县', '竹县'),
  product: fc.constantFrom('茶叶', '蜂蜜', '月亮'),
  amount: fc.constantFrom(0, 0.01, 12.5, 100, 99999.99),
  weight: fc.constantFrom(null, 1.5, 20),
  day: fc.integer({ min: 1, max: 28 }),
});

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('import' as const), sales: fc.array(saleRow, { minLength: 1, maxLength: 8 }), kinds: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('edit' as const), at: fc.nat(9), amount: fc.integer({ min: 1, max: 9_999_999 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('requalify' as const), at: fc.nat(2), coop: fc.boolean() }) },
  { weight: 3, arbitrary: fc.oneof(fc.record({ do: fc.constantFrom('delete' as const, 'restore' as const), at: fc.nat(9) }), fc.record({ do: fc.constant('undo' as const), at: fc.nat(9), parts: fc.boolean() })) },
  { weight: 1, arbitrary: fc.constant({ do: 'fold' as const }) },
);

/** A batch that touches nothing, where it comes a second time. */
const sameBook: Step = { do: 'import', sales: [{ supplier: 0, invoice: 0, county: '松县', product: '茶叶', amount: 0, weight: null, day: 1 }], kinds: [true, true, true] };

const bookOf = (sales: readonly SaleRow[], kinds: readonly boolean[]) =>
  workbook(
    sheet('供应商', [['供应商台账'], supplierHeader, ...kinds.map((coop, n) => [n === 2 ? '竹县' : '松县', `S${n}`, `第${n}茶厂`, coop ? '合作社' : '企业', null])]),
    sheet('销售', [
      ['销售台账（单位：元）'],
      saleHeader,
      ...sales.map(({ supplier, invoice, county, product, amount, weight, day }) => [county, `S${supplier}`, product, weight, amount, `2024-03-${String(day).padStart(2, '0')}`, `F${invoice}`, null]),
    ]),
  );

async function carryOut(market: Market, one: Step): Promise<void> {
  const { store, committer } = market;
  const sales = (ending: string) => store.database.query(`select * from market_sales where programme = $1 and _until is null and ${ending} order by record`, [store.programme]);
  const pick = <T>(rows: readonly T[], at: number): T | undefined => rows[at % Math.max(rows.length, 1)];
  const field = (row: Record<string, string | null>) => Object.fromEntries([...(store.model.ledgers.get('market.sales')?.fields ?? [])].map(({ name, column, field: kind }) => [name, row[column] == null ? null : kind.restore(String(row[column]))]));
  if (one.do === 'fold') await fold(store.database, store.programme);
  else if (one.do === 'import') await importTwice(market, one.sales, one.kinds);
  else if (one.do === 'requalify') {
    const [row] = await store.database.query(`select * from market_suppliers where programme = $1 and code = $2 and _until is null and not _gone`, [store.programme, `S${one.at}`]);
    if (row === undefined) return;
    const values = { county: row['county'], code: row['code'], name: row['name'], kind: one.coop ? 'coop' : 'firm', phone: null, land: null, papers: null };
    await land(market, put('market.suppliers', String(row['record']), Number(row['_version']), values));
  } else if (one.do === 'undo') {
    const batches = await store.database.query('select number from journal where programme = $1 order by position desc limit 10', [store.programme]);
    const number = pick(batches, one.at)?.['number'];
    if (number != null) await orRefused(() => (one.parts ? undoInParts(market, number) : undoing(store, systemParty, number, newId()).then((commit) => committer.commit(commit))));
  } else {
    const row = pick(await sales(one.do === 'restore' ? '_gone' : 'not _gone'), one.at);
    if (row === undefined) return;
    const [record, version] = [String(row['record']), Number(row['_version'])];
    const change = one.do === 'delete' ? deletion('market.sales', record, version) : put('market.sales', record, version, { ...field(row), ...(one.do === 'edit' ? { amount: BigInt(one.amount) } : {}) });
    await orRefused(() => committer.commit(edit([change])));
  }
}

/** Two records at a time. */
async function undoInParts({ store, committer }: Market, number: string): Promise<Landing> {
  const parts = await undoingInParts(store, systemParty, await undoable(store, number), newId(), undefined, () => undefined, 2);
  if (parts === undefined) throw new Error('The ledgers of the market refer to each other.');
  return committer.commitInParts(parts);
}

async function orRefused(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

/** Imports, proves that the same workbook again changes nothing, and that undoing and redoing it moves every figure back and forth. */
async function importTwice(market: Market, sales: readonly SaleRow[], kinds: readonly boolean[]): Promise<void> {
  const { committer } = market;
  const book = bookOf(sales, kinds);
  const before = await figures(market, allFigures);
  const { plan: first, landing } = await bring(market, book, 'valid');
  for (const { counts } of [first, ...first.tables]) expect(counts.read).toBe(counts.new + counts.changed + counts.same + counts.rejected);
  expect(first.counts.read).toBe(sales.length + kinds.length);
  expect(landing.counts).toMatchObject({ created: first.counts.new });

  const after = await figures(market, allFigures);
  const versions = await versionCount(market);
  const again = await plan(market, book);
  expect(again.counts).toEqual({ read: first.counts.read, new: 0, changed: 0, same: first.counts.read - first.counts.rejected, rejected: first.counts.rejected });
  expect((await committer.commit(importCommit(again, systemParty, 'valid'))).counts).toMatchObject({ created: 0, changed: 0, deleted: 0 });
  expect(await versionCount(market)).toBe(versions);

  const back = await undoInParts(market, landing.number);
  expect(await figures(market, allFigures)).toEqual(before);
  await undoInParts(market, back.number);
  expect(await figures(market, allFigures)).toEqual(after);
}

/** A figure is the sum of the contributions shown when it is opened. */
async function opensExactly({ store }: Market): Promise<void> {
  for (const { name, measured } of [...store.model.figures.values()].filter((figure) => figure.kind === 'base')) {
    for (const window of ['all', '2024-03', '2024-03-01..2024-03-14']) {
      const contributions: number[] = [];
      for (let after: string | undefined | null; after !== null; ) {
        const { records } = await openFigure(store, systemParty, { figure: name, window }, { limit: 7, after });
        for (const { contribution } of records.page) contributions.push(Math.round(Number(contribution) * 100));
        after = records.next;
      }
      const [value] = await readFigures(store, systemParty, [{ figure: name, window }]);
      expect(Math.round(Number(value?.value) * 100), `${name} ${window} ${measured?.name}`).toBe(contributions.reduce((sum, one) => sum + one, 0));
    }
  }
}

forEachMarket('invariants', (open) => {
  test('after any life: figures are their recomputation and what they open to, rows and journal prove each other', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
        const market = await open();
        for (const one of steps) await carryOut(market, one);
        expect((await verifyStore(market.store)).problems).toEqual([]);
        expect(await verifyFigures(market.store)).toEqual({ cells: [], members: [] });
        await opensExactly(market);
      }),
      { numRuns: 8, examples: [[[sameBook, sameBook]]] },
    );
  });

  test('a corrected workbook changes only what differs, and writes only that', async () => {
    const market = await open();
    const row = (n: number, amount: number): SaleRow => ({ supplier: n % 3, invoice: n, county: '松县', product: '茶叶', amount, weight: null, day: 1 + (n % 28) });
    const rows = Array.from({ length: 60 }, (_, n) => row(n, n + 1));
    await bring(market, bookOf(rows, [true, true, false]));
    const versions = await versionCount(market);
    const corrected = rows.map((one, n) => (n % 20 === 3 ? { ...one, amount: 500 } : one));
    const { plan: planned, landing } = await bring(market, bookOf(corrected, [true, true, false]));
    expect(planned.counts).toEqual({ read: 63, new: 0, changed: 3, same: 60, rejected: 0 });
    expect(planned.tables[1]?.rows[0]?.differences).toEqual([{ field: 'amount', before: '4.00', after: '500.00' }]);
    expect(landing.counts).toMatchObject({ created: 0, changed: 3 });
    expect(await versionCount(market)).toBe(versions + 3);
  });
});
