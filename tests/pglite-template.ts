/** Makes the embedded engine's first files once, so that no test file waits for initdb. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** A tar of the data directory that a new embedded database begins with. */
    pgliteTemplate: string;
  }
}

export async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'shanhai-pglite-'));
  const template = join(folder, 'template.tar');
  const engine = await PGlite.create();
  const files = await engine.dumpDataDir('none');
  await engine.close();
  writeFileSync(template, Buffer.from(await files.arrayBuffer()));
  project.provide('pgliteTemplate', template);
  return () => rmSync(folder, { recursive: true, force: true });
}
