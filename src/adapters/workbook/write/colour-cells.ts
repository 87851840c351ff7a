import { columnLetter } from '#kernel/sheet/table/column-letter.ts';
import { columnNumber } from './mark.ts';

/**
 * Gives cells of a sheet's XML another style, and makes those that are not there. `wrong` holds the 1-based columns by
 * row; everything else of the part stays byte for byte.
 */
export function colourCells(xml: string, wrong: ReadonlyMap<number, ReadonlySet<number>>, redOf: (style: number) => number): string {
  const prefix = /<(?:([\w.-]+):)?worksheet\b/.exec(xml)?.[1];
  const p = prefix === undefined ? '' : `${prefix}:`;
  const empty = xml.replace(new RegExp(`<${p}sheetData\\s*/>`), `<${p}sheetData></${p}sheetData>`);
  const start = empty.search(new RegExp(`<${p}sheetData[\\s>]`));
  const end = empty.lastIndexOf(`</${p}sheetData`);
  if (start < 0 || end < 0) return xml;
  const waiting = [...wrong.keys()].sort((a, b) => a - b);
  const pieces: string[] = [];
  const opening = new RegExp(`<${p}row(?=[\\s/>])[^>]*>`, 'g');
  let copied = 0;
  let number = 0;
  let next = 0;
  opening.lastIndex = start;
  const makeUpTo = (row: number, at: number): void => {
    for (; next < waiting.length && waiting[next]! < row; next++) {
      pieces.push(empty.slice(copied, at), newRow(waiting[next]!, wrong.get(waiting[next]!)!, redOf, p));
      copied = at;
    }
  };
  for (let match = opening.exec(empty); match && match.index < end && next < waiting.length; match = opening.exec(empty)) {
    const stated = /\sr\s*=\s*["'](\d+)["']/.exec(match[0])?.[1];
    number = stated === undefined ? number + 1 : Number(stated);
    if (number < waiting[next]!) continue;
    makeUpTo(number, match.index);
    if (number !== waiting[next]) continue;
    const closed = match[0].endsWith('/>');
    const inside = match.index + match[0].length;
    const stop = closed ? inside : empty.indexOf(`</${p}row`, inside);
    pieces.push(empty.slice(copied, match.index), closed ? match[0].replace(/\s*\/>$/, '>') : match[0]);
    pieces.push(colourRow(closed ? '' : empty.slice(inside, stop), number, wrong.get(number)!, redOf, p));
    if (closed) pieces.push(`</${p}row>`);
    copied = stop;
    next++;
  }
  makeUpTo(Number.POSITIVE_INFINITY, end);
  pieces.push(empty.slice(copied));
  return pieces.join('');
}

function newRow(row: number, columns: ReadonlySet<number>, redOf: (style: number) => number, p: string): string {
  return `<${p}row r="${row}">${[...columns].sort((a, b) => a - b).map((column) => newCell(row, column, redOf, p)).join('')}</${p}row>`;
}

function newCell(row: number, column: number, redOf: (style: number) => number, p: string): string {
  return `<${p}c r="${columnLetter(column)}${row}" s="${redOf(0)}"/>`;
}

function colourRow(cells: string, row: number, columns: ReadonlySet<number>, redOf: (style: number) => number, p: string): string {
  const missing = [...columns].sort((a, b) => a - b);
  let column = 0;
  const coloured = cells.replace(new RegExp(`<${p}c(?=[\\s/>])([^>]*)>`, 'g'), (tag: string, inside: string) => {
    const reference = /\sr\s*=\s*["']([A-Z]+)\d+["']/.exec(inside)?.[1];
    column = reference === undefined ? column + 1 : columnNumber(reference);
    let before = '';
    while (missing.length > 0 && missing[0]! < column) before += newCell(row, missing.shift()!, redOf, p);
    if (missing[0] !== column) return before + tag;
    missing.shift();
    const style = Number(/\ss\s*=\s*["'](\d+)["']/.exec(inside)?.[1] ?? 0);
    const bare = tag.replace(/\ss\s*=\s*["']\d+["']/, '');
    return before + bare.replace(/^(<[^\s/>]+)/, `$1 s="${redOf(style)}"`);
  });
  return coloured + missing.map((last) => newCell(row, last, redOf, p)).join('');
}
