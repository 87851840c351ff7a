import { vaultOf } from '../../src/adapters/vault/vault.ts';

/** The suite's own key: never anybody's. */
export const testKey = { suite: 'aes-256-gcm', key: '5a'.repeat(32) } as const;
export const testVault = vaultOf(testKey);
