import type { Party } from '../access/party.ts';
import { isoOfDay } from '../declare/reading/date.ts';
import type { Wording } from '../declare/wording.ts';
import { nothingClosed, readClosed, type ClosedPeriods } from '../ledger/closed-periods.ts';
import type { Store } from '../ledger/store.ts';
import type { ModelFigure } from '../model/model.ts';
import type { Session } from '../ports/database.ts';
import { Asks, changesWithin, formulaOf, modelFigure, type Place, type Worth } from './compose.ts';
import type { ReadLevel } from './level.ts';
import { printed, printingOf } from './printing.ts';
import { decimalText } from '../declare/rational.ts';
import { readCells, type AsOf, type Reading } from './read-cells.ts';
import { scopeFor } from './scope.ts';
import { readSlice } from './slice.ts';
import { countedOnceWords, isCountedOnce, sealedParts, togetherWords } from './sealing.ts';
import type { SealedPart } from './sealed-part.ts';
import { parseWindow, windowText, type Window } from './window.ts';

/** One figure asked for. */
export interface FigureRequest {
  readonly figure: string;
  /** `2024`, `2024-03`, `2024-03-05`, two of these with `..` between them, or `all`; or the days themselves. */
  readonly window: string | Window;
  /** A region's code; absent for all that the party sees. */
  readonly region?: string | undefined;
  /** `dimension=value`, the value as in JSON, blank for records without one; absent for the whole. */
  readonly slice?: string | undefined;
  /** How far records must have come to count; absent: submitted, which is all but drafts. */
  readonly level?: ReadLevel | undefined;
  /** Of a closed period: `reported`, the default, as it was sealed; `known`, with all that was corrected since. */
  readonly as?: Knowledge | undefined;
}

export type Knowledge = 'reported' | 'known';

/** A figure asked for within another: in just the regions that one is of. */
export interface PlacedRequest extends FigureRequest {
  readonly scope?: readonly string[] | undefined;
}

export interface FigureValue {
  readonly figure: string;
  /** Plain decimal, exact up to 20 decimals; `null` where nothing can be said (a mean of nothing, a share of zero). */
  readonly value: string | null;
  /** For people, rounded half away from zero, without its unit: `74.15`; `—` for no value. */
  readonly printed: string;
  readonly unit: Wording;
  /**
   * The records behind it: those counted; of a minimum or maximum those that hold it; of a composite those of its parts,
   * one by one.
   */
  readonly n: number;
  /**
   * The days, `2026-01-01`, on which the definition changed within what was read; mostly none. Each record counts by the
   * definition in force on its day; where the definitions count different things, there is no value.
   */
  readonly changes: readonly string[];
  readonly asOf: AsOf;
  /** The value is that of a closed period, as it was reported; `null` where nothing is closed, or what is known was asked for. */
  readonly reported: Reported | null;
  /** Why a value is not as reported though all of its days are closed; `null` mostly. */
  readonly apart: Apart | null;
}

/** By which closing a value is as reported, and what is known now. */
export interface Reported {
  /** Of several periods, the newest closing of theirs. */
  readonly closing: number;
  /** What is closed, as `parseWindow` reads it: the closed period, or several from the first to the last. */
  readonly window: string;
  /** When it was closed, and the newest batch that is in it. */
  readonly at: string;
  readonly head: string;
  /** The periods that were closed each by itself and make up the whole; one where one closing covers it. */
  readonly parts: readonly ClosedPart[];
  /** How what several reported makes up the whole; `null` of one. */
  readonly together: Wording | null;
  readonly known: Pick<FigureValue, 'value' | 'printed' | 'n'>;
  /** Whether something was corrected since that this figure shows. */
  readonly differs: boolean;
}

/** A part of what was asked, and the closing that it is reported by. */
export interface ClosedPart {
  /** Asked by itself, the figure is read as reported here by this closing alone. */
  readonly window: string;
  readonly closing: number;
}

/** Closed in parts that the figure can't be put together from: it is read as known. */
export interface Apart {
  readonly parts: readonly ClosedPart[];
  readonly why: Wording;
}

/**
 * Reads figures, all of them in one statement and so of one state of the ledgers, deltas not yet folded included.
 * A party that sees a few regions only gets what these make up. Figures of closed periods are as they were reported, with
 * what is known now beside them.
 *
 * @throws Refusal `figure.unknown`, `figure.not-visible`, `figure.unreadable-window`, `figure.window-needs-ends`, `figure.unknown-slice`,
 * `figure.unknown-region`, `figure.region-not-visible`
 */
