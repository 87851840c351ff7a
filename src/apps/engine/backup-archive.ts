import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { refuse } from '../../kernel/declare/problem.ts';

/**
 * A .tar.gz (POSIX.1-2017, pax, "ustar Interchange Format") of plain files, so that a backup can be looked into with
 * what every machine has.
 */
export interface ArchiveEntry {
  readonly name: string;
  readonly bytes: Buffer;
}

const block = 512;

/** Writes an archive; it is under its name only once the disk has all of it. */
export class ArchiveWriter {
  readonly #path: string;
  readonly #gzip = createGzip({ level: 4 });
  readonly #written: Promise<void>;

  constructor(path: string) {
    this.#path = path;
    // Personal records are inside: for their owner only.
    this.#written = pipeline(this.#gzip, createWriteStream(`${path}.part`, { mode: 0o600, flush: true }));
    this.#written.catch(() => undefined);
  }

  async add(name: string, bytes: Uint8Array): Promise<void> {
    await this.#write(headerOf(name, bytes.length));
    await this.#write(bytes);
    const rest = bytes.length % block;
    if (rest > 0) await this.#write(Buffer.alloc(block - rest));
  }

  async finish(): Promise<void> {
    await this.#write(Buffer.alloc(2 * block));
    this.#gzip.end();
    await this.#written;
    await rename(`${this.#path}.part`, this.#path);
  }

  async abandon(): Promise<void> {
    this.#gzip.destroy();
    await this.#written.catch(() => undefined);
    await rm(`${this.#path}.part`, { force: true });
  }

  async #write(bytes: Uint8Array): Promise<void> {
    if (bytes.length === 0) return;
    if (!this.#gzip.write(bytes)) await Promise.race([once(this.#gzip, 'drain'), this.#written]);
  }
}

function headerOf(name: string, size: number): Buffer {
  const header = Buffer.alloc(block);
  header.write(name, 0, 100);
  header.write('0000600\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write('0', 156);
  header.write('ustar\x0000', 257);
  header.write(`${checksumOf(header).toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

/** The sum of the header's bytes, those of the sum itself taken as blanks. */
function checksumOf(header: Buffer): number {
  let sum = 8 * 32;
  for (let index = 0; index < block; index++) if (index < 148 || index >= 156) sum += header[index] ?? 0;
  return sum;
}

/**
 * Reads an archive entry by entry.
 * @throws Refusal `backup.broken` where it is no archive, cut short or damaged
 */
export async function* readArchive(path: string): AsyncGenerator<ArchiveEntry> {
  let held: Buffer = Buffer.alloc(0);
  let wanted: { readonly name: string; readonly size: number } | undefined;
  let ended = false;
  for await (const chunk of inflated(path)) {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    while (!ended) {
      if (wanted === undefined) {
        if (held.length < block) break;
        const header = held.subarray(0, block);
        held = held.subarray(block);
        if (header.every((byte) => byte === 0)) ended = true;
        else wanted = readHeader(header);
      } else {
        const padded = Math.ceil(wanted.size / block) * block;
        if (held.length < padded) break;
        yield { name: wanted.name, bytes: held.subarray(0, wanted.size) };
        held = held.subarray(padded);
        wanted = undefined;
      }
    }
  }
  if (!ended) throw broken('它没有结束', 'it has no end');
}

async function* inflated(path: string): AsyncGenerator<Buffer> {
  const file = createReadStream(path);
  const gunzip = createGunzip();
  const piped = pipeline(file, gunzip);
  piped.catch(() => undefined);
  try {
    yield* gunzip as AsyncIterable<Buffer>;
    await piped;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw code?.startsWith('Z_') === true ? broken(message, message) : error;
  }
}

function readHeader(header: Buffer): { name: string; size: number } {
  const text = (from: number, length: number) => header.toString('utf8', from, from + length).replace(/\0.*$/s, '');
  const size = Number.parseInt(text(124, 12), 8);
  if (Number.parseInt(text(148, 8), 8) !== checksumOf(header) || !Number.isSafeInteger(size)) throw broken('其中一段的开头不对', 'the head of one of its parts is wrong');
  return { name: text(0, 100), size };
}

export const broken = (zh: string, en: string) =>
  refuse(
    'backup.broken',
    { zh: `备份文件已损坏或不是备份：${zh}`, en: `The file is damaged or no backup: ${en}` },
    { zh: '请换一份备份；没有恢复任何内容', en: 'Take another backup; nothing was restored' },
  );
