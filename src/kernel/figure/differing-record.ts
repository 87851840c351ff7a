import { decimalText, rationalOf } from '../declare/rational.ts';
import type { Wording } from '../declare/wording.ts';
import type { Row } from '../ports/database.ts';
import { reasonOf } from './compare-groups.ts';
import type { Reason } from './compare-words.ts';

/** A record that the two sides count differently. */
export interface DifferingRecord extends Reason {
  readonly ledger: string;
  readonly record: string;
  /** The version that each side counts; `null` where it doesn't. */
  readonly versions: { readonly a: number | null; readonly b: number | null };
  readonly region: string;
  readonly day: number;
  /** What each side counts of it. */
  readonly a: string;
  readonly b: string;
  /** Its part of A − B, as it is weighed. */
  readonly difference: string;
  readonly words: Wording;
  readonly source: string | null;
  readonly row: number | null;
}

/** @param row with what each side counts as `c_a` and `c_b`, and the versions of these */
export const differingRecord = (ledger: string, row: Row, words: Wording): DifferingRecord => ({
  ...reasonOf(row),
  ledger,
  record: String(row['record']),
  versions: { a: numberIn(row, 'version_a'), b: numberIn(row, 'version_b') },
  region: String(row['_region']),
  day: Number(row['_day']),
  a: decimalIn(row, 'c_a'),
  b: decimalIn(row, 'c_b'),
  difference: decimalIn(row, 'difference'),
  words,
  source: row['_source'] ?? null,
  row: numberIn(row, '_row'),
});

function numberIn(row: Row, name: string): number | null {
  const text = row[name] ?? null;
  return text === null ? null : Number(text);
}

const decimalIn = (row: Row, name: string): string => decimalText(rationalOf(row[name] ?? '0'));
