import type { Party } from '../access/party.ts';
import { refuse } from '../declare/problem.ts';
import type { Wording } from '../declare/wording.ts';
import { Binder } from '../ledger/binder.ts';
import type { Store } from '../ledger/store.ts';
import type { ModelBaseFigure } from '../model/model.ts';
import type { Row, Session } from '../ports/database.ts';
import { isDistinct, isExtreme, type Ask } from './ask.ts';
import { Asks, modelFigure, partsOfComposite, worthOf, type Place } from './compose.ts';
import { contributingRecords, pageSql, type ContributingRecord, type PageAsked } from './contributing.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { definitionOf } from './definition.ts';
import { mixes } from './in-force.ts';
import { rationalOf, type Rational } from '../declare/rational.ts';
import { closedFor, placeOf, plan, shown, type FigureRequest, type FigureValue, type PlacedRequest } from './read.ts';
import { readCells, type Answers } from './read-cells.ts';
import { partsOf } from './scope.ts';
import { sliceOf, sliceWords } from './slice.ts';
import { likelySpread, mostSlices, wholeSpread, type Spread } from './slices.ts';
import { windowText, windowWords, type Window } from './window.ts';

/** A figure that the opened one is made of or split into; it opens by its own request. */
export interface FigurePart {
  readonly title: Wording;
  readonly request: FigureRequest;
  readonly value: FigureValue;
}

export interface OpenedFigure {
  readonly title: Wording;
  readonly value: FigureValue;
  /** What it means where it was asked, in full sentences. */
  readonly definition: Wording;
  /** As `parseWindow` reads it. */
  readonly window: string;
  /** By the regions next below. */
  readonly regions: readonly FigurePart[];
  /** By each dimension of a base figure, as far as records are behind it; of a figure already sliced, none. */
  readonly dimensions: readonly { readonly name: string; readonly title: Wording; readonly parts: readonly FigurePart[] }[];
  /** What a composite is made of. */
  readonly parts: readonly FigurePart[];
  /** The records behind a base figure; a composite's are behind its parts. */
  readonly records: {
    readonly total: number;
    readonly page: readonly ContributingRecord[];
    /** Where the next page begins; `null` after the last. */
    readonly next: string | null;
  };
}

export interface PageRequest {
  /** `next` of the page before. */
  readonly after?: string | undefined;
  /** 1 to 500; 50 when not given. */
  readonly limit?: number | undefined;
}

/**
 * Opens a figure: its value, what that means, how it splits, what it is made of and a page of the records behind it,
 * whose contributions over all pages make up the value exactly. All of one state of the database. Of a closed period
 * the records are those known now, and make up what is known now.
 *
 * @throws Refusal as `readFigures`; `figure.unreadable-cursor`, `figure.page-size`
 */
export async function openFigure(store: Store, party: Party, request: FigureRequest, page: PageRequest = {}): Promise<OpenedFigure> {
  const limit = page.limit ?? 50;
  if (!Number.isInteger(limit) || limit < 1 || limit > 500) throw wrongPageSize();
  const after = page.after === undefined ? undefined : readCursor(page.after);
  const figure = modelFigure(store.model, request.figure);
  const place = placeOf(store, party, request);
  const base = figure.kind === 'base' && mixes(figure, place.window) ? { figure, scope: place.scope, slice: place.sliceOf(figure), window: place.window, level: place.level } : undefined;

  const closed = await closedFor(store.database, store, [request]);
  const asks = new Asks();
  const whole = plan(store, party, request, asks, closed);
  const planned = (splits: readonly Split[]) => splits.map((split) => ({ ...split, worth: plan(store, party, split.request, asks, closed) }));
  const regions = planned(regionSplits(store, request, place));
  const parts = planned(partSplits(store, request, place));
  const paged = (extreme: Rational | undefined): PageAsked | undefined => (base === undefined ? undefined : { ask: base, extreme, after, limit: limit + 1 });
  const late = base !== undefined && isExtreme(base.figure);

  const open = async (session: Session): Promise<OpenedFigure> => {
    const read = (spread?: Spread) => readCells(session, store, asks.list, { spread, page: late ? undefined : paged(undefined) });
    const answers = base?.slice === '' ? await readSpread(base, read) : await read();
    const { readings, asOf } = answers;
    const value = whole(readings, asOf);
    const rows = late ? await recordsHolding(session, store, knownOf(value), paged) : answers.page;
    const records = base === undefined ? [] : await contributingRecords(session, store, base, rows);
    const last = records.length > limit ? records[limit - 1] : undefined;
    const of = (splits: ReturnType<typeof planned>): FigurePart[] => splits.map(({ title, request: asked, worth }) => ({ title, request: byItself(asked), value: worth(readings, asOf) }));
    return {
      title: figure.declared.title,
      value,
      definition: definitionOf(store.model, store.regions, figure, place),
      window: windowText(place.window),
      regions: of(regions),
      dimensions: base === undefined ? [] : dimensionsOf(store, base.figure, place.window, request, answers),
      parts: of(parts),
      records: { total: base === undefined ? 0 : knownOf(value).n, page: records.slice(0, limit), next: last === undefined ? null : writeCursor(last) },
    };
  };
  // One statement sees one state by itself; what asks again must be held to it.
  if (base === undefined || !(late || isDistinct(base.figure))) return open(store.database);
  return store.database.transaction(async (session) => {
    await session.script('set transaction isolation level repeatable read, read only');
    return open(session);
  });
}

