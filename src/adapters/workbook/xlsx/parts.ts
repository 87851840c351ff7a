import { broken } from '../refusals.ts';
import type { ZipPackage } from '../zip/package.ts';
import { datedStyles } from './styles.ts';
import { tags } from './tags.ts';

export interface SheetPart {
  readonly name: string;
  readonly hidden: boolean;
  /** Path of its part in the package. */
  readonly path: string;
}

/** The parts of an .xlsx file and what its workbook part says of them. */
export interface WorkbookParts {
  readonly workbook: string;
  readonly sheets: readonly SheetPart[];
  readonly epoch: 1900 | 1904;
  readonly strings: string | null;
  readonly styles: string | null;
  readonly dated: Uint8Array;
  readonly macros: boolean;
  readonly externalLinks: boolean;
  readonly enclosures: boolean;
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true' || value === 'on';

/** Reads the small parts of an .xlsx file: which sheets there are, where, and what the styles mean. */
export function workbookParts(zip: ZipPackage): WorkbookParts {
  const root = relations(zip, '');
  const workbook = root.find((relation) => relation.type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml';
  const xml = text(zip, workbook);
  if (xml === undefined) throw broken({ zh: '缺少工作簿部件', en: 'the workbook part is missing' });
  const related = relations(zip, workbook);
  const byId = new Map(related.map((relation) => [relation.id, relation]));
  const sheets: SheetPart[] = [];
  let epoch: 1900 | 1904 = 1900;
  let macros = false;
  for (const tag of tags(xml)) {
    if (tag.name === 'workbookPr' && isTrue(tag.attribute('date1904'))) epoch = 1904;
    if (tag.name !== 'sheet') continue;
    const relation = byId.get(tag.attribute('id') ?? '');
    if (!relation) throw broken({ zh: '工作表与部件的对应关系缺失', en: 'a sheet points to no part' });
    if (/macrosheet/i.test(relation.type)) macros = true;
    // Chart and dialog sheets hold no cells.
    if (!relation.type.endsWith('/worksheet')) continue;
    sheets.push({ name: tag.attribute('name') ?? '', hidden: (tag.attribute('state') ?? 'visible') !== 'visible', path: relation.target });
  }
  const of = (type: string): string | null => {
    const target = related.find((relation) => relation.type.endsWith(`/${type}`))?.target;
    return target !== undefined && zip.has(target) ? target : null;
  };
  const styles = of('styles');
  return {
    workbook,
    sheets,
    epoch,
    strings: of('sharedStrings'),
    styles,
    dated: styles === null ? new Uint8Array() : datedStyles(text(zip, styles) ?? ''),
    macros: macros || zip.names.some((name) => /vbaproject\.bin$/i.test(name)),
    externalLinks: zip.names.some((name) => /externallinks\//i.test(name)),
    enclosures: zip.names.some((name) => /(?:embeddings|pivotcache)\//i.test(name)),
  };
}

export interface Relation {
  readonly id: string;
  readonly type: string;
  /** Path in the package, or the address of something outside. */
  readonly target: string;
}

/** Path of the part that lists the relations of `part`. */
export function relationsPath(part: string): string {
  const slash = part.lastIndexOf('/') + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

/** The relations of `part` (`''` for the package), targets resolved to paths. */
export function relations(zip: ZipPackage, part: string): Relation[] {
  const xml = text(zip, relationsPath(part));
  if (xml === undefined) return [];
  const found: Relation[] = [];
  for (const tag of tags(xml)) {
    if (tag.name !== 'Relationship') continue;
    const target = tag.attribute('Target') ?? '';
    const outside = tag.attribute('TargetMode') === 'External';
    found.push({ id: tag.attribute('Id') ?? '', type: tag.attribute('Type') ?? '', target: outside ? target : resolve(part, target) });
  }
  return found;
}

function resolve(from: string, target: string): string {
  const clean = target.replaceAll('\\', '/');
  if (clean.startsWith('/')) return clean.slice(1);
  const path = from.split('/').slice(0, -1);
  for (const step of clean.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}

/** A small part as text. */
export function text(zip: ZipPackage, path: string): string | undefined {
  const bytes = zip.whole(path);
  if (!bytes) return undefined;
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
  return bytes.toString('utf8', bytes[0] === 0xef ? 3 : 0);
}
