import type { Party } from '../access/party.ts';
import { refuse } from '../declare/problem.ts';
import type { Wording } from '../declare/wording.ts';
import { Binder, quoted } from '../ledger/binder.ts';
import type { Landed } from '../ledger/as-of.ts';
import type { Store } from '../ledger/store.ts';
import type { ModelFigure } from '../model/model.ts';
import type { Row, Session } from '../ports/database.ts';
import { ledgerOf } from './base-figures.ts';
import { contributionSql, figureBy, landedAt, partDefinition, reasonSql, sideTerms, stateTerms, workedOut, type ComparedRequest, type Side } from './compare-side.ts';
import { byDifference, explained, greatestFirst, reasonOf, recordsIn, type Explanation, type Group } from './compare-groups.ts';
import { reasonWords, type Reason } from './compare-words.ts';
import { isExplained, partsSql, weighingOf, type Parts, type Weighing } from './compare-weighing.ts';
import { differingRecord, type DifferingRecord } from './differing-record.ts';
import { partsOfComposite } from './compose.ts';
import { definitionOf } from './definition.ts';
import { printed, printingOf } from './printing.ts';
import { decimalText, divided, minus, rationalOf, zero, type Rational } from '../declare/rational.ts';
import { readCells } from './read-cells.ts';
import { placeOf, readWithin, shown, type FigureValue } from './read.ts';
import { windowText } from './window.ts';

/** A side as it was asked, with its value. */
export interface ComparedValue {
  readonly request: ComparedRequest;
  readonly title: Wording;
  readonly definition: Wording;
  readonly value: FigureValue;
  /** Worked out from the versions that stood at a past moment, by today's definition. */
  readonly recomputed: boolean;
}

export interface Comparison {
  readonly a: ComparedValue;
  readonly b: ComparedValue;
  /** A − B, plain decimal; `null` where one has no value. */
  readonly difference: string | null;
  readonly printed: string;
  /** Whether the explanations make the difference exactly, as they are weighed; `null` where records don't tell it. */
  readonly exact: boolean | null;
  /** How the records are weighed; `null` where they don't tell. */
  readonly weighing: Weighing | null;
  readonly explanations: readonly Explanation[];
  readonly records: { readonly total: number; readonly page: readonly DifferingRecord[] };
  /** The parts of a composite beside each other, to be compared in turn. */
  readonly parts: readonly { readonly a: ComparedRequest; readonly b: ComparedRequest; readonly title: Wording }[];
}

export interface ComparisonPage {
  /** Only records of this reason. */
  readonly of?: Reason | undefined;
  /** From 1. */
  readonly page: number;
  readonly size: number;
}

/**
 * Why two figures differ, record by record: two periods, regions, states or definitions over the same ledger. Each
 * record counted on one side alone, or on both with a different contribution, has the first reason that keeps it from
 * counting alike; their differences make up A − B exactly, as `Weighing` says. All of one state of the database, past
 * states and definitions that aren't in force worked out from the versions. Composites are compared part by part.
 *
 * @throws Refusal as `readFigures`; `figure.not-comparable`, `figure.unknown-definition`, `batch.not-found`, `list.not-an-instant`
 */
export async function compareFigures(store: Store, party: Party, one: ComparedRequest, other: ComparedRequest, page: ComparisonPage): Promise<Comparison> {
  return store.database.transaction(async (session) => {
    await session.script('set transaction isolation level repeatable read, read only');
    return compareWithin(session, store, party, one, other, page);
  });
}

/** As `compareFigures`, in a session of the caller's. */
export async function compareWithin(session: Session, store: Store, party: Party, one: ComparedRequest, other: ComparedRequest, page: ComparisonPage): Promise<Comparison> {
  const figures = [figureBy(store.model, one), figureBy(store.model, other)] as const;
  expectComparable(figures);
  const states = { a: await landedAt(session, store, one.at), b: await landedAt(session, store, other.at) };
  const a = await valueOf(session, store, party, one, states.a);
  const b = await valueOf(session, store, party, other, states.b);
  const difference = a.value.value === null || b.value.value === null ? undefined : minus(rationalOf(a.value.value), rationalOf(b.value.value));
  const printing = printingOf(store.model, figures[0]);
  const answer = { a, b, difference: difference === undefined ? null : decimalText(difference), printed: printed(printing, difference) };
  const sides = sidesOf(store, party, figures, [one, other], states, { a: a.value.value, b: b.value.value });
  if (sides === undefined) return { ...answer, exact: null, weighing: null, explanations: [], records: { total: 0, page: [] }, parts: partsOf(store, party, figures, one, other) };

  const { groups, differing, given } = await look(session, store, sides, page);
  return {
    ...answer,
    exact: isExplained(sides.weighing, groups.map(({ sum }) => sum), sides.values, given),
    weighing: sides.weighing,
    explanations: explained(groups, (group) => reasonWords(store, group, sides), (sum) => printed(printing, sum)),
    records: { total: recordsIn(groups, page.of), page: differing },
    parts: [],
  };
}

