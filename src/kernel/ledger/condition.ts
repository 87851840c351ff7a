import type { AnyField } from '../declare/field.ts';
import type { Condition } from '../declare/figure.ts';
import type { RegionBook } from '../declare/region-book.ts';
import type { Wording } from '../declare/wording.ts';
import type { ModelCondition } from '../model/model.ts';
import { quoted, type Binder } from './binder.ts';
import { firstDaySql } from './covered-days.ts';

/**
 * Each kind of condition in its three forms. A blank satisfies neither `is`, `oneOf`, `atLeast`, `below` nor `contains`; it
 * does satisfy `not`: what is blank is not that value.
 */
interface ConditionKind<C> {
  test(field: AnyField, condition: C): (value: unknown) => boolean;
  sql(at: ModelCondition, condition: C, binder: Binder): string;
  words(title: Wording, condition: C, print: (value: unknown) => Wording): Wording;
}

type Has<K extends string> = Extract<Condition, Record<K, unknown>>;

const is: ConditionKind<Has<'is'>> = {
  test: (field, condition) => equals(field, condition.is),
  sql: ({ field }, condition, binder) => `${quoted(field.column)} = ${valueSql(field.field, condition.is, binder)}`,
  words: (title, condition, print) => join(title, '为', 'is', print(condition.is)),
};

const oneOf: ConditionKind<Has<'oneOf'>> = {
  test(field, condition) {
    const written = new Set(condition.oneOf.map((value) => field.write(value)));
    return (value) => isFilled(value) && written.has(field.write(value));
  },
  sql({ field }, condition, binder) {
    const written = condition.oneOf.map((value) => field.field.write(value));
    return `${quoted(field.column)} = any(${binder.bind(written, `${field.field.column}[]`)})`;
  },
  words: (title, condition, print) => join(title, '为', 'is', either(condition.oneOf.map(print))),
};

const not: ConditionKind<Has<'not'>> = {
  test(field, condition) {
    const same = equals(field, condition.not);
    return (value) => !same(value);
  },
  sql: ({ field }, condition, binder) => `${quoted(field.column)} is distinct from ${valueSql(field.field, condition.not, binder)}`,
  words: (title, condition, print) => join(title, '不为', 'is not', print(condition.not)),
};

const atLeast: ConditionKind<Has<'atLeast'>> = {
  test(field, condition) {
    const order = orderOf(field);
    const limit = order(condition.atLeast);
    return (value) => isFilled(value) && order(value) >= limit;
  },
  sql: (at, condition, binder) => compare(at, '>=', condition.atLeast, binder),
  words: (title, condition, print) => join(title, '不低于', 'is at least', print(condition.atLeast)),
};

const below: ConditionKind<Has<'below'>> = {
  test(field, condition) {
    const order = orderOf(field);
    const limit = order(condition.below);
    return (value) => isFilled(value) && order(value) < limit;
  },
  sql: (at, condition, binder) => compare(at, '<', condition.below, binder),
  words: (title, condition, print) => join(title, '低于', 'is below', print(condition.below)),
};

const present: ConditionKind<Has<'present'>> = {
  test: (_field, condition) => (value) => isFilled(value) === condition.present,
  sql: ({ field }, condition) => `${quoted(field.column)} is ${condition.present ? 'not null' : 'null'}`,
  words: (title, condition) =>
    condition.present
      ? { zh: `“${title.zh}”已填`, en: `“${title.en}” is filled in` }
      : { zh: `“${title.zh}”为空`, en: `“${title.en}” is blank` },
};

const contains: ConditionKind<Has<'contains'>> = {
  test(field, condition) {
    const part = folded(partOf(field, condition));
    return (value) => isFilled(value) && folded(field.write(value)).includes(part);
  },
  sql: ({ field }, condition, binder) => `strpos(translate(${quoted(field.column)}, '${upper}', '${lower}'), ${binder.bind(folded(partOf(field.field, condition)), 'text')}) > 0`,
  words: (title, condition) => ({ zh: `“${title.zh}”含“${condition.contains}”`, en: `“${title.en}” contains “${condition.contains}”` }),
};

