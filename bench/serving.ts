import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../src/apps/cli/main.ts', import.meta.url));

export interface Serving {
  readonly url: string;
  readonly pid: number;
  /** Milliseconds from the start of the process until its address answered. */
  readonly ms: number;
  stop(): Promise<void>;
}

/** Starts `shanhai serve` as `npm start` does and waits until its health page answers. */
export async function serve(flags: readonly string[], patience = 300_000): Promise<Serving> {
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const start = performance.now();
  const child = spawn(process.execPath, ['--max-semi-space-size=32', main, 'serve', '--port', String(port), ...flags], { stdio: ['ignore', 'ignore', 'pipe'] });
  let told = '';
  child.stderr?.on('data', (chunk: Buffer) => (told = (told + String(chunk)).slice(-4000)));
  const url = `http://127.0.0.1:${port}`;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}: ${told}`);
    if (performance.now() - start > patience) throw new Error(`The server did not answer: ${told}`);
    const answered = await fetch(`${url}/api/health`).catch(() => undefined);
    if (answered?.ok === true) break;
    await new Promise((wake) => setTimeout(wake, 50));
  }
  return { url, pid: child.pid ?? 0, ms: performance.now() - start, stop: () => stop(child) };
}

/** A token of an account that keeps every ledger, made by the command line as the machine's owner would. */
export async function tokenFor(flags: readonly string[]): Promise<string> {
  const run = async (...args: string[]) => JSON.parse((await promisify(execFile)(process.execPath, [main, ...args, '--json', ...flags])).stdout) as { token?: string };
  await run('accounts', 'add', 'bench', '--role', 'county-clerk');
  return (await run('accounts', 'token', 'bench')).token ?? '';
}

async function stop(child: ChildProcess): Promise<void> {
  const exited = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  await exited;
}
