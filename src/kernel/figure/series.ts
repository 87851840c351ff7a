import type { Party } from '../access/party.ts';
import { daysIn } from '../declare/reading/date.ts';
import { refuse } from '../declare/problem.ts';
import type { Wording } from '../declare/wording.ts';
import { dayOf, yearOf } from '../ledger/calendar.ts';
import type { Store } from '../ledger/store.ts';
import type { Model, ModelBaseFigure, ModelFigure } from '../model/model.ts';
import type { Session } from '../ports/database.ts';
import { modelFigure } from './compose.ts';
import { placeOf, readWithin, type FigureRequest, type FigureValue } from './read.ts';
import type { AsOf } from './read-cells.ts';
import { always, windowText, type Window, yearBefore } from './window.ts';

export type Step = 'month' | 'year';

export interface SeriesRequest extends FigureRequest {
  /** Absent: months of up to two years, years of more. */
  readonly step?: Step | undefined;
}

/** A period of a series; it opens by its own window. */
export interface SeriesPoint {
  /** As `parseWindow` reads it. */
  readonly window: string;
  readonly value: FigureValue;
  /** The same period a year earlier, of a series by month. */
  readonly before: FigureValue | null;
}

export interface Series {
  readonly title: Wording;
  readonly step: Step;
  readonly points: readonly SeriesPoint[];
  readonly asOf: AsOf;
}

/** So many periods at most; a reading of all is one statement. */
const most = 120;

/**
 * How a figure went: its value in each month or year that its window touches, all of one state of the database. A
 * single day or month is shown within its year. What stands at a date isn't said of periods that are still to come.
 *
 * @throws Refusal as `readFigures`; `figure.series-too-long`
 */
export async function readSeries(store: Store, party: Party, request: SeriesRequest): Promise<Series> {
  const figure = modelFigure(store.model, request.figure);
  const asked = placeOf(store, party, request).window;
  return store.database.transaction(async (session) => {
    await session.script('set transaction isolation level repeatable read, read only');
    const window = await ended(session, store, figure, asked);
    const years = yearOf(window.to) - yearOf(window.from) + 1;
    const step = request.step ?? (years > 2 ? 'year' : 'month');
    if (step === 'month' && years * 12 > most) throw tooLong();
    const today = dayOf(store.clock.now());
    const periods = periodsOf(window, step).filter(({ from }) => from <= today || !isStock(store.model, figure));
    const withBefore = step === 'month';
    const requests = periods.flatMap((period) => [period, ...(withBefore ? [yearBefore(period)] : [])].map((one) => ({ ...request, window: one })));
    // Asked as well when there is no period, for the state that it is of.
    const values = await readWithin(session, store, party, [{ ...request, window }, ...requests]);
    const width = withBefore ? 2 : 1;
    return {
      title: figure.declared.title,
      step,
      points: periods.map((period, index) => ({
        window: windowText(period),
        value: values[1 + index * width] as FigureValue,
        before: withBefore ? (values[2 + index * width] as FigureValue) : null,
      })),
      asOf: (values[0] as FigureValue).asOf,
    };
  });
}

/** The window cut to the years that its figure has something in. */
async function ended(session: Session, store: Store, figure: ModelFigure, window: Window): Promise<Window> {
  if (window.from !== 0 && window.to !== always.to) return window;
  const names = [...new Set(basesOf(store.model, figure).map(({ name }) => name))];
  const [row] = await session.query(
    `select min(year) as first, max(year) as last from unnest($2::text[]) as base (figure) cross join lateral (
       (select period as year from figure_cell where programme = $1 and figure_cell.figure = base.figure and slice = '' and period between 1900 and 2100)
       union all
       (select day / 10000 from figure_delta where programme = $1 and figure_delta.figure = base.figure and slice = '' and day between 19000101 and 21001231)
     ) as met`,
    [store.programme, names],
  );
  const present = yearOf(dayOf(store.clock.now()));
  const first = row?.['first'] == null ? present : Number(row['first']);
  const last = row?.['last'] == null ? present : Number(row['last']);
  const to = isStock(store.model, figure) ? Math.max(first, Math.min(last, present)) : last;
  return { from: window.from === 0 ? first * 10000 + 101 : window.from, to: window.to === always.to ? to * 10000 + 1231 : window.to };
}

function periodsOf({ from, to }: Window, step: Step): Window[] {
  const years = Array.from({ length: yearOf(to) - yearOf(from) + 1 }, (_, index) => yearOf(from) + index);
  if (step === 'year') return years.slice(-most).map((year) => ({ from: year * 10000 + 101, to: year * 10000 + 1231 }));
  return years.flatMap((year) =>
    Array.from({ length: 12 }, (_, index) => {
      const month = year * 10000 + (index + 1) * 100;
      return { from: month + 1, to: month + daysIn(year, index + 1) };
    }),
  );
}

function basesOf(model: Model, figure: ModelFigure): ModelBaseFigure[] {
  return figure.kind === 'base' ? [figure] : figure.parts.flatMap((name) => basesOf(model, modelFigure(model, name)));
}

const isStock = (model: Model, figure: ModelFigure): boolean => basesOf(model, figure).some(({ stock }) => stock !== undefined);

const tooLong = () =>
  refuse(
    'figure.series-too-long',
    { zh: `按月最多看 ${most / 12} 年。`, en: `By month, ${most / 12} years are shown at most.` },
    { zh: '请改为按年，或缩短期间。', en: 'Ask by year, or for a shorter period.' },
  );
