import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Desk } from './desk.ts';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));

/**
 * Loads the demo by `shanhai demo` in a process of its own, which takes the memory of a large load with it when it
 * ends: the embedded engine never gives any back. Answers its exit code.
 */
export function loadInOwnProcess(desk: Desk, stop: AbortSignal): Promise<number> {
  const { folder, databaseUrl, programme, keyFile } = desk.settings;
  const argv = ['demo', '--data', folder, '--programme', programme.code, '--locale', desk.locale];
  // By environment: a command line can be read by everyone on the machine, and the URL holds a password.
  const env = { ...desk.call.env, DATABASE_URL: databaseUrl ?? '', SHANHAI_KEY_FILE: keyFile ?? '' };
  return new Promise((ended, reject) => {
    const child = spawn(process.execPath, [...process.execArgv, main, ...argv], { cwd: desk.call.cwd, env, stdio: ['ignore', 'ignore', 'inherit'] });
    const end = (): void => void child.kill('SIGTERM');
    stop.addEventListener('abort', end, { once: true });
    child.once('error', reject);
    child.once('exit', (code) => {
      stop.removeEventListener('abort', end);
      ended(code ?? 1);
    });
  });
}
