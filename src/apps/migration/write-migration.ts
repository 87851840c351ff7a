import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare, type Migration } from '../../kernel/model/compare.ts';
import type { Model } from '../../kernel/model/model.ts';
import { snapshotHash, snapshotJson, snapshotOf, type Snapshot } from '../../kernel/model/snapshot.ts';
import { systemTables } from '../../kernel/model/system-tables.ts';

/** One model that a release had. */
export interface Release {
  /** `0001-initial`, as its SQL file is called. */
  readonly name: string;
  readonly hash: string;
  readonly risk: Migration['risk'];
}

export interface Kept {
  readonly snapshot: Snapshot | undefined;
  readonly history: readonly Release[];
}

/** What the folder of migrations says of the models so far. */
export function readMigrations(folder: string): Kept {
  const history = readJson<readonly Release[]>(join(folder, 'history.json')) ?? [];
  return { snapshot: readJson<Snapshot>(join(folder, 'snapshot.json')), history };
}

/**
 * Writes what leads from the kept snapshot to the model as one more file of SQL for people to read, and the snapshot and
 * the history beside it. The platform itself compares at start and doesn't run these files.
 * @param initial begin the history anew; only before the first release
 * @returns the file's name; `undefined` where the model is the kept one
 */
export function writeMigration(folder: string, model: Model, title: string, initial = false): string | undefined {
  mkdirSync(folder, { recursive: true });
  if (initial) for (const file of readdirSync(folder)) if (/^\d{4}-.*\.sql$|^(?:history|snapshot)\.json$/.test(file)) rmSync(join(folder, file));
  const { snapshot, history } = readMigrations(folder);
  const hash = snapshotHash(snapshotOf(model));
  if (history.at(-1)?.hash === hash) return undefined;
  const migration = compare(snapshot, model);
  const name = `${String(history.length + 1).padStart(4, '0')}-${title}`;
  writeFileSync(join(folder, `${name}.sql`), sqlOf(name, migration, snapshot === undefined));
  writeFileSync(join(folder, 'snapshot.json'), `${snapshotJson(migration.after, 1)}\n`);
  writeFileSync(join(folder, 'history.json'), `${JSON.stringify([...history, { name, hash, risk: migration.risk }], null, 2)}\n`);
  return `${name}.sql`;
}

function sqlOf(name: string, { steps, risk, rekey, rebuild, dropped }: Migration, first: boolean): string {
  const lines = [`-- ${name}: ${risk}.`, '-- Carried out by the platform when it opens a database, in one transaction. For reading.', 'begin;'];
  if (first) lines.push('', '-- the tables that every programme needs', ...systemTables.map((sql) => `${sql.replace(/\n +/g, '\n  ')};`));
  for (const { says, sql, risk: own } of steps) lines.push('', `-- ${says} (${own})`, ...sql.map((one) => `${one};`));
  for (const ledger of rekey) lines.push('', `-- the place, date and identity of each version of ${ledger} are worked out anew`);
  if (rebuild.length > 0) lines.push('', `-- figures made anew: ${rebuild.join(', ')}`);
  if (dropped.length > 0) lines.push('', `-- figures that are gone: ${dropped.join(', ')}`);
  return `${lines.join('\n')}\n\ncommit;\n`;
}

function readJson<T>(path: string): T | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
