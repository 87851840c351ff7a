import { text, type Relation, relations, relationsPath } from '../xlsx/parts.ts';
import { escapeXml } from '../xlsx/text.ts';
import { partKey } from '../zip/directory.ts';
import type { ZipPackage } from '../zip/package.ts';
import { type PackedPart, packPart, zipOf } from '../zip/write.ts';
import { OFFICE_RELATIONS, PACKAGE, XML } from './skeleton.ts';

/** A workbook in which some parts are replaced or added; all others are copied as they lie, unopened. */
export interface PackageEdit {
  readonly zip: ZipPackage;
  /** The part as it now is, as text; `undefined` where there is none. */
  read(path: string): string | undefined;
  write(path: string, content: string | Buffer): void;
  relations(part: string): readonly Relation[];
  /** Relates `part` to `target` and answers the id. */
  relate(part: string, type: string, target: string): string;
  /** Sees that the content type of a new part is known. */
  declare(path: string, type: string): void;
  declareExtension(extension: string, type: string): void;
  /** A path that no part has. */
  free(stem: string, extension: string): string;
  bytes(): Buffer;
}

const TYPES = '[Content_Types].xml';

/** Begins to edit a workbook. */
export function editPackage(zip: ZipPackage): PackageEdit {
  const changed = new Map<string, { path: string; content: string | Buffer }>();
  const edit: PackageEdit = {
    zip,
    read(path) {
      const own = changed.get(partKey(path))?.content;
      return own === undefined ? text(zip, path) : own.toString();
    },
    write(path, content) {
      const written = zip.names.find((name) => partKey(name) === partKey(path)) ?? path;
      changed.set(partKey(path), { path: written, content });
    },
    relations(part) {
      const whole = (path: string): Buffer | undefined => {
        const xml = edit.read(path);
        return xml === undefined ? undefined : Buffer.from(xml);
      };
      return relations({ ...zip, whole }, part);
    },
    relate(part, type, target) {
      const path = relationsPath(part);
      const xml = edit.read(path) ?? `${XML}<Relationships xmlns="${PACKAGE}/relationships"></Relationships>`;
      const taken = new Set(edit.relations(part).map((relation) => relation.id));
      let n = taken.size + 1;
      while (taken.has(`rId${n}`)) n++;
      const row = `<Relationship Id="rId${n}" Type="${OFFICE_RELATIONS}/${type}" Target="/${escapeXml(target)}"/>`;
      edit.write(path, /<Relationships\b[^>]*\/>/.test(xml) ? xml.replace(/<Relationships\b([^>]*)\/>/, `<Relationships$1>${row}</Relationships>`) : insertBefore(xml, 'Relationships', row));
      return `rId${n}`;
    },
    declare(path, type) {
      const xml = edit.read(TYPES) ?? '';
      if (xml.includes(`PartName="/${path}"`)) return;
      edit.write(TYPES, insertBefore(xml, 'Types', `<Override PartName="/${path}" ContentType="${type}"/>`));
    },
    declareExtension(extension, type) {
      const xml = edit.read(TYPES) ?? '';
      if (new RegExp(`Extension="${extension}"`, 'i').test(xml)) return;
      edit.write(TYPES, xml.replace(/(<(?:\w+:)?Types\b[^>]*>)/, `$1<Default Extension="${extension}" ContentType="${type}"/>`));
    },
    free(stem, extension) {
      for (let n = 1; ; n++) {
        const path = `${stem}${n}.${extension}`;
        if (!zip.has(path) && !changed.has(partKey(path))) return path;
      }
    },
    bytes() {
      const parts: PackedPart[] = [];
      for (const name of zip.names) {
        const own = changed.get(partKey(name));
        if (own) {
          parts.push(packPart(own.path, own.content));
          changed.delete(partKey(name));
          continue;
        }
        const { entry, bytes } = zip.packed(name);
        parts.push({ name, method: entry.method, crc: entry.crc, size: entry.size, bytes });
      }
      for (const { path, content } of changed.values()) parts.push(packPart(path, content));
      return zipOf(parts);
    },
  };
  return edit;
}

/** Puts XML right before the end tag of an element, whatever its prefix. */
export function insertBefore(xml: string, element: string, addition: string): string {
  const at = xml.search(new RegExp(`</(?:[\\w.-]+:)?${element}\\s*>(?![\\s\\S]*</(?:[\\w.-]+:)?${element}\\s*>)`));
  return at < 0 ? xml : xml.slice(0, at) + addition + xml.slice(at);
}
