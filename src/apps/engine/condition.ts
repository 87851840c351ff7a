import { statfs } from 'node:fs/promises';
import { expectRight } from '../../kernel/access/refusals.ts';
import type { Party } from '../../kernel/access/party.ts';
import { backupsIn, type KeptBackup } from './backups.ts';
import type { Engine } from './open-engine.ts';
import { release } from './release.ts';

/** How the machine fares that a programme runs on; nothing of its records. */
export interface Condition {
  readonly version: string;
  /** Of Node. */
  readonly runtime: string;
  /** Seconds for which the server has run. */
  readonly up: number;
  /** `bytes` of the whole database. */
  readonly database: { readonly kind: 'pglite' | 'postgres'; readonly bytes: number };
  /** Bytes of the disk that the data folder is on. */
  readonly disk: { readonly free: number; readonly total: number };
  /** Bytes of memory that the server holds. */
  readonly memory: number;
  /** Changes of figures that are read together with the cells and wait to be folded into them. */
  readonly pending: number;
  /** What encrypts sensitive values; the key itself is told to nobody. */
  readonly key: { readonly suite: string; readonly fingerprint: string };
  readonly backup: KeptBackup | null;
}

/** @throws Refusal `access.no-right` */
export async function readCondition(engine: Engine, party: Party): Promise<Condition> {
  expectRight(party, 'operate');
  const { store, settings, vault } = engine;
  const [[size], [delta], disk, [newest]] = await Promise.all([
    store.database.query('select pg_database_size(current_database()) as bytes'),
    store.database.query('select count(*) as pending from figure_delta where programme = $1', [store.programme]),
    statfs(settings.folder),
    backupsIn(engine),
  ]);
  return {
    version: release,
    runtime: process.versions.node,
    up: Math.floor(process.uptime()),
    database: { kind: store.database.dialect, bytes: Number(size?.['bytes']) },
    disk: { free: disk.bavail * disk.bsize, total: disk.blocks * disk.bsize },
    memory: process.memoryUsage.rss(),
    pending: Number(delta?.['pending']),
    key: { suite: vault.suite, fingerprint: vault.fingerprint },
    backup: newest ?? null,
  };
}
