import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { read, root } from '../house/files.ts';

/** A block of a document that stands for a file: ```` ```ts path=src/… ````. */
export interface Snippet {
  /** From the root. */
  readonly path: string;
  readonly text: string;
}

const block = /^```ts path=(\S+)\n([\s\S]*?)^```$/gm;

/** The blocks of a document that are marked with the path of the file they would be. */
export function snippetsOf(document: string): Snippet[] {
  return [...read(document).matchAll(block)].map(([, path = '', text = '']) => {
    if (existsSync(join(root, path))) throw new Error(`${document} shows ${path} as if it were new, but it is there.`);
    return { path, text };
  });
}
