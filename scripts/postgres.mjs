import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installDebian } from './debian.mjs';

/** Makes sure that the tests can start a PostgreSQL server. Throws `PlainError`. */
export function installPostgres() {
  installDebian({ title: 'the PostgreSQL server', packages: 'postgresql', isHere: hasServer, steps });
}

// Debian would make and start a cluster of its own on port 5432; this setting, there for the time of the
// installation only, keeps it from that.
const steps = `
setting=/etc/postgresql-common/createcluster.d/shanhai-tests.conf
trap 'rm -f "$setting"' EXIT
mkdir -p "$(dirname "$setting")"
echo 'create_main_cluster = off' > "$setting"
apt-get update -q
apt-get install -q -y --no-install-recommends postgresql
`;

function hasServer() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const debian = '/usr/lib/postgresql';
  if (existsSync(debian)) folders.push(...readdirSync(debian).map((version) => join(debian, version, 'bin')));
  const executable = process.platform === 'win32' ? 'postgres.exe' : 'postgres';
  return folders.some((folder) => existsSync(join(folder, executable)));
}
