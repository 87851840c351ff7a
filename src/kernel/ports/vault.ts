/**
 * Keeps sensitive values unreadable without a key that is not in the database. Encryption is deterministic and
 * authenticated: equal texts of one kind have equal encrypted forms, so that what is stored is its own keyed index.
 */
export interface Vault {
  /** Names the key without telling it; kept in the database, so that another key is noticed. */
  readonly fingerprint: string;
  /** The name of the cipher, e.g. `aes-256-gcm`. */
  readonly suite: string;
  /** @param kind what sort of value it is; a text encrypted as one kind doesn't open as another */
  encrypt(text: string, kind: string): string;
  /** Inverse of `encrypt`. @throws Refusal `store.undecipherable` where it was altered, is not encrypted or under another key */
  decrypt(encrypted: string, kind: string): string;
  encryptBytes(bytes: Uint8Array): Uint8Array;
  /** Inverse of `encryptBytes`. @throws Refusal `store.undecipherable` */
  decryptBytes(encrypted: Uint8Array): Buffer;
}