/** Asks for the slices there should be, and looks for those there are where these don't make up the whole. */
async function readSpread(ask: Ask, read: (spread: Spread) => Promise<Answers>): Promise<Answers> {
  const { figure } = ask;
  const likely = likelySpread(ask);
  const answers = await read(likely);
  // What is opened is asked first.
  const whole = worthOf(figure, answers.readings[0]).n;
  const made = new Map<string, bigint>();
  for (const [slice, reading] of answers.slices) {
    const dimension = slice.slice(0, slice.indexOf('='));
    made.set(dimension, (made.get(dimension) ?? 0n) + worthOf(figure, reading).n);
  }
  const named = figure.by.filter((by) => !likely.sought.includes(by));
  return named.every(({ name }) => made.get(name) === whole) ? answers : read(wholeSpread(ask));
}

/** The records behind a minimum or maximum are known once it is. */
async function recordsHolding(session: Session, store: Store, { value }: Pick<FigureValue, 'value'>, paged: (extreme: Rational) => PageAsked | undefined): Promise<readonly Row[]> {
  const asked = value === null ? undefined : paged(rationalOf(value));
  if (asked === undefined) return [];
  const binder = new Binder();
  const programme = binder.bind(store.programme, 'text');
  return session.query(pageSql(store, asked, programme, binder), binder.parameters);
}

/** What is known now: of that are the records. */
const knownOf = (value: FigureValue): Pick<FigureValue, 'value' | 'n'> => value.reported?.known ?? value;

const byItself = ({ figure, window, region, slice, level, as }: PlacedRequest): FigureRequest => ({ figure, window, region, slice, level, ...(as === undefined ? {} : { as }) });

interface Split {
  readonly title: Wording;
  readonly request: PlacedRequest;
}

function regionSplits({ regions }: Store, request: FigureRequest, { scope }: Place): Split[] {
  return partsOf(scope, regions).map((code) => ({
    title: { zh: regions.title(code, 'zh'), en: regions.title(code, 'en') },
    request: { ...request, region: code },
  }));
}

function partSplits({ model }: Store, request: FigureRequest, { window, scope }: Place): Split[] {
  const figure = modelFigure(model, request.figure);
  if (figure.kind === 'base') return [];
  const [only] = scope.length === 1 && scope[0] !== '' ? scope : [];
  return partsOfComposite(model, figure, window).parts.map((part) => {
    const when = windowWords(part.window);
    const { title } = part.figure.declared;
    return {
      title: { zh: `${title.zh}（${when.zh}）`, en: `${title.en} (${when.en})` },
      // A party may see more of one part than of all: within the whole, each part is of the regions that the whole is of.
      request: { ...request, region: request.region ?? only, figure: part.figure.name, window: part.window, scope },
    };
  });
}

function dimensionsOf(store: Store, figure: ModelBaseFigure, window: Window, request: FigureRequest, { slices, asOf }: Answers): OpenedFigure['dimensions'] {
  const known = [...slices.keys()].sort();
  return figure.by.map(({ name, field }) => ({
    name,
    title: field.title,
    parts: known
      .filter((text) => text.startsWith(`${name}=`))
      .slice(0, mostSlices)
      .flatMap((text): FigurePart[] => {
        const slice = sliceOf(figure, text);
        const value = shown(store, figure, window, worthOf(figure, slices.get(text)), asOf);
        if (slice === undefined || value.n <= 0) return [];
        const json = slice.value === null ? '' : slice.by.field.json(slice.value);
        const asked = `${name}=${typeof json === 'string' ? json : JSON.stringify(json)}`;
        return [{ title: sliceWords(slice, store.regions), request: { ...request, slice: asked }, value }];
      }),
  }));
}

const wrongPageSize = () =>
  refuse(
    'figure.page-size',
    { zh: '每页条数应为 1 到 500。', en: 'A page has 1 to 500 records.' },
    { zh: '请填写 1 到 500 之间的整数。', en: 'Give a whole number from 1 to 500.' },
  );
