/** GHASH (NIST SP 800-38D, 6.4) by tables of bytes; four 32-bit words stand for a block. */
export class Ghash {
  /** The multiples of the hash key by each byte. */
  readonly #table: Int32Array;
  readonly #state = new Int32Array(4);

  /** @param key the cipher's block of zeros, 16 bytes */
  constructor(key: Buffer) {
    this.#table = tableOf(key);
  }

  start(): void {
    this.#state.fill(0);
  }

  /** Takes in bytes from `from` to `to`, the last block filled up with zeros. */
  absorb(bytes: Buffer, from: number, to: number): void {
    for (let at = from; at < to; at += 16) {
      for (let word = 0; word < 4; word++) this.#state[word] = (this.#state[word] ?? 0) ^ wordAt(bytes, at + word * 4, to);
      multiply(this.#state, this.#table);
    }
  }

  /** Writes the hash, XORed with what stands at `at`. */
  xorInto(out: Buffer, at: number): void {
    for (let word = 0; word < 4; word++) out.writeInt32BE(out.readInt32BE(at + word * 4) ^ (this.#state[word] ?? 0), at + word * 4);
  }
}

/** Four bytes; those from `to` on are zeros. */
function wordAt(bytes: Buffer, at: number, to: number): number {
  if (at + 4 <= to) return bytes.readInt32BE(at);
  let value = 0;
  for (let byte = 0; byte < 4; byte++) value = (value << 8) | (at + byte < to ? (bytes[at + byte] ?? 0) : 0);
  return value;
}

/** Multiplies the state by the hash key, byte by byte from its end. */
function multiply(state: Int32Array, table: Int32Array): void {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let word = 3; word >= 0; word--) {
    const bytes = state[word] ?? 0;
    for (let bits = 0; bits < 32; bits += 8) {
      const dropped = d & 0xff;
      const at = ((bytes >>> bits) & 0xff) << 2;
      d = ((d >>> 8) | (c << 24)) ^ (table[at + 3] ?? 0);
      c = ((c >>> 8) | (b << 24)) ^ (table[at + 2] ?? 0);
      b = ((b >>> 8) | (a << 24)) ^ (table[at + 1] ?? 0);
      a = (a >>> 8) ^ (reductions[dropped] ?? 0) ^ (table[at] ?? 0);
    }
  }
  state[0] = a;
  state[1] = b;
  state[2] = c;
  state[3] = d;
}

/** Divides a block by x. */
function shift([a, b, c, d]: readonly [number, number, number, number]): [number, number, number, number] {
  const reduction = (d & 1) === 0 ? 0 : 0xe1000000;
  return [(a >>> 1) ^ reduction, (b >>> 1) | (a << 31), (c >>> 1) | (b << 31), (d >>> 1) | (c << 31)];
}

/** What a byte that falls out at the end comes to at the beginning. */
const reductions = Int32Array.from({ length: 256 }, (_, byte) => {
  let block: [number, number, number, number] = [0, 0, 0, byte];
  for (let bit = 0; bit < 8; bit++) block = shift(block);
  return block[0];
});

function tableOf(key: Buffer): Int32Array {
  const table = new Int32Array(4 * 256);
  let block: [number, number, number, number] = [key.readInt32BE(0), key.readInt32BE(4), key.readInt32BE(8), key.readInt32BE(12)];
  for (let bit = 0x80; bit > 0; bit >>= 1) {
    table.set(block, bit * 4);
    block = shift(block);
  }
  for (let high = 2; high < 256; high <<= 1) {
    for (let low = 1; low < high; low++) {
      for (let word = 0; word < 4; word++) table[(high + low) * 4 + word] = (table[high * 4 + word] ?? 0) ^ (table[low * 4 + word] ?? 0);
    }
  }
  return table;
}
