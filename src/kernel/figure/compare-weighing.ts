import { decimalText, divided, isBelow, minus, plus, rational, rationalOf, times, zero, type Rational } from '../declare/rational.ts';
import type { ModelFigure } from '../model/model.ts';
import type { Row } from '../ports/database.ts';
import type { Binder } from '../ledger/binder.ts';

/**
 * How records explain a difference of two values. Of `adding` measures each record's part is what it adds to A less what
 * it adds to B. Of `means` it is how far it pulls: (x − the mean of B) ÷ the number of records, on A less on B, which adds
 * up to the difference as well. Of `extremes` it is how far it lies beyond the other side's extreme: the furthest makes
 * the difference, nothing adds up.
 */
export type Weighing = 'adding' | 'means' | 'extremes';

/** How two figures' records are weighed; `undefined` where records don't tell why they differ. */
export function weighingOf(one: ModelFigure, other: ModelFigure): Weighing | undefined {
  if (one.kind !== 'base' || other.kind !== 'base') return undefined;
  const [a, b] = [one.declared.measure.op, other.declared.measure.op];
  const adds = (op: string) => op === 'count' || op === 'sum' || op === 'distinct';
  if (adds(a) && adds(b)) return 'adding';
  if (a !== b) return undefined;
  return a === 'mean' ? 'means' : 'extremes';
}

/** SQL of a record's part of the difference, where it counts on A alone, on B alone, on both; times `under`, to be exact. */
export interface Parts {
  readonly a: string;
  readonly b: string;
  readonly both: string;
  /** Whether a record says anything. */
  readonly tells: { readonly a: string; readonly b: string; readonly both: string };
  /** A relation that the parts lean on. */
  readonly given: string;
  readonly under: string;
  /** The part that stands for several. */
  readonly together: string;
}

/**
 * @param values of both sides, plain decimals
 * @param least whether the extreme is a minimum
 */
export function partsSql(weighing: Weighing, values: { readonly a: string; readonly b: string }, least: boolean, binder: Binder): Parts {
  switch (weighing) {
    case 'adding':
      return { a: 'side.c', b: '-side.c', both: 'a.c - b.c', tells: { a: 'side.c <> 0', b: 'side.c <> 0', both: 'a.c <> b.c' }, given: '', under: '1', together: 'sum(difference)' };
    case 'means': {
      const [ofA, ofB] = [(c: string) => `(${c} * given.nb - given.sb) * given.nb`, (c: string) => `(${c} * given.nb - given.sb) * given.na`];
      return {
        a: ofA('side.c'),
        b: `-${ofB('side.c')}`,
        both: `${ofA('a.c')} - ${ofB('b.c')}`,
        tells: { a: 'true', b: 'true', both: `(a.c <> b.c or given.na <> given.nb)` },
        given: `given as materialized (select (select count(*) from a)::numeric as na, (select sum(c) from a) as sa, (select count(*) from b)::numeric as nb, (select sum(c) from b) as sb)`,
        under: '(select na * nb * nb from given)',
        together: 'sum(difference)',
      };
    }
    case 'extremes': {
      const [a, b] = [binder.bind(values.a, 'numeric'), binder.bind(values.b, 'numeric')];
      const beyond = least ? '<' : '>';
      return {
        a: `side.c - ${b}`,
        b: `${a} - side.c`,
        both: `case when a.c ${beyond} ${b} then a.c - ${b} else ${a} - b.c end`,
        tells: { a: `side.c ${beyond} ${b}`, b: `side.c ${beyond} ${a}`, both: `(a.c ${beyond} ${b} or b.c ${beyond} ${a})` },
        given: '',
        under: '1',
        together: '(array_agg(difference order by abs(difference) desc))[1]',
      };
    }
  }
}

/** Whether the parts make the difference, exactly. @param given the row that `partsSql` leans on, of means */
export function isExplained(weighing: Weighing, parts: readonly Rational[], values: { readonly a: string; readonly b: string }, given: Row | undefined): boolean {
  const difference = minus(rationalOf(values.a), rationalOf(values.b));
  switch (weighing) {
    case 'adding':
      return same(parts.reduce(plus, zero), difference);
    case 'means': {
      const [a, b] = [meanOf(given?.['sa'], given?.['na']), meanOf(given?.['sb'], given?.['nb'])];
      if (a === undefined || b === undefined) return false;
      // The values were rounded after twenty decimals, the parts were not.
      return decimalText(a) === values.a && decimalText(b) === values.b && same(parts.reduce(plus, zero), minus(a, b));
    }
    case 'extremes':
      return same(parts.reduce((furthest, part) => (isBelow(size(furthest), size(part)) ? part : furthest), zero), difference);
  }
}

const meanOf = (sum: string | null | undefined, n: string | null | undefined): Rational | undefined => divided(rationalOf(sum ?? '0'), rationalOf(n ?? '0'));
const same = (one: Rational, other: Rational): boolean => one.over === other.over && one.under === other.under;
const size = (one: Rational): Rational => (one.over < 0n ? times(one, rational(-1n)) : one);
