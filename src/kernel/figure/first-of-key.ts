import { textDigest } from '../ledger/seal.ts';
import type { ModelBaseFigure } from '../model/model.ts';
import type { Row, Session } from '../ports/database.ts';
import type { Ask } from './ask.ts';
import { ledgerOf } from './base-figures.ts';
import { Binder, quoted } from '../ledger/binder.ts';
import { countedTerms, measuredSql, sliceTerms } from './counted-sql.ts';
import { keptAs } from './level.ts';
import { membersSql } from './members.ts';
import { readPlace } from './presence.ts';
import type { Programme } from './programme.ts';
import { leavesOf } from './scope.ts';
import { sliceOf } from './slice.ts';
import type { Window } from './window.ts';

/** The first place of a key where the ask looks, and how many records stand there. */
interface First {
  readonly day: number;
  readonly region: string;
  readonly count: number;
}

/**
 * Which of `rows` are the first of their key by (day, region, record) among all that the ask counts: they stand for the
 * key. The presence kept for each key tells the day and region; only where several records share them are the
 * records themselves asked.
 *
 * @param rows with `record`, `_region`, `_day` and the key as `measured`
 */
export async function firstOfKeys(session: Session, of: Programme, ask: Ask, rows: readonly Row[]): Promise<ReadonlySet<string>> {
  const digests = new Map(rows.map((row) => [String(row['measured']), textDigest(String(row['measured']))]));
  const firsts = await firstPlaces(session, of, ask, [...digests.values()]);
  const sure = new Set<string>();
  const shared: Row[] = [];
  for (const row of rows) {
    const first = firsts.get(digests.get(String(row['measured'])) ?? '');
    if (first === undefined || first.day !== Number(row['_day']) || first.region !== row['_region']) continue;
    if (first.count === 1) sure.add(String(row['record']));
    else shared.push(row);
  }
  return shared.length === 0 ? sure : new Set([...sure, ...(await firstOfShared(session, of, ask, shared))]);
}

async function firstPlaces(session: Session, of: Programme, ask: Ask, keys: readonly string[]): Promise<Map<string, First>> {
  const { figure, window, slice, level } = ask;
  const leaves = new Set(leavesOf(ask.scope, of.regions));
  const members = await session.query(
    membersSql,
    [of.programme, keptAs(figure.name, level), [...new Set(keys)]],
  );
  const firsts = new Map<string, First>();
  for (const { key, presence } of members) {
    const first = firstPlace(String(presence), figure, window, leaves, slice);
    if (first !== undefined) firsts.set(String(key), first);
  }
  return firsts;
}

/** A key that is everywhere has thousands of places, of which few come into question: only these are taken apart. */
function firstPlace(presence: string, { by }: ModelBaseFigure, { from, to }: Window, leaves: ReadonlySet<string>, slice: string): First | undefined {
  let first: First | undefined;
  for (let at = 0; at < presence.length; ) {
    const end = presence.indexOf(';', at);
    const entry = presence.slice(at, end < 0 ? presence.length : end);
    at += entry.length + 1;
    const afterRegion = entry.indexOf('|');
    const region = entry.slice(0, afterRegion);
    const day = Number.parseInt(entry.slice(afterRegion + 1), 10);
    if (day < from || day > to || (first !== undefined && (day > first.day || (day === first.day && region > first.region))) || !leaves.has(region)) continue;
    const mark = entry.lastIndexOf('*');
    if (slice !== '' && !readPlace(entry.slice(0, mark), by).slices.includes(slice)) continue;
    const count = Number(entry.slice(mark + 1));
    first = { day, region, count: first?.day === day && first.region === region ? first.count + count : count };
  }
  return first;
}

async function firstOfShared(session: Session, of: Programme, ask: Ask, rows: readonly Row[]): Promise<ReadonlySet<string>> {
  const { figure } = ask;
  const column = measuredSql(figure, ask.window);
  if (figure.measured === undefined || column === undefined) return new Set();
  const binder = new Binder();
  const type = figure.measured.field.column;
  const texts = (name: string) => rows.map((row) => row[name] ?? null);
  const places = [binder.bind(texts('_region'), 'text[]'), binder.bind(texts('_day'), 'integer[]'), binder.bind(texts('measured'), `${type}[]`)];
  const programme = binder.bind(of.programme, 'text');
  const terms = [`programme = ${programme}`, '_region = place.region', '_day = place.day', `${column} = place.key`];
  const found = await session.query(
    `select distinct first.record from unnest(${places.join(', ')}) as place (region, day, key) cross join lateral (
       select record from ${quoted(ledgerOf(of.model, figure).table)}
       where ${[...terms, ...countedTerms(figure, ask.window, ask.level, binder), ...sliceTerms(sliceOf(figure, ask.slice), binder)].join(' and ')}
       order by record limit 1
     ) as first`,
    binder.parameters,
  );
  return new Set(found.map(({ record }) => String(record)));
}
