import type { ClaimQuery } from '../../packs/qingdao-dingxi/index.ts';
import { regions } from '../../packs/qingdao-dingxi/regions.ts';
import type { AnyRow, PlannedLedger } from '../../packs/qingdao-dingxi/generator/plan/planned.ts';
import { domains } from '../../src/domains/index.ts';
import type { AnyField } from '../../src/kernel/declare/field.ts';
import type { AnyFigure, BaseFigure, Condition } from '../../src/kernel/declare/figure.ts';
import type { AnyLedger } from '../../src/kernel/declare/ledger.ts';

/** An exact number. */
interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

const whole = (over: bigint): Fraction => ({ over, under: 1n });

/** Reckons claims from planned records by plain loops: no database, and none of the figure engine's code. */
export function reckoner(plan: readonly PlannedLedger[]): (query: ClaimQuery) => { value: string; records: number } {
  const rows = new Map(plan.map(({ ledger, rows: planned }) => [ledger.name, planned]));
  const figures = new Map(domains.flatMap((domain) => domain.figures.map((figure) => [figure.name, figure] as const)));
  const ledgers = new Map(domains.flatMap((domain) => domain.ledgers.map((ledger) => [ledger.name, ledger] as const)));
  const filled = new Map<string, readonly AnyRow[]>();

  function complete(ledger: AnyLedger): readonly AnyRow[] {
    let found = filled.get(ledger.name);
    if (found === undefined) {
      found = carry(ledger, rows.get(ledger.name) ?? [], (name) => ({ ledger: ledgers.get(name), rows: rows.get(name) ?? [] }));
      filled.set(ledger.name, found);
    }
    return found;
  }

  return ({ figure: name, window, region, slice, divideBy }) => {
    const figure = figures.get(name);
    if (figure === undefined) throw new RangeError(`There is no figure ${name}.`);
    const counted = { records: 0 };
    const value = reckon(figure, { ...span(window), region, slice }, complete, counted);
    return { value: decimal(value, divideBy ?? 1), records: counted.records };
  };
}

interface Asked {
  readonly from: number;
  readonly to: number;
  readonly region: string | undefined;
  readonly slice: string | undefined;
}

type Complete = (ledger: AnyLedger) => readonly AnyRow[];

function reckon(figure: AnyFigure, asked: Asked, complete: Complete, counted: { records: number }): Fraction {
  if (!('of' in figure)) return reckonBase(figure, asked, complete(figure.over), counted);
  const part = (of: AnyFigure, within = asked) => reckon(of, within, complete, counted);
  const { of } = figure;
  if (of.op === 'ratio') return divided(part(of.of), part(of.to));
  if (of.op === 'difference') {
    const [a, b] = [part(of.of), part(of.less)];
    return { over: a.over * b.under - b.over * a.under, under: a.under * b.under };
  }
  if (of.op === 'cumulative') return part(of.of, { ...asked, from: of.since * 10000 + 101 });
  const years = Array.from({ length: Math.floor(asked.to / 10000) - Math.floor(asked.from / 10000) + 1 }, (_, k) => Math.floor(asked.from / 10000) + k);
  const ofYears = years.map((year) => part(of.of, { ...asked, from: year * 10000 + 101, to: year * 10000 + 1231 }));
  const growths = ofYears.slice(1).map((now, k) => {
    const { over, under } = divided(now, ofYears[k] ?? whole(1n));
    return { over: over - under, under };
  });
  return growths.reduce((least, each) => (each.over * least.under < least.over * each.under ? each : least));
}

const divided = (a: Fraction, b: Fraction): Fraction => ({ over: a.over * b.under, under: a.under * b.over });

