import type { Party } from '../access/party.ts';
import { decimalText, minus, plus, rationalOf, zero } from '../declare/rational.ts';
import type { Wording } from '../declare/wording.ts';
import { Binder, quoted } from '../ledger/binder.ts';
import type { Store } from '../ledger/store.ts';
import type { Row, Session } from '../ports/database.ts';
import type { ComparedValue, ComparisonPage } from './compare.ts';
import { differingRecord, type DifferingRecord } from './differing-record.ts';
import { byDifference, explained, greatestFirst, reasonOf, recordsIn, type Explanation, type Group } from './compare-groups.ts';
import { contributionSql, placeSql, reasonSql, sideTerms, stateTerms, type Side } from './compare-side.ts';
import { reasonWords, type Reason } from './compare-words.ts';
import { weighingOf } from './compare-weighing.ts';
import { measuredSql } from './counted-sql.ts';
import { definitionOf } from './definition.ts';
import { mixes } from './in-force.ts';
import { twoOffices, type TwoOffices } from './other-office.ts';
import { printed, printingOf } from './printing.ts';
import { placeOf, readWithin, shown, type FigureRequest, type FigureValue } from './read.ts';
import { aggregate, recounted } from './recount.ts';
import { windowText } from './window.ts';

/** What one office says, by its own ledger. */
export interface OfficeValue extends ComparedValue {
  readonly ledger: { readonly name: string; readonly title: Wording };
  /** The party sees only some of the ledger's records: the value is of these. */
  readonly partly: boolean;
}

/** A record of either ledger that the other counts otherwise, with the record of the same fact there. */
export interface OfficeRecord extends DifferingRecord {
  readonly counterpart: { readonly ledger: string; readonly record: string; readonly version: number } | null;
}

export interface OfficeComparison {
  /** The office whose ledger the figure is measured over. */
  readonly a: OfficeValue;
  readonly b: OfficeValue;
  /** What both say alike. */
  readonly both: FigureValue;
  /** A − B, plain decimal; `null` where one has no value. */
  readonly difference: string | null;
  readonly printed: string;
  /** Whether the records make the difference; `null` where records don't tell it (means, extremes). */
  readonly exact: boolean | null;
  readonly explanations: readonly Explanation[];
  readonly records: { readonly total: number; readonly page: readonly OfficeRecord[] };
}

/**
 * A figure as two offices say it, each by its own ledger, and fact by fact why they differ: the other has no such fact,
 * has it in another period or place or not as the definition asks, says another amount, or two offices claim one fact.
 * The differences add up to that of the values. All of one state of the database, what is known now.
 *
 * @throws Refusal as `twoOffices`
 */
export async function compareOffices(store: Store, party: Party, request: FigureRequest, page: ComparisonPage): Promise<OfficeComparison> {
  const offices = twoOffices(store, party, request);
  return store.database.transaction(async (session) => {
    await session.script('set transaction isolation level repeatable read, read only');
    const { figure, place } = offices.a;
    const asked = { ...request, level: place.level, as: 'known' as const };
    const [both] = await readWithin(session, store, party, [{ ...asked, level: 'both' }]);
    if (both === undefined) throw new TypeError('A figure was asked and not answered.');
    const { a, b } = { a: await officeValue(session, store, party, offices, 'a', request, both), b: await officeValue(session, store, party, offices, 'b', request, both) };
    const difference = a.value.value === null || b.value.value === null ? undefined : minus(rationalOf(a.value.value), rationalOf(b.value.value));
    const printing = printingOf(store.model, figure);
    const answer = { a, b, both, difference: difference === undefined ? null : decimalText(difference), printed: printed(printing, difference) };
    if (difference === undefined || weighingOf(figure, figure) !== 'adding') return { ...answer, exact: null, explanations: [], records: { total: 0, page: [] } };
    const { groups, differing } = await look(session, store, offices, page);
    const sum = groups.map((group) => group.sum).reduce(plus, zero);
    return {
      ...answer,
      exact: decimalText(sum) === decimalText(difference),
      explanations: explained(groups, (group) => officeWords(store, group, offices), (one) => printed(printing, one)),
      records: { total: recordsIn(groups, page.of), page: differing },
    };
  });
}

