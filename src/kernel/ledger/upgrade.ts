import { refuse } from '../declare/problem.ts';
import { compare, type Migration } from '../model/compare.ts';
import type { Model, ModelLedger } from '../model/model.ts';
import { snapshotHash, snapshotOf, type Snapshot } from '../model/snapshot.ts';
import { kernelVersion, oldestKernel, systemVersions } from '../model/system-tables.ts';
import type { Database, Session, Transaction } from '../ports/database.ts';
import { rekey } from './rekey.ts';

export interface UpgradeOptions {
  /** Hashes of every model this release knows, oldest first; a database with another was written by a newer one. */
  readonly knownHashes?: readonly string[];
  /** Called before an existing database is changed, e.g. to back it up. */
  readonly beforeChange?: (migration: Migration) => Promise<void>;
  /** Called in the upgrade's own transaction, e.g. to make figures anew. */
  readonly withinChange?: (session: Transaction, migration: Migration) => Promise<void>;
}

/** One upgrade of one database at a time, whoever starts it. */
const upgradeLock = 7_310_411_006;

/**
 * Brings a database to the model, in one transaction: an empty one is laid out, an older one upgraded.
 * Answers what was done; `undefined` when nothing was to do.
 * @throws Refusal `store.newer` when a newer release wrote the database, `store.older` when one did that kept records otherwise; MigrationError as `compare` does.
 */
export async function upgrade(database: Database, model: Model, options: UpgradeOptions = {}): Promise<Migration | undefined> {
  const before = await readState(database);
  if (before !== undefined) refuseStranger(before, model, options.knownHashes);
  const planned = compare(before?.snapshot, model);
  const hash = snapshotHash(snapshotOf(model));
  if (before?.hash === hash && before.kernel === kernelVersion) return undefined;
  if (before !== undefined) await options.beforeChange?.(planned);

  return database.transaction(async (session) => {
    await session.query('select pg_advisory_xact_lock($1)', [upgradeLock]);
    const state = await readState(session);
    if (state?.hash === hash && state.kernel === kernelVersion) return undefined;
    if (state !== undefined) refuseStranger(state, model, options.knownHashes);
    const migration = compare(state?.snapshot, model);
    await bringSystemTables(session, state);
    for (const sql of migration.steps.flatMap((step) => step.sql)) await session.script(sql);
    for (const name of migration.rekey) await rekey(session, model.ledgers.get(name) as ModelLedger);
    if (migration.dropped.length > 0) {
      for (const table of ['figure_cell', 'figure_delta', 'figure_member']) {
        await session.query(`delete from ${table} where split_part(figure, '@', 1) = any($1::text[])`, [migration.dropped]);
      }
    }
    await options.withinChange?.(session, migration);
    await session.query(
      `insert into model_state (id, kernel, hash, snapshot, at) values (1, $1, $2, $3, now())
       on conflict (id) do update set kernel = excluded.kernel, hash = excluded.hash, snapshot = excluded.snapshot, at = excluded.at`,
      [kernelVersion, hash, JSON.stringify(migration.after)],
    );
    return migration;
  });
}

/** Gives the database the system tables it lacks. */
async function bringSystemTables(session: Session, state: ModelState | undefined): Promise<void> {
  for (const { tables, fill } of systemVersions.slice(state === undefined ? 0 : state.kernel - oldestKernel + 1)) {
    for (const sql of tables) await session.script(sql);
    if (fill === undefined || state === undefined) continue;
    for (const { table, origin } of Object.values(state.snapshot.ledgers)) await session.script(fill(table, origin));
  }
}

export interface ModelState {
  readonly kernel: number;
  readonly hash: string;
  readonly snapshot: Snapshot;
}

/** What model the database was last brought to; `undefined` for an empty database. */
export async function readState(session: Session): Promise<ModelState | undefined> {
  // Not to_regclass: a session that once found no such table goes on saying so until it locks one.
  const [present] = await session.query(`select 1 as present from pg_catalog.pg_tables where tablename = 'model_state' and schemaname = current_schema()`);
  if (present === undefined) return undefined;
  const [row] = await session.query('select kernel, hash, snapshot from model_state where id = 1');
  if (row === undefined) return undefined;
  return { kernel: Number(row['kernel']), hash: String(row['hash']), snapshot: JSON.parse(String(row['snapshot'])) as Snapshot };
}

function refuseStranger({ kernel, hash }: ModelState, model: Model, knownHashes: readonly string[] | undefined): void {
  if (kernel < oldestKernel) throw older();
  const unknown = knownHashes !== undefined && hash !== snapshotHash(snapshotOf(model)) && !knownHashes.includes(hash);
  if (kernel <= kernelVersion && !unknown) return;
  throw refuse(
    'store.newer',
    { zh: '数据库由更新版本的山海写成', en: 'The database was written by a newer release of Shanhai' },
    { zh: '请用新版本启动，或换一个数据目录', en: 'Start the newer release, or use another data folder' },
  );
}

const older = () =>
  refuse(
    'store.older',
    { zh: '数据库由首个发布版之前的山海写成，那时敏感字段还没有加密', en: 'A Shanhai before the first release wrote this database; it kept sensitive fields unencrypted' },
    { zh: '请换一个空的数据目录重新导入；旧目录用旧版本打开', en: 'Import anew into an empty data folder; the old one opens with the old version' },
  );
