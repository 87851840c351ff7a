import { Pool } from 'pg';
import type { Database } from '../../kernel/ports/database.ts';
import { PostgresDatabase } from './database.ts';
import { openingProblem, tooOld } from './problems.ts';
import { SESSION_SETTINGS } from '../dialect/settings.ts';

/** The oldest server that the statements are written for, as `server_version_num` counts. */
const OLDEST = 150_000;

export interface PostgresOptions {
  /** The most connections that are open at once. Default: 10. */
  readonly connections?: number;
}

/**
 * Opens a PostgreSQL database by its URL, e.g. `postgres://user:password@host:5432/name`.
 *
 * Throws `Refusal`: `store.unreachable` when no server answers, `store.refused` when it turns the user or the
 * database's name away, `store.too-old` when it is older than PostgreSQL 15.
 */
export async function openPostgres(url: string, options: PostgresOptions = {}): Promise<Database> {
  let pool: Pool;
  try {
    pool = new Pool({
      connectionString: url,
      max: options.connections ?? 10,
      connectionTimeoutMillis: 15_000,
      application_name: 'shanhai',
      onConnect: async (client) => {
        await client.query(SESSION_SETTINGS);
      },
    });
  } catch (error) {
    throw openingProblem(url, error);
  }
  // A connection lost while idle is replaced by the next that is asked for.
  pool.on('error', () => undefined);
  const database = new PostgresDatabase(pool);
  try {
    const [row] = await database.query<{ number: string; version: string }>(
      "SELECT current_setting('server_version_num') AS number, current_setting('server_version') AS version",
    );
    if (Number(row?.number) < OLDEST) throw tooOld(row?.version ?? '?');
    return database;
  } catch (error) {
    await database.close();
    throw openingProblem(url, error);
  }
}
