import type { Party } from '../access/party.ts';
import { refuse } from '../declare/problem.ts';
import { Binder, quoted } from '../ledger/binder.ts';
import { conditionsSql } from '../ledger/condition.ts';
import { landedBy, stoodTerms, type Landed, type Moment } from '../ledger/as-of.ts';
import type { Store } from '../ledger/store.ts';
import type { Model, ModelBaseFigure, ModelField, ModelFigure } from '../model/model.ts';
import type { Session } from '../ports/database.ts';
import { ledgerOf } from './base-figures.ts';
import { modelFigure, partsOfComposite, type Place } from './compose.ts';
import { agreedThen, countedTerms, measuredSql, sliceTerms, standsSql, stockDays, windowTerms } from './counted-sql.ts';
import { levelSql } from './level.ts';
import { alwaysBy, definitionsIn, mixes } from './in-force.ts';
import type { Rational } from '../declare/rational.ts';
import { aggregate, recounted } from './recount.ts';
import { placeOf, type FigureRequest, type PlacedRequest } from './read.ts';
import { leavesOf } from './scope.ts';
import { sliceOf } from './slice.ts';
import { always } from './window.ts';

/** A figure asked at a place, and in which state of its ledger. */
export interface ComparedRequest extends FigureRequest {
  /** Absent: as it stands. */
  readonly at?: Moment | undefined;
  /** Of these records alone, by their ids. */
  readonly only?: readonly string[] | undefined;
  /** By one of the figure's definitions, whatever the day, 1 the oldest; absent: by those in force. */
  readonly definition?: number | undefined;
}

/** One of the two sides, ready to be looked at. */
export interface Side {
  readonly figure: ModelBaseFigure;
  readonly place: Place;
  /** The batches that had landed; absent for what stands now. */
  readonly landed: Landed | undefined;
  /** Absent: of all records. */
  readonly only?: readonly string[] | undefined;
  /** The column that says where a record lies; absent: whose record it is. */
  readonly scopedBy?: ModelField | undefined;
  /** Records of other regions are not looked at, whatever is asked; absent: all are. */
  readonly within?: readonly string[] | undefined;
}

export async function landedAt(session: Session, store: Store, at: Moment | undefined): Promise<Landed | undefined> {
  return at === undefined ? undefined : landedBy(session, store.programme, at);
}

const stands = (landed: Landed | undefined, binder: Binder): string[] => (landed === undefined ? [standsSql] : stoodTerms(landed, binder));

/** SQL terms of the programme's versions in a side's state. */
export function stateTerms(store: Store, { landed, within }: Pick<Side, 'landed' | 'within'>, binder: Binder): string[] {
  return [`programme = ${binder.bind(store.programme, 'text')}`, ...withinTerms(within, binder), ...stands(landed, binder)];
}

const withinTerms = (within: readonly string[] | undefined, binder: Binder): string[] => (within === undefined ? [] : [`_region = any(${binder.bind(within, 'text[]')})`]);

/** SQL terms of the versions that a side counts. */
export function sideTerms(store: Store, side: Side, binder: Binder): string[] {
  const programme = binder.bind(store.programme, 'text');
  const then = stands(side.landed, binder);
  const agreed = side.landed === undefined ? undefined : agreedThen(store.model, side.figure, side.place.level, programme, then);
  return [`programme = ${programme}`, ...countingTerms(store, side, binder, then, agreed)];
}

/** SQL terms of the versions that a side would count, of those that the terms of `standing` hold for. */
export function countingTerms(store: Store, side: Side, binder: Binder, standing: readonly string[], agreed?: string): string[] {
  const { figure, place, only, within } = side;
  return [
    ...withinTerms(within, binder),
    ...onlyTerms(only, binder),
    ...scopeTerms(store, side, binder),
    ...countedTerms(figure, place.window, place.level, binder, standing, agreed),
    ...windowTerms(figure, place.window, ledgerOf(store.model, figure), binder),
    ...sliceTerms(sliceOf(figure, place.sliceOf(figure)), binder),
  ];
}

const onlyTerms = (only: readonly string[] | undefined, binder: Binder): string[] => (only === undefined ? [] : [`record = any(${binder.bind(only, 'uuid[]')})`]);

function scopeTerms({ regions }: Store, { place: { scope }, scopedBy }: Side, binder: Binder): string[] {
  return scope.includes('') ? [] : [`${placeSql({ scopedBy })} = any(${binder.bind(leavesOf(scope, regions), 'text[]')})`];
}

/** SQL of the region that a record of the side lies in. */
export const placeSql = ({ scopedBy }: Pick<Side, 'scopedBy'>): string => (scopedBy === undefined ? '_region' : quoted(scopedBy.column));

/** SQL of what a counted version adds to its side. */
export function contributionSql({ figure, place }: Side): string {
  const column = measuredSql(figure, place.window) ?? '0';
  switch (figure.declared.measure.op) {
    case 'count':
      return '1::numeric';
    case 'distinct':
      // The first record of each key stands for it, as when the figure is opened.
      return `(case when row_number() over (partition by ${column} order by _day, _region collate "C", record) = 1 then 1 else 0 end)::numeric`;
    default:
      return `${column}::numeric`;
  }
}

