/** Originals (workbooks, evidence), kept by the SHA-256 of their bytes, so that the same file is kept once. */
export interface Files {
  /** Keeps the bytes and answers their SHA-256 in lower-case hex. Keeping the same bytes again changes nothing. */
  keep(bytes: Uint8Array): Promise<string>;
  /** The bytes kept under `hash`, or `undefined`. Throws when the bytes no longer match their hash. */
  read(hash: string): Promise<Uint8Array | undefined>;
  /** Lets go of what is kept under `hash`, if anything is. */
  remove(hash: string): Promise<void>;
  /** Every hash kept, in ascending order. */
  list(): AsyncIterable<string>;
}
