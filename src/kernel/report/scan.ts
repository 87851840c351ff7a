import type { Problem } from '../declare/problem.ts';
import { placesIn } from './place.ts';
import { problemAt } from './problems.ts';
import { readTag, type Tag } from './tag.ts';

/** A tag found in the text, read or not. */
export interface FoundTag {
  /** As it stands there, braces included. */
  readonly written: string;
  readonly read: Tag | Problem;
}

/** A text with each tag replaced by a mark that Markdown takes for a letter. */
export interface Scanned {
  readonly text: string;
  readonly tags: readonly FoundTag[];
  /** Offsets into `text` as offsets into what was scanned. */
  origin(offset: number): number;
}

const open = '\uE000';
const close = '\uE001';
const reserved = /[\uE000\uE001]/g;
const mark = /\uE000(\d+)\uE001/;

/**
 * Finds the tags of a text before Markdown sees it: what stands in them, `|` and `_` and `*`, is none of its business.
 * A tag that isn't closed on its line is a problem of its own. Never throws.
 */
export function scan(source: string): Scanned {
  // What would be taken for a mark is no letter of any language.
  const text = source.replace(reserved, '\uFFFD');
  const placeOf = placesIn(text);
  const tags: FoundTag[] = [];
  const shifts: { readonly to: number; readonly from: number }[] = [{ to: 0, from: 0 }];
  let out = '';
  let at = 0;
  for (let start = text.indexOf('{{'); start >= 0; start = text.indexOf('{{', at)) {
    out += text.slice(at, start);
    const lineEnd = text.indexOf('\n', start);
    const line = text.slice(start, lineEnd < 0 ? undefined : lineEnd);
    const end = line.indexOf('}}', 2);
    const place = placeOf(start);
    if (end < 0) {
      tags.push({ written: '{{', read: notClosed(place) });
      at = start + 2;
    } else {
      const written = line.slice(0, end + 2);
      tags.push({ written, read: readTag(written.slice(2, -2), place) });
      at = start + written.length;
    }
    out += `${open}${tags.length - 1}${close}`;
    shifts.push({ to: out.length, from: at });
  }
  return {
    text: out + text.slice(at),
    tags,
    origin(offset) {
      const last = shifts.findLast(({ to }) => to <= offset) ?? { to: 0, from: 0 };
      return last.from + offset - last.to;
    },
  };
}

/** A text of the Markdown parser as what was written, parted at the marks: texts and the numbers of tags. */
export function partedAtMarks(text: string): (string | number)[] {
  return text.split(mark).flatMap((part, index): (string | number)[] => (index % 2 === 1 ? [Number(part)] : part === '' ? [] : [part]));
}

const notClosed = (place: { line: number; character: number }): Problem =>
  problemAt('report.tag-not-closed', place, { zh: '“{{”在这一行没有“}}”', en: '“{{” has no “}}” on its line' }, { zh: '在同一行补上“}}”', en: 'Close it with “}}” on the same line' });
