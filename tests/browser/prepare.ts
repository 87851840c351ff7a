/** Loads a small demo once, for every browser test to begin from a copy of it. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** A data folder with the demo at a hundredth of its size. */
    demoTemplate: string;
  }
}

/** The command line of the platform, to be run in a process of its own. */
const main = fileURLToPath(new URL('../../src/apps/cli/main.ts', import.meta.url));

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'shanhai-face-'));
  const template = join(folder, 'template');
  await promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', main, 'demo', '--scale', '0.01', '--data', template], { env: { ...process.env, DATABASE_URL: '' } });
  project.provide('demoTemplate', template);
  return () => rm(folder, { recursive: true, force: true });
}
