import { Transform } from 'node:stream';
import type { Vault } from '../../kernel/ports/vault.ts';
import { undecipherable } from './vault.ts';

/** Encrypts what streams through, piece by piece: each encrypted piece with its length before it, and how many came before. */
export function encryptingFrames(vault: Pick<Vault, 'encryptBytes'>): Transform {
  let count = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const encrypted = vault.encryptBytes(Buffer.concat([lengthOf(count++), chunk]));
      done(null, Buffer.concat([lengthOf(encrypted.length), encrypted]));
    },
  });
}

/**
 * Inverse of `encryptingFrames`, of all that it wrote.
 * @throws Refusal `store.undecipherable`
 */
export function decryptFrames(vault: Pick<Vault, 'decryptBytes'>, frames: Buffer): Buffer {
  const pieces: Buffer[] = [];
  for (let at = 0; at < frames.length; ) {
    const length = frames.length - at < 4 ? 0 : frames.readUInt32BE(at);
    const piece = vault.decryptBytes(frames.subarray(at + 4, at + 4 + length));
    if (piece.readUInt32BE(0) !== pieces.length) throw undecipherable();
    pieces.push(piece.subarray(4));
    at += 4 + length;
  }
  return Buffer.concat(pieces);
}

function lengthOf(length: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  return bytes;
}
