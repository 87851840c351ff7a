import { createCipheriv, timingSafeEqual, type CipherGCMTypes } from 'node:crypto';
import { Ghash } from './ghash.ts';

/** A block cipher of 16-byte blocks, by OpenSSL's names of its modes. */
export interface BlockCipher {
  readonly ecb: string;
  readonly ctr: string;
}

export const nonceLength = 12;
export const tagLength = 16;
/** From here on a counter-mode cipher of its own pays; making one costs as much as a hundred blocks. */
const long = 1024;

/**
 * Galois/Counter Mode (NIST SP 800-38D) over one block cipher that is made once. Node makes an OpenSSL context for each
 * message, which costs five times as much as encrypting an identity number does, and has no SM4-GCM (RFC 8998) at all.
 */
export class Gcm {
  readonly #cipher: BlockCipher;
  readonly #key: Buffer;
  readonly #blocks: ReturnType<typeof createCipheriv>;
  readonly #ghash: Ghash;

  constructor(cipher: BlockCipher, key: Buffer) {
    this.#cipher = cipher;
    this.#key = key;
    this.#blocks = createCipheriv(cipher.ecb, key, null).setAutoPadding(false);
    this.#ghash = new Ghash(this.#blocks.update(Buffer.alloc(16)));
  }

  /** `nonce | ciphertext | tag`. @param about bound to it, but not in it */
  encrypt(nonce: Buffer, plain: Buffer, about: Buffer): Buffer {
    const encrypted = Buffer.allocUnsafe(nonceLength + plain.length + tagLength);
    nonce.copy(encrypted);
    const mask = this.#cross(nonce, plain, encrypted, nonceLength);
    this.#tag(encrypted, about, mask);
    mask.copy(encrypted, nonceLength + plain.length);
    return encrypted;
  }

  /** Inverse of `encrypt`; `undefined` where it doesn't prove itself. */
  decrypt(encrypted: Buffer, about: Buffer): Buffer | undefined {
    const length = encrypted.length - nonceLength - tagLength;
    if (length < 0) return undefined;
    const plain = Buffer.allocUnsafe(length);
    const mask = this.#cross(encrypted.subarray(0, nonceLength), encrypted.subarray(nonceLength, nonceLength + length), plain, 0);
    this.#tag(encrypted, about, mask);
    return timingSafeEqual(mask, encrypted.subarray(nonceLength + length)) ? plain : undefined;
  }

  /** Writes `text` XORed with the key stream to `out`; answers the block that masks the tag. */
  #cross(nonce: Buffer, text: Buffer, out: Buffer, at: number): Buffer {
    const own = text.length < long ? Math.ceil(text.length / 16) : 0;
    const counters = Buffer.allocUnsafe((own + 1) * 16);
    for (let block = 0; block <= own; block++) {
      nonce.copy(counters, block * 16);
      counters.writeUInt32BE(block + 1, block * 16 + nonceLength);
    }
    const stream = this.#blocks.update(counters);
    if (text.length < long) for (let index = 0; index < text.length; index++) out[at + index] = (text[index] ?? 0) ^ (stream[16 + index] ?? 0);
    else createCipheriv(this.#cipher.ctr as CipherGCMTypes, this.#key, Buffer.concat([nonce, second])).update(text).copy(out, at);
    return stream.subarray(0, 16);
  }

  /** Turns the mask into the tag of `nonce | ciphertext | …`. */
  #tag(encrypted: Buffer, about: Buffer, mask: Buffer): void {
    const end = encrypted.length - tagLength;
    const lengths = Buffer.allocUnsafe(16);
    writeBits(lengths, 0, about.length);
    writeBits(lengths, 8, end - nonceLength);
    this.#ghash.start();
    this.#ghash.absorb(about, 0, about.length);
    this.#ghash.absorb(encrypted, nonceLength, end);
    this.#ghash.absorb(lengths, 0, 16);
    this.#ghash.xorInto(mask, 0);
  }
}

/** The number of bits in so many bytes, as 64 bits; big integers would cost as much as the rest of the tag. */
function writeBits(out: Buffer, at: number, bytes: number): void {
  out.writeUInt32BE(Math.floor(bytes / 2 ** 29), at);
  out.writeUInt32BE((bytes % 2 ** 29) * 8, at + 4);
}

const second = Buffer.from([0, 0, 0, 2]);
