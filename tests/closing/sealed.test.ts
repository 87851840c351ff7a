import fc from 'fast-check';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { systemParty } from '../../src/kernel/access/party.ts';
import { decimalText, divided, minus, plus, rationalOf, zero } from '../../src/kernel/declare/rational.ts';
import { approveReopening, askToReopen } from '../../src/kernel/closing/reopen.ts';
import { compareFigures, fold, readFigures, rebuild, verifyFigures, type FigureRequest, type FigureValue } from '../../src/kernel/figure/index.ts';
import type { Change, Commit } from '../../src/kernel/ledger/change.ts';
import { undoing } from '../../src/kernel/ledger/undo.ts';
import { forEachDatabase } from '../databases.ts';
import { anyTrip, type Trip } from '../figure/trip.ts';
import { bases, composites, openWorld, type World } from '../figure/world.ts';
import { close, commitOf, official, prove } from './closing-world.ts';

type Step =
  | { readonly do: 'write'; readonly at: number; readonly trip: Trip | null }
  | { readonly do: 'land' }
  | { readonly do: 'undo' }
  | { readonly do: 'fold' }
  | { readonly do: 'rebuild' }
  | { readonly do: 'close' | 'reopen'; readonly window: string };

const closable = ['2022', '2022-02', '2022-01..2022-03', '2024-03', '2024', '2023-12', '2021..2022', '2023', '2022-04..2022-06'];
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 10, arbitrary: fc.record({ do: fc.constant('write' as const), at: fc.nat(9), trip: fc.option(anyTrip, { nil: null, freq: 4 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('land' as const, 'land' as const, 'undo' as const, 'fold' as const) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'rebuild' as const }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('close' as const), window: fc.constantFrom(...closable) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reopen' as const), window: fc.constantFrom(...closable) }) },
);

/** Windows that may lie in what is closed, some of them down to the day. */
const windows = ['2022', '2022-02', '2022-02-28', '2022-03', '2022-01..2022-03', '2022-02-28..2022-03-14', '2024', '2024-03', '2024-03-01..2024-03-02', '2023-12-31', '2021..2022', '2023', '2022-01..2022-06', '2022..2023', '2022-02-10..2022-05-10', '2022-12..2023-02', '2023..2024'];
const places: readonly Omit<FigureRequest, 'figure'>[] = windows.flatMap((window, index) => [{ window }, { window, region: ['10', '20', '21', '22'][index % 4] }]);
const requests: readonly FigureRequest[] = [...bases, ...composites].flatMap((figure) => {
  const slices = 'by' in figure && figure.by.length > 0 ? ['hut=lake', 'guided='] : [];
  return [...places.map((place) => ({ ...place, figure: figure.name })), ...slices.map((slice, index) => ({ figure: figure.name, window: windows[index * 3 + 1] ?? '', slice }))];
});

/** A programme's life with closings; what each closing's figures were when it was made is remembered apart. */
class Life {
  readonly world: World;
  readonly #standing = new Map<string, { version: number; number: string }>();
  #changes: Change[] = [];
  #next = 0;
  #landed: string[] = [];
  readonly sealed = new Map<string, { closing: number; from: number; to: number; batch: string; values: readonly FigureValue[] }>();

  constructor(world: World) {
    this.world = world;
  }

  write(at: number, trip: Trip | null): void {
    const known = [...this.#standing.keys()][at];
    if ((known === undefined && trip === null) || this.#changes.some(({ record }) => record === known)) return;
    const record = known ?? v7();
    const { version: base, number } = this.#standing.get(record) ?? { version: 0, number: String(++this.#next) };
    this.#changes.push(trip === null ? { op: 'delete', ledger: 'walks.trips', record, base } : { op: 'put', ledger: 'walks.trips', record, base, values: { number, ...trip } });
    if (trip === null) this.#standing.delete(record);
    else this.#standing.set(record, { version: base + 1, number });
  }

  async land(): Promise<void> {
    const changes = this.#changes;
    this.#changes = [];
    if (changes.length === 0) return;
    await this.#commit(commitOf(changes, '更正'));
  }

  async undo(): Promise<void> {
    const last = this.#landed.pop();
    if (last !== undefined) await this.#commit(await undoing(this.world.store, systemParty, last, v7(), '撤销'));
  }

  async #commit(commit: Commit): Promise<void> {
    const { number } = await this.world.committer.commit(commit);
    this.#landed.push(number);
    const { database, programme } = this.world.store;
    this.#standing.clear();
    for (const row of await database.query('select record, _version, number from "walks_trips" where programme = $1 and _until is null and not _gone order by number', [programme])) {
      this.#standing.set(String(row['record']), { version: Number(row['_version']), number: String(row['number']) });
    }
  }

  async close(window: string): Promise<void> {
    if (this.sealed.has(window)) return;
    const values = await readFigures(this.world.store, systemParty, requests.map((request) => ({ ...request, as: 'known' })));
    const { closing, from, to, batch } = await close(this.world.store, window);
    this.sealed.set(window, { closing, from, to, batch, values });
  }

  async reopen(window: string): Promise<void> {
    const sealed = this.sealed.get(window);
    if (sealed === undefined) return;
    await askToReopen(this.world.store, official('one'), sealed.closing, '漏报');
    await approveReopening(this.world.store, official('other'), sealed.closing);
    this.sealed.delete(window);
  }
}

forEachDatabase('closed periods', (open) => {
  test('sealed figures never move, under any sequence of writes, and can be worked out anew; what was corrected stands beside them', { timeout: 300_000 }, async () => {
    const database = await open();
    let runs = 0;
    let [reported, differing, partly, apart] = [0, 0, 0, 0];
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 15, maxLength: 45 }), async (steps) => {
        const life = new Life(await openWorld(database, `life${++runs}`));
        const { store } = life.world;
        for (const step of steps) {
          if (step.do === 'write') life.write(step.at, step.trip);
          else if (step.do === 'fold') await fold(database, store.programme);
          else {
            await life.land();
            if (step.do === 'undo') await life.undo();
            if (step.do === 'rebuild') await rebuild(store);
            if (step.do === 'close') await life.close(step.window);
            if (step.do === 'reopen') await life.reopen(step.window);
          }
        }
        await life.land();
        const values = await readFigures(store, systemParty, requests);
        const known = await readFigures(store, systemParty, requests.map((request) => ({ ...request, as: 'known' })));
        for (const [index, request] of requests.entries()) {
          const value = values[index] as FigureValue;
          const now = known[index] as FigureValue;
          if (value.reported !== null && value.reported.parts.length > 1) {
            partly += await expectTogether(store, request, value);
            continue;
          }
          if (value.apart !== null) {
            apart += value.apart.parts.length > 1 ? 1 : Number.NaN;
          }
          const expected = value.reported === null ? now : life.sealed.get(value.reported.window)?.values[index];
          expect({ request, value: value.value, n: value.n }).toEqual({ request, value: expected?.value, n: expected?.n });
          if (value.reported === null) continue;
          reported += 1;
          if (value.reported.differs) differing += 1;
          expect({ request, known: value.reported.known.value }).toEqual({ request, known: now.value });
        }
        for (const { from, to, closing } of life.sealed.values()) {
          const covered = values.filter(({ reported: by }) => by?.parts.some((part) => part.closing === closing));
          expect({ from, to, covered: covered.length > 0 }).toEqual({ from, to, covered: true });
        }
        expect((await prove(store)).flatMap(({ problems }) => problems)).toEqual([]);
        expect(await verifyFigures(store)).toEqual({ cells: [], members: [] });
        await correctionsBridge(life, values);
      }),
      { numRuns: 10 },
    );
    // Enough of the lives closed something and corrected it later.
    expect(reported).toBeGreaterThan(500);
    expect(differing).toBeGreaterThan(50);
    expect(partly).toBeGreaterThan(10);
    expect(apart).toBeGreaterThan(3);
  });
});

