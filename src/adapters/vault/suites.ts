import type { BlockCipher } from './gcm.ts';

/** What a vault is made of. */
export interface Suite {
  readonly cipher: BlockCipher;
  readonly digest: 'sha256' | 'sm3';
  /** Bytes of the cipher's key. */
  readonly keyLength: number;
  /** Begins every text encrypted by it. */
  readonly mark: string;
}

export type SuiteName = 'aes-256-gcm' | 'sm4-gcm';

export const suites: Readonly<Record<SuiteName, Suite>> = {
  'aes-256-gcm': { cipher: { ecb: 'aes-256-ecb', ctr: 'aes-256-ctr' }, digest: 'sha256', keyLength: 32, mark: 'a1.' },
  'sm4-gcm': { cipher: { ecb: 'sm4-ecb', ctr: 'sm4-ctr' }, digest: 'sm3', keyLength: 16, mark: 'm1.' },
};
