import { expect, expectTypeOf, test } from 'vitest';
import type { Field, ValueOf } from '#kernel/declare/field.ts';
import { carried, choice, count, date, decimal, flag, money, reference, region, text } from '#kernel/declare/fields/index.ts';

const title = { zh: '金额', en: 'Amount' };

test('factories tell the type checker their values, blanks and abilities', () => {
  const required = money({ title });
  const blankable = money({ title, optional: true });
  expectTypeOf(required).toEqualTypeOf<Field<bigint, false, 'sums'>>();
  expectTypeOf(blankable).toEqualTypeOf<Field<bigint, true, 'sums'>>();
  expectTypeOf<ValueOf<typeof blankable>>().toEqualTypeOf<bigint | null>();
  const stage = choice({ title, of: { signed: { zh: '签约', en: 'Signed' }, landed: { zh: '落地', en: 'Landed' } } });
  expectTypeOf<ValueOf<typeof stage>>().toEqualTypeOf<'signed' | 'landed'>();
  const project = { name: 'project', fields: { stage, signedOn: date({ title }) } };
  const borrowed = carried(project, 'stage', { via: 'project' });
  expectTypeOf(borrowed).toEqualTypeOf<Field<'signed' | 'landed', true, 'splits' | 'names'>>();
  expectTypeOf(carried(project, 'signedOn', { via: 'project' })).toEqualTypeOf<Field<string, true, 'dates'>>();
  expect(borrowed.optional).toBe(true);
});

/** Declarations that must not compile; never run. */
export function wrong(): void {
  // @ts-expect-error a misspelt option
  money({ title, optinal: true });
  // @ts-expect-error a title in one language
  text({ title: { zh: '姓名' } });
  // @ts-expect-error a choice without choices
  choice({ title });
  // @ts-expect-error a choice titled in one language
  choice({ title, of: { east: { zh: '东部' } } });
  // @ts-expect-error an option of another kind
  flag({ title, scale: 2 });
  // @ts-expect-error the smallest value is a text, so that it is exact
  decimal({ title, min: 0.1 });
  // @ts-expect-error a unit in one language
  count({ title, unit: { zh: '人' } });
  // @ts-expect-error a side is a name
  region({ title, side: 1 });
  // @ts-expect-error a ledger, not its name
  reference('project', { title });
  const project = { name: 'project', fields: { amount: money({ title }) } };
  // @ts-expect-error a field the ledger hasn't
  carried(project, 'amuont', { via: 'project' });
  // @ts-expect-error the reference that leads there
  carried(project, 'amount', {});
}
