import { Fault, Mention } from '../../declare/field.ts';
import { halfWidth } from '../../declare/reading/width.ts';
import type { RegionBook } from '../../declare/region-book.ts';
import type { ModelField } from '../../model/model.ts';

export interface TitleValues {
  /** By field name. */
  readonly values: Readonly<Record<string, unknown>>;
  /** The texts they were read from. */
  readonly texts: Readonly<Record<string, string>>;
}

/**
 * Required places and dates that a table has no column for because its title says them once: 某县2024年…台账.
 * The first of `texts` that tells wins: the title, then the sheet's name, then the file's. A text that names several
 * places or years tells none.
 */
export function titleValues(missing: readonly ModelField[], texts: readonly string[], regions: RegionBook): TitleValues {
  const values: Record<string, unknown> = {};
  const found: Record<string, string> = {};
  for (const { name, field } of missing) {
    if (field.optional) continue;
    for (const text of texts.map(halfWidth)) {
      const pieces = field.can.includes('places') ? placesIn(text, regions) : field.can.includes('dates') ? yearsIn(text) : [];
      const told = pieces.flatMap((piece) => {
        const value = field.read(piece, { epoch: 1900, regions });
        if (value === null || value instanceof Fault || value instanceof Mention) return [];
        // A date needs its day; only a field that takes a bare year as it is may have it from a title.
        return field.can.includes('dates') && String(field.json(value)) !== piece ? [] : [{ piece, value }];
      });
      const nearest = field.can.includes('places') ? told.filter(({ value }) => !told.some((other) => liesIn(String(other.value), String(value), regions))) : told;
      const [only] = nearest;
      if (only === undefined || nearest.length > 1) continue;
      values[name] = only.value;
      found[name] = only.piece;
      break;
    }
  }
  return { values, texts: found };
}

/** Region names that stand in the text. */
function placesIn(text: string, regions: RegionBook): string[] {
  return [...new Set(regions.all.filter(({ title }) => text.includes(title.zh)).map(({ title }) => title.zh))];
}

/** A county named after the city it lies in is the place meant. */
const liesIn = (region: string, other: string, regions: RegionBook): boolean => region !== other && regions.ancestors(region).includes(other);

function yearsIn(text: string): string[] {
  return [...new Set(text.match(/(?:19|20)\d{2}(?=年)/g) ?? [])];
}
