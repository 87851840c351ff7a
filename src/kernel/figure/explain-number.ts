import type { Party } from '../access/party.ts';
import { Refusal } from '../declare/problem.ts';
import { decimalText, divided, isBelow, minus, rational, rationalOf, times, type Rational } from '../declare/rational.ts';
import type { Wording } from '../declare/wording.ts';
import type { Store } from '../ledger/store.ts';
import type { Session } from '../ports/database.ts';
import { figureBy, workedOut, type ComparedRequest } from './compare-side.ts';
import { chanceOf, type Chance } from './chance.ts';
import { Asks } from './compose.ts';
import { definitionOf } from './definition.ts';
import { nearbyPlaces, type Nearby, type NearbyKind } from './nearby-places.ts';
import { printed, printingOf } from './printing.ts';
import { placeOf, plan, readWithin, shown, type FigureValue } from './read.ts';
import { nothingClosed } from '../ledger/closed-periods.ts';
import { singleRecords } from './single-records.ts';
import { fitOf, inOwnUnit, nearestScale, readTypedNumber, scalesOf, size, type Fit, type Scale } from './typed-number.ts';
import { windowText } from './window.ts';

/** Something that would make the figure the number given. */
export interface NumberExplanation {
  readonly kind: NearbyKind | 'unit' | 'rounding' | 'without' | 'record' | 'source';
  readonly words: Wording;
  /** The unit the number is then in. */
  readonly unit: Wording;
  readonly fit: Fit | 'near';
  /** What the figure is there: to be opened and compared by its request; `null` where that is no figure by itself. */
  readonly request: ComparedRequest | null;
  readonly value: string;
  readonly printed: string;
  /** The number given less this value, in the figure's unit. */
  readonly gap: string;
  /** The one record, or the source's number, where that is what explains. */
  readonly record: string | null;
  readonly source: string | null;
  /** How many records would make the gap alike: of several, none is told to be it. `null` where it is no record. */
  readonly alike: number | null;
}

export interface ExplainedNumber {
  readonly title: Wording;
  readonly definition: Wording;
  readonly value: FigureValue;
  readonly request: ComparedRequest;
  /** The number given in the figure's unit, as it is best understood. */
  readonly number: { readonly text: string; readonly value: string; readonly printed: string; readonly unit: Wording };
  /** The number given less the figure; `null` where the figure has no value. */
  readonly difference: string | null;
  readonly printed: string;
  /** What hits the number first, then what comes nearest. */
  readonly explanations: readonly NumberExplanation[];
  /** How much of that may be chance. */
  readonly chance: Chance;
}

/** So many that hit are told, and so many that come near. */
const mostHits = 20;
const mostNear = 5;

/** The figure itself, told otherwise. */
const ofItself: ReadonlySet<string> = new Set<NumberExplanation['kind']>(['unit', 'rounding']);

/** What is thought of first where several explain alike. */
const likelihood: readonly NumberExplanation['kind'][] = ['unit', 'rounding', 'reported', 'level', 'window', 'definition', 'region', 'record', 'source', 'slice', 'without', 'figure'];

/**
 * Why a number from elsewhere isn't the figure: which other unit, rounding, period, region, part, definition or figure
 * over the same ledger would be that number, and which single record or workbook makes the gap. Only what the party sees
 * is looked at. All of one state of the database.
 *
 * @param text as written: `19.68亿元`, `1,234`, `74.15%`
 * @throws Refusal as `readFigures`; `figure.unreadable-number`, `figure.unit-of-number`
 */
export async function explainNumber(store: Store, party: Party, asked: ComparedRequest, text: string): Promise<ExplainedNumber> {
  const figure = figureBy(store.model, asked);
  const printing = printingOf(store.model, figure);
  const typed = readTypedNumber(text, printing);
  const scales = scalesOf(printing);
  const place = placeOf(store, party, asked);
  const request = { ...asked, window: windowText(place.window) };
  return store.database.transaction(async (session) => {
    await session.script('set transaction isolation level repeatable read, read only');
    const value = await valueOf(session, store, party, request);
    const exact = value.value === null ? undefined : times(rationalOf(value.value), rational(printing.factor));
    const scale = nearestScale(typed, exact ?? inOwnUnit(typed, scales[0] as Scale), scales);
    const number = inOwnUnit(typed, scale);
    const difference = exact === undefined ? undefined : minus(number, exact);
    // Shares are kept as parts of one and told in per cent.
    const told = (one: Rational): { value: string; printed: string } => {
      const kept = divided(one, rational(printing.factor));
      return { value: kept === undefined ? '' : decimalText(kept), printed: printed(printing, kept) };
    };

    const found: NumberExplanation[] = [];
    const tried: Rational[] = [];
    const consider = (one: Rational, kind: NumberExplanation['kind'], words: Wording, of: Partial<NumberExplanation> = {}): void => {
      if (kind !== 'record') tried.push(one);
      const fits = scales.toSorted((a, b) => Number(b.factor === typed.scale?.factor) - Number(a.factor === typed.scale?.factor)).map((other) => ({ other, fit: fitOf(typed, one, other) }));
      const best = (['exact', 'rounded', 'cut'] as const).flatMap((fit) => fits.filter((other) => other.fit === fit))[0];
      const unit = best?.other ?? scale;
      found.push({ kind, words, unit: unit.unit, fit: best?.fit ?? 'near', request: null, record: null, source: null, alike: null, ...told(one), gap: told(minus(inOwnUnit(typed, unit), one)).value, ...of });
    };

    if (exact !== undefined) {
      for (const other of scales) {
        const fit = fitOf(typed, exact, other);
        if (fit === undefined) continue;
        const isUnit = typed.scale === undefined ? other.factor !== 1n : other.factor !== typed.scale.factor;
        found.push({ kind: isUnit ? 'unit' : 'rounding', words: unitWords(other, fit, typed.digits, isUnit), unit: other.unit, fit, request, record: null, source: null, alike: null, ...told(exact), gap: told(minus(inOwnUnit(typed, other), exact)).value });
      }
    }
    for (const nearby of await readNearby(session, store, party, request)) {
      if (nearby.value === undefined) continue;
      consider(times(nearby.value, rational(printing.factor)), nearby.kind, nearby.words, { request: nearby.request });
      if (exact === undefined || nearby.kind !== 'slice' || figure.kind !== 'base' || !['count', 'sum'].includes(figure.declared.measure.op)) continue;
      consider(minus(exact, nearby.value), 'without', nearby.without, { request: null });
    }
    if (exact !== undefined && difference !== undefined && difference.over !== 0n && figure.kind === 'base') {
      for (const { kind, words, change, record, source, alike } of await singleRecords(session, store, { figure, place, landed: undefined }, difference, decimalText(size(slack(typed.digits, scale))))) {
        const one = { over: exact.over * change.under + change.over * exact.under, under: exact.under * change.under };
        consider(rational(one.over, one.under), kind, words, { record, source, alike });
      }
    }
    const explanations = ranked(found);
    const hits = explanations.filter(({ fit }) => fit !== 'near');
    const mean = figure.kind === 'base' && figure.declared.measure.op === 'sum' && exact !== undefined ? divided(exact, rational(BigInt(value.n))) : undefined;
    return {
      title: figure.declared.title,
      definition: definitionOf(store.model, store.regions, figure, place),
      value,
      request,
      number: { text: text.trim(), ...told(number), unit: scale.unit },
      difference: difference === undefined ? null : told(difference).value,
      printed: difference === undefined ? '—' : told(difference).printed,
      explanations,
      chance: chanceOf({ number, width: times(slack(typed.digits, scale), rational(2n)), tried, mean, say: (one) => told(one).printed, hits: hits.filter(({ kind }) => !ofItself.has(kind)), itself: hits.some(({ kind }) => ofItself.has(kind)) }),
    };
  });
}

