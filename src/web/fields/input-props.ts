import type { AnyField } from '../../kernel/declare/field.ts';
import type { RegionBook } from '../../kernel/declare/region-book.ts';
import type { Beside, DraftValue } from './draft.ts';
import type { References } from './value-text.ts';

/** What every widget is given. */
export interface InputProps {
  readonly id: string;
  readonly name: string;
  readonly field: AnyField;
  readonly value: DraftValue | undefined;
  readonly onChange: (value: DraftValue) => void;
  readonly invalid: boolean;
  /** The element that says what is wrong. */
  readonly describedBy?: string | undefined;
  readonly label: string;
  readonly regions: RegionBook;
  readonly references: References;
  /** The year by which the record counts, as far as it is known: values of other years aren't offered. */
  readonly year?: number | undefined;
  /** What is known of the record beside it, of a field that is measured by another. */
  readonly beside?: Beside | undefined;
  /** Where the record's files are to be had, once it stands. */
  readonly record?: { readonly ledger: string; readonly id: string } | undefined;
}
