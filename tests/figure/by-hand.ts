import { always, parseWindow } from '../../src/kernel/figure/window.ts';
import type { Trip } from './trip.ts';

/** What a figure of the small world is, worked out in the plainest way; `undefined` for a mean or extreme of nothing. */
export function byHand(figure: string, trips: readonly Trip[], window: string, region?: string, slice?: string): number | undefined {
  const { from, to } = parseWindow(window);
  const here = trips.filter((trip) => within(trip.place, region) && inSlice(trip, slice));
  const when = (trip: Trip) => dayOf(trip.walkedOn);
  const dated = here.filter((trip) => when(trip) >= from && when(trip) <= to);
  const prices = (some: readonly Trip[]) => some.flatMap(({ price }) => (price === null ? [] : [Number(price) / 100]));
  const fees = (some: readonly Trip[]) => some.flatMap(({ fee }) => (fee === null || fee === undefined ? [] : [Number(fee) / 100]));
  const total = (numbers: readonly number[]) => Math.round(numbers.reduce((sum, one) => sum + one, 0) * 100) / 100;
  switch (figure) {
    case 'walks.count':
      return dated.length;
    case 'walks.income':
      return total(prices(dated));
    case 'walks.lake-income':
      return total(prices(dated.filter(({ hut }) => hut === 'lake')));
    case 'walks.mean': {
      const some = prices(dated.filter(({ hut }) => hut !== 'peak'));
      return some.length === 0 ? undefined : total(some) / some.length;
    }
    case 'walks.cheapest':
      return extreme(prices(dated), Math.min);
    case 'walks.dearest':
      return extreme(prices(dated.filter(({ nights }) => nights >= 1)), Math.max);
    case 'walks.walkers':
      return new Set(dated.flatMap(({ walker }) => walker ?? [])).size;
    case 'walks.lake-walkers':
      return new Set(dated.filter(({ hut, walkedOn }) => hut === 'lake' && walkedOn !== null).flatMap(({ walker }) => walker ?? [])).size;
    case 'walks.present':
      return here.filter((trip) => stands(when(trip), trip.left, to)).length;
    case 'walks.booked':
      return total(here.filter((trip) => trip.nights < 5 && stands(dayOf(trip.left), trip.until === null ? null : `${trip.until}-31`, to)).map(({ nights }) => nights));
    case 'walks.met':
      return dated.filter((trip) => (when(trip) < 2022_03_15 ? trip.hut === 'lake' : when(trip) < 2024_03_01 ? trip.guided === true : true)).length;
    case 'walks.paid':
      return total(dated.flatMap((trip) => (when(trip) < 2024_03_01 ? prices([trip]) : fees([trip]))));
    case 'walks.people':
      return new Set(dated.flatMap((trip) => ((trip.hut === 'lake') === when(trip) < 2023_03_01 ? (trip.walker ?? []) : []))).size;
    case 'walks.least-paid':
      if (from < 2024_01_01 && to >= 2024_01_01) return undefined;
      return extreme(from < 2024_01_01 ? prices(dated) : fees(dated), Math.min);
    case 'walks.usual': {
      const some = prices(dated.filter((trip) => (when(trip) < 2022_02_28 ? trip.nights >= 1 : trip.nights < 4)));
      return some.length === 0 ? undefined : total(some) / some.length;
    }
    case 'walks.staying':
      return here.filter((trip) => stands(when(trip), trip.left, to) && (to < 2022_02_28 ? trip.hut === 'lake' : to < 2024_03_02 || trip.guided !== null)).length;
    case 'walks.deposit': {
      const standing = here.filter((trip) => stands(dayOf(trip.left), trip.until === null ? null : `${trip.until}-31`, to));
      return total(to < 2023_03_01 ? prices(standing) : fees(standing.filter(({ nights }) => nights < 5)));
    }
    default:
      throw new Error(figure);
  }
}

const dayOf = (text: string | null): number => (text === null ? 0 : Number(text.replaceAll('-', '')));

function stands(from: number, until: string | null, at: number): boolean {
  if (until !== null && dayOf(until) < from) return false;
  return from <= at && (until === null || (at !== always.to && dayOf(until) >= at));
}

function within(place: string, region: string | undefined): boolean {
  return region === undefined || place === region || (region === '20' && (place === '21' || place === '22'));
}

function inSlice(trip: Trip, slice: string | undefined): boolean {
  if (slice === undefined) return true;
  const [name, value] = slice.split('=');
  return String((name === 'hut' ? trip.hut : trip.guided) ?? '') === value;
}

function extreme(numbers: readonly number[], pick: (...numbers: number[]) => number): number | undefined {
  return numbers.length === 0 ? undefined : pick(...numbers);
}
