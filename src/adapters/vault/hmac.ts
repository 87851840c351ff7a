import { hash } from 'node:crypto';

/** Bytes that SHA-256 and SM3 take in at a time. */
const block = 64;
const digestLength = 32;

/**
 * HMAC (RFC 2104) by one-shot hashes, which cost a fifth of `createHmac`; given out as text they take a third of the time
 * that making a buffer of each does.
 * @param key at most 64 bytes
 */
export function hmacOf(digest: 'sha256' | 'sm3', key: Buffer): (...message: readonly Buffer[]) => Buffer {
  const inner = padded(key, 0x36);
  const outer = Buffer.concat([padded(key, 0x5c), Buffer.alloc(digestLength)]);
  return (...message) => {
    outer.write(hash(digest, Buffer.concat([inner, ...message]), 'binary'), block, 'binary');
    return Buffer.from(hash(digest, outer, 'binary'), 'binary');
  };
}

const padded = (key: Buffer, pad: number): Buffer => Buffer.from(Array.from({ length: block }, (_, index) => (key[index] ?? 0) ^ pad));
