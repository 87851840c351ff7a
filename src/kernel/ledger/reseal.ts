import { v7 as newId } from 'uuid';
import type { ModelLedger } from '../model/model.ts';
import type { Parameter, Row, Transaction } from '../ports/database.ts';
import { takeNumbers } from './commit.ts';
import { appendToJournal } from './journal.ts';
import { digestOf, identityOf, resealedLeafOf, type SealedLedger } from './seal.ts';
import type { Store } from './store.ts';

/** Versions that are encrypted anew in one transaction. */
const atOnce = 2000;

/** A ledger whose values are encrypted anew. */
export interface Resealed {
  readonly sealed: SealedLedger;
  /** `undefined` where it is declared no longer: what fact a row is stays as it was. */
  readonly ledger: ModelLedger | undefined;
  /** The columns that may hold encrypted texts. */
  readonly columns: readonly string[];
  /** How such texts begin. */
  readonly mark: string;
  /** A text encrypted with the new key; as it was, where the old one didn't encrypt it. */
  readonly translate: (text: string, column: string) => string;
}

/** Who has the key changed and why, and since which entry of the journal. */
export interface Rekeying {
  readonly party: string;
  readonly reason: string;
  /** Entries after this number belong to it. */
  readonly since: string;
  /** The keys' fingerprints. */
  readonly from: string;
  readonly to: string;
}

/** After which version to go on. */
export type ResealCursor = readonly [record: string, version: number];

/**
 * Encrypts some versions of a ledger anew. Each keeps the digest under which its batch sealed it, and is proven from now on
 * by a leaf over both digests in an entry of the journal: `rekey`. Answers how many there were and after which to go on;
 * done where there were none.
 * @throws Error where a version doesn't say what it was sealed with
 */
export async function resealSome(session: Transaction, store: Store, { sealed, ledger, columns, mark, translate }: Resealed, rekeying: Rekeying, after: ResealCursor | undefined): Promise<{ readonly versions: number; readonly next: ResealCursor | undefined }> {
  if (columns.length === 0) return { versions: 0, next: undefined };
  const { programme } = store;
  const names = sealed.fields.map(({ column }) => `"${column}"`).join(', ');
  const rows: Row[] = await session.query(
    `select record, _version, _digest, _sealed, _identity, ${names} from "${sealed.table}"
     where programme = $1 and (record, _version) > ($2::uuid, $3::integer) and coalesce(_resealed, 0) <= $4::bigint and (${columns.map((column) => `left("${column}", ${mark.length}) = $5`).join(' or ')})
     order by record, _version limit ${atOnce} for update`,
    [programme, after?.[0] ?? nobody, after?.[1] ?? 0, rekeying.since, mark],
  );
  const last = rows.at(-1);
  if (last === undefined) return { versions: 0, next: undefined };
  const [number = ''] = await takeNumbers(session, 1);
  const anew = rows.map((row) => {
    const texts = Object.fromEntries(columns.map((column) => [column, row[column] == null ? null : translate(row[column], column)]));
    const whole = { ...row, ...texts };
    const digest = digestOf(sealed, whole);
    if (digestOf(sealed, row) !== row['_digest']) throw new Error(`Version ${row['_version']} of ${sealed.name} ${row['record']} doesn't say what it was sealed with.`);
    const first = String(row['_sealed'] ?? row['_digest']);
    return { row, texts, digest, first, identity: ledger === undefined ? row['_identity'] : identityOf(ledger, whole), leaf: resealedLeafOf(sealed, String(row['record']), Number(row['_version']), first, digest) };
  });
  const parameters: Parameter[] = [
    programme,
    number,
    anew.map(({ row }) => row['record'] ?? null),
    anew.map(({ row }) => row['_version'] ?? null),
    anew.map(({ digest }) => digest),
    anew.map(({ first }) => first),
    anew.map(({ identity }) => identity ?? null),
    ...columns.map((column) => anew.map(({ texts }) => texts[column] ?? null)),
  ];
  await session.run(
    `update "${sealed.table}" as version set _digest = given.digest, _sealed = given.first, _identity = given.identity, _resealed = $2::bigint, _resealed_as = given.place - 1${columns.map((column, index) => `, "${column}" = given.c${index}`).join('')}
     from unnest($3::uuid[], $4::integer[], $5::uuid[], $6::uuid[], $7::uuid[]${columns.map((_, index) => `, $${index + 8}::text[]`).join('')}) with ordinality
       as given (record, number, digest, first, identity${columns.map((_, index) => `, c${index}`).join('')}, place)
     where version.programme = $1 and version.record = given.record and version._version = given.number`,
    parameters,
  );
  const { party, reason, from, to } = rekeying;
  const about = JSON.stringify({ ledger: sealed.name, from, to });
  const counts = { created: 0, changed: 0, deleted: 0, same: 0, resealed: rows.length };
  const entry = { number, batch: newId(), kind: 'rekey', party, reason, about, file: null, undoes: null, counts, leaves: anew.map(({ leaf }) => leaf).join(''), touched: '' } as const;
  await appendToJournal(session, programme, [entry], store.clock.now());
  return { versions: rows.length, next: [String(last['record']), Number(last['_version'])] };
}

const nobody = '00000000-0000-0000-0000-000000000000';
