import { mayOwn, reach, sees, visibleRegions } from '../access/may.ts';
import type { Party } from '../access/party.ts';
import { expectRightIn } from '../access/refusals.ts';
import type { Condition } from '../declare/figure.ts';
import { rankOf, type Level } from '../declare/level.ts';
import { Refusal, refuse } from '../declare/problem.ts';
import { conditionsSql } from './condition.ts';
import { Binder } from './binder.ts';
import type { ModelField, ModelLedger } from '../model/model.ts';
import type { DaysCount } from './figure-keeper.ts';
import { noOrder, notFound, unknownField, unknownLedger } from './problems.ts';
import type { Store } from './store.ts';
import { rowTerms } from './rows-seen.ts';
import { restoreVersion, versionColumns, type Version } from './version.ts';
import { isId } from './well-formed.ts';

export interface ListRequest {
  readonly ledger: string;
  /** Conditions by field; all must hold. */
  readonly where?: Readonly<Record<string, Condition>>;
  /** Those at this level alone; absent: all. */
  readonly level?: Level | undefined;
  /** Absent: by the date that counts, newest first. */
  readonly sort?: { readonly field: string; readonly descending: boolean };
  /** From 1. */
  readonly page?: number;
  /** 1 to 200; default 50. */
  readonly size?: number;
}

export interface ListPage {
  readonly records: readonly Version[];
  readonly total: number;
  readonly page: number;
  readonly size: number;
  /** The journal's position that the records are of, at least; absent of a page without any. */
  readonly head?: string;
}

export const largestPage = 200;

/**
 * One page of the records that stand, as far as the party sees them, and how many there are in all.
 * Refusals: `ledger.unknown`, `access.no-right`, `field.unknown`, `list.encrypted-order`, `list.page-out-of-bounds`.
 */
export async function listRecords(store: Store, party: Party, request: ListRequest): Promise<ListPage> {
  const ledger = ledgerSeen(store, party, request.ledger);
  const { page = 1, size = 50 } = request;
  checkPage(page, size);

  const binder = new Binder();
  const where = [standingWhere(store, party, ledger, request.where ?? {}, binder), ...levelTerms(request.level)].join(' and ');
  const bound = [...binder.parameters];
  const count = async () => Number((await store.database.query(`select count(*) as total from "${ledger.table}" where ${where}`, bound))[0]?.['total']);
  const read = async ({ day, descending, inner, limit, backwards }: Start) => {
    const order = day === undefined ? listOrder(ledger, request.sort) : listOrder(ledger, { field: ledger.when?.name ?? '', descending });
    const narrower = day === undefined ? '' : `and _day ${descending ? '<=' : '>='} ${binder.bind(day, 'integer')}`;
    const rows = await store.database.query(
      `select ${versionColumns(ledger)}, (select head_number from programme where programme = $1) as _head from "${ledger.table}" where ${where} ${narrower} order by ${order}
       limit ${binder.bind(limit, 'integer')} offset ${binder.bind(inner, 'bigint')}`,
      binder.parameters,
    );
    const records = rows.map((row) => restoreVersion(ledger, row));
    const head = rows[0]?.['_head'];
    return { records: backwards ? records.reverse() : records, ...(head == null ? {} : { head }) };
  };

  const offset = (page - 1) * size;
  const plain: Start = { day: undefined, descending: request.sort?.descending ?? true, inner: offset, limit: size, backwards: false };
  const locating = locate(store, party, ledger, request, offset, size);
  if (offset === 0 && isWhole(store, party, ledger, request)) {
    // Wherever the days lie, they are read from the front: neither question waits for the other's answer.
    const [located, found] = await Promise.all([locating, read(plain)]);
    return { ...found, total: located?.total ?? (await count()), page, size };
  }
  const located = await locating;
  if (located !== undefined) return { ...(await read(located.start)), total: located.total, page, size };
  const [total, found] = await Promise.all([count(), read(plain)]);
  return { ...found, total, page, size };
}

/** Whether all records of one region, or of all there are, are asked for in order of days: then an index begins with the first page. */
function isWhole(store: Store, party: Party, ledger: ModelLedger, { where = {}, level, sort }: ListRequest): boolean {
  const { [ledger.scope.name]: place, ...others } = where;
  const one = place === undefined ? (visibleRegions(party, ledger, store.regions)?.length ?? 1) === 1 : 'is' in place;
  return one && !mayOwn(party, ledger) && level === undefined && Object.keys(others).length === 0 && (sort === undefined || sort.field === ledger.when?.name);
}

/** Where reading begins: on which day, and how many rows from there are stepped over. */
interface Start {
  /** Absent where the rows before are stepped over one by one. */
  readonly day: number | undefined;
  readonly descending: boolean;
  readonly inner: number;
  readonly limit: number;
  /** The page is read from its end. */
  readonly backwards: boolean;
}

/** Where a page begins, and how many rows match in all. */
interface Location {
  readonly total: number;
  readonly start: Start;
}

/**
 * Lets the figures tell where a deep page begins, or where it ends, whichever leaves fewer rows to step over; `undefined`
 * where they can't: then the rows have to be counted, and all those before the page are stepped over.
 */
