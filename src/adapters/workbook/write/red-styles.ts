import { tags } from '../xlsx/tags.ts';

/** The colour of a wrong cell: light enough to read what is in it. */
const FILL = '<fill><patternFill patternType="solid"><fgColor rgb="FFFFC7CE"/><bgColor indexed="64"/></patternFill></fill>';

export interface RedStyles {
  /** The style that looks like `style`, on red. */
  redOf(style: number): number;
  /** The styles part with what was added. */
  xml(): string;
}

/** Derives red styles from those of a workbook: number format, font, border and protection of a cell stay its own. */
export function redStyles(xml: string): RedStyles {
  const prefix = /<(?:([\w.-]+):)?styleSheet\b/.exec(xml)?.[1];
  const p = prefix === undefined ? '' : `${prefix}:`;
  const formats = childrenOf(xml, 'cellXfs', 'xf');
  const fills = childrenOf(xml, 'fills', 'fill');
  const red = new Map<number, number>();
  const added: string[] = [];
  const withPrefix = (part: string): string => (p === '' ? part : part.replace(/<(\/?)(?=\w)/g, `<$1${p}`));
  return {
    redOf(style) {
      const known = red.get(style);
      if (known !== undefined) return known;
      const own = formats[style] ?? formats[0] ?? withPrefix('<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>');
      const open = /^<[^>]*>/.exec(own)![0];
      const bare = open.replace(/\s(?:fillId|applyFill)\s*=\s*(?:"[^"]*"|'[^']*')/g, '');
      added.push(bare.replace(/^(<[^\s/>]+)/, `$1 fillId="${fills.length}" applyFill="1"`) + own.slice(open.length));
      const index = Math.max(formats.length, 0) + added.length - 1;
      red.set(style, index);
      return index;
    },
    xml: () => (added.length === 0 ? xml : append(append(xml, 'fills', [withPrefix(FILL)], fills.length, p), 'cellXfs', added, formats.length, p)),
  };
}

/** The children of one list, each as its XML. */
function childrenOf(xml: string, list: string, child: string): string[] {
  const children: string[] = [];
  let inside = false;
  let until = 0;
  for (const tag of tags(xml)) {
    if (tag.name === list) {
      if (tag.closed) return [];
      inside = true;
      const close = new RegExp(`</(?:[\\w.-]+:)?${list}\\s*>`).exec(xml.slice(tag.end));
      until = close ? tag.end + close.index : xml.length;
    } else if (inside && tag.start >= until) break;
    else if (inside && tag.name === child) {
      if (tag.closed) children.push(xml.slice(tag.start, tag.end));
      else {
        const close = new RegExp(`</(?:[\\w.-]+:)?${child}\\s*>`).exec(xml.slice(tag.end));
        children.push(xml.slice(tag.start, close ? tag.end + close.index + close[0].length : tag.end));
      }
    }
  }
  return children;
}

function append(xml: string, list: string, items: readonly string[], before: number, p: string): string {
  const open = new RegExp(`<${p}${list}\\b[^>]*>`).exec(xml);
  if (!open) return xml;
  const closed = open[0].endsWith('/>');
  const counted = open[0].replace(/\scount\s*=\s*(?:"[^"]*"|'[^']*')/, '').replace(/\s*\/?>$/, ` count="${before + items.length}">`);
  const rest = xml.slice(open.index + open[0].length);
  if (closed) return `${xml.slice(0, open.index)}${counted}${items.join('')}</${p}${list}>${rest}`;
  const end = rest.indexOf(`</${p}${list}`);
  return `${xml.slice(0, open.index)}${counted}${rest.slice(0, end)}${items.join('')}${rest.slice(end)}`;
}
