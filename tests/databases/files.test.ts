import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { folderFiles } from '../../src/adapters/files/folder.ts';
import { testVault } from '../vault/test-vault.ts';

const root = mkdtempSync(join(tmpdir(), 'shanhai-files-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const bytes = (text: string) => new TextEncoder().encode(text);
async function all(files: ReturnType<typeof folderFiles>): Promise<string[]> {
  const hashes: string[] = [];
  for await (const hash of files.list()) hashes.push(hash);
  return hashes;
}

test('what is kept is read back, once per content', async () => {
  const files = folderFiles(join(root, 'kept'), testVault);
  expect(await all(files)).toEqual([]);
  const hash = await files.keep(bytes('山'));
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(await files.keep(bytes('山'))).toBe(hash);
  expect(new Uint8Array((await files.read(hash)) ?? [])).toEqual(bytes('山'));
  const empty = await files.keep(new Uint8Array());
  expect(await files.read(empty)).toHaveLength(0);
  expect(await files.read('0'.repeat(64))).toBeUndefined();
  expect(await files.read('../../etc/passwd')).toBeUndefined();
  expect(await all(files)).toEqual([hash, empty].sort());
});

test('many at once, the same ones among them', async () => {
  const files = folderFiles(join(root, 'many'), testVault);
  const hashes = await Promise.all(Array.from({ length: 60 }, (_, n) => files.keep(bytes(`file ${n % 20}`))));
  expect(await all(files)).toEqual([...new Set(hashes)].sort());
  const left = readdirSync(join(root, 'many'), { recursive: true }).filter((name) => /(?:^|\/)\./.test(String(name)));
  expect(left).toEqual([]);
});

test('bytes that have changed are not handed out, and keeping the file again mends one cut short', async () => {
  const folder = join(root, 'damaged');
  const files = folderFiles(folder, testVault);
  const hash = await files.keep(bytes('evidence'));
  const path = join(folder, hash.slice(0, 2), hash.slice(2, 4), hash);
  writeFileSync(path, 'evidencf');
  await expect(files.read(hash)).rejects.toMatchObject({ name: 'Refusal', code: 'file.damaged' });
  truncateSync(path, 3);
  await files.keep(bytes('evidence'));
  expect(await files.read(hash)).toHaveLength(8);
});
