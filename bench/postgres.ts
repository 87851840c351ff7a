import { execFileSync, spawn } from 'node:child_process';
import { chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openPostgres } from '../src/adapters/postgres/open.ts';
import { findPostgres } from '../tests/postgres-binaries.ts';

export interface Server {
  /** The URL of a new database of this name. */
  database(name: string): Promise<string>;
  stop(): Promise<void>;
}

/** A PostgreSQL as an operator would run it on two cores: durable, with a quarter of what a small server has for buffers. */
const settings = ['shared_buffers=2GB', 'work_mem=64MB', 'maintenance_work_mem=512MB', 'max_wal_size=8GB', 'max_connections=200', 'listen_addresses='];

/** Starts a throw-away PostgreSQL server with its own data folder. */
export async function startServer(): Promise<Server> {
  const programmes = findPostgres();
  if (programmes === undefined) throw new Error('No PostgreSQL server is installed.');
  const folder = mkdtempSync(join(tmpdir(), 'shanhai-bench-'));
  const owner = unprivileged();
  if (owner.uid !== undefined) chownSync(folder, owner.uid, owner.gid ?? owner.uid);
  const cluster = join(folder, 'cluster');
  execFileSync(join(programmes, 'initdb'), ['-D', cluster, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8'], { ...owner, cwd: folder, stdio: 'ignore' });
  const flags = [...settings, `unix_socket_directories=${folder}`].flatMap((setting) => ['-c', setting]);
  const script = '"$@" >log 2>&1 & server=$!; read -r _; kill -INT $server 2>/dev/null; wait $server';
  const server = spawn('sh', ['-c', script, 'sh', join(programmes, 'postgres'), '-D', cluster, ...flags], { ...owner, cwd: folder, stdio: ['pipe', 'ignore', 'inherit'] });
  const url = (name: string) => `postgres://postgres@localhost/${name}?host=${encodeURIComponent(folder)}`;
  const control = await answering(url('postgres'));
  return {
    async database(name) {
      await control.run(`drop database if exists ${name} with (force)`);
      await control.run(`create database ${name} template template0`);
      return url(name);
    },
    async stop() {
      await control.close();
      const exited = new Promise((done) => server.once('exit', done));
      server.stdin?.end();
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answering(url: string) {
  for (let attempt = 0; ; attempt++) {
    try {
      return await openPostgres(url, { connections: 1 });
    } catch (error) {
      if (attempt === 200) throw error;
      await sleep(100);
    }
  }
}

function unprivileged(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const users = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'));
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  return user === undefined ? {} : { uid: Number(user[2]), gid: Number(user[3]) };
}
