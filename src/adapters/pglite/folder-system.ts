import { fsyncSync } from 'node:fs';
import type { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

type EngineOptions = Awaited<ReturnType<NodeFS['init']>>['emscriptenOpts'];

/** The part of Emscripten's Node file system that is completed here. */
interface StreamOperations {
  fsync?: (stream: { readonly nfd: number }) => number;
}

/**
 * PGlite's folder file system, with an fsync that reaches the disk. Emscripten's `fsync` asks the file system for
 * this operation and its Node file system has none, so that PostgreSQL's commits would only reach the page cache.
 */
export class FolderSystem extends NodeFS {
  readonly #durable: boolean;

  constructor(folder: string, durable: boolean) {
    super(folder);
    this.#durable = durable;
  }

  override async init(engine: PGlite, options: EngineOptions): Promise<{ emscriptenOpts: EngineOptions }> {
    const { emscriptenOpts } = await super.init(engine, options);
    if (!this.#durable) return { emscriptenOpts };
    const completed = (module: unknown): void => {
      const { NODEFS } = module as { NODEFS: { stream_ops: StreamOperations } };
      NODEFS.stream_ops.fsync = fsyncStream;
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [completed, ...(emscriptenOpts.preRun ?? [])] } };
  }
}

function fsyncStream({ nfd }: { readonly nfd: number }): number {
  try {
    fsyncSync(nfd);
    return 0;
  } catch (error) {
    // Windows can't flush a directory; POSIX names EINVAL and EROFS for files that have nothing to flush.
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EPERM' || code === 'EINVAL' || code === 'EROFS' || code === 'EISDIR') return 0;
    return EIO;
  }
}

/** Emscripten's number for an input/output error. */
const EIO = 29;
