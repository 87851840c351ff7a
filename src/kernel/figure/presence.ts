import type { Counted } from '../ledger/figure-keeper.ts';
import type { ModelField } from '../model/model.ts';
import { dayKept } from './slice.ts';
import type { Tally } from './tally.ts';

/**
 * Where and when one key of a distinct count is present: how many records by place, a place being region, day and the
 * values of the figure's dimensions. Kept as one text, `11|20240305|small*2;12|0|*1`.
 */
export type Presence = ReadonlyMap<string, number>;

export const nowhere: Presence = new Map();

/** A presence, or the one place of a single record: most keys of a large import come once, and a list of one takes ten times the room. */
export type Places = Presence | string;

export const presenceOf = (places: Places): Presence => (typeof places === 'string' ? new Map([[places, 1]]) : places);

/**
 * The place of a record. Many records share one: each is written once and given out as the same text, which maps find at once,
 * where they read through a new one.
 */
export function placeOf(by: readonly ModelField[]): (record: Counted) => string {
  const start: Fork = {};
  return ({ region, day, values }) => {
    let fork = onwards(onwards(start, region), day);
    for (const { name } of by) fork = onwards(fork, values[name] ?? null);
    return (fork.place ??= writePlace(by, region, day, values));
  };
}

/** What is known of the places that begin alike. */
interface Fork {
  place?: string;
  ways?: Map<unknown, Fork>;
}

function onwards(fork: Fork, way: unknown): Fork {
  fork.ways ??= new Map();
  let next = fork.ways.get(way);
  if (next === undefined) fork.ways.set(way, (next = {}));
  return next;
}

function writePlace(by: readonly ModelField[], region: string, day: number, values: Counted['values']): string {
  let place = `${region}|${day}`;
  for (const { name, field } of by) {
    const value = values[name];
    place += value === null || value === undefined ? '|' : `|${escaped(field.write(value))}`;
  }
  return place;
}

export function readPresence(text: string): Presence {
  const presence = new Map<string, number>();
  if (text === '') return presence;
  for (const entry of text.split(';')) {
    const mark = entry.lastIndexOf('*');
    presence.set(entry.slice(0, mark), Number(entry.slice(mark + 1)));
  }
  return presence;
}

export function writePresence(presence: Places): string {
  if (typeof presence === 'string') return `${presence}*1`;
  return [...presence].map(([place, count]) => `${place}*${count}`).sort().join(';');
}

/** The presence after `changes`; a place without records is left out. */
export function moved(presence: Presence, changes: Presence): Presence {
  const after = new Map(presence);
  for (const [place, change] of changes) {
    const count = (after.get(place) ?? 0) + change;
    if (count === 0) after.delete(place);
    else after.set(place, count);
  }
  return after;
}

/** A place taken apart; `slices` as in cells, the whole first. */
export interface Place {
  readonly region: string;
  readonly day: number;
  readonly slices: readonly string[];
}

export function readPlace(place: string, by: readonly ModelField[]): Place {
  const [region = '', day = '0', ...values] = place.split('|');
  return { region, day: Number(day), slices: ['', ...by.map(({ name }, index) => `${name}=${unescaped(values[index] ?? '')}`)] };
}

/** `readPlace`, each place once: many keys share one. */
export function placesOf(by: readonly ModelField[]): (place: string) => Place {
  const known = new Map<string, Place>();
  return (text) => {
    let place = known.get(text);
    if (place === undefined) known.set(text, (place = readPlace(text, by)));
    return place;
  };
}

/**
 * Adds to `tally` what changes in the gaps of one key.
 *
 * A key present on the days y1 < y2 < … is kept as one cell for each day with the day before it (-1 for the first). In
 * a window, exactly one of a present key's days has its predecessor before the window's start, so the cells with
 * `prev < start` number the keys: a distinct count that adds up, moves by a few cells and never needs the keys to be read.
 */
export function moveGaps(tally: Tally, read: (place: string) => Place, before: Presence, after: Presence, upwards: (region: string) => readonly string[]): void {
  const spans = new Map<string, Map<string, [Set<number>, Set<number>]>>();
  for (const [side, presence] of [before, after].entries()) {
    for (const text of presence.keys()) {
      const place = read(text);
      for (const region of upwards(place.region)) {
        for (const slice of place.slices) {
          let slices = spans.get(region);
          if (slices === undefined) spans.set(region, (slices = new Map()));
          let days = slices.get(slice);
          if (days === undefined) slices.set(slice, (days = [new Set(), new Set()]));
          (side === 0 ? days[0] : days[1]).add(dayKept(slice, place.day));
        }
      }
    }
  }
  for (const [region, slices] of spans) {
    for (const [slice, [was, is]] of slices) {
      addGaps(tally, region, slice, was, -1);
      addGaps(tally, region, slice, is, 1);
    }
  }
}

function addGaps(tally: Tally, region: string, slice: string, days: ReadonlySet<number>, n: 1 | -1): void {
  let prev = -1;
  for (const day of [...days].sort((a, b) => a - b)) {
    tally.add(region, slice, day, prev, 0n, n, 0n);
    prev = day;
  }
}

/** SQL of what `escaped` does. */
export function escapedSql(expression: string): string {
  return marks.reduce((sql, [mark, code]) => `replace(${sql}, '${mark}', '${code}')`, `concat(${expression})`);
}

const marks = [['%', '%25'], ['|', '%7C'], [';', '%3B'], ['*', '%2A']] as const;
const escaped = (text: string): string => text.replace(/[%|;*]/g, (mark) => marks.find(([one]) => one === mark)?.[1] ?? mark);
const unescaped = (text: string): string => text.replace(/%(25|7C|3B|2A)/g, (code) => marks.find(([, one]) => one === code)?.[0] ?? code);
