import type { RegionBook } from '../declare/region-book.ts';
import type { Counted, FigureKeeper, Gathering, Movement } from '../ledger/figure-keeper.ts';
import type { Model, ModelBaseFigure } from '../model/model.ts';
import type { Transaction } from '../ports/database.ts';
import { isExtreme } from './ask.ts';
import { testOf } from '../ledger/condition.ts';
import { textDigest } from '../ledger/seal.ts';
import { contributionOf, slicesOf } from './contribution.ts';
import { countRecords } from './count-records.ts';
import { closedStanding } from './closed-standing.ts';
import { appendDeltas, type FigureChanges } from './deltas.ts';
import { everyLevel, keptAs, keptLevels, movementsAt, type KeptLevel } from './level.ts';
import { moveMembers, type MemberChange } from './members.ts';
import { moveGaps, placeOf, placesOf, presenceOf, type Place, type Places, type Presence } from './presence.ts';
import { dayKept } from './slice.ts';
import { Tally } from './tally.ts';

/** Below this many movements nothing is gained by waiting for one figure before the next. */
const few = 1000;

/** Lists a region, the regions it lies in, and the whole programme, which is the empty text. */
type Upwards = (region: string) => readonly string[];

/** Takes in a record, `sign` times; `settle` gives what the figure's cells change by. */
interface Intake {
  take(record: Counted, sign: 1 | -1): void;
  /** @param digests of keys that figures before this one met already, by text */
  settle(session: Transaction, programme: string, digests: Map<string, string>): Promise<FigureChanges>;
}

/** How many movements are taken in between two turns. */
const atOnce = 5000;

function takeIn(intake: Intake, movements: readonly Movement[], from: number, to: number): void {
  for (let at = from; at < to; at++) {
    const { before, after } = movements[at] as Movement;
    if (before !== undefined) intake.take(before, -1);
    if (after !== undefined) intake.take(after, 1);
  }
}

/**
 * Keeps every figure of the model in step with the records. Writers only append to `figure_delta`; they meet each other
 * on the keys of distinct counts alone. `fold` carries the deltas into the cells.
 */
export function figureKeeper(regions: RegionBook, model: Model): FigureKeeper {
  const upwards = upwardsIn(regions);
  /** By ledger and level. */
  const intakes = new Map<string, (() => Intake)[]>();
  for (const ledger of model.ledgers.values()) {
    const figures = [...ledger.figures].sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const level of everyLevel) intakes.set(`${ledger.name}@${level}`, figures.filter((figure) => keptLevels(figure).includes(level)).map((figure) => intakeOf(figure, level)));
  }

  /** The order in which all writers settle. */
  const inTurn = [...model.ledgers.keys()].sort().flatMap((name) => everyLevel.map((level) => `${name}@${level}`));

  return {
    async absorb(session, programme, movements, closed, written): Promise<void> {
      const gathering = gather();
      await gathering.take(movements);
      if (written !== undefined) await written;
      await gathering.settle(session, programme, closed);
    },
    gather,
    closedStanding,
    countRecords: (session, programme, request) => countRecords(session, { model, regions }, programme, request),
  };

  function gather(): Gathering {
    const gathered = new Map<string, Intake[]>();
    let taken = 0;
    return {
      async take(movements) {
        taken += movements.length;
        for (const [name, of] of levelled(movements)) {
          const taking = gathered.get(name) ?? (intakes.get(name) ?? []).map((make) => make());
          gathered.set(name, taking);
          for (let at = 0; at < of.length; at += atOnce) {
            for (const intake of taking) takeIn(intake, of, at, Math.min(at + atOnce, of.length));
            // Whoever feeds the database meanwhile has a turn.
            if (of.length > atOnce) await new Promise((turn) => setTimeout(turn, 0));
          }
        }
      },
      async settle(session, programme, closed) {
        const digests = new Map<string, string>();
        const changed: (FigureChanges | Promise<FigureChanges>)[] = [];
        for (const name of inTurn) {
          for (const intake of gathered.get(name) ?? []) {
            // Of a few movements each figure's keys fit one statement, so all figures may ask at once and still in order.
            const settled = intake.settle(session, programme, digests);
            changed.push(taken < few ? settled : await settled);
          }
        }
        await appendDeltas(session, programme, await Promise.all(changed), closed);
      },
    };
  }

  function intakeOf(figure: ModelBaseFigure, level: KeptLevel): () => Intake {
    return figure.declared.measure.op === 'distinct' ? distinctIntake(figure, keptAs(figure.name, level), upwards) : plainIntake(figure, keptAs(figure.name, level), upwards);
  }
}

