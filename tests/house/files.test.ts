import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { files, lines, places, read, root, target } from './files.ts';

const text = /\.(?:[cm]?[jt]sx?|json|md|sql|ya?ml|css|html|sh|csv|txt)$|^\.[a-z]+rc$|^(?:run|LICENSE)$/;
const code = /\.(?:[cm]?[jt]sx?|md|css|sh)$/;

/** This file spells out what it forbids. */
const self = 'tests/house/files.test.ts';

test('no file names a package registry or a path of one machine', () => {
  const machine = /registry\.[a-z0-9.-]+\.(?:com|org|cn|net|io)|npmmirror|(?:^|[\s"'`(=:])(?:\/work\/|\/root\/|\/home\/[a-z]|\/Users\/[a-z])|[A-Z]:\\+Users/i;
  expect(places([...files(text)].filter((path) => path !== self), machine)).toEqual([]);
});

test('no file of code or prose is longer than 600 lines', () => {
  const long = [...files(code)].filter((path) => read(path).trimEnd().split('\n').length > 600);
  expect(long).toEqual([]);
});

test('every relative import names the file it means, extension included', () => {
  const imported = /(?:\bfrom|\bimport|\bimport\()\s*(['"])(\.{1,2}\/[^'"]*)\1/;
  const wrong: string[] = [];
  for (const path of files(/\.(?:tsx?|mjs)$/)) {
    for (const [number, line] of lines(path)) {
      const specifier = imported.exec(line)?.[2];
      if (specifier === undefined) continue;
      if (!/\.[a-z]+$/.test(specifier) || !existsSync(join(root, target(path, specifier)))) {
        wrong.push(`${path}:${number}: ${specifier}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});
