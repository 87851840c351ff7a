import type { Party } from '../access/party.ts';
import { refuse } from '../declare/problem.ts';
import type { Wording } from '../declare/wording.ts';
import type { Store } from '../ledger/store.ts';
import type { ModelBaseFigure } from '../model/model.ts';
import type { Session } from '../ports/database.ts';
import { isExtreme, regionsKept } from './ask.ts';
import { modelFigure, partsOfComposite, type Place } from './compose.ts';
import { contributingRecords, type ContributingRecord } from './contributing.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { definitionOf } from './definition.ts';
import { rationalOf } from './rational.ts';
import { placeOf, readWithin, type FigureRequest, type FigureValue } from './read.ts';
import { partsOf } from './scope.ts';
import { slicesIn } from './slices.ts';
import { sliceOf, sliceWords } from './slice.ts';
import { windowText, windowWords } from './window.ts';

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
 * whose contributions over all pages make up the value exactly. All of one state of the database.
 *
 * @throws Refusal as `readFigures`; `figure.unreadable-cursor`, `figure.page-size`
 */
export async function openFigure(store: Store, party: Party, request: FigureRequest, page: PageRequest = {}): Promise<OpenedFigure> {
  const limit = page.limit ?? 50;
  if (!Number.isInteger(limit) || limit < 1 || limit > 500) throw wrongPageSize();
  const after = page.after === undefined ? undefined : readCursor(page.after);
  const figure = modelFigure(store.model, request.figure);
  const place = placeOf(store, party, request);

  return store.database.transaction(async (session) => {
    await session.script('set transaction isolation level repeatable read, read only');
    const splits = await splitsOf(session, store, request, place);
    const [value, ...values] = await readWithin(session, store, party, [request, ...splits.map((split) => split.request)]);
    if (value === undefined) throw new TypeError('A figure was asked and not answered.');
    const shown = splits.map((split, index) => ({ ...split, value: values[index] as FigureValue }));
    const of = (kind: string): FigurePart[] => shown.filter((one) => one.kind === kind).map(({ title, request: part, value: worth }) => ({ title, request: part, value: worth }));

    let records: ContributingRecord[] = [];
    if (figure.kind === 'base') {
      const ask = { figure, scope: place.scope, slice: place.sliceOf(figure), window: place.window };
      const extreme = isExtreme(figure) && value.value !== null ? rationalOf(value.value) : undefined;
      records = await contributingRecords(session, store, ask, extreme, after, limit + 1);
    }
    const last = records.length > limit ? records[limit - 1] : undefined;
    return {
      title: figure.declared.title,
      value,
      definition: definitionOf(store.model, store.regions, figure, place),
      window: windowText(place.window),
      regions: of(byRegion),
      dimensions: figure.kind === 'base' ? figure.by.map(({ name, field }) => ({ name, title: field.title, parts: of(name).filter((part) => part.value.n > 0) })) : [],
      parts: of(madeOf),
      records: { total: figure.kind === 'base' ? value.n : 0, page: records.slice(0, limit), next: last === undefined ? null : writeCursor(last) },
    };
  });
}

interface Split {
  readonly kind: string;
  readonly title: Wording;
  readonly request: FigureRequest;
}

/** Kinds of split that are no dimension's name, which is one camelCase word. */
const byRegion = '(region)';
const madeOf = '(part)';

async function splitsOf(session: Session, store: Store, request: FigureRequest, place: Place): Promise<Split[]> {
  const { model, regions } = store;
  const figure = modelFigure(model, request.figure);
  const splits: Split[] = partsOf(place.scope, regions).map((code) => ({
    kind: byRegion,
    title: { zh: regions.title(code, 'zh'), en: regions.title(code, 'en') },
    request: { ...request, region: code },
  }));
  if (figure.kind === 'composite') {
    for (const part of partsOfComposite(model, figure, place.window).parts) {
      const when = windowWords(part.window);
      const { title } = part.figure.declared;
      splits.push({
        kind: madeOf,
        title: { zh: `${title.zh}（${when.zh}）`, en: `${title.en} (${when.en})` },
        request: { ...request, figure: part.figure.name, window: part.window },
      });
    }
    return splits;
  }
  return place.sliceOf(figure) === '' ? [...splits, ...(await dimensionSplits(session, store, figure, request, place))] : splits;
}

async function dimensionSplits(session: Session, store: Store, figure: ModelBaseFigure, request: FigureRequest, { scope }: Place): Promise<Split[]> {
  const splits: Split[] = [];
  for (const { name } of figure.by) {
    for (const text of await slicesIn(session, store.programme, figure, regionsKept(figure, scope, store.regions), name)) {
      const slice = sliceOf(figure, text);
      if (slice === undefined) continue;
      const json = slice.value === null ? '' : slice.by.field.json(slice.value);
      splits.push({
        kind: name,
        title: sliceWords(slice, store.regions),
        request: { ...request, slice: `${name}=${typeof json === 'string' ? json : JSON.stringify(json)}` },
      });
    }
  }
  return splits;
}

const wrongPageSize = () =>
  refuse(
    'figure.page-size',
    { zh: '每页条数应为 1 到 500。', en: 'A page has 1 to 500 records.' },
    { zh: '请填写 1 到 500 之间的整数。', en: 'Give a whole number from 1 to 500.' },
  );