async function officeValue(session: Session, store: Store, party: Party, offices: TwoOffices, of: 'a' | 'b', request: FigureRequest, { asOf }: FigureValue): Promise<OfficeValue> {
  const side = offices[of];
  const { figure, place } = side;
  const { ledger, other } = offices.sides;
  const kept = of === 'a' ? ledger : other;
  const binder = new Binder();
  const measured = measuredSql(figure, place.window) ?? 'null';
  const [row = {}] = mixes(figure, place.window)
    ? await session.query(`select count(*) as n, ${aggregate(figure, measured)} as measured from ${quoted(kept.table)} where ${sideTerms(store, side, binder).join(' and ')}`, binder.parameters)
    : [];
  const worth = { value: mixes(figure, place.window) ? recounted(figure, row) : undefined, n: BigInt(row['n'] ?? 0) };
  const said = { ...placeOf(store, party, { ...request, level: place.level, region: of === 'a' && side.scopedBy !== undefined ? undefined : request.region }), scope: place.scope };
  return {
    request: { ...request, window: windowText(place.window), level: place.level },
    title: figure.declared.title,
    definition: definitionOf(store.model, store.regions, figure, said),
    value: shown(store, figure, place.window, worth, asOf),
    recomputed: true,
    ledger: { name: kept.name, title: kept.declared.title },
    partly: offices.partly[of],
  };
}

/** A relation `differing` of the facts that the two ledgers count differently. */
function differingSql(store: Store, { a, b, sides: { ledger, other, counterpart } }: TwoOffices, binder: Binder): string {
  const shared = ledger.identity.map(({ column }) => quoted(column));
  const same = (one: string, two: string) => shared.map((column) => `${one}.${column} = ${two}.${column}`).join(' and ');
  const fields = ['record', '_version', '_region', '_day', '_source', '_row'];
  const counted = (side: Side, table: string, more = '') => `select ${[...shared, ...fields].join(', ')}, ${contributionSql(side)} as c${more} from ${quoted(table)} where ${sideTerms(store, side, binder).join(' and ')}`;
  // Why the other office doesn't count its record of the fact, where it has one that the party sees.
  const met = (side: Side, table: string) =>
    `left join lateral (select record, _version, ${placeSql(side)} as place, ${reasonSql(store, side, binder)} as why from ${quoted(table)} as held where ${same('held', 'own')} and ${stateTerms(store, side, binder).join(' and ')} order by record limit 1) as met on true`;
  const alone = (side: 'a' | 'b', opposite: 'a' | 'b', metBy: string, why: string, unless: string) =>
    `select '${side}' as side, own.record, own._version as version, met.record as met_record, met._version as met_version, own._region, own._day, own._source, own._row, ${side === 'a' ? 'own.c as c_a, 0::numeric as c_b, own.c as difference' : '0::numeric, own.c, -own.c'},
       ${why} as why, case when met.why = 'region' then met.place else '' end as region
     from ${side} as own ${metBy} where own.c <> 0 and ${unless} not exists (select 1 from ${opposite} as opposite where ${same('opposite', 'own')}${opposite === 'b' ? ' and opposite.nth = 1' : ''})${unless === '' ? '' : ')'}`;
  // Of a month in which the office that should have a fact says nothing at all, it isn't said to lack this one.
  const expected = ledger.field.get(counterpart.expected?.field ?? '');
  const [heard, silent] =
    counterpart.expected === undefined || expected === undefined
      ? ['', `'missing'`]
      : [
          `heard as materialized (select distinct ${quoted(counterpart.expected.as.column)} as place, _day / 100 as month from ${quoted(other.table)} where ${stateTerms(store, b, binder).join(' and ')}), `,
          `case when (own.expected, own._day / 100) in (select place, month from heard) then 'missing' else 'silent' end`,
        ];
  return `${heard}a as materialized (${counted(a, ledger.table, expected === undefined ? '' : `, ${quoted(expected.column)} as expected`)}),
    b as materialized (${counted(b, other.table, `, row_number() over (partition by ${shared.join(', ')} order by _day, record) as nth`)}),
    differing as materialized (
      ${alone('a', 'b', met(b, other.table), `coalesce(met.why, ${silent})`, '')}
      union all ${alone('b', 'a', met(a, ledger.table), `case when own.nth > 1 then 'twice' else coalesce(met.why, 'missing') end`, '(own.nth > 1 or')}
      union all select 'both', a.record, a._version, b.record, b._version, a._region, a._day, a._source, a._row, a.c, b.c, a.c - b.c, '${a.figure.declared.measure.op === 'distinct' ? 'key' : 'value'}', ''
        from a join b on ${same('a', 'b')} and b.nth = 1 where a.c <> b.c
    )`;
}