function reckonBase(figure: BaseFigure, asked: Asked, rows: readonly AnyRow[], counted: { records: number }): Fraction {
  const { fields, scope, when } = figure.over;
  const conditions = Object.entries(figure.where);
  const [dimension = '', wanted = ''] = (asked.slice ?? '').split('=');
  if (dimension !== '' && !figure.by.includes(dimension)) throw new RangeError(`${figure.name} is not split by ${dimension}.`);
  const inside = new Set(regions.filter(({ code, parent }) => asked.region === undefined || code === asked.region || parent === asked.region).map(({ code }) => code));
  const day = (row: AnyRow, name: string | null | undefined): number | undefined => {
    const value = name === null || name === undefined ? null : (row[name] ?? null);
    return value === null ? undefined : fields[name ?? '']?.day(value);
  };
  const counts = (row: AnyRow): boolean => {
    if (!inside.has(String(row[scope]))) return false;
    if (dimension !== '' && String(row[dimension] ?? '') !== wanted) return false;
    if (!conditions.every(([name, condition]) => holds(fields[name], row[name] ?? null, condition))) return false;
    if (figure.stock === undefined) {
      const at = day(row, when) ?? 0;
      return at >= asked.from && at <= asked.to;
    }
    return (day(row, figure.stock.from ?? when) ?? 0) <= asked.to && (day(row, figure.stock.until) ?? 99999999) >= asked.to;
  };
  const { measure } = figure;
  const chosen = rows.filter((row) => counts(row) && (measure.op === 'count' || (row[measure.field] ?? null) !== null));
  counted.records += chosen.length;
  if (measure.op === 'count') return whole(BigInt(chosen.length));
  if (measure.op === 'distinct') return whole(BigInt(new Set(chosen.map((row) => row[measure.field])).size));
  const field = fields[measure.field];
  if (field === undefined) throw new RangeError(`${figure.name} measures ${measure.field}, which is no field.`);
  const amounts = chosen.map((row) => field.amount(row[measure.field]));
  const under = 10n ** BigInt(field.scale ?? 0);
  if (measure.op === 'min') return { over: amounts.reduce((a, b) => (b < a ? b : a)), under };
  if (measure.op === 'max') return { over: amounts.reduce((a, b) => (b > a ? b : a)), under };
  const total = amounts.reduce((a, b) => a + b, 0n);
  return measure.op === 'sum' ? { over: total, under } : { over: total, under: under * BigInt(amounts.length) };
}

function holds(field: AnyField | undefined, value: unknown, condition: Condition): boolean {
  if (field === undefined) throw new RangeError('A condition asks for a field that is not there.');
  if ('all' in condition) return condition.all.every((one) => holds(field, value, one));
  if ('present' in condition) return (value !== null) === condition.present;
  if ('not' in condition) return value === null || field.write(value) !== field.write(condition.not);
  if (value === null) return false;
  if ('is' in condition) return field.write(value) === field.write(condition.is);
  if ('oneOf' in condition) return condition.oneOf.some((one) => field.write(one) === field.write(value));
  if ('contains' in condition) return field.write(value).toLowerCase().includes(condition.contains.toLowerCase());
  if ('atLeast' in condition) return field.amount(value) >= field.amount(condition.atLeast);
  return field.amount(value) < field.amount(condition.below);
}

/** Fills the carried fields from the rows referred to; a mention without its record is an error. */
function carry(ledger: AnyLedger, rows: readonly AnyRow[], find: (name: string) => { ledger: AnyLedger | undefined; rows: readonly AnyRow[] }): readonly AnyRow[] {
  const references = Object.entries(ledger.fields).filter(([, field]) => field.refersTo !== undefined);
  const books = new Map(
    references.map(([name, field]) => {
      const referred = find(field.refersTo ?? '');
      const key = referred.ledger?.names[0] ?? '';
      return [name, new Map(referred.rows.map((row) => [row[key], row]))];
    }),
  );
  return rows.map((row) => {
    const full: Record<string, unknown> = { ...row };
    for (const [name, book] of books) {
      const mention = row[name] ?? null;
      if (mention !== null && !book.has(mention)) throw new RangeError(`${ledger.name}: ${name} mentions ${String(mention)}, which is not there.`);
    }
    for (const [name, { carried }] of Object.entries(ledger.fields)) {
      if (carried !== undefined) full[name] = books.get(carried.via)?.get(row[carried.via])?.[carried.field] ?? null;
    }
    return full;
  });
}

function span(window: string): { from: number; to: number } {
  const [start = '', end = start] = window.split('..');
  const digits = (text: string, rest: string): number => {
    const bare = text.replaceAll('-', '');
    return Number(bare + rest.slice(bare.length - 4));
  };
  return { from: digits(start, '0101'), to: digits(end, '1231') };
}

/** To twelve places, which is finer than any claim. */
function decimal({ over, under }: Fraction, divideBy: number): string {
  const [up, down] = divideBy < 1 ? [BigInt(Math.round(1 / divideBy)), 1n] : [1n, BigInt(divideBy)];
  const scaled = (over * up * 10n ** 12n) / (under * down);
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(13, '0');
  return `${scaled < 0n ? '-' : ''}${digits.slice(0, -12)}.${digits.slice(-12)}`;
}
