import { decimalText, minus, rational, rationalOf, type Rational } from '../declare/rational.ts';
import type { Wording } from '../declare/wording.ts';
import { Binder, quoted } from '../ledger/binder.ts';
import type { Store } from '../ledger/store.ts';
import type { Row, Session } from '../ports/database.ts';
import { ledgerOf } from './base-figures.ts';
import { reasonSql, sideTerms, stateTerms, type Side } from './compare-side.ts';
import { reasonWords } from './compare-words.ts';
import { measuredSql } from './counted-sql.ts';

/** One record, or all that came from one sheet, whose coming or going makes the gap. */
export interface SingleExplanation {
  readonly kind: 'record' | 'source';
  readonly words: Wording;
  /** What it changes the figure by. */
  readonly change: Rational;
  readonly record: string | null;
  readonly source: string | null;
  /** How many records would do so; `null` of a sheet. */
  readonly alike: number | null;
}

/** So many of each are told. */
const most = 5;

/**
 * What alone makes the gap between a sum or count and a number: a record that is left out there, or is in there though
 * it doesn't count here, or is in twice; a sheet that is missing there.
 *
 * @param gap the number given less the value
 * @param slack how much the gap may be off, plain decimal
 */
export async function singleRecords(session: Session, store: Store, side: Side, gap: Rational, slack: string): Promise<SingleExplanation[]> {
  const { figure } = side;
  const { op } = figure.declared.measure;
  if (op !== 'sum' && op !== 'count') return [];
  return [...(op === 'sum' ? await records(session, store, side, gap, slack) : []), ...(gap.over < 0n ? await sources(session, store, side, gap, slack) : [])];
}

async function records(session: Session, store: Store, side: Side, gap: Rational, slack: string): Promise<SingleExplanation[]> {
  const { figure, place } = side;
  const measured = measuredSql(figure, place.window);
  if (measured === undefined) return [];
  const table = quoted(ledgerOf(store.model, figure).table);
  const binder = new Binder();
  const off = binder.bind(slack, 'numeric');
  const wanted = binder.bind(decimalText(gap), 'numeric');
  const counted = sideTerms(store, side, binder).join(' and ');
  const rows = await session.query(
    `(select 'out' as what, record, ${measured}::numeric as amount, '' as why, '' as region, count(*) over () as alike from ${table} where ${counted} and abs(${measured} + ${wanted}) <= ${off} order by abs(${measured} + ${wanted}), record limit ${most})
     union all
     (select 'twice', record, ${measured}::numeric, '', '', count(*) over () from ${table} where ${counted} and abs(${measured} - ${wanted}) <= ${off} order by abs(${measured} - ${wanted}), record limit ${most})
     union all
     (select 'in', record, amount, why, case when why = 'region' then _region else '' end, count(*) over () from (
        select record, _region, ${measured}::numeric as amount, ${reasonSql(store, side, binder)} as why from ${table}
        where ${stateTerms(store, side, binder).join(' and ')} and ${visible(store, side, binder)} and abs(${measured} - ${wanted}) <= ${off}
      ) as other where why <> 'key' order by abs(amount - ${wanted}), record limit ${most})`,
    binder.parameters,
  );
  return rows.map((row) => recordExplanation(store, side, row));
}

/** Records of other regions than those asked are only looked at where the whole programme is seen. */
function visible(store: Store, { place }: Side, binder: Binder): string {
  return place.scope.includes('') ? 'true' : `_region = any(${binder.bind(place.scope.flatMap((code) => store.regions.within(code)), 'text[]')})`;
}

function recordExplanation(store: Store, side: Side, row: Row): SingleExplanation {
  const amount = rationalOf(row['amount'] ?? '0');
  const [record, what, alike] = [String(row['record']), String(row['what']), Number(row['alike'])];
  if (what === 'out') return { kind: 'record', words: { zh: `少算了一条记录（${decimalText(amount)}）`, en: `One record is left out (${decimalText(amount)})` }, change: minus(rational(0n), amount), record, source: null, alike };
  if (what === 'twice') return { kind: 'record', words: { zh: `一条记录算了两次（${decimalText(amount)}）`, en: `One record is counted twice (${decimalText(amount)})` }, change: amount, record, source: null, alike };
  const why = reasonWords(store, { side: 'a', why: String(row['why']), region: row['region'] ?? '', batch: '' }, { a: side, b: side });
  return { kind: 'record', words: { zh: `多算了一条记录（${decimalText(amount)}）；这里不计它——${why.zh}`, en: `One record more is counted (${decimalText(amount)}); it isn’t here: ${why.en}` }, change: amount, record, source: null, alike };
}

async function sources(session: Session, store: Store, side: Side, gap: Rational, slack: string): Promise<SingleExplanation[]> {
  const { figure, place } = side;
  const binder = new Binder();
  const amount = figure.declared.measure.op === 'count' ? 'count(*)::numeric' : `sum(${measuredSql(figure, place.window) ?? '0'})::numeric`;
  const wanted = binder.bind(decimalText(gap), 'numeric');
  const rows = await session.query(
    `select _source, count(*) as n, ${amount} as amount from ${quoted(ledgerOf(store.model, figure).table)} where ${sideTerms(store, side, binder).join(' and ')} and _source is not null
     group by _source having abs(${amount} + ${wanted}) <= ${binder.bind(slack, 'numeric')} order by _source limit ${most}`,
    binder.parameters,
  );
  return rows.map((row) => ({
    kind: 'source',
    words: { zh: `少了一张表的 ${row['n'] ?? 0} 条记录`, en: `The ${row['n'] ?? 0} records of one sheet are missing` },
    change: minus(rational(0n), rationalOf(row['amount'] ?? '0')),
    record: null,
    source: row['_source'] ?? null,
    alike: null,
  }));
}
