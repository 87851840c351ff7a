import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { files, lines, read, root, target } from '../house/files.ts';

const link = /\[(?:[^\][]|\[[^\]]*\])*\]\(([^)\s]+)\)/g;

/** The heading as GitHub and most renderers address it. */
const anchorOf = (heading: string): string => heading.trim().toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(' ', '-');

function anchorsIn(path: string): Set<string> {
  return new Set([...lines(path)].flatMap(([, line]) => (/^#{1,6} /.test(line) ? [anchorOf(line.replace(/^#+ /, ''))] : [])));
}

test('every link between documents leads to a file and a heading that are there', () => {
  const broken: string[] = [];
  for (const path of files(/\.md$/)) {
    for (const [number, line] of lines(path)) {
      for (const [, to = ''] of line.matchAll(link)) {
        if (/^[a-z]+:/.test(to)) continue;
        const [file = '', anchor] = to.split('#');
        const leads = file === '' ? path : target(path, file);
        const there = existsSync(join(root, leads)) && (anchor === undefined || (statSync(join(root, leads)).isFile() && anchorsIn(leads).has(decodeURIComponent(anchor))));
        if (!there) broken.push(`${path}:${number}: ${to}`);
      }
    }
  }
  expect(broken).toEqual([]);
});

test('every word of the glossary stands in the file it leads to', () => {
  const strays: string[] = [];
  let words = 0;
  for (const [number, line] of lines('docs/glossary.md')) {
    const to = [...line.matchAll(link)].at(-1)?.[1];
    if (!line.startsWith('| ') || to === undefined) continue;
    const path = target('docs/glossary.md', to);
    const text = `${path}\n${existsSync(join(root, path)) ? read(path) : ''}`;
    for (const [, word = ''] of line.matchAll(/`([^`]+)`/g)) {
      words += 1;
      if (!text.toLowerCase().includes(word.toLowerCase())) strays.push(`${number}: ${word} is not in ${path}`);
    }
  }
  expect(strays).toEqual([]);
  expect(words).toBeGreaterThan(80);
});
