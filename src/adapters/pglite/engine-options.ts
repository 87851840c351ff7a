import { PGlite } from '@electric-sql/pglite';

export interface EngineOptions {
  /** The folder of PostgreSQL's own files; absent for a database in memory. */
  readonly cluster: string | undefined;
  /** Whether a commit waits until the disk has it. */
  readonly durable: boolean;
  /** The tar of a data directory to begin with instead of running initdb. */
  readonly template: string | undefined;
}

/**
 * PGlite starts PostgreSQL with fsync off (`-F`); a durable engine leaves that out. Its log isn't filled with zeros
 * before use: a single session makes no checkpoints, so that a large load would write the log twice.
 */
export function startParameters({ durable }: EngineOptions): string[] {
  const parameters = PGlite.defaultStartParams.filter((parameter) => !(durable && parameter === '-F'));
  return [...parameters, '-c', 'wal_init_zero=off', ...(durable ? ['-c', 'wal_sync_method=fsync'] : [])];
}