interface Sides {
  readonly a: Side;
  readonly b: Side;
  readonly weighing: Weighing;
  readonly values: { readonly a: string; readonly b: string };
}

function sidesOf(
  store: Store,
  party: Party,
  figures: readonly [ModelFigure, ModelFigure],
  [one, other]: readonly [ComparedRequest, ComparedRequest],
  landed: { a: Landed | undefined; b: Landed | undefined },
  { a, b }: { readonly a: string | null; readonly b: string | null },
): Sides | undefined {
  const [first, second] = figures;
  const weighing = weighingOf(first, second);
  // A mean or extreme of nothing differs by no number; nor does what counts different things.
  if (first.kind !== 'base' || second.kind !== 'base' || weighing === undefined || a === null || b === null) return undefined;
  return {
    a: { figure: first, place: placeOf(store, party, one), landed: landed.a, only: one.only },
    b: { figure: second, place: placeOf(store, party, other), landed: landed.b, only: other.only },
    weighing,
    values: { a, b },
  };
}

async function valueOf(session: Session, store: Store, party: Party, request: ComparedRequest, landed: Landed | undefined): Promise<ComparedValue> {
  const figure = figureBy(store.model, request);
  const place = placeOf(store, party, request);
  const said = { request: { ...request, window: windowText(place.window) }, title: figure.declared.title, definition: definitionOf(store.model, store.regions, figure, place) };
  if (landed === undefined && (request.definition !== undefined || request.only !== undefined)) {
    const { asOf } = await readCells(session, store, []);
    return { ...said, value: shown(store, figure, place.window, await workedOut(session, store, party, request, undefined), asOf), recomputed: true };
  }
  if (landed === undefined) {
    const [value] = await readWithin(session, store, party, [{ ...request, as: 'known' }]);
    return { ...said, value: value as FigureValue, recomputed: false };
  }
  const [head] = await session.query(
    `select number, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at from journal where programme = $1 and number <= $2::bigint and number <> all($3::bigint[]) order by position desc limit 1`,
    [store.programme, landed.newest, landed.later],
  );
  const worth = await workedOut(session, store, party, request, landed);
  return { ...said, value: shown(store, figure, place.window, worth, { batch: head?.['number'] ?? '0', at: head?.['at'] ?? null }), recomputed: true };
}

/** The records that the sides count differently, as a relation `differing`. */
function differingSql(store: Store, { a, b, weighing }: Sides, parts: Parts, binder: Binder): string {
  const table = quoted(ledgerOf(store.model, a.figure).table);
  const sameState = JSON.stringify(a.landed) === JSON.stringify(b.landed);
  // Why the other side doesn't count a record: asked of the same row, or else of the version in the other side's state.
  const counted = (side: Side, other: Side) =>
    `select record, _version, _since, _until, _region, _day, _source, _row, ${contributionSql(side)} as c, ${sameState ? reasonSql(store, other, binder) : 'null'} as why from ${table} where ${sideTerms(store, side, binder).join(' and ')}`;
  const metBy = (other: Side) =>
    sameState ? `(select side.why as why, side._since as _since, side._version as _version)` : `(select ${reasonSql(store, other, binder)} as why, _since, _version from ${table} where record = side.record and ${stateTerms(store, other, binder).join(' and ')})`;
  const aLater = isLater(a.landed, b.landed);
  const gone = (own: boolean) => (own === aLater ? `'came'` : `'went'`);
  const batch = (own: string, met: string, ownIsLater: boolean) => (sameState ? `''` : `coalesce(case when ${met}._version is null then ${ownIsLater ? `${own}._since` : `${own}._until`} when ${met}._version <> ${own}._version then ${ownIsLater ? `${own}._since` : `${met}._since`} end::text, '')`);
  const beside = parts.given === '' ? '' : ' cross join given';
  const alone = (own: 'a' | 'b') => {
    const ownIsLater = (own === 'a') === aLater;
    const versions = own === 'a' ? 'side._version as version_a, null::integer as version_b' : 'null::integer, side._version';
    const sums = own === 'a' ? 'side.c as c_a, 0::numeric as c_b' : '0::numeric, side.c';
    return `select '${own}' as side, side.record, ${versions}, side._region, side._day, side._source, side._row, ${sums}, ${parts[own]} as difference,
        coalesce(met.why, ${gone(own === 'a')}) as why, case when met.why = 'region' then side._region else '' end as region, ${batch('side', 'met', ownIsLater)} as batch
      from ${own} as side${beside} left join lateral ${metBy(own === 'a' ? b : a)} as met on true
      where ${parts.tells[own]} and not exists (select 1 from ${own === 'a' ? 'b' : 'a'} as opposite where opposite.record = side.record)`;
  };
  const distinct = a.figure.declared.measure.op === 'distinct' || b.figure.declared.measure.op === 'distinct';
  const alike = weighing === 'means' ? `when a.c = b.c then 'weight' ` : '';
  const reason = distinct ? `'key'` : `case ${alike}when a._version <> b._version then 'value' else 'measured' end`;
  return `a as materialized (${counted(a, b)}), b as materialized (${counted(b, a)}), ${parts.given === '' ? '' : `${parts.given}, `}differing as materialized (
      ${alone('a')}
      union all ${alone('b')}
      union all select 'both', a.record, a._version, b._version, a._region, a._day, a._source, a._row, a.c, b.c, ${parts.both}, ${reason}, '',
        ${sameState ? `''` : `case when a._version <> b._version and a.c <> b.c then ${aLater ? 'a' : 'b'}._since::text else '' end`}
      from a join b using (record)${beside} where ${parts.tells.both}
    )`;
}