export async function readFigures(store: Store, party: Party, requests: readonly FigureRequest[]): Promise<FigureValue[]> {
  return readWithin(store.database, store, party, requests);
}

/** As `readFigures`, in a session of the caller's. */
export async function readWithin(session: Session, store: Store, party: Party, requests: readonly FigureRequest[]): Promise<FigureValue[]> {
  const closed = await closedFor(session, store, requests);
  const asks = new Asks();
  const planned = requests.map((request) => plan(store, party, request, asks, closed));
  const { readings, asOf } = await readCells(session, store, asks.list);
  return planned.map((answer) => answer(readings, asOf));
}

/** What is closed, as far as it matters to these requests. */
export async function closedFor(session: Session, { programme }: Store, requests: readonly Pick<FigureRequest, 'as'>[]): Promise<ClosedPeriods> {
  return requests.every(({ as }) => as === 'known') ? nothingClosed : readClosed(session, programme);
}

/** Notes what a request needs to be read and answers how its value follows. */
export function plan(store: Store, party: Party, request: PlacedRequest, asks: Asks, closed: ClosedPeriods): (readings: readonly Reading[], asOf: AsOf) => FigureValue {
  const figure = modelFigure(store.model, request.figure);
  const place = placeOf(store, party, request);
  const known = formulaOf(store.model, figure, place, asks);
  const sealed = request.as === 'known' ? [] : sealedParts(store.model, figure, place.window, closed);
  const say = (worth: Worth, asOf: AsOf) => shown(store, figure, place.window, worth, asOf);
  if (sealed.length === 0) return (readings, asOf) => say(known(readings), asOf);
  if (sealed.length > 1 && isCountedOnce(store.model, figure)) return (readings, asOf) => ({ ...say(known(readings), asOf), apart: { parts: sealed.map(closedPart), why: countedOnceWords } });
  const reported = formulaOf(store.model, figure, { ...place, sealed }, asks);
  const together = sealed.length === 1 ? null : togetherWords(store.model, figure);
  return (readings, asOf) => asReported(sealed, together, say(reported(readings), asOf), say(known(readings), asOf));
}

const closedPart = ({ window, seal }: SealedPart): ClosedPart => ({ window: windowText(window), closing: seal.closing });

/** A value as reported, with what is known now beside it. */
function asReported(sealed: readonly SealedPart[], together: Wording | null, value: FigureValue, now: FigureValue): FigureValue {
  const known = { value: now.value, printed: now.printed, n: now.n };
  const seals = sealed.map(({ seal }) => seal);
  const { closing, at, head } = seals.reduce((newest, seal) => (seal.closing > newest.closing ? seal : newest));
  const window = windowText({ from: Math.min(...seals.map(({ from }) => from)), to: Math.max(...seals.map(({ to }) => to)) });
  return { ...value, reported: { closing, window, at, head, parts: sealed.map(closedPart), together, known, differs: known.value !== value.value } };
}

/**
 * Whether a figure could be read like this, with nothing read. @throws Refusal as `readFigures`
 */
export function expectReadable(store: Store, party: Party, request: FigureRequest): void {
  plan(store, party, request, new Asks(), nothingClosed);
}

export function placeOf(store: Store, party: Party, { figure, window, region, slice = '', level = 'submitted', scope }: PlacedRequest): Place {
  const seen = scopeFor(party, store.model, store.regions, modelFigure(store.model, figure), region);
  return {
    scope: scope ?? seen,
    window: typeof window === 'string' ? parseWindow(window) : window,
    level,
    sliceOf: (base) => readSlice(base, slice, store.regions),
  };
}

/** A worth as it is given out. */
export function shown({ model }: Store, figure: ModelFigure, window: Window, { value, n }: Worth, asOf: AsOf): FigureValue {
  const printing = printingOf(model, figure);
  return {
    figure: figure.name,
    value: value === undefined ? null : decimalText(value),
    printed: printed(printing, value),
    unit: printing.unit,
    n: Number(n),
    changes: [...new Set(changesWithin(model, figure, window).map(({ day }) => isoOfDay(day)))],
    asOf,
    reported: null,
    apart: null,
  };
}
