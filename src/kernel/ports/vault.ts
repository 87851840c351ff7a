/**
 * Keeps sensitive values unreadable without a key that is not in the database. Sealing is deterministic and
 * authenticated: equal texts of one kind have equal sealed forms, so that what is stored is its own keyed index.
 */
export interface Vault {
  /** Names the key without telling it; kept in the database, so that another key is noticed. */
  readonly fingerprint: string;
  /** The name of the cipher, e.g. `aes-256-gcm`. */
  readonly suite: string;
  /** @param kind what sort of value it is; a text sealed as one kind doesn't open as another */
  seal(text: string, kind: string): string;
  /** Inverse of `seal`. @throws Refusal `store.seal-broken` where it was altered, is not sealed or under another key */
  open(sealed: string, kind: string): string;
  sealBytes(bytes: Uint8Array): Uint8Array;
  /** Inverse of `sealBytes`. @throws Refusal `store.seal-broken` */
  openBytes(sealed: Uint8Array): Buffer;
}
