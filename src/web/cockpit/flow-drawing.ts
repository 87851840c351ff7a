interface Point {
  readonly x: number;
  readonly y: number;
}

interface FlowLine {
  readonly west: Point;
  readonly east: Point;
  readonly path: string;
  /** The line's width. */
  readonly weight: number;
  readonly label: Point;
}

/** Where everything stands on the map, in the units of its view box. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly dot: number;
  /** From a county's dot to its name, which stands outside the lines (-1) or, where there is no room, above them (1). */
  readonly gap: number;
  readonly outward: -1 | 1;
  readonly flows: readonly FlowLine[];
}

/** Counties don't stand in a row: how far each is from its side, over and over. */
const inland = [0.82, 1, 0.66, 0.92, 0.55, 0.86, 0.7];
const ashore = [0.78, 1, 0.72, 1, 0.8, 0.96, 0.74];
const [thinnest, widest] = [1.6, 11];

/**
 * Lays the pairs out, west on the left and east on the right, each line as wide as its share of the largest.
 * @param narrow for a phone: names stand above the lines' ends
 */
export function drawingOf(amounts: readonly number[], narrow: boolean): Drawing {
  const [width, row, top, bottom] = narrow ? [360, 56, 36, 44] : [1010, 42, 48, 58];
  const height = top + Math.max(1, amounts.length - 1) * row + bottom;
  const most = Math.max(0, ...amounts);
  const reach = narrow ? 18 : 208;
  const flows = amounts.map((amount, index) => {
    const y = top + index * row;
    const west = { x: narrow ? reach : 92 + (reach - 76) * (inland[index % inland.length] ?? 1), y };
    const east = { x: narrow ? width - reach : width - 60 - (reach - 76) * (2 - (ashore[index % ashore.length] ?? 1)), y };
    const rise = narrow ? 10 : 30 - index * 3;
    const path = `M${west.x} ${y} C${west.x + (east.x - west.x) * 0.35} ${y - rise} ${west.x + (east.x - west.x) * 0.65} ${y - rise} ${east.x} ${y}`;
    const weight = most === 0 ? thinnest : thinnest + (Math.max(0, amount) / most) * (widest - thinnest);
    const across = narrow ? 0.5 : 0.46 + (index % 3) * 0.04;
    return { west, east, path, weight, label: { x: west.x + (east.x - west.x) * across, y: y - rise * 0.75 - weight / 2 - 5 } };
  });
  return { width, height, dot: narrow ? 3.5 : 4.5, gap: narrow ? -4 : 12, outward: narrow ? 1 : -1, flows };
}
