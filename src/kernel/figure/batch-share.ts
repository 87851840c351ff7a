import type { Party } from '../access/party.ts';
import { refuse } from '../declare/problem.ts';
import { decimalText, minus, plus, rationalOf, zero } from '../declare/rational.ts';
import type { Wording } from '../declare/wording.ts';
import { Binder, quoted } from '../ledger/binder.ts';
import type { Store } from '../ledger/store.ts';
import type { ModelBaseFigure } from '../model/model.ts';
import type { Session } from '../ports/database.ts';
import { madeOfOthers } from './account.ts';
import { ledgerOf } from './base-figures.ts';
import type { ComparisonPage } from './compare.ts';
import { differingRecord, type DifferingRecord } from './differing-record.ts';
import { byDifference, explained, greatestFirst, reasonOf, recordsIn, type Explanation, type Group } from './compare-groups.ts';
import { countingTerms, type Side } from './compare-side.ts';
import type { Reason } from './compare-words.ts';
import { modelFigure } from './compose.ts';
import { measuredSql } from './counted-sql.ts';
import { definitionOf } from './definition.ts';
import { mixes } from './in-force.ts';
import { printed, printingOf } from './printing.ts';
import { placeOf, readWithin, type FigureRequest, type FigureValue } from './read.ts';
import { windowText } from './window.ts';

/** What batches made of a figure. */
export interface BatchShare {
  readonly title: Wording;
  readonly definition: Wording;
  readonly request: FigureRequest;
  /** The figure with all that is known now. */
  readonly value: FigureValue;
  /** What the batches added to it or took off; plain decimal. */
  readonly share: string;
  readonly printed: string;
  /** What all other batches make: the value less the share. */
  readonly others: { readonly value: string; readonly printed: string };
  /** Each batch by itself, in the order of their numbers; those that moved nothing too. */
  readonly batches: readonly { readonly number: string; readonly share: string; readonly printed: string; readonly records: number }[];
  /** By batch and what it did; `side` is `a` where a record came to count, `b` where it ceased to. */
  readonly explanations: readonly Explanation[];
  /** Each version written that counts otherwise than the one before it: `a` is what it counts, `b` what the one before did. */
  readonly records: { readonly total: number; readonly page: readonly DifferingRecord[] };
}

/**
 * What batches made of a figure, record by record: each version they wrote counts for what it changed, against the version
 * before it, whoever wrote that and whatever came later. So the shares of all batches together are the figure, and a
 * share never changes. A person counted once belongs to the batch that brought the first of her records, as they landed.
 *
 * @param batches numbers
 * @throws Refusal as `readFigures`; `figure.made-of-others`, `figure.not-by-batch`, `figure.both-not-by-batch`
 */
export async function batchShare(store: Store, party: Party, request: FigureRequest, batches: readonly string[], page: ComparisonPage): Promise<BatchShare> {
  const figure = modelFigure(store.model, request.figure);
  if (figure.kind === 'composite') throw madeOfOthers(figure.name);
  const place = placeOf(store, party, request);
  if (place.level === 'both') throw bothNotByBatch();
  if (!['count', 'sum', 'distinct'].includes(figure.declared.measure.op) || !mixes(figure, place.window)) throw notByBatch(figure);
  const side: Side = { figure, place, landed: undefined };
  return store.database.transaction(async (session) => {
    await session.script('set transaction isolation level repeatable read, read only');
    const [value] = await readWithin(session, store, party, [{ ...request, as: 'known' }]);
    if (value === undefined) throw new TypeError('A figure was asked and not answered.');
    const { groups, moved } = await look(session, store, side, batches, page);
    const printing = printingOf(store.model, figure);
    const share = groups.map(({ sum }) => sum).reduce(plus, zero);
    const others = minus(rationalOf(value.value ?? '0'), share);
    return {
      title: figure.declared.title,
      definition: definitionOf(store.model, store.regions, figure, place),
      request: { ...request, window: windowText(place.window) },
      value,
      share: decimalText(share),
      printed: printed(printing, share),
      others: { value: decimalText(others), printed: printed(printing, others) },
      batches: batches.map((number) => {
        const own = groups.filter(({ batch }) => batch === number);
        const sum = own.map((group) => group.sum).reduce(plus, zero);
        return { number, share: decimalText(sum), printed: printed(printing, sum), records: own.reduce((total, { records }) => total + records, 0) };
      }),
      explanations: explained(groups, shareWords, (sum) => printed(printing, sum)),
      records: { total: recordsIn(groups, page.of), page: moved },
    };
  });
}

/** A relation `moved` of what the batches' versions changed; `c_a` is what one counts, `c_b` what the version before it did. */
function movedSql(store: Store, side: Side, batches: readonly string[], binder: Binder): string {
  const { figure, place } = side;
  const table = quoted(ledgerOf(store.model, figure).table);
  const programme = `programme = ${binder.bind(store.programme, 'text')}`;
  const given = `any(${binder.bind(batches, 'bigint[]')})`;
  const measured = measuredSql(figure, place.window) ?? '1';
  const counts = `(${countingTerms(store, side, binder, ['not _gone']).join(' and ')})`;
  if (figure.declared.measure.op === 'distinct') return keysMovedSql(table, programme, measured, counts, given);
  const read = `_version, _region, _day, _source, _row, _gone, case when ${counts} then ${measured}::numeric else 0 end as c, ${counts} is true as counted`;
  const shown = (column: string) => `case when now.counted then now.${column} else was.${column} end as ${column}`;
  return `written as materialized (select record, _since, ${read} from ${table} where ${programme} and _since = ${given}),
    moved as materialized (
      select case when now.counted and was.counted then 'both' when now.counted then 'a' else 'b' end as side,
        case when was._version is null or was._gone then 'came' when now._gone then 'went' when now.counted and was.counted then 'value' when now.counted then 'into' else 'out' end as why,
        now._since::text as batch, now.record, case when now.counted then now._version end as version_a, case when was.counted then was._version end as version_b,
        ${['_region', '_day', '_source', '_row'].map(shown).join(', ')}, now.c as c_a, coalesce(was.c, 0) as c_b, now.c - coalesce(was.c, 0) as difference
      from written as now left join lateral (select ${read} from ${table} as former where ${programme} and former.record = now.record and former._version = now._version - 1) as was on true
      where now.c <> coalesce(was.c, 0)
    )`;
}

