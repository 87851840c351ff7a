import fc from 'fast-check';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { systemParty, type Party } from '../../src/kernel/access/party.ts';
import { levels, type Level } from '../../src/kernel/declare/level.ts';
import { fold, openFigure, readFigures, rebuild, verifyFigures, type FigureRequest, type OpenedFigure } from '../../src/kernel/figure/index.ts';
import { keepStatistics } from '../../src/apps/engine/keep-statistics.ts';
import type { Change } from '../../src/kernel/ledger/change.ts';
import { forEachDatabase } from '../databases.ts';
import { byHand } from './by-hand.ts';
import { anyRegion, anySlice, anyTrip, anyWindow, type Trip } from './trip.ts';
import { bases, openWorld, type World } from './world.ts';

/** A step of a programme's life; `at` picks a standing record. */
type Step = { readonly do: 'write'; readonly at: number; readonly trip: Trip | null; readonly draft: boolean } | { readonly do: 'review'; readonly at: number; readonly level: Level } | { readonly do: 'land' } | { readonly do: 'fold'; readonly many: number } | { readonly do: 'look' };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('write' as const), at: fc.nat(12), trip: fc.option(anyTrip, { nil: null, freq: 4 }), draft: fc.constantFrom(false, false, false, true) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('review' as const), at: fc.nat(12), level: fc.constantFrom(...levels) }) },
  { weight: 2, arbitrary: fc.constant({ do: 'land' as const }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('fold' as const), many: fc.constantFrom(0, 20_000) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'look' as const }) },
);

/** The records of one programme as they should stand, and the changes not yet landed. */
class Life {
  readonly world: World;
  readonly standing = new Map<string, { trip: Trip; version: number; number: string; level: Level }>();
  #changes = new Map<string, Change>();
  #next = 0;

  constructor(world: World) {
    this.world = world;
  }

