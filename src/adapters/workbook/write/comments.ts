import { tags } from '../xlsx/tags.ts';
import { escapeText } from '../xlsx/text.ts';
import { type PackageEdit, insertBefore } from './edit.ts';
import { columnNumber } from './mark.ts';
import { MAIN, OFFICE_RELATIONS, TYPES, XML } from './skeleton.ts';

/** A note on a cell, e.g. of `C7`. */
export interface CellNote {
  readonly at: string;
  readonly text: string;
}

const AUTHOR = '山海 Shanhai';

/** What comes behind `legacyDrawing` in a worksheet (ECMA-376 18.3.1.99). */
const BEHIND = ['legacyDrawingHF', 'drawingHF', 'picture', 'oleObjects', 'controls', 'webPublishItems', 'tableParts', 'extLst'];

/**
 * Adds notes to a sheet. Notes that are there stay; where a cell has one already, the text goes below it. Answers the
 * sheet's XML, with a reference to the drawing of the notes where it had none.
 */
export function addNotes(edit: PackageEdit, sheetPath: string, xml: string, notes: readonly CellNote[]): string {
  if (notes.length === 0) return xml;
  const related = edit.relations(sheetPath);
  const known = related.find((relation) => relation.type.endsWith('/comments'))?.target;
  const path = known ?? edit.free('xl/comments', 'xml');
  const before = (known === undefined ? undefined : edit.read(known)) ?? `${XML}<comments xmlns="${MAIN}"><authors></authors><commentList></commentList></comments>`;
  const { xml: comments, added } = withComments(before, notes);
  edit.write(path, comments);
  if (known === undefined) {
    edit.relate(sheetPath, 'comments', path);
    edit.declare(path, `${TYPES}.comments+xml`);
  }
  const id = [...tags(xml)].find((tag) => tag.name === 'legacyDrawing')?.attribute('id');
  const drawing = id === undefined ? undefined : related.find((relation) => relation.id === id)?.target;
  const shapes = added.map((note, i) => shape(note.at, i)).join('');
  if (drawing !== undefined) {
    edit.write(drawing, insertBefore(edit.read(drawing) ?? vml(''), 'xml', shapeType + shapes));
    return xml;
  }
  const fresh = edit.free('xl/drawings/vmlDrawing', 'vml');
  edit.write(fresh, vml(shapes));
  edit.declareExtension('vml', 'application/vnd.openxmlformats-officedocument.vmlDrawing');
  return withDrawing(xml, edit.relate(sheetPath, 'vmlDrawing', fresh));
}

function withComments(xml: string, notes: readonly CellNote[]): { xml: string; added: CellNote[] } {
  const prefix = /<(?:([\w.-]+):)?comments\b/.exec(xml)?.[1];
  const p = prefix === undefined ? '' : `${prefix}:`;
  const opened = xml.replace(new RegExp(`<${p}(authors|commentList)\\s*/>`, 'g'), `<${p}$1></${p}$1>`);
  const authors = [...tags(opened)].filter((tag) => tag.name === 'author').length;
  let result = insertBefore(opened, 'authors', `<${p}author>${AUTHOR}</${p}author>`);
  const have = new Map([...tags(result)].filter((tag) => tag.name === 'comment').map((tag) => [tag.attribute('ref') ?? '', tag]));
  const added: CellNote[] = [];
  const inserts: { at: number; text: string }[] = [];
  for (const note of notes) {
    const there = have.get(note.at);
    const end = there ? result.indexOf(`</${p}text>`, there.end) : -1;
    if (there && end >= 0) inserts.push({ at: end, text: run(`\n${note.text}`, p) });
    else added.push(note);
  }
  for (const { at, text } of inserts.sort((a, b) => b.at - a.at)) result = result.slice(0, at) + text + result.slice(at);
  const list = added.map((note) => `<${p}comment ref="${note.at}" authorId="${authors}"><${p}text>${run(note.text, p)}</${p}text></${p}comment>`).join('');
  return { xml: insertBefore(result, 'commentList', list), added };
}

const run = (text: string, p: string): string => `<${p}r><${p}t xml:space="preserve">${escapeText(text)}</${p}t></${p}r>`;

const shapeType =
  '<v:shapetype id="_x0000_t202shanhai" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>';

function vml(shapes: string): string {
  return `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>${shapeType}${shapes}</xml>`;
}

/** The box of one note. It stays hidden until the pointer is on the cell; row and column are 0-based here. */
function shape(at: string, i: number): string {
  const [, letters = 'A', digits = '1'] = /^([A-Z]+)(\d+)$/.exec(at) ?? [];
  const row = Number(digits) - 1;
  const column = columnNumber(letters) - 1;
  return (
    `<v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" id="_x0000_sShanhai${i + 1}" type="#_x0000_t202shanhai" style="position:absolute;margin-left:60pt;margin-top:2pt;width:220pt;height:80pt;z-index:${i + 1};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>' +
    `<x:ClientData xmlns:x="urn:schemas-microsoft-com:office:excel" ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${column + 1}, 15, ${row}, 2, ${column + 4}, 31, ${row + 5}, 1</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
  );
}

function withDrawing(xml: string, id: string): string {
  const prefix = /<(?:([\w.-]+):)?worksheet\b/.exec(xml)?.[1];
  const p = prefix === undefined ? '' : `${prefix}:`;
  const element = `<${p}legacyDrawing xmlns:r="${OFFICE_RELATIONS}" r:id="${id}"/>`;
  const dataEnd = Math.max(xml.lastIndexOf(`</${p}sheetData`), xml.search(new RegExp(`<${p}sheetData\\s*/>`)), 0);
  const tail = xml.slice(dataEnd);
  const places = BEHIND.map((name) => tail.search(new RegExp(`<${p}${name}[\\s/>]`))).filter((at) => at >= 0);
  places.push(tail.lastIndexOf(`</${p}worksheet`));
  const at = dataEnd + Math.min(...places.filter((place) => place >= 0));
  return xml.slice(0, at) + element + xml.slice(at);
}
