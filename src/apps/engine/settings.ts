import { resolve } from 'node:path';
import type { SuiteName } from '../../adapters/vault/suites.ts';
import type { Domain } from '../../kernel/declare/domain.ts';
import { refuse } from '../../kernel/declare/problem.ts';
import type { Programme } from '../../kernel/ledger/programme.ts';
import type { PackTemplate } from '../../kernel/report/index.ts';

/** What an engine is opened with. */
export interface EngineSettings {
  /** The folder of the embedded database, originals and backups. */
  readonly folder: string;
  /** A PostgreSQL to use instead of the embedded database. */
  readonly databaseUrl?: string | undefined;
  readonly domains: readonly Domain[];
  readonly programme: Programme;
  /** The file with the key of sensitive values; `keys/vault.json` in the folder when not given. */
  readonly keyFile?: string | undefined;
  /** The cipher of a key that is yet to be made; AES-256-GCM when not given. */
  readonly suite?: SuiteName | undefined;
  /** Templates of reports that the programme brings along. */
  readonly templates?: readonly PackTemplate[];
  /** A folder with the fonts of PDFs, instead of those of the machine. */
  readonly fonts?: string | undefined;
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

/** `--key-file`, else `SHANHAI_KEY_FILE`; `undefined` for the key in the data folder. */
export function keyFilePath(flag: string | undefined, environment: NodeJS.ProcessEnv, standing: string): string | undefined {
  const path = flag ?? environment['SHANHAI_KEY_FILE'];
  return path === undefined || path === '' ? undefined : resolve(standing, path);
}

/** `SHANHAI_FONTS`; `undefined` for the fonts of the machine. */
export function fontFolder(environment: NodeJS.ProcessEnv, standing: string): string | undefined {
  const path = environment['SHANHAI_FONTS'];
  return path === undefined || path === '' ? undefined : resolve(standing, path);
}

/** The cipher that `SHANHAI_CIPHER` names for a key yet to be made: `aes` or `sm4`. @throws Refusal `store.unknown-cipher` */
export function suiteFrom(environment: NodeJS.ProcessEnv): SuiteName {
  const name = (environment['SHANHAI_CIPHER'] || 'aes').toLowerCase();
  if (name === 'sm4') return 'sm4-gcm';
  if (name === 'aes') return 'aes-256-gcm';
  throw refuse(
    'store.unknown-cipher',
    { zh: `SHANHAI_CIPHER 的“${name.slice(0, 40)}”不认识`, en: `SHANHAI_CIPHER names “${name.slice(0, 40)}”, which is unknown` },
    { zh: '写 aes 或 sm4', en: 'Write aes or sm4' },
  );
}
