import { Fault, Mention, type AnyField } from '../../declare/field.ts';
import { compact, halfWidth } from '../../declare/reading/width.ts';
import type { RegionBook } from '../../declare/region-book.ts';
import type { ModelField } from '../../model/model.ts';

export interface TitleValues {
  /** By field name. */
  readonly values: Readonly<Record<string, unknown>>;
  /** The texts they were read from. */
  readonly texts: Readonly<Record<string, string>>;
}

/**
 * What a table has no column for because it is said once above it: anything that is labelled (文号：某〔2024〕1号), and
 * required places and dates that the title names (某县2024年…台账). The first of `texts` that tells wins: the title, then
 * the sheet's name, then the file's. A text that names several places or years tells none.
 */
export function titleValues(missing: readonly ModelField[], texts: readonly string[], regions: RegionBook): TitleValues {
  const values: Record<string, unknown> = {};
  const found: Record<string, string> = {};
  for (const { name, field } of missing) {
    const labelled = readLabelled(field, texts[0] ?? '', regions);
    if (labelled !== undefined) {
      values[name] = labelled.value;
      found[name] = labelled.piece;
      continue;
    }
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

/** A value behind the field's own title, in a line above the table. */
function readLabelled(field: AnyField, text: string, regions: RegionBook): { piece: string; value: unknown } | undefined {
  if (field.carried !== undefined || field.sensitive || !(field.can.includes('reads') || field.can.includes('dates'))) return undefined;
  const labels = new Set([field.title.zh, ...field.aliases].map(compact));
  for (const [, label = '', piece = ''] of text.matchAll(/([^\s：:]{2,12})[：:]\s*([^\s：:]+)/gu)) {
    if (!labels.has(compact(label))) continue;
    const value = field.read(piece, { epoch: 1900, regions });
    if (value !== null && !(value instanceof Fault) && !(value instanceof Mention)) return { piece, value };
  }
  return undefined;
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
