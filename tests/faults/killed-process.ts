import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { Database } from '../../src/kernel/ports/database.ts';

/**
 * Starts a script of this folder and kills it with SIGKILL after it has told of `steps`, `share` of a step's time later.
 * @returns what it told after `ready`, line by line
 */
export async function runUntilKilled(script: string, parameters: readonly string[], steps: number, share: number): Promise<string[]> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', fileURLToPath(new URL(script, import.meta.url)), ...parameters], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  const told: string[] = [];
  let step = 300;
  const reached = Promise.withResolvers<void>();
  let since = Date.now();
  createInterface(child.stdout).on('line', (line) => {
    if (line !== 'ready') {
      told.push(line);
      step = Date.now() - since;
    }
    since = Date.now();
    if (told.length >= steps) reached.resolve();
  });
  await Promise.race([reached.promise, ended]);
  expect(child.exitCode, 'the process runs').toBeNull();
  await sleep(share * step);
  child.kill('SIGKILL');
  const [, signal] = (await ended) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
  return told;
}

/** Opens a database for one look, and closes it for the next process. */
export async function looking<T>(open: () => Promise<Database>, look: (database: Database) => Promise<T>): Promise<T> {
  const database = await open();
  try {
    return await look(database);
  } finally {
    await database.close();
  }
}