/** Why a side doesn't count a version that stands in its state: the first thing that keeps it out. */
export function reasonSql(store: Store, side: Side, binder: Binder): string {
  const { figure, place, landed } = side;
  const agreed = landed === undefined || place.level !== 'both' ? undefined : agreedThen(store.model, figure, place.level, binder.bind(store.programme, 'text'), stands(landed, binder));
  const measured = measuredSql(figure, place.window);
  const cases: [string, string][] = [
    [levelSql(figure, place.level, agreed), 'level'],
    ...onlyTerms(side.only, binder).map((term): [string, string] => [term, 'absent']),
    ...scopeTerms(store, side, binder).map((term): [string, string] => [term, 'region']),
    ...dateCases(figure, place, binder),
    ...definitionCases(figure, place, binder),
    ...sliceTerms(sliceOf(figure, place.sliceOf(figure)), binder).map((term): [string, string] => [term, 'slice']),
    ...(measured === undefined ? [] : [[`${measured} is not null`, 'blank'] satisfies [string, string]]),
  ];
  return `case ${cases.map(([term, reason]) => `when (${term}) is not true then '${reason}'`).join(' ')} else 'key' end`;
}

/** What a definition asks for, `where.<since>.<condition>`, of the records of the days it is in force. */
function definitionCases(figure: ModelBaseFigure, { window }: Place, binder: Binder): [string, string][] {
  const definitions = definitionsIn(figure, window);
  return definitions.flatMap(({ since, ends, where }) => {
    const elsewhere = [...(since === 0 ? [] : [`_day < ${since}`]), ...(ends === undefined ? [] : [`_day >= ${ends}`])].map((term) => `${term} or `).join('');
    return conditionsSql(where, binder).map((term, index): [string, string] => [definitions.length === 1 ? term : `${elsewhere}(${term})`, `where.${since}.${index}`]);
  });
}

function dateCases(figure: ModelBaseFigure, { window }: Place, binder: Binder): [string, string][] {
  const { from, to } = window;
  if (figure.stock === undefined) {
    return [
      ...(from === 0 ? [] : ([[`_day <> 0`, 'undated'], [`_day >= ${binder.bind(from, 'integer')}`, 'before']] satisfies [string, string][])),
      ...(to === always.to ? [] : ([[`_day <= ${binder.bind(to, 'integer')}`, 'after']] satisfies [string, string][])),
    ];
  }
  const [since, over] = stockDays(figure);
  const end = binder.bind(to, 'integer');
  return [
    [`${since} <= ${end}`, 'after'],
    ...(over === undefined ? [] : ([[to === always.to ? `${over} is null` : `(${over} is null or ${over} > ${end})`, 'over'], [`(${over} is null or ${over} > ${since})`, 'over']] satisfies [string, string][])),
  ];
}

/** The figure as it is asked: by the definitions in force, or by one of them. @throws Refusal `figure.unknown`, `figure.unknown-definition` */
export function figureBy(model: Model, { figure: name, definition: number }: Pick<ComparedRequest, 'figure' | 'definition'>): ModelFigure {
  const figure = modelFigure(model, name);
  if (number === undefined || figure.kind === 'composite') return figure;
  const definition = figure.definitions[number - 1];
  if (definition !== undefined) return alwaysBy(figure, definition);
  throw refuse(
    'figure.unknown-definition',
    { zh: `“${figure.declared.title.zh}”没有第 ${number} 版口径。`, en: `“${figure.declared.title.en}” has no definition ${number}.` },
    { zh: `它有 ${figure.definitions.length} 版，从 1 数起。`, en: `It has ${figure.definitions.length}, counted from 1.` },
  );
}

/** The definition by which a composite's part is read: the one asked for, where it has it, else those in force. */
export function partDefinition(part: ModelFigure, number: number | undefined): number | undefined {
  return number === undefined || part.kind === 'composite' || number <= part.definitions.length ? number : undefined;
}

/** A figure's value from the versions that stood in a state; a composite's from those of its parts. */
export async function workedOut(session: Session, store: Store, party: Party, request: PlacedRequest & ComparedRequest, landed: Landed | undefined): Promise<{ value: Rational | undefined; n: bigint }> {
  const figure = figureBy(store.model, request);
  const place = placeOf(store, party, request);
  if (figure.kind === 'composite') {
    const { parts, join } = partsOfComposite(store.model, figure, place.window);
    const worths = [];
    for (const part of parts) worths.push(await workedOut(session, store, party, { ...request, figure: part.figure.name, definition: partDefinition(part.figure, request.definition), window: part.window, scope: place.scope }, landed));
    return { value: join(worths), n: worths.reduce((sum, { n }) => sum + n, 0n) };
  }
  if (!mixes(figure, place.window)) return { value: undefined, n: 0n };
  const binder = new Binder();
  const terms = sideTerms(store, { figure, place, landed, only: request.only }, binder);
  const measured = measuredSql(figure, place.window) ?? 'null';
  const [row] = await session.query(
    `select count(*) as n, ${aggregate(figure, measured)} as measured from ${quoted(ledgerOf(store.model, figure).table)} where ${terms.join(' and ')}`,
    binder.parameters,
  );
  return { value: recounted(figure, row ?? {}), n: BigInt(row?.['n'] ?? 0) };
}
