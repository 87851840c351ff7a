import type { Party } from '../access/party.ts';
import { refuse } from '../declare/problem.ts';
import type { Wording } from '../declare/wording.ts';
import { Binder, quoted } from '../ledger/binder.ts';
import type { Store } from '../ledger/store.ts';
import { restoreVersion, versionColumns, type Version } from '../ledger/version.ts';
import type { ModelFigure, ModelLedger } from '../model/model.ts';
import type { Session } from '../ports/database.ts';
import { madeOfOthers, unmixable } from './account.ts';
import { isExtreme } from './ask.ts';
import { ledgerOf } from './base-figures.ts';
import { contributionSql, sideTerms } from './compare-side.ts';
import { modelFigure, partsOfComposite } from './compose.ts';
import { measuredSql } from './counted-sql.ts';
import { definitionOf, scopeWords } from './definition.ts';
import { mixes } from './in-force.ts';
import { decimalText, rationalOf } from '../declare/rational.ts';
import { placeOf, readWithin, type FigureRequest, type FigureValue, type PlacedRequest } from './read.ts';
import { sliceOf, sliceWords } from './slice.ts';
import { windowWords, type Window } from './window.ts';

/** A base figure with all its records, to be taken away. */
export interface FigureInFull {
  readonly title: Wording;
  readonly ledger: ModelLedger;
  readonly value: FigureValue;
  readonly definition: Wording;
  readonly window: Wording;
  readonly regions: Wording;
  /** `undefined` of the whole. */
  readonly slice: Wording | undefined;
  readonly records: readonly { readonly version: Version; readonly contribution: string }[];
}

/**
 * A base figure and every record behind it with what it adds, by region, day and id; all of one state of the database.
 * @throws Refusal as `readFigures`; `figure.made-of-others`, `figure.definitions-differ`, `export.too-many-records`
 */
export async function recordsBehind(store: Store, party: Party, request: FigureRequest, most: number): Promise<FigureInFull> {
  return store.database.transaction(async (session) => {
    await session.script('set transaction isolation level repeatable read, read only');
    return behindWithin(session, store, party, request, most);
  });
}

/** What a composite says, and each base figure it is made of with all its records; of one state of the database. */
export interface CompositeInFull {
  readonly whole: Omit<FigureInFull, 'ledger' | 'records'>;
  readonly parts: readonly FigureInFull[];
}

/** @throws Refusal as `recordsBehind` */
export async function compositeBehind(store: Store, party: Party, request: FigureRequest, most: number): Promise<CompositeInFull> {
  const figure = modelFigure(store.model, request.figure);
  const place = placeOf(store, party, request);
  return store.database.transaction(async (session) => {
    await session.script('set transaction isolation level repeatable read, read only');
    const [value] = await readWithin(session, store, party, [{ ...request, as: 'known' }]);
    if (value === undefined) throw new TypeError('A figure was asked and not answered.');
    const parts: FigureInFull[] = [];
    for (const part of basesBehind(store, figure, { ...request, window: place.window, scope: place.scope })) parts.push(await behindWithin(session, store, party, part, most));
    const whole = { title: figure.declared.title, value, definition: definitionOf(store.model, store.regions, figure, place), window: windowWords(place.window), regions: scopeWords(place.scope, store.regions), slice: undefined };
    return { whole, parts };
  });
}

/** The base figures that a figure is made of, each once where and when it is asked there. */
function basesBehind(store: Store, figure: ModelFigure, request: PlacedRequest & { readonly window: Window }): PlacedRequest[] {
  if (figure.kind === 'base') return [request];
  const all = partsOfComposite(store.model, figure, request.window).parts.flatMap((part) => basesBehind(store, part.figure, { ...request, figure: part.figure.name, window: part.window }));
  const key = ({ figure: name, window }: PlacedRequest) => JSON.stringify([name, window]);
  return all.filter((one, index) => all.findIndex((other) => key(other) === key(one)) === index);
}

async function behindWithin(session: Session, store: Store, party: Party, request: PlacedRequest, most: number): Promise<FigureInFull> {
  const figure = modelFigure(store.model, request.figure);
  if (figure.kind !== 'base') throw madeOfOthers(figure.name);
  const ledger = ledgerOf(store.model, figure);
  const place = placeOf(store, party, request);
  if (!mixes(figure, place.window)) throw unmixable(figure);
  const side = { figure, place, landed: undefined };
  const [value] = await readWithin(session, store, party, [{ ...request, as: 'known' }]);
  if (value === undefined) throw new TypeError('A figure was asked and not answered.');
  if (value.n > most) throw tooMany(most);
  const binder = new Binder();
  const terms = sideTerms(store, side, binder);
  // Only those that hold the extreme are behind it.
  if (isExtreme(figure)) terms.push(value.value === null ? 'false' : `${measuredSql(figure, place.window) ?? 'null'} = ${binder.bind(decimalText(rationalOf(value.value)), 'numeric')}`);
  const rows = await session.query(
    `select ${versionColumns(ledger)}, ${contributionSql(side)} as _contribution from ${quoted(ledger.table)} where ${terms.join(' and ')} order by _region collate "C", _day, record`,
    binder.parameters,
  );
  const slice = sliceOf(figure, place.sliceOf(figure));
  return {
    title: figure.declared.title,
    ledger,
    value,
    definition: definitionOf(store.model, store.regions, figure, place),
    window: windowWords(place.window),
    regions: scopeWords(place.scope, store.regions),
    slice: slice === undefined ? undefined : sliceWords(slice, store.regions),
    records: rows.map((row) => ({ version: restoreVersion(ledger, row), contribution: decimalText(rationalOf(row['_contribution'] ?? '0')) })),
  };
}

const tooMany = (most: number) =>
  refuse(
    'export.too-many-records',
    { zh: `一次最多导出 ${most} 条记录`, en: `At most ${most} records are exported at once` },
    { zh: '请缩短期间，或选一个地区、一个拆分', en: 'Choose a shorter period, a region or a part' },
  );
