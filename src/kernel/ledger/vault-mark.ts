import { refuse, type Refusal } from '../declare/problem.ts';
import type { Session } from '../ports/database.ts';
import type { Vault } from '../ports/vault.ts';

/** What a database or a backup tells of the key that its sensitive values were encrypted with. */
export type VaultMark = Pick<Vault, 'suite' | 'fingerprint'>;

/** The mark that the database keeps; `undefined` where nothing was encrypted yet. */
export async function readVaultMark(session: Session): Promise<VaultMark | undefined> {
  const [present] = await session.query(`select 1 as present from pg_catalog.pg_tables where tablename = 'vault' and schemaname = current_schema()`);
  const [row] = present === undefined ? [] : await session.query('select suite, fingerprint from vault where id = 1');
  return row === undefined ? undefined : { suite: String(row['suite']), fingerprint: String(row['fingerprint']) };
}

/**
 * Keeps the mark of the vault that first opens a database; afterwards only that one opens it.
 * @throws Refusal `store.key-wrong`
 */
export async function keepVaultMark(session: Session, { suite, fingerprint }: VaultMark): Promise<void> {
  await session.query('insert into vault (id, suite, fingerprint) values (1, $1, $2) on conflict (id) do nothing', [suite, fingerprint]);
  refuseOther(await readVaultMark(session), fingerprint);
}

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
