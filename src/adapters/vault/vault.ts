import { hkdfSync } from 'node:crypto';
import { refuse, type Refusal } from '../../kernel/declare/problem.ts';
import type { Vault } from '../../kernel/ports/vault.ts';
import { Gcm, nonceLength } from './gcm.ts';
import { hmacOf } from './hmac.ts';
import { suites, type SuiteName } from './suites.ts';

/** A key and what it is for, as its file keeps it. */
export interface VaultKey {
  readonly suite: SuiteName;
  /** 32 bytes, in hex. */
  readonly key: string;
}

/** A vault that can be opened once more, e.g. in another thread. */
export interface KeyedVault extends Vault {
  readonly key: VaultKey;
}

/**
 * The vault of a key. The nonce of each message is a keyed digest of the message and its kind, so that no nonce ever
 * serves two messages, and equal ones come out equal. Every use has a key of its own, derived by HKDF (RFC 5869).
 */
export function vaultOf(key: VaultKey): KeyedVault {
  const { cipher, digest, keyLength, mark } = suites[key.suite];
  const root = Buffer.from(key.key, 'hex');
  const derive = (use: string, length: number): Buffer => Buffer.from(hkdfSync(digest, root, '', `shanhai ${use}`, length));
  const gcm = new Gcm(cipher, derive('cipher', keyLength));
  const prf = hmacOf(digest, derive('nonce', 32));
  const abouts = new Map<string, Buffer>();

  const aboutOf = (kind: string): Buffer => {
    let about = abouts.get(kind);
    if (about === undefined) abouts.set(kind, (about = Buffer.from(`${kind}\0`)));
    return about;
  };
  const encrypted = (plain: Buffer, about: Buffer): Buffer => gcm.encrypt(prf(about, plain).subarray(0, nonceLength), plain, about);

  return {
    key,
    suite: key.suite,
    fingerprint: derive('fingerprint', 8).toString('hex'),
    encrypt: (text, kind) => mark + encrypted(Buffer.from(text), aboutOf(kind)).toString('base64url'),
    decrypt(stored, kind) {
      const plain = stored.startsWith(mark) ? gcm.decrypt(Buffer.from(stored.slice(mark.length), 'base64url'), aboutOf(kind)) : undefined;
      if (plain === undefined) throw undecipherable();
      return plain.toString();
    },
    encryptBytes: (bytes) => encrypted(asBuffer(bytes), aboutOf('bytes')),
    decryptBytes(stored) {
      const plain = gcm.decrypt(asBuffer(stored), aboutOf('bytes'));
      if (plain === undefined) throw undecipherable();
      return plain;
    },
  };
}

const asBuffer = (bytes: Uint8Array): Buffer => (Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));

export const undecipherable = (): Refusal =>
  refuse(
    'store.undecipherable',
    { zh: '一个加密保存的值打不开：它被改动过，或不是用这把密钥加密的', en: 'A value kept encrypted can’t be opened: it was altered, or encrypted with another key' },
    { zh: '请运行 shanhai check 找出被改动的记录，再从备份恢复', en: 'Run shanhai check to find what was altered, and restore it from a backup' },
  );
