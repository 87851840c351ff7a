/** Proves that wrong declarations don't compile. Checked by the type checker, never run. */
import type { Field } from '../../src/kernel/declare/field.ts';
import { count, distinct, figure, sum } from '../../src/kernel/declare/figure.ts';
import { ledger } from '../../src/kernel/declare/ledger.ts';
import { linear, valueOf } from '../../src/kernel/declare/rule-set.ts';

declare const county: Field<string, false, 'places' | 'splits'>;
declare const product: Field<'potato' | 'herb', false, 'splits'>;
declare const amount: Field<bigint, false, 'sums'>;
declare const soldOn: Field<string, false, 'dates'>;
declare const invoice: Field<string, false, 'splits' | 'names'>;
declare const paidOn: Field<string, true, 'dates'>;
declare const remark: Field<string, true, never>;

const wording = { zh: '', en: '' };
const fields = { county, product, amount, soldOn, invoice, paidOn, remark };

const sales = ledger('t.sales', {
  title: wording,
  fields,
  scope: 'county',
  when: 'soldOn',
  identity: ['invoice'],
  rules: [
    { code: 'positive', holds: (sale) => sale.amount > 0n, message: wording, mend: wording, at: ['amount'] },
    { code: 'paid-later', holds: (sale) => sale.paidOn === null || sale.paidOn >= sale.soldOn, message: wording, mend: wording, at: ['paidOn'] },
    // @ts-expect-error a rule may not ask a field that is not there
    { code: 'unknown', holds: (sale) => sale.colour === 'red', message: wording, mend: wording, at: ['amount'] },
    // @ts-expect-error a rule marks fields of its ledger
    { code: 'unknown-place', holds: (sale) => sale.amount > 0n, message: wording, mend: wording, at: ['colour'] },
    // @ts-expect-error an optional field may be blank
    { code: 'maybe-null', holds: (sale) => sale.paidOn.length > 0, message: wording, mend: wording, at: ['paidOn'] },
  ],
});

// @ts-expect-error a scope must be a place
ledger('t.a', { title: wording, fields, scope: 'amount', when: 'soldOn', identity: ['invoice'] });
// @ts-expect-error a scope must not be optional
ledger('t.a', { title: wording, fields: { ...fields, county: {} as Field<string, true, 'places'> }, scope: 'county', when: 'soldOn', identity: ['invoice'] });
// @ts-expect-error the date that counts must be a date
ledger('t.b', { title: wording, fields, scope: 'county', when: 'amount', identity: ['invoice'] });
// @ts-expect-error identity is made of the ledger's fields
ledger('t.c', { title: wording, fields, scope: 'county', when: null, identity: ['number'] });
// @ts-expect-error identity is never empty
ledger('t.d', { title: wording, fields, scope: 'county', when: null, identity: [] });

figure('t.amount', { title: wording, over: sales, measure: sum('amount'), by: ['product'] });
figure('t.count', { title: wording, over: sales, measure: count(), where: { product: { is: 'potato' }, amount: { atLeast: 100n } } });
figure('t.buyers', { title: wording, over: sales, measure: distinct('invoice'), stock: { until: 'paidOn' } });

figure('t.k', { title: wording, over: sales, measure: sum('amount'), changes: [{ since: '2026-01-01', where: { product: { is: 'herb' } } }, { since: '2027-01-01', measure: sum('amount'), note: wording }] });

// @ts-expect-error a definition changes by the fields of its ledger
figure('t.l', { title: wording, over: sales, measure: count(), changes: [{ since: '2026-01-01', where: { product: { is: 'fish' } } }] });
// @ts-expect-error a sum stays a sum
figure('t.m', { title: wording, over: sales, measure: sum('amount'), changes: [{ since: '2026-01-01', measure: distinct('invoice') }] });
// @ts-expect-error a text can't be added up from any day on
figure('t.n', { title: wording, over: sales, measure: sum('amount'), changes: [{ since: '2026-01-01', measure: sum('invoice') }] });
// @ts-expect-error a change begins on a day
figure('t.o', { title: wording, over: sales, measure: count(), changes: [{ since: 'next year', where: {} }] });

// @ts-expect-error a text can't be added up
figure('t.e', { title: wording, over: sales, measure: sum('invoice') });
// @ts-expect-error an amount can't split
figure('t.f', { title: wording, over: sales, measure: count(), by: ['amount'] });
// @ts-expect-error a choice is one of its keys
figure('t.g', { title: wording, over: sales, measure: count(), where: { product: { is: 'fish' } } });
// @ts-expect-error a condition names a field of the ledger
figure('t.h', { title: wording, over: sales, measure: count(), where: { colour: { is: 'red' } } });
// @ts-expect-error a money condition takes money
figure('t.i', { title: wording, over: sales, measure: count(), where: { amount: { atLeast: '100' } } });
// @ts-expect-error a stock ends at a date
figure('t.j', { title: wording, over: sales, measure: count(), stock: { until: 'amount' } });

// @ts-expect-error rules name figures by their declaration, so that a wrong name doesn't compile
valueOf('t.turnover');
// @ts-expect-error points in proportion say where all of them are earned
linear({ from: '0' });
