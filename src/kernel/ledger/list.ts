import { reach, sees, visibleRegions } from '../access/may.ts';
import type { Party } from '../access/party.ts';
import { expectRightIn } from '../access/refusals.ts';
import type { Condition } from '../declare/figure.ts';
import { Refusal, refuse } from '../declare/problem.ts';
import { conditionsSql } from './condition.ts';
import { Binder } from './binder.ts';
import type { ModelField, ModelLedger } from '../model/model.ts';
import { noOrder, notFound, unknownField, unknownLedger } from './problems.ts';
import type { Store } from './store.ts';
import { restoreVersion, versionColumns, type Version } from './version.ts';
import { isId } from './well-formed.ts';

export interface ListRequest {
  readonly ledger: string;
  /** Conditions by field; all must hold. */
  readonly where?: Readonly<Record<string, Condition>>;
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
  const where = standingWhere(store, party, ledger, request.where ?? {}, binder);
  const order = listOrder(ledger, request.sort);
  const { total, before, inner } = await locate(store, party, ledger, request, (page - 1) * size);
  const bound = [...binder.parameters];
  const counted = total ?? Number((await store.database.query(`select count(*) as total from "${ledger.table}" where ${where}`, bound))[0]?.['total']);
  const rows = await store.database.query(
    `select ${versionColumns(ledger)} from "${ledger.table}" where ${where} ${before(binder)} order by ${order}
     limit ${binder.bind(size, 'integer')} offset ${binder.bind(inner, 'bigint')}`,
    binder.parameters,
  );
  return { records: rows.map((row) => restoreVersion(ledger, row)), total: counted, page, size };
}

/** Where a page begins: how many rows match in all, and how far in a narrower span the page starts. */
interface Location {
  /** Absent where it has to be counted. */
  readonly total: number | undefined;
  readonly before: (binder: Binder) => string;
  readonly inner: number;
}

/** Lets the figures tell where a deep page begins; without that, the rows before it are stepped over one by one. */
async function locate(store: Store, party: Party, ledger: ModelLedger, request: ListRequest, offset: number): Promise<Location> {
  const plain: Location = { total: undefined, before: () => '', inner: offset };
  const byDay = request.sort === undefined || request.sort.field === ledger.when?.name;
  if (!byDay || ledger.when === undefined) return plain;
  const reached = reach(party, ledger, 'see', store.regions);
  const descending = request.sort?.descending ?? true;
  const days = await store.keeper.countByDay?.(store.database, store.programme, ledger, request.where ?? {}, reached === 'all' ? [''] : reached);
  if (days === undefined) return plain;
  const total = days.reduce((sum, { n }) => sum + n, 0);
  let skipped = 0;
  for (const { first, last, n } of descending ? days.toReversed() : days) {
    if (skipped + n > offset) {
      const operator = descending ? '<=' : '>=';
      return { total, before: (binder) => `and _day ${operator} ${binder.bind(descending ? last : first, 'integer')}`, inner: offset - skipped };
    }
    skipped += n;
  }
  return { ...plain, total };
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
  if (version === undefined || !sees(party, ledger, version.region, store.regions)) throw new Refusal([notFound(ledger, record)]);
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

/** The programme's versions that the party sees and that match, as SQL terms. */
export function visibleTerms(store: Store, party: Party, ledger: ModelLedger, where: Readonly<Record<string, Condition>>, binder: Binder): string[] {
  const terms = [`programme = ${binder.bind(store.programme, 'text')}`];
  const visible = visibleRegions(party, ledger, store.regions);
  if (visible !== undefined) terms.push(`_region = any(${binder.bind(visible, 'text[]')})`);
  terms.push(...filterTerms(ledger, where, binder));
  return terms;
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