function isLater(a: Landed | undefined, b: Landed | undefined): boolean {
  if (a === undefined || b === undefined) return a === undefined;
  return BigInt(a.newest) >= BigInt(b.newest);
}

/** The reasons, the greatest difference first, and a page of records, in one statement. */
async function look(session: Session, store: Store, sides: Sides, { of, page, size }: ComparisonPage): Promise<{ groups: Group[]; differing: DifferingRecord[]; given: Row | undefined }> {
  const binder = new Binder();
  const parts = partsSql(sides.weighing, sides.values, sides.a.figure.declared.measure.op === 'min', binder);
  const relation = differingSql(store, sides, parts, binder);
  const where = of === undefined ? '' : ` where ${(['side', 'why', 'region', 'batch'] as const).map((name) => `${name} = ${binder.bind(of[name], 'text')}`).join(' and ')}`;
  const given = parts.given === '' ? ['null', 'null', 'null', 'null'] : ['na', 'sa', 'nb', 'sb'];
  const rows = await session.query(
    `with ${relation}, page as (select * from differing${where} order by abs(difference) desc, record limit ${binder.bind(size, 'integer')} offset ${binder.bind((page - 1) * size, 'bigint')})
     select side, why, region, batch, count(*) as records, ${parts.together} as difference,
       null::uuid as record, null::integer as version_a, null::integer as version_b, null as _region, null::integer as _day, null::bigint as _source, null::integer as _row, null::numeric as c_a, null::numeric as c_b,
       null::numeric as under, null::numeric as na, null::numeric as sa, null::numeric as nb, null::numeric as sb
     from differing group by 1, 2, 3, 4
     union all select side, why, region, batch, 0, difference, record, version_a, version_b, _region, _day, _source, _row, c_a, c_b, null, null, null, null, null from page
     union all select 'given', '', '', '', 0, null, null, null, null, null, null, null, null, null, null, ${parts.under}, ${given.join(', ')}${parts.given === '' ? '' : ' from given'}`,
    binder.parameters,
  );
  const ledger = ledgerOf(store.model, sides.a.figure).name;
  const whole = rows.find((row) => row['side'] === 'given');
  const under = rationalOf(whole?.['under'] ?? '1');
  const part = (row: Row): Rational => divided(rationalOf(row['difference'] ?? '0'), under) ?? zero;
  const told = rows.filter((row) => row['side'] !== 'given');
  const groups = told.filter((row) => row['record'] === null).map((row) => ({ ...reasonOf(row), records: Number(row['records']), sum: part(row) }));
  const records = told.filter((row) => row['record'] !== null).map((row) => ({ ...differingRecord(ledger, row, reasonWords(store, reasonOf(row), sides)), difference: decimalText(part(row)) }));
  return { groups: greatestFirst(groups), differing: records.sort(byDifference), given: whole };
}

/** The parts of two composites made alike, each with its counterpart. */
function partsOf(store: Store, party: Party, [first, second]: readonly [ModelFigure, ModelFigure], one: ComparedRequest, other: ComparedRequest): Comparison['parts'] {
  if (first.kind === 'base' || second.kind === 'base') return [];
  const of = (figure: ModelFigure, request: ComparedRequest) => partsOfComposite(store.model, figure, placeOf(store, party, request).window).parts.map((part) => ({ ...part, definition: partDefinition(part.figure, request.definition) }));
  const counterparts = of(second, other);
  return of(first, one).flatMap((part, index) => {
    const counterpart = counterparts[index];
    if (counterpart === undefined) return [];
    return [{ title: part.figure.declared.title, a: { ...one, figure: part.figure.name, window: windowText(part.window), definition: part.definition }, b: { ...other, figure: counterpart.figure.name, window: windowText(counterpart.window), definition: counterpart.definition } }];
  });
}

function expectComparable([first, second]: readonly [ModelFigure, ModelFigure]): void {
  if (first.name === second.name) return;
  if (first.kind === 'base' && second.kind === 'base' && first.ledger === second.ledger) return;
  throw refuse(
    'figure.not-comparable',
    { zh: `“${first.declared.title.zh}”与“${second.declared.title.zh}”不是同一本台账上的指标，不能逐条对比。`, en: `“${first.declared.title.en}” and “${second.declared.title.en}” are not measured over the same ledger.` },
    { zh: '请选择同一台账上的指标；合成指标请对比它的组成部分。', en: 'Choose figures over the same ledger; of composites, compare their parts.' },
  );
}
