import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTotals } from '#kernel/sheet/table/check-totals.ts';
import { difference, exactSum } from '#kernel/sheet/table/exact-sum.ts';
import { findTables } from '#kernel/sheet/table/find-tables.ts';
import type { Cell } from '#kernel/sheet/workbook.ts';
import { sheetOf } from './sheet-of.ts';

const check = (rows: readonly (readonly Cell[])[]) => {
  const sheet = sheetOf(rows);
  return findTables(sheet).flatMap((table) => checkTotals(table, sheet).map(({ row, column, stated, summed, difference: off, covers }) => ({ at: `${column}${row}`, stated, summed, off, covers })));
};

describe('totals are checked against their rows', () => {
  it('tells the difference, exactly', () => {
    expect(check([['序号', '单位', '金额（万元）', '占比（%）'], [1, '甲镇', 0.1, 50], [2, '乙镇', 0.2, 50], ['合计', null, 0.4, 100]])).toEqual([{ at: 'C4', stated: '0.4', summed: '0.3', off: '0.1', covers: [2, 3] }]);
  });

  it('takes subtotals for the rows before them, or after them, and the total for all', () => {
    const after = check([['序号', '单位', '金额'], [1, '甲', 1], [2, '乙', 2], ['小计', null, 3], [3, '丙', 4], [4, '丁', 5], ['小计', null, 9], ['合计', null, 12]]);
    expect(after.map(({ at, off, covers }) => [at, off, covers])).toEqual([['C4', '0', [2, 3]], ['C7', '0', [5, 6]], ['C8', '0', [2, 3, 5, 6]]]);
    const before = check([['单位', '金额'], ['小计', 3], ['甲', 1], ['乙', 2], ['小计', 9], ['丙', 4], ['丁', 5]]);
    expect(before.map(({ at, off }) => [at, off])).toEqual([['B2', '0'], ['B5', '0']]);
  });

  it('counts 其中 once, and reads numbers written as text', () => {
    expect(check([['项目', '人数'], ['培训', '1,000'], ['其中：女', '400'], ['就业', '５００'], ['合计', '1500']])).toMatchObject([{ at: 'B5', off: '0', covers: [2, 4] }]);
  });
});

describe('exact sums', () => {
  it('agree with integers of cents, in any order and form', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 })), fc.boolean(), (cents, asText) => {
        const sum = exactSum();
        for (const cent of cents) sum.add(asText ? (cent / 100).toFixed(2) : cent / 100);
        const total = cents.reduce((a, b) => a + b, 0);
        expect(Number(sum.text())).toBe(total / 100);
        expect(difference(sum.text(), sum.text())).toBe('0');
      }),
    );
  });

  it('keep what floats lose', () => {
    const sum = exactSum();
    for (const cell of ['9007199254740993', 0.1, 0.2, '1e-20', null, 'x']) sum.add(cell);
    expect(sum.text()).toBe('9007199254740993.30000000000000000001');
    expect(sum.count).toBe(4);
  });
});
