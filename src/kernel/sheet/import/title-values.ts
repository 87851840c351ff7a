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
 * Required places and dates that a table has no column for because its title says them once: 岷县2024年…台账.
 * The first of `texts` that tells wins: the title, then the sheet's name, then the file's.
 */
export function titleValues(missing: readonly ModelField[], texts: readonly string[], regions: RegionBook): TitleValues {
  const values: Record<string, unknown> = {};
  const found: Record<string, string> = {};
  for (const { name, field } of missing) {
    if (field.optional) continue;
    for (const text of texts.map(halfWidth)) {
      const pieces = field.can.includes('places') ? placesIn(text, regions) : field.can.includes('dates') ? yearsIn(text) : [];
      for (const piece of pieces) {
        const value = field.read(piece, { epoch: 1900, regions });
        if (value === null || value instanceof Fault || value instanceof Mention || name in values) continue;
        // A date needs its day; only a field that takes a bare year as it is may have it from a title.
        if (field.can.includes('dates') && String(field.json(value)) !== piece) continue;
        values[name] = value;
        found[name] = piece;
      }
    }
  }
  return { values, texts: found };
}

/** Region names that stand in the text, longest first, so that the county is found before the city it lies in. */
function placesIn(text: string, regions: RegionBook): string[] {
  const named = regions.all.filter(({ title }) => text.includes(title.zh));
  return named.sort((a, b) => regions.ancestors(b.code).length - regions.ancestors(a.code).length).map(({ title }) => title.zh);
}

function yearsIn(text: string): string[] {
  return [...new Set(text.match(/(?:19|20)\d{2}(?=年)/g) ?? [])];
}