async function look(session: Session, store: Store, offices: TwoOffices, { of, page, size }: ComparisonPage): Promise<{ groups: Group[]; differing: OfficeRecord[] }> {
  const binder = new Binder();
  const relation = differingSql(store, offices, binder);
  const where = of === undefined ? '' : ` where ${(['side', 'why', 'region'] as const).map((name) => `${name} = ${binder.bind(of[name], 'text')}`).join(' and ')}`;
  const rows = await session.query(
    `with ${relation}, page as (select * from differing${where} order by abs(difference) desc, record limit ${binder.bind(size, 'integer')} offset ${binder.bind((page - 1) * size, 'bigint')})
     select side, why, region, count(*) as records, sum(difference) as difference, null::uuid as record, null::integer as version_a, null::integer as version_b, null::uuid as met_record, null::integer as met_version,
       null as _region, null::integer as _day, null::bigint as _source, null::integer as _row, null::numeric as c_a, null::numeric as c_b
     from differing group by 1, 2, 3
     union all select side, why, region, 0, difference, record, case when side = 'b' then null else version end, case side when 'a' then null when 'b' then version else met_version end, met_record, met_version, _region, _day, _source, _row, c_a, c_b from page`,
    binder.parameters,
  );
  const groups = rows.filter((row) => row['record'] === null).map((row): Group => ({ ...reasonOf(row), records: Number(row['records']), sum: rationalOf(row['difference'] ?? '0') }));
  const differing = rows.filter((row) => row['record'] !== null).map((row) => recordOf(store, offices, row));
  return { groups: greatestFirst(groups), differing: differing.sort(byDifference) };
}

function recordOf(store: Store, offices: TwoOffices, row: Row): OfficeRecord {
  const { ledger, other } = offices.sides;
  const reason = reasonOf(row);
  const [own, theirs] = reason.side === 'b' ? [other, ledger] : [ledger, other];
  const [record, version] = [row['met_record'] ?? null, row['met_version'] ?? null];
  return { ...differingRecord(own.name, row, officeWords(store, reason, offices)), counterpart: record === null || version === null ? null : { ledger: theirs.name, record, version: Number(version) } };
}

/** Why a fact isn't counted alike, of the ledger that doesn't count it. */
function officeWords(store: Store, reason: Reason, { a, b, sides, partly }: TwoOffices): Wording {
  const [table, some] = reason.side === 'a' ? [sides.other.declared.title, partly.b] : [sides.ledger.declared.title, partly.a];
  switch (reason.why) {
    case 'missing':
      return some
        ? { zh: `您看得到的《${table.zh}》里没有这一条`, en: `Not in “${table.en}”, as far as you see it` }
        : { zh: `《${table.zh}》里没有这一条`, en: `“${table.en}” has no such record` };
    case 'silent':
      return { zh: `《${table.zh}》里没有这一条，对口单位也没有报过当月的任何记录`, en: `“${table.en}” has no such record, nor any other of that office in that month` };
    case 'twice':
      return { zh: '另一单位已报了同一件事，重复', en: 'Another office claims the same' };
    case 'value':
      return { zh: `两边的“${a.figure.measured?.field.title.zh ?? ''}”不同`, en: `They say another “${a.figure.measured?.field.title.en ?? ''}”` };
    default:
      return { zh: `《${table.zh}》里有，但不计——${reasonWords(store, reason, { a, b }).zh}`, en: `“${table.en}” has it and doesn’t count it: ${reasonWords(store, reason, { a, b }).en}` };
  }
}
