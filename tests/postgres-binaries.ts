import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The folder of a PostgreSQL server's programmes: on the PATH, or where Debian keeps them, newest first. */
export function findPostgres(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian) : [];
  const folders = versions.sort((a, b) => Number(b) - Number(a)).map((version) => join(debian, version, 'bin'));
  folders.push(...(process.env['PATH'] ?? '').split(delimiter));
  const executable = process.platform === 'win32' ? 'initdb.exe' : 'initdb';
  return folders.find((folder) => existsSync(join(folder, executable)));
}