async function locate(store: Store, party: Party, ledger: ModelLedger, request: ListRequest, offset: number, size: number): Promise<Location | undefined> {
  const descending = request.sort?.descending ?? true;
  const byDay = request.sort === undefined || request.sort.field === ledger.when?.name;
  // Figures don't know whose a row is.
  if (!byDay || ledger.when === undefined || mayOwn(party, ledger)) return undefined;
  const reached = reach(party, ledger, 'see', store.regions);
  const count = (within?: DaysCount) => store.keeper.countRecords?.(store.database, store.programme, { ledger, where: request.where ?? {}, scope: reached === 'all' ? [''] : reached, level: request.level, within });
  const days = await count();
  if (days === undefined) return undefined;
  const total = days.reduce((sum, { n }) => sum + n, 0);
  const limit = Math.min(size, total - offset);
  if (limit <= 0) return { total, start: { day: undefined, descending, inner: offset, limit: size, backwards: false } };
  const from = { ...dayAt(days, offset, descending), descending, limit, backwards: false };
  const until = { ...dayAt(days, total - offset - limit, !descending), descending: !descending, limit, backwards: true };
  const start = until.inner < from.inner ? until : from;
  const within = start.inner > size * manyPages ? days.find(({ first, last }) => first < last && (start.day === first || start.day === last)) : undefined;
  // A month is told day by day only where much of it would be stepped over.
  const closer = within === undefined ? undefined : dayAt((await count(within)) ?? [], start.inner, start.descending);
  return { total, start: closer?.day === undefined ? start : { ...start, ...closer } };
}

/** Stepping over fewer rows than so many pages have is done sooner than asking where to begin. */
const manyPages = 10;

/** The end of the first span of days that reaches beyond `offset`, and how many rows of it come before that. */
function dayAt(days: readonly DaysCount[], offset: number, descending: boolean): { day: number | undefined; inner: number } {
  let skipped = 0;
  for (const { first, last, n } of descending ? days.toReversed() : days) {
    if (skipped + n > offset) return { day: descending ? last : first, inner: offset - skipped };
    skipped += n;
  }
  return { day: undefined, inner: offset };
}

/** One record as it stands. @throws Refusal `access.no-right`; `record.not-found`, also for one outside the party's regions. */
export async function getRecord(store: Store, party: Party, ledgerName: string, record: string): Promise<Version> {
  const ledger = ledgerSeen(store, party, ledgerName);
  if (!isId(record.toLowerCase())) throw new Refusal([notFound(ledger, record)]);
  const [row] = await store.database.query(
    `select ${versionColumns(ledger)} from "${ledger.table}" where programme = $1 and record = $2 and _until is null and not _gone`,
    [store.programme, record],
  );
  const version = row === undefined ? undefined : restoreVersion(ledger, row);
  if (version === undefined || !sees(party, ledger, version, store.regions)) throw new Refusal([notFound(ledger, record)]);
  return version;
}

/** @throws Refusal `ledger.unknown` */
export function ledgerNamed({ model }: Store, name: string): ModelLedger {
  const ledger = model.ledgers.get(name);
  if (ledger === undefined) throw new Refusal([unknownLedger(name, model.ledgers.keys())]);
  return ledger;
}

/** A ledger of which the party sees something. @throws Refusal `ledger.unknown`, `access.no-right` */
export function ledgerSeen(store: Store, party: Party, name: string): ModelLedger {
  const ledger = ledgerNamed(store, name);
  expectRightIn(party, ledger, 'see');
  return ledger;
}

function standingWhere(store: Store, party: Party, ledger: ModelLedger, where: Readonly<Record<string, Condition>>, binder: Binder): string {
  return ['_until is null', 'not _gone', ...visibleTerms(store, party, ledger, where, binder)].join(' and ');
}

/** As SQL terms; the number itself, for the index of the few that are elsewhere than most. */
export const levelTerms = (level: Level | undefined): string[] => (level === undefined ? [] : [`_level = ${rankOf(level)}`]);

/** The programme's versions that the party sees and that match, as SQL terms. */
export function visibleTerms(store: Store, party: Party, ledger: ModelLedger, where: Readonly<Record<string, Condition>>, binder: Binder): string[] {
  return [`programme = ${binder.bind(store.programme, 'text')}`, ...rowTerms(store, party, ledger, binder), ...filterTerms(ledger, where, binder)];
}

/** The filters of a list as SQL terms. @throws Refusal `field.unknown` */
export function filterTerms(ledger: ModelLedger, where: NonNullable<ListRequest['where']>, binder: Binder): string[] {
  return Object.entries(where).flatMap(([name, condition]) => {
    const field = fieldNamed(ledger, name);
    // The scope and the date are kept a second time where the index is.
    if (field === ledger.scope && 'is' in condition) return [`_region = ${binder.bind(String(condition.is), 'text')}`];
    return conditionsSql([{ field, condition }], binder);
  });
}

/** What a list is ordered by. @throws Refusal `field.unknown`, `list.sealed-order` */
export function listOrder(ledger: ModelLedger, sort: ListRequest['sort']): string {
  if (sort === undefined) return '_day desc, record desc';
  const direction = sort.descending ? 'desc' : 'asc';
  const field = fieldNamed(ledger, sort.field);
  if (field === ledger.when) return `_day ${direction}, record ${direction}`;
  if (field.field.sensitive) throw new Refusal([noOrder(ledger, field)]);
  return `"${field.column}" ${direction} nulls last, record ${direction}`;
}

/** @throws Refusal `field.unknown` */
export function fieldNamed(ledger: ModelLedger, name: string): ModelField {
  const field = ledger.field.get(name);
  if (field === undefined) throw new Refusal([unknownField(ledger, name)]);
  return field;
}

/** @throws Refusal `list.page-out-of-bounds` */
export function checkPage(page: number, size: number): void {
  if (Number.isInteger(page) && Number.isInteger(size) && page >= 1 && size >= 1 && size <= largestPage) return;
  throw refuse(
    'list.page-out-of-bounds',
    { zh: `页码从 1 起，每页 1 至 ${largestPage} 条`, en: `Pages count from 1 and hold 1 to ${largestPage} records` },
    { zh: '请调整页码或每页条数', en: 'Change the page or its size' },
  );
}