/** Of what is counted once: a key comes with the first record that has it, as the batches landed, and goes with the last. */
function keysMovedSql(table: string, programme: string, key: string, counts: string, given: string): string {
  const shown = (column: string) => `seen.${column}`;
  return `touched as materialized (select distinct ${key} as k from ${table} where ${programme} and ${counts} and record in (select record from ${table} where ${programme} and _since = ${given})),
    changes as (
      select ${key} as k, _since as batch, 1 as d, record from ${table} where ${programme} and ${counts} and ${key} in (select k from touched)
      union all select ${key}, _until, -1, record from ${table} where ${programme} and ${counts} and _until is not null and ${key} in (select k from touched)
    ),
    net as (select k, batch, sum(d) as d, min(record::text) filter (where d = 1) as came, min(record::text) filter (where d = -1) as went from changes group by k, batch),
    stood as (select net.*, sum(d) over (partition by k order by journal.position) as since from net join journal on journal.${programme} and journal.number = net.batch),
    share as (select batch, (case when since > 0 then came else went end)::uuid as record, since > 0 as comes from stood where batch = ${given} and (since > 0) <> (since - d > 0)),
    moved as materialized (
      select case when comes then 'a' else 'b' end as side,
        case when comes then case when seen._version = 1 then 'came' else 'into' end when exists (select from ${table} as ended where ended.${programme} and ended.record = seen.record and ended._since = share.batch and ended._gone) then 'went' else 'out' end as why,
        share.batch::text as batch, seen.record, case when comes then seen._version end as version_a, case when comes then null else seen._version end as version_b,
        ${['_region', '_day', '_source', '_row'].map(shown).join(', ')}, comes::integer::numeric as c_a, (not comes)::integer::numeric as c_b, (case when comes then 1 else -1 end)::numeric as difference
      from share join ${table} as seen on seen.${programme} and seen.record = share.record and (case when comes then seen._since else seen._until end) = share.batch
    )`;
}

async function look(session: Session, store: Store, side: Side, batches: readonly string[], { of, page, size }: ComparisonPage): Promise<{ groups: Group[]; moved: DifferingRecord[] }> {
  const binder = new Binder();
  const relation = movedSql(store, side, batches, binder);
  const where = of === undefined ? '' : ` where ${(['side', 'why', 'batch'] as const).map((name) => `${name} = ${binder.bind(of[name], 'text')}`).join(' and ')}`;
  const rows = await session.query(
    `with ${relation}, page as (select * from moved${where} order by abs(difference) desc, record, batch limit ${binder.bind(size, 'integer')} offset ${binder.bind((page - 1) * size, 'bigint')})
     select side, why, batch, count(*) as records, sum(difference) as difference, null::uuid as record, null::integer as version_a, null::integer as version_b,
       null as _region, null::integer as _day, null::bigint as _source, null::integer as _row, null::numeric as c_a, null::numeric as c_b
     from moved group by 1, 2, 3
     union all select side, why, batch, 0, difference, record, version_a, version_b, _region, _day, _source, _row, c_a, c_b from page`,
    binder.parameters,
  );
  const ledger = ledgerOf(store.model, side.figure).name;
  const groups = rows.filter((row) => row['record'] === null).map((row): Group => ({ ...reasonOf(row), records: Number(row['records']), sum: rationalOf(row['difference'] ?? '0') }));
  const moved = rows.filter((row) => row['record'] !== null).map((row) => differingRecord(ledger, row, shareWords(reasonOf(row))));
  return { groups: greatestFirst(groups), moved: moved.sort(byDifference) };
}

function shareWords({ why, batch }: Reason): Wording {
  switch (why) {
    case 'came':
      return { zh: `第 ${batch} 批新增`, en: `Added by batch ${batch}` };
    case 'went':
      return { zh: `第 ${batch} 批删除`, en: `Deleted by batch ${batch}` };
    case 'into':
      return { zh: `第 ${batch} 批改动后计入`, en: `Counts since batch ${batch} changed it` };
    case 'out':
      return { zh: `第 ${batch} 批改动后不再计入`, en: `No longer counts since batch ${batch} changed it` };
    default:
      return { zh: `第 ${batch} 批改了数值`, en: `Its value was changed by batch ${batch}` };
  }
}

const bothNotByBatch = () =>
  refuse(
    'figure.both-not-by-batch',
    { zh: '双方一致的数由两边的记录一起决定，不能说是哪一批带来的。', en: 'What both offices say alike depends on the records of both: no batch brought it alone.' },
    { zh: '请按已报送、已核实或已确认查看各批。', en: 'Look at batches of what is submitted, verified or confirmed.' },
  );

const notByBatch = ({ declared: { title } }: ModelBaseFigure) =>
  refuse(
    'figure.not-by-batch',
    { zh: `“${title.zh}”不是计数或求和，各批的贡献不能相加。`, en: `“${title.en}” is no count or sum: what batches add to it doesn’t add up.` },
    { zh: '请改为对比两个时刻：这些批次之前与之后。', en: 'Compare two states instead: before and after the batches.' },
  );
