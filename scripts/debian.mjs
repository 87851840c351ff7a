import { spawnSync } from 'node:child_process';
import { PlainError } from './install.mjs';

/**
 * Makes sure that something from Debian's packages is here, and installs it where it is missing and may be.
 * Throws `PlainError` when it is missing and cannot be installed.
 * @param wanted `title` and `packages` for people, `isHere` tells whether it is, `steps` is the shell script that brings it
 */
export function installDebian({ title, packages, isHere, steps }) {
  if (isHere()) return;
  const root = process.getuid?.() === 0;
  const mend = `the tests need ${title} (Debian: apt-get install ${packages}); it is not here`;
  if (!runs('apt-get', ['--version'])) throw new PlainError(mend);
  if (!root && !runs('sudo', ['-n', 'true'])) throw new PlainError(mend);
  process.stderr.write(`Installing ${title} for the tests … `);
  const began = Date.now();
  const script = `set -e\nexport DEBIAN_FRONTEND=noninteractive\n${steps}`;
  const { status, stdout, stderr } = spawnSync(root ? 'sh' : 'sudo', root ? ['-c', script] : ['-n', 'sh', '-c', script], {
    encoding: 'utf8',
  });
  if (status !== 0 || !isHere()) {
    process.stderr.write('\n');
    throw new PlainError(`${mend}, and installing it failed:\n${`${stdout}${stderr}`.trim().split('\n').slice(-8).join('\n')}`);
  }
  process.stderr.write(`${Math.round((Date.now() - began) / 1000)} s\n`);
}

function runs(command, args) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}
