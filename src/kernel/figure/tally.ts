import { dayKept } from './slice.ts';

/** A change of one cell at day grain. `value` and `s` are whole numbers of the measured field's smallest unit. */
export interface Cell {
  readonly day: number;
  /** The key's previous day, of a distinct count (-1: none); 0 elsewhere. */
  readonly prev: number;
  /** The value, of a minimum or maximum; 0 elsewhere. */
  readonly value: bigint;
  n: number;
  s: bigint;
}

/** The changes of one figure, added up exactly by region, slice, day, previous day and value. */
export class Tally {
  readonly #regions = new Map<string, Map<string, Map<number | string, Cell>>>();

  add(region: string, slice: string, day: number, prev: number, value: bigint, n: number, s: bigint): void {
    let slices = this.#regions.get(region);
    if (slices === undefined) this.#regions.set(region, (slices = new Map()));
    let cells = slices.get(slice);
    if (cells === undefined) slices.set(slice, (cells = new Map()));
    const at = keyOf(day, prev, value);
    const cell = cells.get(at);
    if (cell === undefined) cells.set(at, { day, prev, value, n, s });
    else {
      cell.n += n;
      if (s !== 0n) cell.s += s;
    }
  }

  /** Adds every cell to the regions its own region lies in, as `upwards` lists them; only the whole programme's slices may keep their days. */
  rollUpInto(into: Tally, upwards: (region: string) => readonly string[]): void {
    for (const [region, slices] of this.#regions) {
      for (const above of upwards(region)) {
        for (const [slice, cells] of slices) {
          for (const { day, prev, value, n, s } of cells.values()) {
            if (n !== 0 || s !== 0n) into.add(above, slice, above === '' ? day : dayKept(slice, day), prev, value, n, s);
          }
        }
      }
    }
  }

  /** Every cell that changes, each slice's in the order of days: an index takes them in quicker so. */
  *changes(): Generator<{ readonly region: string; readonly slice: string; readonly cell: Cell }> {
    for (const [region, slices] of this.#regions) {
      for (const [slice, cells] of slices) {
        for (const cell of [...cells.values()].sort(byDay)) if (cell.n !== 0 || cell.s !== 0n) yield { region, slice, cell };
      }
    }
  }
}

const byDay = (a: Cell, b: Cell): number => a.day - b.day;

/** Small whole numbers for nearly all cells: the engine looks these up fastest. */
function keyOf(day: number, prev: number, value: bigint): number | string {
  if (value === 0n && prev <= 0) return prev === 0 ? day : -1 - day;
  return `${day}|${prev}|${value}`;
}
