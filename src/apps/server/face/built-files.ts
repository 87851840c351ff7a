import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

/** A file of the built face, with what it was packed into beforehand. */
export interface BuiltFile {
  readonly type: string;
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly packed: Readonly<Partial<Record<Encoding, Uint8Array<ArrayBuffer>>>>;
  /** Its name holds a hash of its content: it never changes. */
  readonly lasting: boolean;
}

export type Encoding = 'br' | 'gzip';

const endings = { br: '.br', gzip: '.gz' } as const;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
};

/** The built files by address, read once; `undefined` until the face is built. */
export function readBuilt(folder: string): ReadonlyMap<string, BuiltFile> | undefined {
  if (statSync(join(folder, 'index.html'), { throwIfNoEntry: false }) === undefined) return undefined;
  const files = new Map<string, BuiltFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = types[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    const address = `/${relative(folder, path).split(sep).join('/')}`;
    if (address.startsWith('/.')) continue;
    files.set(address, { type, plain: Uint8Array.from(readFileSync(path)), packed: { ...packedAs('br', path), ...packedAs('gzip', path) }, lasting: address.startsWith('/assets/') });
  }
  return files;
}

function packedAs(encoding: Encoding, path: string): Partial<Record<Encoding, Uint8Array<ArrayBuffer>>> {
  const packed = path + endings[encoding];
  return statSync(packed, { throwIfNoEntry: false }) === undefined ? {} : { [encoding]: Uint8Array.from(readFileSync(packed)) };
}
