import type { RegionBook } from '../declare/region-book.ts';
import type { Wording } from '../declare/wording.ts';
import type { Measure } from './wording/measure.ts';

/** A figure asked for, as the figure engine takes it. */
export interface NumberRequest {
  readonly figure: string;
  readonly window: string;
  readonly region: string | undefined;
  readonly slice: string | undefined;
  /** Not the figure, but what was set for it: the target of the year that `window` is. */
  readonly target?: true;
}

/** What the figure engine answers: plain decimal text, or nothing, and how many records are behind it. */
export interface NumberRead {
  readonly value: string | null;
  readonly n: number;
}

/** How far the journal had come when numbers were read. */
export interface ReadAsOf {
  readonly batch: string;
  readonly at: string | null;
}

export interface FigureFacts {
  readonly title: Wording;
  readonly measure: Measure;
}

/** Days as yyyymmdd, both ends included. */
export interface Days {
  readonly from: number;
  readonly to: number;
}

/** What reports take from the rest of the house; apps join it to the figure engine, for the party that asks. */
export interface Sources {
  readonly programme: Wording;
  readonly regions: RegionBook;
  /** Names of all figures, with their titles, to suggest some. */
  readonly names: ReadonlyMap<string, Wording>;
  figure(name: string): FigureFacts | undefined;
  /** @throws Refusal where the text is no window */
  window(text: string): Days;
  windowText(days: Days): string;
  yearBefore(days: Days): Days;
  /** @throws Refusal where the number can't be read: no such slice, not to be seen by the party, or only in part. */
  check(request: NumberRequest): void;
  /** Reads all of them in one state. */
  read(requests: readonly NumberRequest[]): Promise<{ readonly values: readonly NumberRead[]; readonly asOf: ReadAsOf }>;
}
