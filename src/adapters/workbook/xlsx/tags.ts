import { unescapeXml } from './text.ts';

/** One start tag of a small XML part. */
export interface Tag {
  /** Without its namespace prefix. */
  readonly name: string;
  readonly closed: boolean;
  /** Offsets of `<` and of the character after `>`. */
  readonly start: number;
  readonly end: number;
  attribute(name: string): string | undefined;
}

/** Walks the start tags of a part that is small enough to be held as a string. Comments and processing instructions are passed over. */
export function* tags(xml: string): Generator<Tag> {
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at)) {
    const next = xml[at + 1];
    if (next === '!' || next === '?' || next === '/') {
      const stop = xml.startsWith('<!--', at) ? xml.indexOf('-->', at) : xml.indexOf('>', at);
      if (stop < 0) return;
      at = stop;
      continue;
    }
    const end = tagEnd(xml, at);
    if (end < 0) return;
    const closed = xml[end - 2] === '/';
    const inside = xml.slice(at + 1, closed ? end - 2 : end - 1);
    const full = /^[^\s/>]*/.exec(inside)?.[0] ?? '';
    const start = at;
    yield {
      name: full.slice(full.indexOf(':') + 1),
      closed,
      start,
      end,
      attribute: (name) => attribute(inside.slice(full.length), name),
    };
    at = end;
  }
}

function tagEnd(xml: string, at: number): number {
  let quote = '';
  for (let i = at + 1; i < xml.length; i++) {
    const c = xml[i]!;
    if (quote) {
      if (c === quote) quote = '';
    } else if (c === '"' || c === "'") quote = c;
    else if (c === '>') return i + 1;
  }
  return -1;
}

function attribute(inside: string, name: string): string | undefined {
  for (const match of inside.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    const full = match[1]!;
    if (full === name || full.slice(full.indexOf(':') + 1) === name) return unescapeXml(match[2] ?? match[3] ?? '');
  }
  return undefined;
}
