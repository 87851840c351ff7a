import fc from 'fast-check';
import { expect, test } from 'vitest';
import { date, money, text } from '../../src/kernel/declare/fields/index.ts';
import type { AnyField } from '../../src/kernel/declare/field.ts';
import type { Condition } from '../../src/kernel/declare/figure.ts';
import { regionBook } from '../../src/kernel/declare/regions.ts';
import { Binder, LiteralBinder } from '../../src/kernel/ledger/binder.ts';
import { conditionsSql, conditionWords, testOf } from '../../src/kernel/ledger/condition.ts';
import { forEachDatabase } from '../databases.ts';

const title = { zh: '名', en: 'Name' };
const written = fc.string({ unit: fc.constantFrom('a', 'A', 'ß', 'K', 'İ', '县', "'", '%', '_', '\\', ' ', 'b'), minLength: 1, maxLength: 8 }).filter((one) => one.trim() === one);
const amounts = fc.bigInt({ min: -500n, max: 500n });
const days = fc.integer({ min: 1, max: 28 }).map((day) => `2024-02-${String(day).padStart(2, '0')}`);

const asked: fc.Arbitrary<{ field: AnyField; value: unknown; condition: Condition }> = fc.oneof(
  fc.record({ field: fc.constant(text({ title, optional: true })), value: fc.option(written), condition: written.map((contains) => ({ contains })) }),
  fc.record({
    field: fc.constant(money({ title, optional: true })),
    value: fc.option(amounts),
    condition: fc.tuple(amounts, amounts).map(([from, to]) => ({ all: [{ atLeast: from }, { below: to }, { not: 7n }] })),
  }),
  fc.record({ field: fc.constant(date({ title, optional: true })), value: fc.option(days), condition: fc.tuple(days, days).map(([from, to]) => ({ all: [{ atLeast: from }, { below: to }] })) }),
) as fc.Arbitrary<{ field: AnyField; value: unknown; condition: Condition }>;

forEachDatabase('conditions', (open) => {
  test('hold in the database just where they hold here, bound or written out', async () => {
    const database = await open();
    await fc.assert(
      fc.asyncProperty(asked, async ({ field, value, condition }) => {
        const at = { field: { name: 'name', column: 'name', field }, condition };
        const here = testOf([at])({ name: value });
        for (const Kind of [Binder, LiteralBinder]) {
          const binder = new Kind();
          const terms = conditionsSql([at], binder).join(' and ');
          const given = `select ${new LiteralBinder().bind(value === null ? null : field.write(value), field.column)} as name`;
          const [row] = await database.query(`select coalesce(${terms}, false) as holds from (${given}) as given`, binder.parameters);
          expect(row?.['holds']).toBe(here ? 't' : 'f');
        }
      }),
      { numRuns: 150 },
    );
  });
});

test('are said in words', () => {
  const at = (field: AnyField, condition: Condition) => conditionWords({ field: { name: 'name', column: 'name', field }, condition }, regionBook([]));
  expect(at(text({ title }), { contains: '合作社' })).toEqual({ zh: '“名”含“合作社”', en: '“Name” contains “合作社”' });
  expect(at(money({ title }), { all: [{ atLeast: 100n }, { below: 200n }] }).en).toBe('“Name” is at least 1.00 yuan and “Name” is below 2.00 yuan');
});

test('ask only texts what they contain', () => {
  const amount = { field: { name: 'name', column: 'name', field: money({ title }) as AnyField }, condition: { contains: '1' } };
  expect(() => testOf([amount])).toThrow('is no text');
});
