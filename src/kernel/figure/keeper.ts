import type { RegionBook } from '../declare/region-book.ts';
import type { Counted, FigureKeeper, Movement } from '../ledger/figure-keeper.ts';
import type { Model, ModelBaseFigure } from '../model/model.ts';
import type { Session } from '../ports/database.ts';
import { isExtreme } from './ask.ts';
import { testOf } from '../ledger/condition.ts';
import { contributionOf, slicesOf } from './contribution.ts';
import { countByDay } from './count-by-day.ts';
import { appendDeltas, type FigureChanges } from './deltas.ts';
import { moveMembers } from './members.ts';
import { moveGaps, placeOf, readPlace, type Presence } from './presence.ts';
import { dayKept } from './slice.ts';
import { Tally } from './tally.ts';

/** Below this many movements nothing is gained by waiting for one figure before the next. */
const few = 1000;

/** Lists a region, the regions it lies in, and the whole programme, which is the empty text. */
type Upwards = (region: string) => readonly string[];

/** Takes in a record, `sign` times; `settle` gives what the figure's cells change by. */
interface Intake {
  take(record: Counted, sign: 1 | -1): void;
  settle(session: Session, programme: string): Promise<FigureChanges>;
}

/**
 * Keeps every figure of the model in step with the records. Writers only append to `figure_delta`; they meet each other
 * on the keys of distinct counts alone. `fold` carries the deltas into the cells.
 */
export function figureKeeper(regions: RegionBook, model: Model): FigureKeeper {
  const upwards = upwardsIn(regions);
  const intakes = new Map<string, (() => Intake)[]>();
  for (const ledger of model.ledgers.values()) {
    const figures = [...ledger.figures].sort((a, b) => (a.name < b.name ? -1 : 1));
    intakes.set(ledger.name, figures.map(intakeOf));
  }

  return {
    async absorb(session: Session, programme: string, movements: readonly Movement[]): Promise<void> {
      const changed: (FigureChanges | Promise<FigureChanges>)[] = [];
      for (const [name, of] of [...Map.groupBy(movements, ({ ledger }) => ledger.name)].sort(([a], [b]) => (a < b ? -1 : 1))) {
        for (const make of intakes.get(name) ?? []) {
          const intake = make();
          for (const { before, after } of of) {
            if (before !== undefined) intake.take(before, -1);
            if (after !== undefined) intake.take(after, 1);
          }
          // Of a few movements each figure's keys fit one statement, so all figures may ask at once and still in order.
          const settled = intake.settle(session, programme);
          changed.push(movements.length < few ? settled : await settled);
        }
      }
      await appendDeltas(session, programme, await Promise.all(changed));
    },
    countByDay: (session, programme, ledger, where) => countByDay(session, { model, regions }, programme, ledger, where),
  };

  function intakeOf(figure: ModelBaseFigure): () => Intake {
    return figure.declared.measure.op === 'distinct' ? distinctIntake(figure, upwards) : plainIntake(figure, upwards);
  }
}

function upwardsIn(regions: RegionBook): Upwards {
  const known = new Map<string, readonly string[]>();
  return (region) => {
    let above = known.get(region);
    if (above === undefined) known.set(region, (above = [...regions.ancestors(region), '']));
    return above;
  };
}

function plainIntake(figure: ModelBaseFigure, upwards: Upwards): () => Intake {
  const contribute = contributionOf(figure);
  const scale = figure.measured?.field.scale ?? 0;
  return () => {
    const own = new Tally();
    return {
      take: (record, sign) => contribute(own, record, sign),
      settle() {
        // An extreme has a cell for each value, so it is kept where the record belongs and joined when it is read.
        if (isExtreme(figure)) return Promise.resolve({ figure: figure.name, scale, tally: own });
        const tally = new Tally();
        own.rollUpInto(tally, upwards);
        return Promise.resolve({ figure: figure.name, scale, tally });
      },
    };
  };
}

function distinctIntake(figure: ModelBaseFigure, upwards: Upwards): () => Intake {
  const { by, measured } = figure;
  if (measured === undefined) throw new TypeError(`Figure ${figure.name} counts different values of no field.`);
  const counts = testOf(figure.where);
  const slices = slicesOf(by);
  const place = placeOf(by);
  return () => {
    const own = new Tally();
    const changes = new Map<string, Map<string, number>>();
    return {
      take(record, sign) {
        const value = record.values[measured.name];
        if (value === null || value === undefined || !counts(record.values)) return;
        // The number of records rides along in `s` of the cells without a predecessor, which every window counts.
        for (const slice of slices(record.values)) own.add(record.region, slice, dayKept(slice, record.day), -1, 0n, 0, BigInt(sign));
        const text = measured.field.write(value);
        const at = place(record);
        let key = changes.get(text);
        if (key === undefined) changes.set(text, (key = new Map()));
        key.set(at, (key.get(at) ?? 0) + sign);
      },
      async settle(session, programme) {
        for (const [text, places] of changes) {
          for (const [at, change] of places) if (change === 0) places.delete(at);
          if (places.size === 0) changes.delete(text);
        }
        const tally = new Tally();
        await moveMembers(session, programme, figure.name, changes, (before, after) => moveKey(own, tally, before, after));
        own.rollUpInto(tally, upwards);
        return { figure: figure.name, scale: 0, tally };
      },
    };
  };

  function moveKey(own: Tally, tally: Tally, before: Presence, after: Presence): void {
    const lone = before.size + after.size === 1 ? [...before.keys(), ...after.keys()][0] : undefined;
    if (lone === undefined) return moveGaps(tally, by, before, after, upwards);
    // Most keys come once and stay: one gap, the same in every region above, rolled up with all others at the end.
    const { region, day, slices: cuts } = readPlace(lone, by);
    for (const slice of cuts) own.add(region, slice, dayKept(slice, day), -1, 0n, before.size === 0 ? 1 : -1, 0n);
  }
}
