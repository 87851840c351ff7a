import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { refuse, Refusal } from '../../kernel/declare/problem.ts';
import type { Files } from '../../kernel/ports/files.ts';
import type { Vault } from '../../kernel/ports/vault.ts';

const HASH = /^[0-9a-f]{64}$/;

/**
 * Keeps files encrypted in a folder as `ab/cd/abcd…`, by the SHA-256 of what they say. A file is under its name only once the
 * disk has all of it. Reading throws `Refusal` `file.damaged` when the bytes are no longer those that were kept.
 */
export function folderFiles(root: string, vault: Pick<Vault, 'encryptBytes' | 'decryptBytes'>): Files {
  return {
    async keep(bytes) {
      const hash = hashOf(bytes);
      const { folder, path } = placeOf(root, hash);
      const encrypted = vault.encryptBytes(bytes);
      if (await isKept(path, encrypted.length)) return hash;
      await mkdir(folder, { recursive: true });
      const writing = join(folder, `.${randomUUID()}`);
      try {
        await write(writing, encrypted);
        await rename(writing, path);
      } catch (error) {
        await rm(writing, { force: true });
        throw error;
      }
      await flushFolder(folder);
      return hash;
    },

    async read(hash) {
      if (!HASH.test(hash)) return undefined;
      let bytes: Uint8Array;
      try {
        bytes = await readFile(placeOf(root, hash).path);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
      const opened = decryptedWith(vault, bytes);
      if (opened === undefined || hashOf(opened) !== hash) throw damaged(hash);
      return opened;
    },

    async remove(hash) {
      if (HASH.test(hash)) await rm(placeOf(root, hash).path, { force: true });
    },

    async *list() {
      for (const first of await sortedNames(root)) {
        for (const second of await sortedNames(join(root, first))) {
          for (const name of await sortedNames(join(root, first, second))) if (HASH.test(name)) yield name;
        }
      }
    },
  };
}

/**
 * Encrypts the files of a folder anew, each whole or not at all; those that were already are left. Answers how many there are.
 * @param told is told how many are done
 * @throws Refusal `file.damaged`
 */
export async function resealFiles(root: string, from: Pick<Vault, 'decryptBytes'>, to: Pick<Vault, 'encryptBytes' | 'decryptBytes'>, told: (files: number) => void): Promise<number> {
  let count = 0;
  for await (const hash of folderFiles(root, to).list()) {
    const { folder, path } = placeOf(root, hash);
    const stored = await readFile(path);
    if (decryptedWith(to, stored) === undefined) {
      const opened = decryptedWith(from, stored);
      if (opened === undefined || hashOf(opened) !== hash) throw damaged(hash);
      const writing = join(folder, `.${randomUUID()}`);
      await write(writing, to.encryptBytes(opened));
      await rename(writing, path);
      await flushFolder(folder);
    }
    told((count += 1));
  }
  return count;
}

function decryptedWith(vault: Pick<Vault, 'decryptBytes'>, encrypted: Uint8Array): Buffer | undefined {
  try {
    return vault.decryptBytes(encrypted);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function placeOf(root: string, hash: string): { folder: string; path: string } {
  const folder = join(root, hash.slice(0, 2), hash.slice(2, 4));
  return { folder, path: join(folder, hash) };
}

/** A file cut short, by whatever means, is written again. */
async function isKept(path: string, size: number): Promise<boolean> {
  try {
    return (await stat(path)).size === size;
  } catch {
    return false;
  }
}

async function write(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes the new name itself last; Windows has no such thing. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const opened = await open(folder, 'r');
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
}

async function sortedNames(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw error;
  }
}

function damaged(hash: string) {
  return refuse(
    'file.damaged',
    { zh: `文件 ${hash} 的内容已损坏。`, en: `The file ${hash} has been damaged.` },
    { zh: '请从备份恢复该文件。', en: 'Restore this file from a backup.' },
    { file: hash },
  );
}
