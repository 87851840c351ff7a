import type { ListComparison as Listed } from '../apps/engine/compare-list.ts';
import type { comparisonJson, explainedJson, figureJson, officesJson, openedJson, seriesJson, sharesJson, sourcesJson } from '../apps/server/api/figure-json.ts';
import { call, type Wording } from './call.ts';

export type FigureDeclared = ReturnType<typeof figureJson>;
export type Opened = Awaited<ReturnType<typeof openedJson>>;
export type Comparison = ReturnType<typeof comparisonJson>;
export type Sources = ReturnType<typeof sourcesJson>;
export type Series = ReturnType<typeof seriesJson>;
export type Part = Opened['parts'][number];
/** A figure's value with its unit, how many records are behind it, and as of when. */
export type FigureWorth = Omit<Opened['value'], 'asOf'> & { readonly region?: string | null };
export interface FigureValues {
  readonly window: string;
  readonly asOf: Opened['value']['asOf'] | null;
  readonly values: readonly FigureWorth[];
}

/** Where a figure is asked: see `FigureRequest` of the engine. */
export interface FigurePlace {
  readonly window: string;
  readonly region?: string | undefined;
  readonly slice?: string | undefined;
  /** How far records must have come to count, or `both`. */
  readonly level?: string | undefined;
}

export const listFigures = (signal?: AbortSignal) => call<{ figures: readonly FigureDeclared[]; domains: readonly { readonly name: string; readonly title: Wording }[] }>('GET', '/api/figures', { signal });

/** All figures, or those named, of one state. */
export const readFigures = (place: FigurePlace, figures?: readonly string[], signal?: AbortSignal) =>
  call<FigureValues>('GET', '/api/figures/values', { query: { ...place, figures: figures?.join(',') }, signal });

export const openFigure = (name: string, place: FigurePlace, page: { cursor?: string; size?: number } = {}, signal?: AbortSignal) =>
  call<Opened>('GET', `/api/figures/${encodeURIComponent(name)}`, { query: { ...place, ...page }, signal });

/** Its value by month, beside the year before, or by year. */
export const readSeries = (name: string, place: FigurePlace, step: 'month' | 'year' | undefined, signal?: AbortSignal) =>
  call<Series>('GET', `/api/figures/${encodeURIComponent(name)}/series`, { query: { ...place, step }, signal });

/** Its value worked out anew from the records, and the workbooks they came from. */
export const readSources = (name: string, place: FigurePlace, signal?: AbortSignal) =>
  call<Sources>('GET', `/api/figures/${encodeURIComponent(name)}/sources`, { query: { ...place }, signal });
/** One figure in several regions, in the order they were asked. */
export const readByRegion = (figure: string, window: string, regions: readonly string[], signal?: AbortSignal) =>
  call<FigureValues>('GET', '/api/figures/values', { query: { figures: figure, window, regions: regions.join(',') }, signal });

/** Both sides of a comparison; what is left out of the other side is as on the first, `all` is everything. */
export interface ComparisonAsk extends FigurePlace {
  readonly figure: string;
  readonly at?: string | undefined;
  /** By one of the figure's definitions, from 1. */
  readonly definition?: string | undefined;
  readonly toFigure?: string | undefined;
  readonly toWindow?: string | undefined;
  readonly toRegion?: string | undefined;
  readonly toSlice?: string | undefined;
  readonly toLevel?: string | undefined;
  readonly toAt?: string | undefined;
  readonly toDefinition?: string | undefined;
  /** Only the records of one reason. */
  readonly reason?: string | undefined;
}

/** Why two figures differ, record by record. */
export const compareFigures = (ask: ComparisonAsk, page: number, signal?: AbortSignal) => call<Comparison>('GET', '/api/figures/compare', { query: { ...ask, page }, signal });

export type OfficeComparison = ReturnType<typeof officesJson>;
export type BatchShares = ReturnType<typeof sharesJson>;
export type ListComparison = Omit<Comparison, 'records'> & Pick<Listed, 'records' | 'list'>;
/** A record of any comparison. */
export type DifferingRecord = Comparison['records']['page'][number] & {
  readonly counterpart?: OfficeComparison['records']['page'][number]['counterpart'];
  readonly list?: ListComparison['records']['page'][number]['list'];
};

/** The records of one reason, or all; a page of them. */
interface RecordsAsked {
  readonly reason?: string | undefined;
  readonly page: number;
}

/** What two offices say of a figure, each by its own ledger. */
export const compareOffices = (figure: string, place: FigurePlace, asked: RecordsAsked, signal?: AbortSignal) =>
  call<OfficeComparison>('GET', '/api/figures/offices', { query: { figure, ...place, ...asked }, signal });

/** What batches made of a figure. @param batches e.g. `12,15-18` */
export const readBatchShares = (figure: string, place: FigurePlace, batches: string, asked: RecordsAsked, signal?: AbortSignal) =>
  call<BatchShares>('GET', '/api/figures/batches', { query: { figure, batches, ...place, ...asked }, signal });

/** A figure beside a list that was sent for comparison. @param id the import's */
export const compareList = (id: string, figure: string, { window, region, slice }: FigurePlace, asked: RecordsAsked, signal?: AbortSignal) =>
  call<ListComparison>('GET', `/api/imports/${encodeURIComponent(id)}/compare`, { query: { figure, window, region, slice, ...asked }, signal });

export type ExplainedNumber = ReturnType<typeof explainedJson>;

/** Why a number from elsewhere, as written there, isn't the figure. */
export const explainNumber = (figure: string, place: FigurePlace, number: string, signal?: AbortSignal) =>
  call<ExplainedNumber>('GET', '/api/figures/explain', { query: { figure, ...place, number }, signal });
