import { refuse, type Refusal } from '../declare/problem.ts';
import type { Session } from '../ports/database.ts';
import type { Vault } from '../ports/vault.ts';

/** What a database or a backup tells of the key that its sensitive values were encrypted with. */
export type VaultMark = Pick<Vault, 'suite' | 'fingerprint'>;

/** The mark that a database keeps. */
export interface KeptMark extends VaultMark {
  /** The key that its values are being encrypted with anew, and the newest entry of the journal when that began. */
  readonly next: (VaultMark & { readonly since: string }) | undefined;
}

/** The mark that the database keeps; `undefined` where nothing was encrypted yet. */
export async function readVaultMark(session: Session): Promise<KeptMark | undefined> {
  const [present] = await session.query(`select 1 as present from pg_catalog.pg_tables where tablename = 'vault' and schemaname = current_schema()`);
  const [row] = present === undefined ? [] : await session.query('select * from vault where id = 1');
  if (row === undefined) return undefined;
  const { next_suite: suite, next_fingerprint: fingerprint, next_since: since } = row;
  const next = suite == null || fingerprint == null || since == null ? undefined : { suite, fingerprint, since };
  return { suite: String(row['suite']), fingerprint: String(row['fingerprint']), next };
}

/** Keeps the mark of the key that takes the place of the one that the database has. Until it did, nobody opens it. */
export async function beginRekeying(session: Session, { suite, fingerprint }: VaultMark): Promise<void> {
  await session.query(`update vault set next_suite = $1, next_fingerprint = $2, next_since = (select coalesce(max(number), 0) from journal) where id = 1`, [suite, fingerprint]);
}

/** From now on the database has the next key. */
export async function endRekeying(session: Session): Promise<void> {
  await session.query('update vault set suite = next_suite, fingerprint = next_fingerprint, next_suite = null, next_fingerprint = null, next_since = null where id = 1');
}

/**
 * Keeps the mark of the vault that first opens a database; afterwards only that one opens it.
 * @throws Refusal `store.key-wrong`, `store.rekeying`
 */
export async function keepVaultMark(session: Session, { suite, fingerprint }: VaultMark): Promise<void> {
  await session.query('insert into vault (id, suite, fingerprint) values (1, $1, $2) on conflict (id) do nothing', [suite, fingerprint]);
  const mark = await readVaultMark(session);
  refuseRekeying(mark);
  refuseOther(mark, fingerprint);
}

/** @throws Refusal `store.rekeying` */
export function refuseRekeying(mark: KeptMark | undefined): void {
  if (mark?.next !== undefined) throw rekeying(mark.fingerprint, mark.next.fingerprint);
}

const rekeying = (from: string, to: string): Refusal =>
  refuse(
    'store.rekeying',
    { zh: `正在把密钥 ${from} 换成 ${to}，还没有换完`, en: `Key ${from} is being changed for ${to}, and that isn’t finished` },
    { zh: '请在数据目录所在的机器上再运行一次 shanhai rotate-key，它接着做完', en: 'Run shanhai rotate-key once more where the data folder is: it goes on where it was' },
  );

/** @throws Refusal `store.key-wrong` */
export function refuseOther(mark: VaultMark | undefined, fingerprint: string): void {
  if (mark !== undefined && mark.fingerprint !== fingerprint) throw keyWrong(mark, fingerprint);
}

const keyWrong = ({ fingerprint, suite }: VaultMark, given: string): Refusal =>
  refuse(
    'store.key-wrong',
    { zh: `密钥不对：数据是用密钥 ${fingerprint}（${suite}）加密的，给出的是 ${given}`, en: `The key is wrong: the records are encrypted with key ${fingerprint} (${suite}), and this one is ${given}` },
    { zh: '请用 SHANHAI_KEY_FILE 或 --key-file 指出正确的密钥文件', en: 'Name the right key’s file by SHANHAI_KEY_FILE or --key-file' },
  );