const all: ConditionKind<Has<'all'>> = {
  test(field, condition) {
    const tests = condition.all.map((one) => {
      const [kind] = dispatch(one);
      return kind.test(field, one);
    });
    return (value) => tests.every((test) => test(value));
  },
  sql: ({ field }, condition, binder) => `(${['true', ...conditionsSql(condition.all.map((one) => ({ field, condition: one })), binder)].join(' and ')})`,
  words(title, condition, print) {
    const each = condition.all.map((one) => dispatch(one)[0].words(title, one, print));
    return { zh: each.map(({ zh }) => zh).join('且'), en: each.map(({ en }) => en).join(' and ') };
  },
};

const kinds = { is, oneOf, not, atLeast, below, present, contains, all };

function dispatch(condition: Condition): [ConditionKind<Condition>, Condition] {
  const name = Object.keys(kinds).find((kind) => kind in condition) as keyof typeof kinds | undefined;
  if (name === undefined) throw new TypeError(`There is no such condition: ${Object.keys(condition).join(', ')}.`);
  return [kinds[name] as unknown as ConditionKind<Condition>, condition];
}

/** Whether a record's values satisfy all conditions. */
export function testOf(conditions: readonly ModelCondition[]): (values: Readonly<Record<string, unknown>>) => boolean {
  const tests = conditions.map(({ field, condition }) => {
    const [kind] = dispatch(condition);
    return { name: field.name, test: kind.test(field.field, condition) };
  });
  return (values) => tests.every(({ name, test }) => test(values[name]));
}

/** The conditions as SQL terms over the ledger's own columns. */
export function conditionsSql(conditions: readonly ModelCondition[], binder: Binder): string[] {
  return conditions.map((one) => {
    const [kind, condition] = dispatch(one.condition);
    return kind.sql(one, condition, binder);
  });
}

export function conditionWords({ field, condition }: ModelCondition, regions: RegionBook): Wording {
  const unit = field.field.unit;
  const print = (value: unknown): Wording => ({
    zh: `${field.field.format(value, 'zh', regions)}${unit?.zh ?? ''}`,
    en: `${field.field.format(value, 'en', regions)}${unit === undefined ? '' : ` ${unit.en}`}`,
  });
  return dispatch(condition)[0].words(field.field.title, condition, print);
}

const isFilled = (value: unknown): boolean => value !== null && value !== undefined;

function equals(field: AnyField, wanted: unknown): (value: unknown) => boolean {
  const written = field.write(wanted);
  return (value) => isFilled(value) && (value === wanted || field.write(value) === written);
}

/** What a field's values are compared by: its amount, or the day it begins on. */
function orderOf(field: AnyField): (value: unknown) => bigint | number {
  if (field.can.includes('sums')) return (value) => field.amount(value);
  if (field.can.includes('dates')) return (value) => field.day(value);
  // Ratios don't add up, but they are kept as whole numbers all the same.
  if (field.scale !== undefined) return (value) => value as bigint;
  throw new TypeError(`“${field.title.en}” has no order: compare amounts and dates only, use is, oneOf or not instead.`);
}

const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const lower = upper.toLowerCase();

/** What JavaScript and PostgreSQL call lower case differs between letters of other scripts; A to Z they agree on. */
const folded = (text: string): string => text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());

function partOf(field: AnyField, { contains: part }: Has<'contains'>): string {
  if (field.can.includes('reads')) return part;
  throw new TypeError(`“${field.title.en}” is no text: use is, oneOf or not instead of contains.`);
}

function compare({ field }: ModelCondition, operator: string, limit: unknown, binder: Binder): string {
  if (field.field.scale !== undefined) return `${quoted(field.column)} ${operator} ${valueSql(field.field, limit, binder)}`;
  return `${firstDaySql(field)} ${operator} ${binder.bind(field.field.day(limit), 'integer')}`;
}

function valueSql(field: AnyField, value: unknown, binder: Binder): string {
  return binder.bind(field.write(value), field.column);
}

function join(title: Wording, zh: string, en: string, value: Wording): Wording {
  return { zh: `“${title.zh}”${zh}${value.zh}`, en: `“${title.en}” ${en} ${value.en}` };
}

function either(values: readonly Wording[]): Wording {
  return { zh: values.map(({ zh }) => zh).join('或'), en: values.map(({ en }) => en).join(' or ') };
}
