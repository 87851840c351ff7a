import type { Database } from '../../kernel/ports/database.ts';

/** Up to this many rows a table of PostgreSQL's is looked at here; from there on its own upkeep is in time. */
const small = 2000;

/**
 * Brings the planner's statistics up to date for tables that have doubled since they were last looked at.
 *
 * Every key begins with the programme, which is one and the same value in all rows. Without statistics PostgreSQL takes
 * that for a narrow condition and reads a whole programme where one record is asked for. Its own upkeep comes a minute
 * late, and the embedded engine has none at all; there, dead rows are cleared too.
 * @param which `all` looks at every table that holds anything, e.g. after a load that only glanced at them
 */
export async function keepStatistics(database: Database, which: 'doubled' | 'all' = 'doubled'): Promise<number> {
  const names = (await grown(database, which === 'all')).filter((name) => name !== comesAndGoes);
  const verb = database.dialect === 'pglite' ? 'vacuum (analyze)' : 'analyze';
  for (const name of names) await database.run(`${verb} "${name}"`);
  return names.length;
}

/** As much as an import needs to know of the tables it looks things up in, from a small sample: cheap enough to be had between two workbooks. */
export async function glanceAtTables(database: Database): Promise<void> {
  const names = (await grown(database, false)).filter((name) => !onlyAppended.has(name));
  if (names.length === 0) return;
  await database.transaction(async (session) => {
    await session.script('set local default_statistics_target = 10');
    for (const name of names) await session.run(`analyze "${name}"`);
  });
}

/** Empty most of the time, and never when it is read in earnest: what it is like now tells nothing; `fold` keeps it clean. */
const comesAndGoes = 'figure_delta';
/** No import reads them. */
const onlyAppended: ReadonlySet<string> = new Set([comesAndGoes, 'figure_cell']);

async function grown(database: Database, all: boolean): Promise<string[]> {
  const rows = await database.query(
    `select relname as name from pg_class
     where relkind = 'r' and relnamespace = current_schema()::regnamespace and (reltuples < $1::bigint or $2::boolean)
       and pg_relation_size(oid) / 8192 > case when $3::boolean then 0 else greatest(relpages, 1) * 2 + 2 end`,
    [small, database.dialect === 'pglite', all],
  );
  return rows.map(({ name }) => String(name));
}
