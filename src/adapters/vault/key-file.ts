import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { refuse, type Refusal } from '../../kernel/declare/problem.ts';
import { suites, type SuiteName } from './suites.ts';
import type { VaultKey } from './vault.ts';

/**
 * The key that a file keeps; `undefined` where there is no such file.
 * @throws Refusal `store.key-unreadable`
 */
export async function readKeyFile(path: string): Promise<VaultKey | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw unreadable(path, message);
  }
  const key = parsed(text);
  if (key === undefined) throw unreadable(path, 'no key of Shanhai');
  return key;
}

/** Makes a key that nobody has and keeps it for its owner alone; where another process was first, its key is the one. */
export async function makeKeyFile(path: string, suite: SuiteName): Promise<VaultKey> {
  const key: VaultKey = { suite, key: randomBytes(32).toString('hex') };
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const writing = `${path}.${process.pid}`;
  const file = await open(writing, 'wx', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(key, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await link(writing, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(writing, { force: true });
  }
  return (await readKeyFile(path)) ?? key;
}

function parsed(text: string): VaultKey | undefined {
  try {
    const { suite, key } = JSON.parse(text) as Partial<VaultKey>;
    return suite !== undefined && Object.hasOwn(suites, suite) && /^[0-9a-f]{64}$/.test(String(key)) ? { suite, key: String(key) } : undefined;
  } catch {
    return undefined;
  }
}

const unreadable = (path: string, why: string): Refusal =>
  refuse(
    'store.key-unreadable',
    { zh: `密钥文件 ${path} 读不了：${why}`, en: `The key file ${path} can’t be read: ${why}` },
    { zh: '请检查它的权限，或换回密钥的备份', en: 'Look at its permissions, or bring the key’s copy back' },
  );
