import { hash } from 'node:crypto';
import { lstatSync, realpathSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';

/** A Unix socket's path has room for 108 bytes, its closing zero included (unix(7)); macOS gives 104. */
const longestPath = 103;

/** Where a server that holds this data folder is to be reached by command lines. */
export function controlAddress(folder: string): string {
  const real = realOf(folder);
  const name = hash('sha256', real, 'hex').slice(0, 24);
  if (process.platform === 'win32') return `\\\\.\\pipe\\shanhai-${name}`;
  const inside = join(real, 'control.sock');
  if (Buffer.byteLength(inside) <= longestPath) return inside;
  return join(tmpdir(), `shanhai-${userInfo().uid}-${name}.sock`);
}

/** In a folder that everybody can write to, a socket of somebody else's must not be talked to. */
export function isOwn(address: string): boolean {
  if (process.platform === 'win32') return true;
  try {
    const { uid } = lstatSync(address);
    return uid === userInfo().uid || uid === 0;
  } catch {
    return false;
  }
}

function realOf(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return resolve(folder);
  }
}
