import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** What `.gitignore` leaves out, and git's own folder. */
const leftOut = new Set(['.git', 'node_modules', 'data', 'dist', 'coverage', '.tmp']);

/** The paths, from the root and with slashes, of every file of the repository whose name matches. */
export function* files(name: RegExp, folder = ''): Generator<string> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    if (leftOut.has(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(name, path);
    else if (entry.isFile() && name.test(entry.name)) yield path.split(sep).join('/');
  }
}

/** The lines of one file, with their 1-based numbers. */
export function* lines(path: string): Generator<[number, string]> {
  for (const [index, line] of read(path).split('\n').entries()) yield [index + 1, line];
}

export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** The places, `path:line: text`, of the lines among `paths` that match. */
export function places(paths: Iterable<string>, pattern: RegExp): string[] {
  const found: string[] = [];
  for (const path of paths) {
    for (const [number, line] of lines(path)) {
      if (pattern.test(line)) found.push(`${path}:${number}: ${line.trim().slice(0, 120)}`);
    }
  }
  return found;
}

/** Where a path written in `from` leads, from the root. */
export function target(from: string, specifier: string): string {
  return relative(root, join(root, dirname(from), specifier)).split(sep).join('/');
}
