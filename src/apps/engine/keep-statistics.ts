import type { Database } from '../../kernel/ports/database.ts';

/** Up to this many rows a table of PostgreSQL's is looked at here; from there on its own upkeep is in time. */
const small = 2000;

/**
 * Brings the planner's statistics up to date for tables that have doubled since they were last looked at.
 *
 * Every key begins with the programme, which is one and the same value in all rows. Without statistics PostgreSQL takes
 * that for a narrow condition and reads a whole programme where one record is asked for. Its own upkeep comes a minute
 * late, and the embedded engine has none at all; there, dead rows are cleared too.
 */
export async function keepStatistics(database: Database): Promise<number> {
  const embedded = database.dialect === 'pglite';
  const grown = await database.query(
    `select relname as name from pg_class
     where relkind = 'r' and relnamespace = current_schema()::regnamespace
       and (reltuples < $1::bigint or $2::boolean) and pg_relation_size(oid) / 8192 > greatest(relpages, 1) * 2 + 2`,
    [small, embedded],
  );
  const verb = embedded ? 'vacuum (analyze)' : 'analyze';
  for (const { name } of grown) await database.run(`${verb} "${name}"`);
  return grown.length;
}
