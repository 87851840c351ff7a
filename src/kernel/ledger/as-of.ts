import type { Party } from '../access/party.ts';
import type { Condition } from '../declare/figure.ts';
import { refuse } from '../declare/problem.ts';
import { Binder } from './binder.ts';
import type { Session } from '../ports/database.ts';
import { checkPage, ledgerSeen, visibleTerms, type ListPage } from './list.ts';
import type { Store } from './store.ts';
import { restoreVersion, versionColumns } from './version.ts';
import { isId } from './well-formed.ts';

/** A past moment: the end of an instant (ISO 8601), or right after a batch, by its number or its id. */
export type Moment = { readonly instant: string } | { readonly batch: string };

export interface PastRequest {
  readonly ledger: string;
  readonly at: Moment;
  readonly where?: Readonly<Record<string, Condition>>;
  /** From 1. */
  readonly page?: number;
  /** 1 to 200; default 50. */
  readonly size?: number;
}

/**
 * One page of a ledger's records as they stood at a past moment, newest day first, as far as they lay in the party's
 * regions then.
 * @throws Refusal `ledger.unknown`, `access.no-right`, `field.unknown`, `list.page-out-of-bounds`, `batch.not-found`, `list.not-an-instant`
 */
export async function listPast(store: Store, party: Party, { ledger: name, at, where = {}, page = 1, size = 50 }: PastRequest): Promise<ListPage> {
  const ledger = ledgerSeen(store, party, name);
  checkPage(page, size);
  const binder = new Binder();
  const terms = visibleTerms(store, party, ledger, where, binder);
  return store.database.transaction(async (session) => {
    await session.script('set transaction isolation level repeatable read, read only');
    terms.push(...stoodTerms(await landedBy(session, store.programme, at), binder));
    const stood = `from "${ledger.table}" where ${terms.join(' and ')}`;
    const [count] = await session.query(`select count(*) as total ${stood}`, [...binder.parameters]);
    const rows = await session.query(
      `select ${versionColumns(ledger)} ${stood} order by _day desc, record desc
       limit ${binder.bind(size, 'integer')} offset ${binder.bind((page - 1) * size, 'bigint')}`,
      binder.parameters,
    );
    return { records: rows.map((row) => restoreVersion(ledger, row)), total: Number(count?.['total']), page, size };
  });
}

/** The batches landed by a moment: all up to `newest` but `later`, which got their numbers early and landed late. */
export interface Landed {
  readonly newest: string;
  readonly later: readonly string[];
}

/** SQL terms that hold for the versions that stood then. */
export function stoodTerms({ newest, later }: Landed, binder: Binder): string[] {
  const last = binder.bind(newest, 'bigint');
  const notYet = binder.bind(later, 'bigint[]');
  return ['not _gone', `_since <= ${last}`, `_since <> all(${notYet})`, `(_until is null or _until > ${last} or _until = any(${notYet}))`];
}

/** @throws Refusal `batch.not-found`, `list.not-an-instant` */
export async function landedBy(session: Session, programme: string, at: Moment): Promise<Landed> {
  const position = await positionAt(session, programme, at);
  const [row] = await session.query('select coalesce(max(number), 0) as newest from journal where programme = $1 and position <= $2::bigint', [programme, position]);
  const newest = String(row?.['newest']);
  const later = await session.query('select number from journal where programme = $1 and position > $2::bigint and number < $3::bigint', [programme, position, newest]);
  return { newest, later: later.map(({ number }) => String(number)) };
}

async function positionAt(session: Session, programme: string, at: Moment): Promise<string> {
  if ('instant' in at) {
    if (!/^\d{4}-\d\d-\d\dT/.test(at.instant) || Number.isNaN(Date.parse(at.instant))) throw notAnInstant(at.instant);
    const [row] = await session.query('select coalesce(max(position), 0) as position from journal where programme = $1 and at <= $2::timestamptz', [
      programme,
      new Date(at.instant).toISOString(),
    ]);
    return String(row?.['position']);
  }
  const { batch } = at;
  const byNumber = /^\d{1,18}$/.test(batch);
  const rows =
    byNumber || isId(batch.toLowerCase())
      ? await session.query(`select position from journal where programme = $1 and ${byNumber ? 'number = $2::bigint' : 'batch = $2::uuid'}`, [programme, batch])
      : [];
  const position = rows[0]?.['position'];
  if (position === undefined || position === null) throw noBatch(batch);
  return position;
}

const noBatch = (batch: string) =>
  refuse(
    'batch.not-found',
    { zh: `没有批次 ${batch.slice(0, 40)}`, en: `There is no batch ${batch.slice(0, 40)}` },
    { zh: '请在批次列表中核对编号', en: 'Check its number in the list of batches' },
  );

const notAnInstant = (text: string) =>
  refuse(
    'list.not-an-instant',
    { zh: `“${text.slice(0, 40)}”不是时刻`, en: `“${text.slice(0, 40)}” is no instant` },
    { zh: '请写成 2024-03-05T08:00:00Z 的样子', en: 'Write it like 2024-03-05T08:00:00Z' },
  );
