import { hash } from 'node:crypto';
import type { Level } from '../declare/level.ts';
import type { ModelLedger } from '../model/model.ts';

/**
 * The names under which records are sealed. They outlive renames, so that a digest made under an old name still
 * proves its row.
 */
export interface Seal {
  /** By the ledger's name now, those no longer declared included. */
  readonly ledgers: ReadonlyMap<string, SealedLedger>;
}

export interface SealedLedger {
  readonly name: string;
  readonly table: string;
  /** The first name it ever had. */
  readonly origin: string;
  /** Every field it ever had, in the order of their first names. */
  readonly fields: readonly SealedField[];
  /** The columns that hold texts. */
  readonly texts: ReadonlySet<string>;
}

export interface SealedField {
  /** The column that holds the value now. */
  readonly column: string;
  /** The first name it ever had. */
  readonly origin: string;
}

/** What a version of a record says besides its fields. */
export interface VersionMark {
  readonly record: string;
  readonly version: number;
  readonly gone: boolean;
  readonly level: Level;
  readonly source: string | null;
  readonly row: string | null;
}

/** How a ledger's records are sealed. */
export function sealedAs({ ledgers }: Seal, { name }: { readonly name: string }): SealedLedger {
  const sealed = ledgers.get(name);
  if (sealed === undefined) throw new TypeError(`The database was not brought to a model with ${name}.`);
  return sealed;
}

const betweenFields = '\u001e';
const betweenNameAndValue = '\u001f';

/**
 * The digest of a record's values: the first 16 bytes of SHA-256 over `origin value` pairs, blanks left out, written
 * as a UUID so that PostgreSQL keeps it in 16 bytes. Equal values of one ledger have equal digests, also after fields
 * were added to it.
 * @param texts by column, as PostgreSQL prints them.
 */
export function digestOf({ fields }: SealedLedger, texts: Readonly<Record<string, string | null | undefined>>): string {
  let line = '';
  for (const { column, origin } of fields) {
    const text = texts[column];
    if (text !== null && text !== undefined) line += origin + betweenNameAndValue + text + betweenFields;
  }
  return asUuid(hash('sha256', line, 'hex'));
}

/** The identity of a fact: its identity values, blanks included, as a 16-byte digest. */
export function identityOf(ledger: ModelLedger, texts: Readonly<Record<string, string | null | undefined>>): string {
  let line = '';
  for (const { column } of ledger.identity) line += (texts[column] ?? '') + betweenFields;
  return asUuid(hash('sha256', line, 'hex'));
}

/** What the journal keeps of one version: 16 bytes, in hex. */
export function leafOf({ origin }: SealedLedger, mark: VersionMark, digest: string): string {
  const { record, version, gone, level, source, row } = mark;
  // What came before there were levels was submitted, and its leaves say nothing of it.
  const reached = level === 'submitted' ? '' : `|${level}`;
  return hash('sha256', `${origin}|${record}|${version}|${gone ? 't' : 'f'}|${source ?? ''}|${row ?? ''}|${digest}${reached}`, 'hex').slice(0, 32);
}

/** What the journal keeps of a version that was encrypted anew: that what its batch sealed under one digest says the same under another. */
export function resealedLeafOf({ origin }: SealedLedger, record: string, version: number, first: string, digest: string): string {
  return hash('sha256', `${origin}|${record}|${version}|rekey|${first}|${digest}`, 'hex').slice(0, 32);
}

/** A digest of any text in UUID form. */
export function textDigest(text: string): string {
  return asUuid(hash('sha256', text, 'hex'));
}

function asUuid(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}
