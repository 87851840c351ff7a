import type { AnyField } from '../declare/field.ts';
import type { AnyFigure, BaseFigure, Condition, Measure } from '../declare/figure.ts';
import type { AnyLedger } from '../declare/ledger.ts';
import { dayOfIso } from '../declare/reading/date.ts';
import { systemColumns } from './model.ts';
import { columnName, longestName, tableName } from './naming.ts';

const ledgerNamePattern = /^[a-z][a-z0-9-]*\.[a-z][a-zA-Z0-9-]*$/;
const fieldNamePattern = /^[a-z][a-zA-Z0-9]*$/;
const reserved = new Set<string>(systemColumns.map(([name]) => name));

function duplicates(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

/** Faults between declarations of one kind: names taken twice, tables that would share a name. */
export function checkNames(ledgers: readonly AnyLedger[], figures: readonly AnyFigure[]): string[] {
  return [
    ...duplicates(ledgers.map((ledger) => ledger.name)).map((name) => `ledger ${name} is declared twice: rename one`),
    ...duplicates(ledgers.map((ledger) => tableName(ledger.name))).map((name) => `two ledgers share the table ${name}: rename one`),
    ...duplicates(figures.map((figure) => figure.name)).map((name) => `figure ${name} is declared twice: rename one`),
  ];
}

/** Header texts are compared without blanks and without regard to case. */
const headerKey = (text: string): string => text.replace(/\s+/gu, '').toLowerCase();

/** Faults of one ledger that types can't see. */
export function checkLedger(ledger: AnyLedger, all: readonly AnyLedger[], figures: readonly AnyFigure[]): string[] {
  const at = `ledger ${ledger.name}`;
  const faults: string[] = [];
  if (!ledgerNamePattern.test(ledger.name)) faults.push(`${at}: a name is domain.plural-noun in lower case`);
  const table = tableName(ledger.name);
  // Indexes are called `<table>_<suffix>`; leave them room.
  if (Buffer.byteLength(table) > longestName - 14) faults.push(`${at}: its table name ${table} is too long, shorten it`);
  if (ledger.title.zh === '' || ledger.title.en === '') faults.push(`${at}: give its title in Chinese and English`);

  const headers = new Map<string, string>();
  for (const [name, field] of Object.entries(ledger.fields)) {
    const here = `${at}, field ${name}`;
    if (!fieldNamePattern.test(name)) faults.push(`${here}: a field's name is one camelCase word`);
    if (reserved.has(columnName(name))) faults.push(`${here}: the name is reserved, choose another`);
    if (Buffer.byteLength(columnName(name)) > longestName) faults.push(`${here}: its column name is too long, shorten it`);
    if (field.title.zh === '' || field.title.en === '') faults.push(`${here}: give its title in Chinese and English`);
    if (field.refersTo !== undefined && !all.some((other) => other.name === field.refersTo)) {
      faults.push(`${here}: it refers to ${field.refersTo}, which is not part of the model: add that ledger's domain`);
    }
    if (field.carried !== undefined) {
      const via = ledger.fields[field.carried.via];
      const origin = all.find((other) => other.name === via?.refersTo);
      if (via?.refersTo === undefined) faults.push(`${here}: it is carried via ${field.carried.via}, which is no reference`);
      else if (origin?.fields[field.carried.field] === undefined) {
        faults.push(`${here}: ${via.refersTo} has no field ${field.carried.field} to carry`);
      }
      if (ledger.identity.includes(name)) faults.push(`${here}: a carried field can't be part of the identity`);
    }
    for (const figure of field.namesFigures ?? []) {
      if (!figures.some((one) => one.name === figure)) faults.push(`${here}: it names the figure ${figure}, which is not part of the model: list that figure in its domain`);
    }
    if (field.measured !== undefined && ledger.fields[field.measured.by]?.namesFigures === undefined) {
      faults.push(`${here}: it is measured by ${field.measured.by}, which names no figure`);
    }
    for (const text of new Set([field.title.zh, field.title.en, ...field.aliases].map(headerKey))) {
      const other = headers.get(text);
      if (other !== undefined) faults.push(`${here}: the header ${text} also belongs to ${other}: a header means one field`);
      else headers.set(text, name);
    }
  }

  const named: readonly (readonly [string, readonly string[]])[] = [
    ['scope', [ledger.scope]],
    ['when', ledger.when === null ? [] : [ledger.when]],
    ['identity', ledger.identity],
    ['names', ledger.names],
    ['crosswise layout', ledger.across === undefined ? [] : Object.values(ledger.across)],
    ['targets', ledger.targets === undefined ? [] : Object.values(ledger.targets)],
    ['rule', ledger.rules.flatMap((rule) => rule.at)],
  ];
  for (const [role, names] of named) {
    for (const name of names) if (!(name in ledger.fields)) faults.push(`${at}: its ${role} names ${name}, which is no field`);
  }
  for (const name of [ledger.scope, ledger.when]) {
    if (name !== null && ledger.fields[name]?.sensitive === true) faults.push(`${at}: ${name} is sensitive; places and dates of records are kept open`);
  }
  faults.push(...counterpartFaults(ledger, all));
  for (const was of duplicates(Object.values(ledger.fields).flatMap((field) => field.was ?? []))) faults.push(`${at}: two fields both were ${was}: one field can't become two`);
  for (const name of ringsOf(ledger, all)) faults.push(`${at}, field ${name}: it is carried in a ring, from itself in the end`);
  for (const code of duplicates(ledger.rules.map((rule) => rule.code))) faults.push(`${at}: rule ${code} is declared twice`);
  for (const rule of ledger.rules) {
    if (rule.at.length === 0) faults.push(`${at}, rule ${rule.code}: name the fields whose cells are to be marked`);
  }
  return faults;
}

/** What keeps a ledger from being held against the one it is the counterpart of. */
function counterpartFaults({ name, fields, identity, counterpart }: AnyLedger, all: readonly AnyLedger[]): string[] {
  if (counterpart === undefined) return [];
  const at = `ledger ${name}`;
  const of = all.find((other) => other.name === counterpart.of);
  if (of === undefined) return [`${at}: it is the counterpart of ${counterpart.of}, which is not part of the model`];
  const faults: string[] = [];
  for (const one of of.identity) {
    if (fields[one] === undefined) faults.push(`${at}: ${of.name} tells its facts apart by ${one}; keep that field as well`);
    else if (fields[one].optional) faults.push(`${at}: ${one} may be blank, so facts of both sides can't be matched by it`);
  }
  for (const one of [counterpart.amount, counterpart.day, counterpart.expected?.as, ...counterpart.alike]) {
    if (one !== undefined && fields[one] === undefined) faults.push(`${at}: as a counterpart it names ${one}, which it doesn't keep`);
  }
  if (counterpart.expected !== undefined && of.fields[counterpart.expected.field] === undefined) faults.push(`${at}: ${of.name} has no field ${counterpart.expected?.field}`);
  faults.push(...expectedFaults(at, of, fields, counterpart.expected));
  if (all.some((other) => other.name !== name && other.counterpart?.of === of.name)) faults.push(`${at}: ${of.name} has another counterpart already`);
  if (!identity.includes('office')) faults.push(`${at}: declare it by counterpart()`);
  return faults;
}

/** Where a fact should be, a text can tell of a region only, and only one that can be read. */
function expectedFaults(at: string, of: AnyLedger, own: AnyLedger['fields'], expected: { readonly field: string; readonly as: string } | undefined): string[] {
  const [field, as] = [of.fields[expected?.field ?? ''], own[expected?.as ?? '']];
  if (field === undefined || as === undefined || field.can.includes('places')) return [];
  if (field.sensitive || !field.can.includes('reads')) return [`${at}: ${expected?.field} of ${of.name} tells no region; name a region field, or a text that isn't sensitive`];
  return as.can.includes('places') ? [] : [`${at}: ${expected?.field} of ${of.name} names regions, ${expected?.as} is none`];
}

/** The carried fields whose value comes from themselves in the end. */
function ringsOf(ledger: AnyLedger, all: readonly AnyLedger[]): string[] {
  const comesFrom = (at: AnyLedger, name: string): readonly [AnyLedger, string] | undefined => {
    const over = at.fields[name]?.carried;
    const origin = over === undefined ? undefined : all.find((other) => other.name === at.fields[over.via]?.refersTo);
    return over === undefined || origin === undefined ? undefined : [origin, over.field];
  };
  return Object.keys(ledger.fields).filter((name) => {
    const passed = new Set<string>();
    for (let next = comesFrom(ledger, name); next !== undefined; next = comesFrom(...next)) {
      const [at, field] = next;
      if (at.name === ledger.name && field === name) return true;
      if (passed.has(`${at.name} ${field}`)) return false;
      passed.add(`${at.name} ${field}`);
    }
    return false;
  });
}

const asksForOrder = (condition: Condition): boolean =>
  'all' in condition ? condition.all.some(asksForOrder) : 'atLeast' in condition || 'below' in condition || 'contains' in condition;

/** Faults of one figure that types can't see. */
export function checkFigure(figure: AnyFigure, ledgers: readonly AnyLedger[], figures: readonly AnyFigure[]): string[] {
  const at = `figure ${figure.name}`;
  const faults: string[] = [];
  if (!ledgerNamePattern.test(figure.name)) faults.push(`${at}: a name is domain.noun in lower case`);
  if (figure.title.zh === '' || figure.title.en === '') faults.push(`${at}: give its title in Chinese and English`);
  if ('of' in figure) {
    const parts = figure.of.op === 'ratio' ? [figure.of.of, figure.of.to] : figure.of.op === 'difference' ? [figure.of.of, figure.of.less] : [figure.of.of];
    for (const part of parts) {
      if (!figures.includes(part)) faults.push(`${at}: it is made of ${part.name}, which is not part of the model: list that figure in its domain`);
    }
    return faults;
  }
  if (!ledgers.includes(figure.over)) faults.push(`${at}: it is over ${figure.over.name}, which is not part of the model`);
  const fields = figure.over.fields;
  faults.push(...checkDefinition(at, figure, figure.measure, figure.where), ...checkChanges(at, figure));
  for (const name of figure.by) {
    if (fields[name]?.sensitive === true) faults.push(`${at}: it is split by ${name}, which is sensitive`);
    if (fields[name] === undefined) faults.push(`${at}: it is split by ${name}, which is no field`);
  }
  if (figure.stock !== undefined && !['count', 'sum'].includes(figure.measure.op)) {
    faults.push(`${at}: only counts and sums can stand at a date`);
  }
  return faults;
}

function checkDefinition(at: string, { over: { fields } }: BaseFigure, measure: Measure, where: BaseFigure['where']): string[] {
  const faults: string[] = [];
  if (measure.op !== 'count' && !(measure.field in fields)) faults.push(`${at}: it measures ${measure.field}, which is no field`);
  for (const [name, condition] of Object.entries(where)) {
    if (fields[name] === undefined) faults.push(`${at}: it asks for ${name}, which is no field`);
    if (fields[name]?.sensitive === true && asksForOrder(condition)) faults.push(`${at}: ${name} is sensitive and has no order`);
  }
  if (measure.op !== 'count' && measure.op !== 'distinct' && fields[measure.field]?.sensitive === true) {
    faults.push(`${at}: it measures ${measure.field}, which is sensitive: only different values can be counted`);
  }
  return faults;
}

/** Faults of how a definition changes: days in order, and fields whose cells can stand beside each other. */
function checkChanges(at: string, figure: BaseFigure): string[] {
  const faults: string[] = [];
  const { changes, over, measure } = figure;
  if (changes.length > 0 && over.when === null && figure.stock === undefined) faults.push(`${at}: its definition changes from a day on, but records of ${over.name} have no date`);
  for (const [index, change] of changes.entries()) {
    const here = `${at}, change ${change.since}`;
    const before = changes[index - 1];
    if (dayOfIso(change.since) === undefined) faults.push(`${here}: since is a day, written 2026-01-01`);
    if (before !== undefined && before.since >= change.since) faults.push(`${here}: changes stand in the order of their days`);
    if (change.measure === undefined && change.where === undefined) faults.push(`${here}: it changes nothing: give measure or where`);
    faults.push(...checkDefinition(here, figure, change.measure ?? measure, change.where ?? {}));
    if (change.measure === undefined) continue;
    if (change.measure.op !== measure.op) faults.push(`${here}: a ${measure.op} can't become a ${change.measure.op}: declare another figure`);
    else if (change.measure.op !== 'count' && measure.op !== 'count' && !standAlike(over.fields[measure.field], over.fields[change.measure.field])) {
      faults.push(`${here}: ${change.measure.field} and ${measure.field} are kept in different units or kinds: declare another figure`);
    }
  }
  return faults;
}

const standAlike = (one: AnyField | undefined, other: AnyField | undefined): boolean =>
  one === undefined || other === undefined || (one.column === other.column && one.scale === other.scale && one.unit?.zh === other.unit?.zh && one.sensitive === other.sensitive);