/**
 * What several closed periods reported makes up the whole: sums add up, the extremes are those of all, and each part by itself
 * is read by the closing that the whole is read by there. @returns 1 where it differs from what is known now
 */
async function expectTogether(store: World['store'], request: FigureRequest, { value, n, reported }: FigureValue): Promise<number> {
  const parts = reported?.parts ?? [];
  const read = await readFigures(store, systemParty, parts.map(({ window }) => ({ ...request, window })));
  const known = await readFigures(store, systemParty, parts.map(({ window }) => ({ ...request, window, as: 'known' })));
  const base = bases.find(({ name }) => name === request.figure);
  const op = value === null ? undefined : base?.measure.op;
  const sum = (of: readonly FigureValue[]) => decimalText(of.reduce((all, one) => plus(all, rationalOf(one.value ?? '0')), zero));
  // What it is, and what it has to be.
  const said: [unknown, unknown][] = [[op === 'distinct', false]];
  if (op !== undefined) said.push([read.map((part) => part.reported?.closing), parts.map(({ closing }) => closing)]);
  if (op === 'count' || op === 'sum') said.push([value, sum(read)], [n, read.reduce((all, part) => all + part.n, 0)], [reported?.known.value, sum(known)]);
  if (op === 'min' || op === 'max') said.push([Number(value), Math[op](...read.flatMap((part) => (part.value === null ? [] : [Number(part.value)])))]);
  if (op === 'mean') said.push([Number(value).toFixed(6), (read.reduce((all, part) => all + Number(part.value ?? 0) * part.n, 0) / n).toFixed(6)]);
  if (request.figure === 'walks.lake-share' || request.figure === 'walks.elsewhere') {
    const [lake = zero, all = zero] = (await readFigures(store, systemParty, ['walks.lake-income', 'walks.income'].map((figure) => ({ ...request, figure })))).map((part) => rationalOf(part.value ?? '0'));
    const expected = request.figure === 'walks.elsewhere' ? minus(all, lake) : divided(lake, all);
    said.push([value, expected === undefined ? null : decimalText(expected)]);
  }
  expect({ request, said: said.map(([is]) => is) }).toEqual({ request, said: said.map(([, shouldBe]) => shouldBe) });
  return reported?.differs === true ? 1 : 0;
}

/** What was reported and the records that differ since make up what is known. */
async function correctionsBridge({ world: { store }, sealed }: Life, values: readonly FigureValue[]): Promise<void> {
  const differing = requests.map((request, index) => ({ request, value: values[index] as FigureValue })).filter(({ value }) => value.reported?.differs === true && value.reported.parts.length === 1);
  for (const { request, value } of differing.slice(0, 6)) {
    const at = { batch: [...sealed.values()].find(({ closing }) => closing === value.reported?.closing)?.batch ?? '' };
    const compared = await compareFigures(store, systemParty, request, { ...request, at }, { page: 1, size: 50 });
    expect({ request, was: compared.b.value.value, is: compared.a.value.value }).toEqual({ request, was: value.value, is: value.reported?.known.value });
    // Of means and extremes records don't tell it.
    expect({ request, exact: compared.exact ?? true }).toEqual({ request, exact: true });
  }
}
