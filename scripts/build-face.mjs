// Builds the face, the pages that the browser loads, when it is missing or older than what it is made of.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { PlainError, root } from './install.mjs';

const built = join(root, 'dist', 'web');
const stampFile = join(built, '.stamp');
const madeOf = ['src/web', 'src/client', 'src/domains', 'src/kernel/declare', 'vite.config.ts', 'package-lock.json', 'scripts/build-face.mjs'];

/** @param node path of the pinned Node. Throws `PlainError`. */
export async function buildFace(node) {
  const stamp = await stampOf();
  if ((await readFile(stampFile, 'utf8').catch(() => '')) === stamp) return;
  // Beside the old one and then in its place: a server at work never sees half of it.
  const fresh = join(root, 'dist', `web.${process.pid}`);
  const { code, said } = await build(node, fresh);
  if (code !== 0) throw new PlainError(`building the pages failed:\n${said.trim().split('\n').slice(-20).join('\n')}`);
  await pack(fresh);
  await writeFile(join(fresh, '.stamp'), stamp);
  await rm(built, { recursive: true, force: true });
  await rename(fresh, built);
}

async function stampOf() {
  const hash = createHash('sha256');
  for (const place of madeOf) for (const file of await filesOf(join(root, place))) hash.update(file).update('\0').update(await readFile(file)).update('\0');
  return hash.digest('hex');
}

async function filesOf(place) {
  const entries = await readdir(place, { recursive: true, withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) return existsSync(place) ? [place] : [];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function build(node, folder) {
  return new Promise((resolve) => {
    const child = spawn(node, [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--outDir', folder, '--logLevel', 'warn'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        said += text;
      });
    }
    child.on('error', (error) => resolve({ code: 1, said: error.message }));
    child.on('close', (code) => resolve({ code, said }));
  });
}

/** Packed once here, so that the server packs nothing per request. */
async function pack(folder) {
  for (const file of await filesOf(folder)) {
    if (!/\.(?:js|css|svg|html|webmanifest)$/.test(file)) continue;
    const content = await readFile(file);
    await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
    await writeFile(`${file}.br`, await promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
  }
}
