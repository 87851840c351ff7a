import { join } from 'node:path';
import { makeKeyFile, readKeyFile } from '../../adapters/vault/key-file.ts';
import { vaultOf, type KeyedVault } from '../../adapters/vault/vault.ts';
import { refuse } from '../../kernel/declare/problem.ts';
import { refuseOther, type VaultMark } from '../../kernel/ledger/vault-mark.ts';
import type { EngineSettings } from './settings.ts';

/** Where the key is, and what cipher a new one is for. */
export type KeySettings = Pick<EngineSettings, 'folder' | 'keyFile' | 'suite'>;

/** The key's own place, away from the database and never in a backup. */
export const keyFileOf = ({ folder, keyFile }: KeySettings): string => keyFile ?? join(folder, 'keys', 'vault.json');

/**
 * The vault of these settings. Where nothing is encrypted yet and no key is there, one is made.
 * @param mark what the database or the backup tells of its key
 * @throws Refusal `store.key-missing`, `store.key-wrong`, `store.key-unreadable`
 */
export async function unlock(settings: KeySettings, mark: VaultMark | undefined): Promise<KeyedVault> {
  const path = keyFileOf(settings);
  let key = await readKeyFile(path);
  if (key === undefined && mark !== undefined) throw keyMissing(path, mark);
  key ??= await makeKeyFile(path, settings.suite ?? 'aes-256-gcm');
  const vault = vaultOf(key);
  refuseOther(mark, vault.fingerprint);
  return vault;
}

const keyMissing = (path: string, { fingerprint, suite }: VaultMark) =>
  refuse(
    'store.key-missing',
    { zh: `没有密钥文件 ${path}；数据是用密钥 ${fingerprint}（${suite}）加密的`, en: `There is no key file ${path}; the records are encrypted with key ${fingerprint} (${suite})` },
    { zh: '把密钥的备份放到那里，或用 SHANHAI_KEY_FILE、--key-file 指出它在哪里', en: 'Put the key’s copy there, or say where it is by SHANHAI_KEY_FILE or --key-file' },
  );
