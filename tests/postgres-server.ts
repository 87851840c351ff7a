/** Starts a PostgreSQL server that lives as long as the test run, and tells the tests its URL. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { findPostgres } from './postgres-binaries.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A server on which test files make databases of their own. */
    postgresUrl: string;
  }
}

export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env['SHANHAI_TEST_DATABASE_URL'];
  if (given) {
    project.provide('postgresUrl', given);
    return undefined;
  }
  const programmes = findPostgres();
  if (programmes === undefined) {
    throw new Error(
      'No PostgreSQL server is installed. `npm test` installs one on Debian; elsewhere install PostgreSQL 15 or later, ' +
        'or set SHANHAI_TEST_DATABASE_URL to a server.',
    );
  }
  const folder = mkdtempSync(join(tmpdir(), 'shanhai-postgres-'));
  const owner = unprivileged();
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const cluster = join(folder, 'cluster');
  // A Chinese collation, as a county's own server may have, shows up statements that lean on the embedded engine's.
  const locale = ['--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=zh-Hans-CN'];
  execFileSync(join(programmes, 'initdb'), ['-D', cluster, '-U', 'postgres', '--auth=trust', '--no-sync', ...locale], {
    ...owner,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const server = serve(programmes, cluster, folder, owner);
  const url = `postgres://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`;
  await answers(url, server, join(folder, 'log'));
  project.provide('postgresUrl', url);
  return async () => {
    const exited = new Promise((done) => server.once('exit', done));
    server.stdin?.end();
    await exited;
    rmSync(folder, { recursive: true, force: true });
  };
}

/** The server refuses to run as root, so root hands it to a user of no rights. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'));
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  if (!user) throw new Error('Run as root, the tests need a user named postgres or nobody to run the server as.');
  return { uid: Number(user[2]), gid: Number(user[3]) };
}

/** The shell waits for the end of its input, so the server ends with this process however that one ends. */
function serve(programmes: string, cluster: string, folder: string, owner: { uid: number; gid: number } | undefined): ChildProcess {
  const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'listen_addresses=', `unix_socket_directories=${folder}`];
  const command = [join(programmes, 'postgres'), '-D', cluster, ...settings.flatMap((setting) => ['-c', setting])];
  const script = '"$@" >log 2>&1 & server=$!; read -r _; kill -QUIT $server 2>/dev/null; wait $server';
  return spawn('sh', ['-c', script, 'sh', ...command], { ...owner, cwd: folder, stdio: ['pipe', 'ignore', 'inherit'] });
}

async function answers(url: string, server: ChildProcess, log: string): Promise<void> {
  for (let attempt = 0; attempt < 300 && server.exitCode === null; attempt++) {
    const client = new Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await sleep(100);
    }
  }
  throw new Error(`The PostgreSQL server for the tests didn't start:\n${readFileSync(log, 'utf8')}`);
}
