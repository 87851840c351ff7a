import type { Party } from '../access/party.ts';
import type { Wording } from '../declare/wording.ts';
import { daysIn } from '../declare/reading/date.ts';
import { yearOf } from '../ledger/calendar.ts';
import type { Store } from '../ledger/store.ts';
import type { ModelBaseFigure, ModelFigure } from '../model/model.ts';
import type { Session } from '../ports/database.ts';
import { Binder } from '../ledger/binder.ts';
import { ledgersOf } from './base-figures.ts';
import type { ComparedRequest } from './compare-side.ts';
import { modelFigure } from './compose.ts';
import { definitionsOf } from './definition.ts';
import { levelWords, readLevels } from './level.ts';
import { placeOf, type FigureRequest } from './read.ts';
import { seesFigure } from './scope.ts';
import { sliceOf, sliceWords } from './slice.ts';
import { slicesSql } from './slices.ts';
import { always, windowText, windowWords, type Window } from './window.ts';

export type NearbyKind = 'reported' | 'level' | 'window' | 'region' | 'slice' | 'definition' | 'figure';

/** A request that somebody may have meant instead. */
export interface Nearby {
  readonly kind: NearbyKind;
  readonly words: Wording;
  /** All but it, of a slice. */
  readonly without: Wording;
  readonly request: ComparedRequest;
}

const none: Wording = { zh: '', en: '' };

/** What lies near a request: other periods, regions, parts and definitions of the figure, and other figures over its ledgers. */
export async function nearbyPlaces(session: Session, store: Store, party: Party, request: ComparedRequest): Promise<Nearby[]> {
  const figure = modelFigure(store.model, request.figure);
  const { window } = placeOf(store, party, request);
  const asked: FigureRequest = { figure: request.figure, window: request.window, region: request.region, slice: request.slice, level: request.level, as: 'known' };
  return [
    { kind: 'reported', words: { zh: '关账时上报的数', en: 'As it was reported when the period was closed' }, without: none, request: { ...asked, as: 'reported' } },
    ...levels(asked),
    ...windows(window).map((one): Nearby => ({ kind: 'window', words: windowSaid(one), without: none, request: { ...asked, window: windowText(one) } })),
    ...regions(store, request),
    ...(await slices(session, store, party, figure, asked)),
    ...(figure.kind === 'base' && figure.definitions.length > 1 ? definitions(store, figure, asked) : []),
    ...figures(store, party, figure, asked),
  ];
}

const windowSaid = (window: Window): Wording => {
  const words = windowWords(window);
  return { zh: `期间为 ${words.zh}`, en: `Of ${words.en}` };
};

/** The years around, all of them so far, and the year up to each month. */
function windows({ from, to }: Window): Window[] {
  if (from === 0 || to === always.to) return [];
  const [first, last] = [yearOf(from), yearOf(to)];
  const year = (one: number): Window => ({ from: one * 10000 + 101, to: one * 10000 + 1231 });
  const upTo = Array.from({ length: 12 }, (_, index): Window => ({ from: last * 10000 + 101, to: last * 10000 + (index + 1) * 100 + daysIn(last, index + 1) }));
  const months = Array.from({ length: 12 }, (_, index): Window => ({ from: last * 10000 + (index + 1) * 100 + 1, to: last * 10000 + (index + 1) * 100 + daysIn(last, index + 1) }));
  const through = [1, 2, 3, 4, 5, 6].map((back): Window => ({ from: (last - back) * 10000 + 101, to }));
  const all = [year(last), year(last - 1), year(last + 1), year(first), year(first - 1), always, ...through, ...upTo, ...months];
  const seen = new Set([windowText({ from, to })]);
  return all.filter((one) => !seen.has(windowText(one)) && seen.add(windowText(one)));
}

/** The same of the records that have come further, or not so far. */
function levels(asked: FigureRequest): Nearby[] {
  return readLevels
    .filter((level) => level !== (asked.level ?? 'submitted'))
    .map((level) => ({ kind: 'level', words: levelWords(level) ?? { zh: '计入所有已报送的记录', en: 'Of all that is submitted' }, without: none, request: { ...asked, level } }));
}

/** So many regions are tried. */
const mostRegions = 60;

function regions({ regions: book }: Store, request: ComparedRequest): Nearby[] {
  const places = book.all.slice(0, mostRegions).filter(({ code }) => code !== request.region);
  const { region: _, ...everywhere } = request;
  return [
    ...places.map(({ code }): Nearby => ({ kind: 'region', words: { zh: `地区为${book.title(code, 'zh')}`, en: `Of ${book.title(code, 'en')}` }, without: none, request: { ...request, as: 'known', region: code } })),
    ...(request.region === undefined ? [] : [{ kind: 'region' as const, words: { zh: '地区为全部', en: 'Of all regions' }, without: none, request: { ...everywhere, as: 'known' as const } }]),
  ];
}

async function slices(session: Session, store: Store, party: Party, figure: ModelFigure, asked: FigureRequest): Promise<Nearby[]> {
  if (figure.kind !== 'base') return [];
  const { slice, ...whole } = asked;
  if (slice !== undefined && slice !== '') return [{ kind: 'slice', words: { zh: '不限拆分', en: 'The whole' }, without: none, request: whole }];
  if (figure.by.length === 0) return [];
  const { scope, window, level } = placeOf(store, party, asked);
  const binder = new Binder();
  const programme = binder.bind(store.programme, 'text');
  const rows = await session.query(slicesSql({ ask: { figure, scope, slice: '', window, level }, named: [], sought: figure.by }, scope, programme, binder), binder.parameters);
  return [...new Set(rows.map((row) => String(row['slice'])))].flatMap((text): Nearby[] => {
    const cut = sliceOf(figure, text);
    // References are told by ids, which say nothing to people; as parts they are found when the figure is opened.
    if (cut === undefined || cut.by.field.refersTo !== undefined) return [];
    const json = cut.value === null ? '' : cut.by.field.json(cut.value);
    const words = sliceWords(cut, store.regions);
    return [
      {
        kind: 'slice',
        words: { zh: `只算${words.zh}的`, en: `Only where ${words.en}` },
        without: { zh: `不算${words.zh}的`, en: `All but where ${words.en}` },
        request: { ...asked, slice: `${cut.by.name}=${typeof json === 'string' ? json : JSON.stringify(json)}` },
      },
    ];
  });
}

function definitions(store: Store, figure: ModelBaseFigure, asked: FigureRequest): Nearby[] {
  return definitionsOf(store.model, store.regions, figure).map(({ number, words }) => ({
    kind: 'definition',
    words: { zh: `全部按第 ${number} 版口径：${words.zh}`, en: `All by definition ${number}: ${words.en}` },
    without: none,
    request: { ...asked, definition: number },
  }));
}

/** So many other figures are tried. */
const mostFigures = 80;

/** Figures over the same ledgers: persons beside person-times, signed beside in place. */
function figures({ model }: Store, party: Party, figure: ModelFigure, asked: FigureRequest): Nearby[] {
  const behind = new Set(ledgersOf(model, figure));
  return [...model.figures.values()]
    .filter((other) => other.name !== figure.name && ledgersOf(model, other).some((ledger) => behind.has(ledger)) && seesFigure(party, model, other))
    .slice(0, mostFigures)
    .map(({ name, declared: { title } }) => ({ kind: 'figure', words: { zh: `指标为“${title.zh}”`, en: `Of “${title.en}”` }, without: none, request: { ...asked, figure: name, slice: undefined } }));
}
