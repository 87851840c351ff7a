import { Transform } from 'node:stream';
import type { Vault } from '../../kernel/ports/vault.ts';
import { sealBroken } from './vault.ts';

/** Seals what streams through, piece by piece: each sealed piece with its length before it, and how many came before. */
export function sealingFrames(vault: Pick<Vault, 'sealBytes'>): Transform {
  let count = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const sealed = vault.sealBytes(Buffer.concat([lengthOf(count++), chunk]));
      done(null, Buffer.concat([lengthOf(sealed.length), sealed]));
    },
  });
}

/**
 * Inverse of `sealingFrames`, of all that it wrote.
 * @throws Refusal `store.seal-broken`
 */
export function openFrames(vault: Pick<Vault, 'openBytes'>, frames: Buffer): Buffer {
  const pieces: Buffer[] = [];
  for (let at = 0; at < frames.length; ) {
    const length = frames.length - at < 4 ? 0 : frames.readUInt32BE(at);
    const piece = vault.openBytes(frames.subarray(at + 4, at + 4 + length));
    if (piece.readUInt32BE(0) !== pieces.length) throw sealBroken();
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
