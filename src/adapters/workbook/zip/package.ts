import { constants, crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import type { WorkbookLimits } from '../limits.ts';
import { broken, tooLarge, zipBomb } from '../refusals.ts';
import { packedBytes, partKey, zipDirectory, type ZipEntry } from './directory.ts';

/** Bytes inflated at a time: large enough to keep both threads busy, small enough to stay in the cache. */
const PIECE = 256 * 1024;
/** Parts that describe others (styles, relations) are read whole, up to this. */
const WHOLE_PART = 64 * 1024 * 1024;

/** A zip file whose parts are inflated on demand, all of them under one budget. */
export interface ZipPackage {
  has(name: string): boolean;
  /** Names of all parts, as written. */
  readonly names: readonly string[];
  /** A whole part, or `undefined`. */
  whole(name: string, most?: number): Buffer | undefined;
  /** A part in pieces; inflating runs beside the caller. */
  pieces(name: string): AsyncIterable<Buffer>;
  /** The packed bytes of a part with what the directory says of it, for copying it unopened. */
  packed(name: string): { readonly entry: ZipEntry; readonly bytes: Buffer };
}

/** Opens a zip file held in memory. Throws a `Refusal` (`workbook.broken`, `.encrypted`, `.too-large`). */
export function openPackage(bytes: Buffer, limits: WorkbookLimits): ZipPackage {
  const entries = zipDirectory(bytes, limits);
  let inflated = 0;

  const spend = (count: number): void => {
    inflated += count;
    if (inflated > limits.inflatedBytes) throw tooLarge(inflated, limits.inflatedBytes);
    if (inflated > limits.ratioFrom && inflated > bytes.length * limits.ratio) throw zipBomb(inflated / bytes.length, limits.ratio);
  };
  const find = (name: string): ZipEntry => {
    const entry = entries.get(partKey(name));
    if (!entry) throw broken({ zh: `缺少部件 ${name}`, en: `the part ${name} is missing` });
    if (entry.method !== 0 && entry.method !== 8) throw broken({ zh: `部件 ${name} 的压缩方法不受支持`, en: `the part ${name} is packed in an unknown way` });
    return entry;
  };

  return {
    names: [...entries.values()].map((entry) => entry.name),
    has: (name) => entries.has(partKey(name)),
    whole(name, most = WHOLE_PART) {
      if (!entries.has(partKey(name))) return undefined;
      const entry = find(name);
      const packed = packedBytes(bytes, entry);
      const whole = entry.method === 0 ? packed : inflateWhole(packed, name, most);
      spend(whole.length);
      check(entry, whole.length, crc32(whole));
      return whole;
    },
    async *pieces(name) {
      const entry = find(name);
      const packed = packedBytes(bytes, entry);
      let size = 0;
      let crc = 0;
      for await (const piece of entry.method === 0 ? slices(packed) : inflate(packed, name)) {
        spend(piece.length);
        size += piece.length;
        crc = crc32(piece, crc);
        yield piece;
      }
      check(entry, size, crc);
    },
    packed(name) {
      const entry = find(name);
      return { entry, bytes: packedBytes(bytes, entry) };
    },
  };
}

function check(entry: ZipEntry, size: number, crc: number): void {
  if (size === entry.size && crc === entry.crc) return;
  throw broken({ zh: `部件 ${entry.name} 的内容与校验值不符`, en: `the part ${entry.name} does not match its checksum` });
}

function inflateWhole(packed: Buffer, name: string, most: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: most });
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(most + 1, most);
    throw broken({ zh: `部件 ${name} 解压出错`, en: `the part ${name} can't be inflated` }, error);
  }
}

async function* inflate(packed: Buffer, name: string): AsyncGenerator<Buffer> {
  const stream = createInflateRaw({ chunkSize: PIECE, finishFlush: constants.Z_FINISH });
  stream.end(packed);
  const pieces = stream[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await pieces.next().catch((error: unknown) => {
        throw broken({ zh: `部件 ${name} 解压出错`, en: `the part ${name} can't be inflated` }, error);
      });
      if (next.done) return;
      yield next.value as Buffer;
    }
  } finally {
    stream.destroy();
  }
}

function* slices(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}
