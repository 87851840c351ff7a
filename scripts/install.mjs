// Plain JavaScript that runs on Node 20: this is what brings Node 24 in.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, constants, link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** The folder of the clone. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const modules = join(root, 'node_modules');
const stampFile = join(modules, '.shanhai-lock');
const lockFolder = join(root, '.tmp');
const turnFile = join(lockFolder, 'install.pid');

/** A refusal that is told in one line, without a stack. */
export class PlainError extends Error {}

/**
 * Brings the packages of package-lock.json in when they are missing or others, and says nothing when they are there.
 * Answers the path of the Node to run the platform with. Throws `PlainError`.
 */
export async function install() {
  const lockText = await readFile(join(root, 'package-lock.json'), 'utf8');
  const stamp = createHash('sha256').update(lockText).digest('hex');
  if (!(await isStamped(stamp))) await takingTurns(() => bringIn(lockText, stamp));
  return pinnedNode();
}

/** Runs `install()` and `work` after it; a `PlainError` becomes one line and exit code 1. */
export async function installThen(work) {
  try {
    await work(await install());
  } catch (error) {
    if (!(error instanceof PlainError)) throw error;
    process.stderr.write(`shanhai: ${error.message}\n`);
    process.exitCode = 1;
  }
}

async function isStamped(stamp) {
  return (await readFile(stampFile, 'utf8').catch(() => '')) === stamp;
}

async function bringIn(lockText, stamp) {
  if (await isStamped(stamp)) return;
  // Somebody may have run `npm install` by hand: what npm itself recorded is then as good as our stamp.
  const lock = JSON.parse(lockText);
  if (!(await npmRecorded(lock))) await bringInByNpm(lock);
  await writeFile(stampFile, stamp);
}

/** Whether npm's own record of node_modules holds every package of the lock, those of other platforms aside. */
async function npmRecorded(lock) {
  const text = await readFile(join(modules, '.package-lock.json'), 'utf8').catch(() => '');
  if (text === '') return false;
  const present = JSON.parse(text).packages;
  return Object.entries(lock.packages).every(([place, wanted]) => {
    if (place === '') return true;
    const there = present[place];
    return there === undefined ? wanted.optional === true : there.integrity === wanted.integrity;
  });
}

async function bringInByNpm(lock) {
  // Said outright, since a user's npm configuration, NODE_ENV=production or `npm --silent` may say otherwise.
  const options = ['--include=dev', '--include=optional', '--global=false', '--loglevel=error', '--no-audit', '--no-fund'];
  if (!(await isWritable(homedir()))) options.push('--cache', join(lockFolder, 'npm-cache'));
  const began = Date.now();
  process.stderr.write('Installing packages (once, about a minute) … ');
  let { code, said } = await runNpm('ci', ...options);
  // `npm ci` refuses a lock that was written where the registry lacked some platform's optional packages; the same
  // versions come in by `npm install`, and what came in is compared with the lock.
  if (code !== 0 && said.includes('EUSAGE')) {
    ({ code, said } = await runNpm('install', '--no-save', ...options));
    if (code === 0 && !(await npmRecorded(lock))) {
      code = 1;
      said = 'package-lock.json does not fit package.json';
    }
  }
  if (code !== 0) {
    process.stderr.write('\n');
    throw new PlainError(`installing the packages failed:\n${said.trim().split('\n').slice(0, 12).join('\n')}`);
  }
  process.stderr.write(`${Math.round((Date.now() - began) / 1000)} s\n`);
}

function runNpm(...args) {
  const [command, ...before] = findNpm();
  return listen(command, [...before, ...args]);
}

/** npm as the running Node has it, so that nothing needs to be on the PATH. */
function findNpm() {
  const beside = dirname(process.execPath);
  const candidates = [
    basename(process.env.npm_execpath ?? '') === 'npm-cli.js' ? process.env.npm_execpath : undefined,
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  const found = candidates.find((file) => file !== undefined && existsSync(file));
  return found === undefined ? ['npm'] : [process.execPath, found];
}

function listen(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      // Only a script of npm's (npm.cmd) needs a shell, and only on Windows.
      shell: process.platform === 'win32' && command === 'npm',
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        said += text;
      });
    }
    child.on('error', (error) => resolve({ code: 1, said: `${command}: ${error.message}` }));
    child.on('close', (code) => resolve({ code, said }));
  });
}

function isWritable(folder) {
  return access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
}

function pinnedNode() {
  const executable = process.platform === 'win32' ? 'node.exe' : 'node';
  const platform = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const pinned = join(modules, `node-${platform}`, 'bin', executable);
  if (existsSync(pinned)) return pinned;
  if (Number.parseInt(process.versions.node, 10) >= 24) return process.execPath;
  throw new PlainError(`on ${platform} please run this with Node 24 or newer; this is Node ${process.versions.node}`);
}

/** Two starts at once: the second waits for the first, and takes over from one that died. */
async function takingTurns(work) {
  await mkdir(lockFolder, { recursive: true });
  while (!(await tookTurn())) {
    const holder = Number(await readFile(turnFile, 'utf8').catch(() => ''));
    if (holder > 0 && !isAlive(holder)) await clearTurnOf(holder);
    else await pause(150);
  }
  try {
    await work();
  } finally {
    await rm(turnFile, { force: true });
  }
}

async function tookTurn() {
  // Linked into place, so that nobody ever reads the file before the number is in it.
  const own = `${turnFile}.${process.pid}`;
  try {
    await writeFile(own, String(process.pid));
    await link(own, turnFile);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw new PlainError(`cannot write ${turnFile}: ${error.message}`);
  } finally {
    await rm(own, { force: true });
  }
}

async function clearTurnOf(dead) {
  // Renaming first: of two that find the holder dead, one may by now hold the turn itself and must keep it.
  const aside = `${turnFile}.${process.pid}`;
  await rename(turnFile, aside).catch(() => undefined);
  const holder = Number(await readFile(aside, 'utf8').catch(() => dead));
  if (holder !== dead && isAlive(holder)) await rename(aside, turnFile);
  else await rm(aside, { force: true });
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
