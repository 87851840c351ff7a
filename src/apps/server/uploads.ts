import { createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { encryptingFrames } from '../../adapters/vault/frames.ts';
import type { Party } from '../../kernel/access/party.ts';
import type { Vault } from '../../kernel/ports/vault.ts';
import type { ImportLanding } from '../engine/import.ts';
import type { Upload } from '../worker/calls.ts';
import type { ImportPreview } from '../worker/import-preview.ts';
import { bodyTooLarge } from './http/faults.ts';
import { importNotFound } from './import-not-found.ts';

/** Bytes of a workbook. */
export const largestUpload = 200 * 1024 * 1024;
const keptFor = 24 * 60 * 60 * 1000;

/** A workbook that came in, and how far its import has got. */
export interface Import {
  readonly id: string;
  readonly party: string;
  readonly at: string;
  readonly name: string;
  readonly options: Upload['options'];
  readonly preview: ImportPreview;
  readonly landing: ImportLanding | null;
  /** A commit was begun; the journal knows whether it landed. */
  readonly committing?: boolean;
  /** A commit was begun and the server ended on the way: nothing was written. */
  readonly interrupted?: boolean;
}

/** Workbooks between their upload and their commit, encrypted in a folder, for a day. */
export class Uploads {
  readonly #folder: string;
  readonly #vault: Vault;

  constructor(folder: string, vault: Vault) {
    this.#folder = folder;
    this.#vault = vault;
  }

  /** Streams a workbook to disk. @param id the import's, and one day its batch's @throws Refusal `request.too-large` */
  async receive(bytes: Readable, name: string, id: string): Promise<Upload> {
    await mkdir(this.#folder, { recursive: true });
    const path = this.#pathOf(id);
    let size = 0;
    const bounded = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        size += chunk.length;
        if (size > largestUpload) done(bodyTooLarge('200 MB'));
        else done(null, chunk);
      },
    });
    try {
      await pipeline(bytes, bounded, encryptingFrames(this.#vault), createWriteStream(path, { flags: 'wx' }));
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
    return { id, path, name: plainName(name), options: {} };
  }

  /** Keeps how far an import has got. */
  async keep(of: Import): Promise<void> {
    const path = join(this.#folder, `${of.id}.json`);
    await writeFile(`${path}.new`, this.#vault.encryptBytes(Buffer.from(JSON.stringify(of))));
    await rename(`${path}.new`, path);
  }

  /** @throws Refusal `import.not-found`, also for another party's */
  async find(id: string, party: Party): Promise<Import> {
    const kept = await readFile(join(this.#folder, `${id}.json`)).catch(() => undefined);
    const found = kept === undefined ? undefined : (JSON.parse(this.#vault.decryptBytes(kept).toString()) as Import);
    if (found === undefined || found.party !== party.id) throw importNotFound(id);
    return found;
  }

  /** Whether there is anything of this id, whosever it is. */
  async has(id: string): Promise<boolean> {
    return (await stat(this.#pathOf(id)).catch(() => undefined)) !== undefined;
  }

  /** The party's imports, newest first. */
  async list(party: Party): Promise<Import[]> {
    const names = await readdir(this.#folder).catch(() => []);
    const ids = names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5));
    const found = await Promise.all(ids.map((id) => this.find(id, party).catch(() => undefined)));
    return found.filter((one) => one !== undefined).sort((a, b) => b.at.localeCompare(a.at));
  }

  uploadOf({ id, name, options }: Import): Upload {
    return { id, path: this.#pathOf(id), name, options };
  }

  async forget(id: string): Promise<void> {
    await Promise.all([rm(this.#pathOf(id), { force: true }), rm(join(this.#folder, `${id}.json`), { force: true })]);
  }

  /** Removes what nobody came back to within a day. */
  async clear(now: Date): Promise<void> {
    const names = await readdir(this.#folder).catch(() => []);
    for (const name of names) {
      const path = join(this.#folder, name);
      const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
      if (now.getTime() - mtimeMs > keptFor) await rm(path, { force: true });
    }
  }

  #pathOf(id: string): string {
    return join(this.#folder, `${id}.workbook`);
  }
}

/** A file name as a clerk knows it, without the folders some browsers send. */
function plainName(name: string): string {
  return name.replace(/^.*[\\/]/, '').replaceAll(/\p{Cc}/gu, '').slice(0, 200) || 'workbook';
}
