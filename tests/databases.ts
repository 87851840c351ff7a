import { afterAll, describe, inject } from 'vitest';
import { openPglite, type EmbeddedDatabase } from '../src/adapters/pglite/open.ts';
import { openPostgres } from '../src/adapters/postgres/open.ts';
import type { Database } from '../src/kernel/ports/database.ts';
import { ownDatabase } from './own-database.ts';

/** Gives the suite's database, emptied: of the tables of the test before, and of everything in `public`. */
export type Open = () => Promise<Database>;

/**
 * Runs a suite over both databases. Each has one engine or database for the file; it closes by itself.
 *
 * ```ts
 * forEachDatabase('placements', (open) => {
 *   test('a placement is kept', async () => {
 *     const database = await open();
 *     …
 *   });
 * });
 * ```
 */
export function forEachDatabase(name: string, suite: (open: Open, dialect: Database['dialect']) => void): void {
  describe(`${name} · pglite`, () => {
    suite(emptied(openEmbedded), 'pglite');
  });
  describe(`${name} · postgres`, () => {
    suite(emptied(openOwn(inject('postgresUrl'))), 'postgres');
  });
}

/** An embedded database in memory, which skips initdb. The caller closes it. */
export function openEmbedded(): Promise<EmbeddedDatabase> {
  return openPglite(undefined, { template: inject('pgliteTemplate') });
}

function emptied(openDatabase: () => Promise<Database>): Open {
  let opened: Promise<Database> | undefined;
  afterAll(async () => (await opened)?.close());
  return async () => {
    opened ??= openDatabase();
    const database = await opened;
    await database.script('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    return database;
  };
}

/** A database of its own on the server, dropped when it is closed. */
function openOwn(url: string): () => Promise<Database> {
  return async () => {
    const server = await openPostgres(url, { connections: 1 });
    const own = await ownDatabase(server, url);
    const database = await openPostgres(own.url);
    const { close } = Object.getPrototypeOf(database) as Database;
    return Object.assign(database, {
      async close() {
        await close.call(database);
        await server.run(`DROP DATABASE ${own.name} WITH (FORCE)`);
        await server.close();
      },
    });
  };
}
