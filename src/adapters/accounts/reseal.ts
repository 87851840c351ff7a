import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import type { Session } from '../../kernel/ports/database.ts';

/**
 * Seals the second factors of all accounts with another secret; those that are sealed with it are left, and so is what neither
 * opens. Sessions, whose cookies the secret signs, end.
 */
export async function resealAccounts(session: Session, from: string, to: string): Promise<void> {
  for (const row of await session.query('select programme, id, secret, backup_codes from account_totp')) {
    const [secret, codes] = await Promise.all([resealed(String(row['secret']), from, to), resealed(String(row['backup_codes']), from, to)]);
    await session.query('update account_totp set secret = $3, backup_codes = $4 where programme = $1 and id = $2', [row['programme'] ?? null, row['id'] ?? null, secret, codes]);
  }
  await session.query('delete from account_session');
}

async function resealed(data: string, from: string, to: string): Promise<string> {
  const opened = await symmetricDecrypt({ key: from, data }).catch(() => undefined);
  return opened === undefined ? data : symmetricEncrypt({ key: to, data: opened });
}
