import { broken, encrypted, tooLarge, zipBomb } from '../refusals.ts';
import type { WorkbookLimits } from '../limits.ts';

/** One part of a zip file, as its central directory tells. */
export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Where its local header begins. */
  readonly offset: number;
}

const END = 0x06054b50;
const END64 = 0x06064b50;
const END64_LOCATOR = 0x07064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const FULL32 = 0xffffffff;
const MOST_ENTRIES = 20_000;

const damaged = { zh: '压缩包的目录缺失或不完整，文件可能没有传完', en: 'the directory of the package is missing or cut off; the file may not have been copied whole' };

/** A key under which a part is found whatever slashes and case its writer used. */
export function partKey(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

/** Lists the parts of a zip file. Refuses damaged, encrypted and exploding ones before anything is inflated. */
export function zipDirectory(bytes: Buffer, limits: WorkbookLimits): Map<string, ZipEntry> {
  const end = findEnd(bytes);
  let count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  if (at === FULL32 || count === 0xffff) {
    const locator = end - 20;
    if (locator >= 0 && bytes.readUInt32LE(locator) === END64_LOCATOR) {
      const end64 = Number(bytes.readBigUInt64LE(locator + 8));
      if (end64 + 56 > bytes.length || bytes.readUInt32LE(end64) !== END64) throw broken(damaged);
      count = Number(bytes.readBigUInt64LE(end64 + 32));
      at = Number(bytes.readBigUInt64LE(end64 + 48));
    }
  }
  if (count > MOST_ENTRIES) throw broken({ zh: `压缩包里有 ${count} 个部件`, en: `the package has ${count} parts` });
  const entries = new Map<string, ZipEntry>();
  let total = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) throw broken(damaged);
    const flags = bytes.readUInt16LE(at + 8);
    if ((flags & 1) !== 0) throw encrypted();
    const nameLength = bytes.readUInt16LE(at + 28);
    const extraLength = bytes.readUInt16LE(at + 30);
    const next = at + 46 + nameLength + extraLength + bytes.readUInt16LE(at + 32);
    if (next > bytes.length) throw broken(damaged);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const entry = widen(bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength), {
      name,
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    });
    entries.set(partKey(name), entry);
    total += entry.size;
    at = next;
  }
  if (total > limits.inflatedBytes) throw tooLarge(total, limits.inflatedBytes);
  if (total > limits.ratioFrom && total > bytes.length * limits.ratio) throw zipBomb(total / bytes.length, limits.ratio);
  return entries;
}

/** The packed bytes of one part. */
export function packedBytes(bytes: Buffer, entry: ZipEntry): Buffer {
  const at = entry.offset;
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== LOCAL) throw broken(damaged);
  const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  if (start + entry.packed > bytes.length) throw broken(damaged);
  return bytes.subarray(start, start + entry.packed);
}

function findEnd(bytes: Buffer): number {
  const lowest = Math.max(0, bytes.length - 22 - 0xffff);
  for (let at = bytes.length - 22; at >= lowest; at--) if (bytes[at] === 0x50 && bytes.readUInt32LE(at) === END) return at;
  throw broken(damaged);
}

/** Takes the 64-bit sizes from the extra field where the 32-bit ones are full. */
function widen(extra: Buffer, entry: ZipEntry): ZipEntry {
  if (entry.size !== FULL32 && entry.packed !== FULL32 && entry.offset !== FULL32) return entry;
  for (let at = 0; at + 4 <= extra.length; ) {
    const id = extra.readUInt16LE(at);
    const end = Math.min(at + 4 + extra.readUInt16LE(at + 2), extra.length);
    let field = at + 4;
    const take = (value: number): number => {
      if (value !== FULL32 || field + 8 > end) return value;
      field += 8;
      return Number(extra.readBigUInt64LE(field - 8));
    };
    if (id === 1) {
      const size = take(entry.size);
      const packed = take(entry.packed);
      return { ...entry, size, packed, offset: take(entry.offset) };
    }
    at = end;
  }
  return entry;
}
