import { resolve } from 'node:path';
import type { Domain } from '../../kernel/declare/domain.ts';
import type { Programme } from '../../kernel/ledger/programme.ts';

/** What an engine is opened with. */
export interface EngineSettings {
  /** The folder of the embedded database, originals and backups. */
  readonly folder: string;
  /** A PostgreSQL to use instead of the embedded database. */
  readonly databaseUrl?: string | undefined;
  readonly domains: readonly Domain[];
  readonly programme: Programme;
  /** Called with a line for the operator, e.g. before an upgrade. */
  readonly tell?: (line: { readonly zh: string; readonly en: string }) => void;
}

/** `--data`, else `SHANHAI_DATA`, else `data` in the folder one stands in. */
export function dataFolder(flag: string | undefined, environment: NodeJS.ProcessEnv = process.env, standing: string = process.cwd()): string {
  return resolve(standing, flag ?? (environment['SHANHAI_DATA'] || 'data'));
}

/** `--database-url`, else `DATABASE_URL`; `undefined` for the embedded database. */
export function databaseUrl(flag: string | undefined, environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const url = flag ?? environment['DATABASE_URL'];
  return url === '' ? undefined : url;
}
