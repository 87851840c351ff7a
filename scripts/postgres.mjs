import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { PlainError } from './install.mjs';

/**
 * Makes sure that a PostgreSQL server can be started by the tests; installs Debian's where it is missing and may be.
 * Throws `PlainError` when it is missing and cannot be installed.
 */
export function installPostgres() {
  if (hasServer()) return;
  const root = process.getuid?.() === 0;
  const mend = 'the tests need the PostgreSQL server (Debian: apt-get install postgresql); it is not here';
  if (!runs('apt-get', ['--version'])) throw new PlainError(mend);
  if (!root && !runs('sudo', ['-n', 'true'])) throw new PlainError(mend);
  process.stderr.write('Installing PostgreSQL for the tests … ');
  const began = Date.now();
  const { status, stdout, stderr } = spawnSync(root ? 'sh' : 'sudo', root ? ['-c', steps] : ['-n', 'sh', '-c', steps], {
    encoding: 'utf8',
  });
  if (status !== 0 || !hasServer()) {
    process.stderr.write('\n');
    throw new PlainError(`${mend}, and installing it failed:\n${`${stdout}${stderr}`.trim().split('\n').slice(-8).join('\n')}`);
  }
  process.stderr.write(`${Math.round((Date.now() - began) / 1000)} s\n`);
}

// Debian would make and start a cluster of its own on port 5432; this setting, there for the time of the
// installation only, keeps it from that.
const steps = `
set -e
export DEBIAN_FRONTEND=noninteractive
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

function runs(command, args) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}
