import type { Locale, Wording } from './wording.ts';

export interface Region {
  /** GB/T 2260 code, e.g. `621126`. */
  readonly code: string;
  readonly title: Wording;
  /** Which side of the programme it is on, e.g. `east`. */
  readonly side: string;
  /** The region it lies in; `null` at the top of its side. */
  readonly parent: string | null;
}

/** The regions of a programme, as field readers and engines ask for them. */
export interface RegionBook {
  /** A region by code or name, with or without 市/县/区 and its city before it; `undefined` when none or several fit. */
  find(text: string, side?: string): Region | undefined;
  get(code: string): Region | undefined;
  title(code: string, locale: Locale): string;
  /** The region itself first, then what it lies in, up to the top of its side. */
  ancestors(code: string): readonly string[];
  /** The region itself and everything in it. */
  within(code: string): readonly string[];
  readonly all: readonly Region[];
}
