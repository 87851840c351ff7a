import { constants, crc32, createDeflateRaw, deflateRawSync } from 'node:zlib';

/** A part ready to be put into a zip file. */
export interface PackedPart {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc: number;
  readonly size: number;
  readonly bytes: Buffer;
}

/** Rows of a table shrink well at any level; from this size on the lowest is used, which is several times faster. */
const LARGE = 1024 * 1024;
/** 1980-01-01: the same content gives the same file, whenever it is written. */
const DOS_DATE = 0x21;
const UTF8_NAME = 0x800;

/** Packs a part held whole. */
export function packPart(name: string, content: string | Buffer): PackedPart {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  const level = bytes.length > LARGE ? constants.Z_BEST_SPEED : constants.Z_DEFAULT_COMPRESSION;
  return { name, method: 8, crc: crc32(bytes), size: bytes.length, bytes: deflateRawSync(bytes, { level }) };
}

/** Packs a part that comes in pieces of text; deflating runs beside the caller. */
export async function packPieces(name: string, pieces: Iterable<string> | AsyncIterable<string>): Promise<PackedPart> {
  const deflate = createDeflateRaw({ level: constants.Z_BEST_SPEED, chunkSize: 256 * 1024 });
  const packed: Buffer[] = [];
  const done = new Promise<void>((resolve, reject) => deflate.on('data', (piece: Buffer) => packed.push(piece)).on('end', resolve).on('error', reject));
  let size = 0;
  let crc = 0;
  for await (const piece of pieces) {
    const bytes = Buffer.from(piece, 'utf8');
    size += bytes.length;
    crc = crc32(bytes, crc);
    if (!deflate.write(bytes)) await new Promise<void>((resolve) => deflate.once('drain', resolve));
  }
  deflate.end();
  await done;
  return { name, method: 8, crc, size, bytes: Buffer.concat(packed) };
}

/** Puts parts together into a zip file. */
export function zipOf(parts: readonly PackedPart[]): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name, 'utf8');
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(name.length === part.name.length ? 0 : UTF8_NAME, 2);
    fields.writeUInt16LE(part.method, 4);
    fields.writeUInt16LE(DOS_DATE, 8);
    fields.writeUInt32LE(part.crc, 10);
    fields.writeUInt32LE(part.bytes.length, 14);
    fields.writeUInt32LE(part.size, 18);
    fields.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, name]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, tail, name]));
    pieces.push(local, part.bytes);
    offset += local.length + part.bytes.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...pieces, central, end]);
}