/** So much may the gap be off since the number was rounded. */
const slack = (digits: number, { factor }: Scale): Rational => rational(factor, 2n * 10n ** BigInt(digits));

function ranked(found: readonly NumberExplanation[]): NumberExplanation[] {
  const fits: readonly NumberExplanation['fit'][] = ['exact', 'rounded', 'cut'];
  const seen = new Set<string>();
  const told = found.filter(({ words }) => !seen.has(words.zh) && seen.add(words.zh));
  const hits = told.filter(({ fit }) => fit !== 'near').sort((a, b) => fits.indexOf(a.fit) - fits.indexOf(b.fit) || likelihood.indexOf(a.kind) - likelihood.indexOf(b.kind));
  const near = told.filter(({ fit, kind }) => fit === 'near' && kind !== 'record' && kind !== 'source').sort((a, b) => (isBelow(size(rationalOf(a.gap)), size(rationalOf(b.gap))) ? -1 : 1));
  const apart = near.filter(({ value }, index) => near.findIndex((other) => other.value === value) === index);
  return [...hits.slice(0, mostHits), ...apart.slice(0, mostNear)];
}

function unitWords({ unit }: Scale, fit: Fit, digits: number, isUnit: boolean): Wording {
  const zh = [...(isUnit ? [`以${unit.zh}计`] : []), ...(fit === 'rounded' ? [`四舍五入到 ${digits} 位小数`] : fit === 'cut' ? [`第 ${digits} 位小数以后截去，没有四舍五入`] : [])];
  const en = [...(isUnit ? [`told in ${unit.en}`] : []), ...(fit === 'rounded' ? [`rounded to ${digits} decimals`] : fit === 'cut' ? [`cut off after ${digits} decimals instead of rounded`] : [])];
  return { zh: zh.length === 0 ? '就是同一个数' : zh.join('，'), en: en.length === 0 ? 'It is the same number' : en.join(', ') };
}

async function valueOf(session: Session, store: Store, party: Party, request: ComparedRequest): Promise<FigureValue> {
  const [value] = await readWithin(session, store, party, [{ ...request, as: 'known' }]);
  if (value === undefined) throw new TypeError('A figure was asked and not answered.');
  if (request.definition === undefined) return value;
  const figure = figureBy(store.model, request);
  return shown(store, figure, placeOf(store, party, request).window, await workedOut(session, store, party, request, undefined), value.asOf);
}

/** The places nearby with their values; those that can't be asked are passed over. */
async function readNearby(session: Session, store: Store, party: Party, request: ComparedRequest): Promise<(Nearby & { readonly value: Rational | undefined })[]> {
  const all = await nearbyPlaces(session, store, party, request);
  const asked = all.filter(({ request: one }) => canBeAsked(store, party, one));
  const kept = asked.filter(({ request: { definition } }) => definition === undefined);
  const values = await readWithin(session, store, party, kept.map(({ request: one }) => one));
  // Of a period that isn't closed, nothing was reported.
  const read = kept.map((nearby, index) => ({ ...nearby, value: nearby.kind === 'reported' && values[index]?.reported === null ? undefined : exactly(values[index]?.value) }));
  for (const nearby of asked.filter(({ request: { definition } }) => definition !== undefined)) {
    read.push({ ...nearby, value: (await workedOut(session, store, party, nearby.request, undefined)).value });
  }
  return read;
}

const exactly = (value: string | null | undefined): Rational | undefined => (value === null || value === undefined ? undefined : rationalOf(value));

function canBeAsked(store: Store, party: Party, request: ComparedRequest): boolean {
  try {
    plan(store, party, request, new Asks(), nothingClosed);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