  write(at: number, trip: Trip | null, draft: boolean): void {
    const known = [...this.standing.keys()][at];
    // A batch writes a record once.
    if (known !== undefined && this.#changes.has(known)) return;
    if (known === undefined && trip === null) return;
    const record = known ?? v7();
    const old = this.standing.get(record);
    const number = old?.number ?? String(++this.#next);
    const base = old?.version ?? 0;
    if (trip === null) {
      this.#changes.set(record, { op: 'delete', ledger: 'walks.trips', record, base });
      this.standing.delete(record);
      return;
    }
    this.#changes.set(record, { op: 'put', ledger: 'walks.trips', record, base, values: { number, ...trip }, ...(draft ? { level: 'draft' } : {}) });
    const same = old !== undefined && JSON.stringify(old.trip, printable) === JSON.stringify(trip, printable);
    const level = draft && !(same && looked.has(old.level)) ? 'draft' : same || old?.level === 'draft' ? (old?.level ?? 'submitted') : 'submitted';
    this.standing.set(record, { trip, number, version: same && level === old.level ? base : base + 1, level });
  }

  review(at: number, level: Level): void {
    const [record, stands] = [...this.standing][at] ?? [];
    if (record === undefined || stands === undefined || this.#changes.has(record)) return;
    const [from, to] = [levels.indexOf(stands.level), levels.indexOf(level)];
    if (to > from + 1 || to === from) return;
    this.#changes.set(record, { op: 'review', ledger: 'walks.trips', record, base: stands.version, level });
    this.standing.set(record, { ...stands, version: stands.version + 1, level });
  }

  async land(): Promise<void> {
    const changes = [...this.#changes.values()];
    this.#changes = new Map();
    if (changes.length > 0) await this.world.committer.commit({ batch: v7(), kind: 'edit', party: systemParty, changes, reason: 'as it went' });
  }

  tripsAt(level: Level): Trip[] {
    return [...this.standing.values()].filter((one) => levels.indexOf(one.level) >= levels.indexOf(level)).map(({ trip }) => trip);
  }
}

const looked: ReadonlySet<Level> = new Set(['verified', 'confirmed']);
const printable = (_key: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);

forEachDatabase('figures', (open) => {
  test('after any life, cells, recomputation, opened records and a count by hand agree', { timeout: 180_000 }, async () => {
    const database = await open();
    let runs = 0;
    const asked = fc.array(fc.record({ window: anyWindow, region: anyRegion, slice: anySlice, level: fc.constantFrom(undefined, 'submitted' as const, 'verified' as const, 'verified' as const, 'confirmed' as const) }), { minLength: 6, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 5, maxLength: 40 }), asked, async (steps, places) => {
        const life = new Life(await openWorld(database, `life${++runs}`));
        for (const step of steps) {
          if (step.do === 'write') life.write(step.at, step.trip, step.draft);
          else if (step.do === 'review') life.review(step.at, step.level);
          else if (step.do === 'fold') await fold(database, life.world.store.programme, step.many);
          else await life.land();
          if (step.do === 'look') await agree(life, places.slice(0, 2));
        }
        await life.land();
        await agree(life, places);
        expect(await verifyFigures(life.world.store)).toEqual({ cells: [], members: [] });
        await rebuild(life.world.store);
        await agree(life, places);
        expect(await verifyFigures(life.world.store)).toEqual({ cells: [], members: [] });
      }),
      { numRuns: 12 },
    );
  });
});

forEachDatabase('deltas', (open) => {
  test('that come in after others were folded are looked up, not read through for each figure that is asked', async () => {
    const database = await open();
    const { store, committer } = await openWorld(database);
    const trips = fc.sample(anyTrip, 120);
    await committer.commit({ batch: v7(), kind: 'edit', party: systemParty, changes: trips.map((trip, index) => ({ op: 'put', ledger: 'walks.trips', record: v7(), base: 0, values: { number: String(index), ...trip } })) });
    const [{ size } = {}] = await database.query(`select pg_relation_size('figure_delta') as size`);
    await fold(database, store.programme);
    await keepStatistics(database);
    const plan = await database.query('explain select sum(n) from figure_delta where programme = $1 and figure = $2 and region = $3 and slice = $4 and day between $5 and $6', [store.programme, 'walks.count', '', '', 20240101, 20241231]);
    expect([Number(size) > 1 << 16, plan.map((row) => row['QUERY PLAN']).join()]).toEqual([true, expect.stringMatching(/figure_delta_place/)]);
    expect(await verifyFigures(store)).toEqual({ cells: [], members: [] });
  });
});

async function agree(life: Life, places: readonly Omit<FigureRequest, 'figure'>[]): Promise<void> {
  const { store } = life.world;
  const requests = bases.flatMap(({ name, by }) => places.map((place) => ({ ...place, figure: name, slice: by.length === 0 ? undefined : place.slice })));
  const values = await readFigures(store, systemParty, requests);
  for (const [index, request] of requests.entries()) {
    const hand = byHand(request.figure, life.tripsAt((request.level ?? 'submitted') as Level), String(request.window), request.region, request.slice);
    const value = values[index]?.value;
    const close = hand === undefined || value === null || value === undefined ? value === (hand ?? null) : Math.abs(Number(value) - hand) < 1e-9;
    expect({ request, value, hand, close }).toMatchObject({ close: true });
  }
  for (const request of requests.filter((_, index) => index % places.length === 0)) {
    const { opened, contributions } = await openAll(store, request);
    expect({ request, records: contributions.length }).toEqual({ request, records: opened.records.total });
    expect({ request, value: madeOf(opened, contributions) }).toEqual({ request, value: opened.value.value });
    await splitsAgree(store, opened);
  }
}

/** Each part shown is what asking for it gives, none with records is left out, and the parts of a sum make up the whole. */
async function splitsAgree(store: World['store'], opened: OpenedFigure): Promise<void> {
  const cuts = opened.dimensions.flatMap(({ parts }) => parts);
  const parts = [...opened.regions, ...cuts];
  const read = await readFigures(store, systemParty, parts.map(({ request }) => request));
  expect(parts.map(({ value }) => value)).toEqual(read);

  const [one] = cuts;
  if (one === undefined) return;
  const every = ['hut=', 'hut=lake', 'hut=peak', 'guided=', 'guided=true', 'guided=false'].map((slice): FigureRequest => ({ ...one.request, slice }));
  const there = (await readFigures(store, systemParty, every)).flatMap(({ n }, index) => (n > 0 ? [every[index]?.slice] : []));
  expect(cuts.map(({ request }) => request.slice).toSorted()).toEqual(there.toSorted());
  if (one.request.figure === 'walks.cheapest' || one.request.figure === 'walks.dearest') return;
  for (const { parts: made } of opened.dimensions) expect(made.reduce((sum, { value }) => sum + value.n, 0)).toBe(opened.value.n);
}

async function openAll(store: World['store'], request: FigureRequest, party: Party = systemParty): Promise<{ opened: OpenedFigure; contributions: string[] }> {
  const opened = await openFigure(store, party, request, { limit: 7 });
  const contributions = opened.records.page.map(({ contribution }) => contribution);
  for (let after = opened.records.next; after !== null; ) {
    const { records } = await openFigure(store, party, request, { limit: 7, after });
    contributions.push(...records.page.map(({ contribution }) => contribution));
    after = records.next;
  }
  return { opened, contributions };
}

/** The value as the contributions make it, exactly. */
function madeOf({ value: { figure } }: OpenedFigure, contributions: readonly string[]): string | null {
  const op = bases.find(({ name }) => name === figure)?.measure.op;
  const fen = contributions.map((text) => BigInt(Math.round(Number(text) * 100)));
  if ((op === 'mean' || op === 'min' || op === 'max') && fen.length === 0) return null;
  if (op === 'min' || op === 'max') return new Set(fen).size === 1 ? plain(fen[0] ?? 0n, 100n) : 'several';
  const sum = fen.reduce((a, b) => a + b, 0n);
  return plain(sum, op === 'mean' ? 100n * BigInt(fen.length) : 100n);
}

function plain(over: bigint, under: bigint): string {
  const scaled = (over < 0n ? -over : over) * 10n ** 20n;
  const digits = ((2n * scaled + under) / (2n * under)).toString().padStart(21, '0');
  const text = `${digits.slice(0, -20)}.${digits.slice(-20)}`.replace(/\.?0+$/, '');
  return over < 0n && text !== '0' ? `-${text}` : text;
}
