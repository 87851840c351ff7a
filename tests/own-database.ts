import { randomBytes } from 'node:crypto';
import type { Database } from '../src/kernel/ports/database.ts';

/** Makes a new database on a server; whoever asks drops it. */
export async function ownDatabase(server: Database, url: string): Promise<{ name: string; url: string }> {
  const name = `shanhai_test_${randomBytes(6).toString('hex')}`;
  await server.run(`CREATE DATABASE ${name} TEMPLATE template0`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  return { name, url: own.href };
}
