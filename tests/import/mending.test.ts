import fc from 'fast-check';
import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { systemParty } from '../../src/kernel/access/party.ts';
import { refuse } from '../../src/kernel/declare/problem.ts';
import { CheckMemory } from '../../src/kernel/sheet/import/check-memory.ts';
import { importCommit } from '../../src/kernel/sheet/import/commit-import.ts';
import type { CellCorrection } from '../../src/kernel/sheet/import/correct-cells.ts';
import { rememberLayout } from '../../src/kernel/sheet/import/layout-memory.ts';
import type { ImportPlan } from '../../src/kernel/sheet/import/plan.ts';
import { codesOf, expectSound, versionCount } from '../ledger/expectations.ts';
import { clerkOf, forEachMarket, land, salePut, supplierPut } from '../ledger/market.ts';
import { plan, saleHeader, sheet, supplierHeader, told, workbook, type Rows } from './workbooks.ts';

const sale = (invoice: string, amount: unknown): never[] => ['松县', 'S1', '茶叶', 2, amount, '2024-03-05', invoice, '机关'] as never[];

/** A plan without what is made anew by each check: ids of new records go by the order in which they come. */
function settled(made: ImportPlan): unknown {
  const planned = { ...made, batch: undefined };
  const ids = new Map<string, number>();
  for (const { rows } of planned.tables) for (const { status, put } of rows) if (status === 'new') ids.set(put.record, ids.size);
  const plain = JSON.stringify(planned, (key, value: unknown) => (key === 'ledger' && typeof value === 'object' ? (value as { name: string }).name : typeof value === 'bigint' ? `${value}n` : value));
  return JSON.parse([...ids].reduce((text, [id, order]) => text.replaceAll(id, `new ${order}`), plain));
}

const twoSheets = workbook(
  { ...sheet('供应商', [supplierHeader, ['松县', 'S1', '甲社', '合作社', null], ['竹县', 'S2', '乙厂', '企业', '13912345678'], [null, 'S3', '丙厂', '企业', null]]), merges: [{ top: 3, left: 1, bottom: 4, right: 1 }] },
  sheet('销售', [['单位：元'], saleHeader, ...[1, 2, 3, 4, 5].map((n): Rows[number] => ['松县', `S${(n % 3) + 1}`, '茶叶', n, n * 10, '2024-03-05', `F${n}`, '机关']), ['合计', null, null, 15, 150]]),
);

const anyCell = fc.oneof(
  fc.record({ sheet: fc.constant('供应商'), row: fc.integer({ min: 1, max: 5 }), column: fc.constantFrom('A', 'B', 'C', 'D', 'E'), value: fc.constantFrom('松县', '竹县', 'S1', 'S2', '甲社', '合作社', '供应商名称', '无人', '') }),
  fc.record({ sheet: fc.constant('销售'), row: fc.integer({ min: 1, max: 9 }), column: fc.constantFrom('A', 'B', 'D', 'E', 'F', 'G', 'H'), value: fc.constantFrom('松县', '竹县', 'S1', 'S2', '甲社', '10', '50', '1.005', '很多', '2024-03-05', '2024年5月', 'F1', 'F2', '单位：万元', '金额', '') }),
);
type Step = { readonly mend: CellCorrection } | { readonly out: number } | { readonly elsewhere: 'supplier' | 'sale' };
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ mend: anyCell }) },
  { weight: 1, arbitrary: fc.record({ out: fc.integer({ min: 3, max: 7 }) }) },
  { weight: 2, arbitrary: fc.record({ elsewhere: fc.constantFrom('supplier' as const, 'sale' as const) }) },
);

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

  test('a check after any corrections says what one from scratch would, whatever others write meanwhile and whoever asks', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 3, maxLength: 12 }), async (steps) => {
        const market = await open();
        const supplier = newId();
        const memory = new CheckMemory();
        const [mended, out] = [new Map<string, CellCorrection>(), new Set<number>()];
        const written = new Set<string>();
        for (const [nth, step] of steps.entries()) {
          const party = nth % 3 === 1 ? clerkOf('2001') : systemParty;
          if ('mend' in step) mended.set(`${step.mend.sheet} ${step.mend.column}${step.mend.row}`, step.mend);
          else if ('out' in step) {
            if (!out.delete(step.out)) out.add(step.out);
          } else if (!written.has(step.elsewhere)) {
            if (written.size === 0) await land(market, supplierPut(supplier, 0, { code: 'S1', name: '甲社' }));
            written.add(step.elsewhere);
            await land(market, step.elsewhere === 'supplier' ? supplierPut(newId(), 0, { code: 'X1', name: '乙厂' }) : salePut(newId(), 0, supplier, { invoice: 'F3', amount: 3000n, weight: 3000n, buyer: '机关' }));
          }
          const options = { corrections: [...mended.values()], leftOut: [...out].map((row) => ({ sheet: '销售', row })) };
          const [again, fresh] = [await plan(market, twoSheets, { ...options, memory }, party), await plan(market, twoSheets, options, party)];
          expect(settled(again)).toEqual(settled(fresh));
        }
      }),
      { numRuns: 12 },
    );
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