/** What each ledger's movements are to its figures at each level. */
function levelled(movements: readonly Movement[]): [name: string, of: readonly Movement[]][] {
  return [...Map.groupBy(movements, ({ ledger }) => ledger.name)]
    .flatMap(([name, of]) => everyLevel.map((level): [string, readonly Movement[]] => [`${name}@${level}`, movementsAt(of, level)]))
    .filter(([, of]) => of.length > 0);
}

function upwardsIn(regions: RegionBook): Upwards {
  const known = new Map<string, readonly string[]>();
  return (region) => {
    let above = known.get(region);
    if (above === undefined) known.set(region, (above = [...regions.ancestors(region), '']));
    return above;
  };
}

/** @param name under which its cells are kept */
function plainIntake(figure: ModelBaseFigure, name: string, upwards: Upwards): () => Intake {
  const contribute = contributionOf(figure);
  const scale = figure.measured?.field.scale ?? 0;
  return () => {
    const own = new Tally();
    return {
      take: (record, sign) => contribute(own, record, sign),
      settle() {
        // An extreme has a cell for each value, so it is kept where the record belongs and joined when it is read.
        if (isExtreme(figure)) return Promise.resolve({ figure: name, scale, tally: own });
        const tally = new Tally();
        own.rollUpInto(tally, upwards);
        return Promise.resolve({ figure: name, scale, tally });
      },
    };
  };
}

function distinctIntake(figure: ModelBaseFigure, name: string, upwards: Upwards): () => Intake {
  const { by } = figure;
  const definitions = figure.definitions.map(({ since, where, measured }) => {
    if (measured === undefined) throw new TypeError(`Figure ${figure.name} counts different values of no field.`);
    return { since, measured, counts: testOf(where) };
  });
  const on = (day: number) => (definitions.length === 1 ? definitions[0] : definitions.findLast(({ since }) => since <= day));
  const slices = slicesOf(by);
  return () => {
    const place = placeOf(by);
    const own = new Tally();
    const changes = new Map<string, string | Map<string, number>>();
    return {
      take(record, sign) {
        const definition = on(record.day);
        if (definition === undefined) return;
        const { measured, counts } = definition;
        const value = record.values[measured.name];
        if (value === null || value === undefined || !counts(record.values)) return;
        // The number of records rides along in `s` of the cells without a predecessor, which every window counts.
        for (const cut of slices(record.values)) own.add(record.region, cut, dayKept(cut, record.day), -1, 0n, 0, BigInt(sign));
        const text = record.texts?.[measured.column] ?? measured.field.write(value);
        const at = place(record);
        let known = changes.get(text);
        if (known === undefined && sign === 1) changes.set(text, at);
        else {
          if (typeof known !== 'object') changes.set(text, (known = new Map(known === undefined ? [] : [[known, 1]])));
          known.set(at, (known.get(at) ?? 0) + sign);
        }
      },
      async settle(session, programme, digests) {
        const changed: MemberChange[] = [];
        for (const [text, places] of changes) {
          if (typeof places === 'object') {
            for (const [at, change] of places) if (change === 0) places.delete(at);
            if (places.size === 0) continue;
          }
          let key = digests.get(text);
          if (key === undefined) digests.set(text, (key = textDigest(text)));
          changed.push({ key, changes: places });
        }
        const tally = new Tally();
        const read = placesOf(by);
        await moveMembers(session, programme, name, changed, (before, after) => moveKey(own, tally, read, before, after));
        own.rollUpInto(tally, upwards);
        return { figure: name, scale: 0, tally };
      },
    };
  };

  function moveKey(own: Tally, tally: Tally, read: (place: string) => Place, before: Presence, after: Places): void {
    const lone = typeof after === 'string' ? (before.size === 0 ? after : undefined) : before.size + after.size === 1 ? [...before.keys(), ...after.keys()][0] : undefined;
    if (lone === undefined) return moveMany(own, tally, read, before, presenceOf(after));
    // Most keys come once and stay: one gap, the same in every region above, rolled up with all others at the end.
    const { region, day, slices: cuts } = read(lone);
    for (const cut of cuts) own.add(region, cut, dayKept(cut, day), -1, 0n, before.size === 0 ? 1 : -1, 0n);
  }

  /** A key that stays in one region has the same gaps in all above it. */
  function moveMany(own: Tally, tally: Tally, read: (place: string) => Place, before: Presence, after: Presence): void {
    const [first] = [...before.keys(), ...after.keys()];
    const home = first === undefined ? '' : read(first).region;
    const stays = [before, after].every((presence) => [...presence.keys()].every((at) => read(at).region === home));
    if (stays) moveGaps(own, read, before, after, (region) => [region]);
    else moveGaps(tally, read, before, after, upwards);
  }
}
