import type { Problem } from '../../declare/problem.ts';
import type { Prepared } from '../../ledger/change.ts';
import type { Store } from '../../ledger/store.ts';
import type { SheetRow } from '../workbook.ts';

/** What a row by itself comes to: nothing in it depends on other rows, on what stands, or on who asks. */
export interface RowRead {
  /** References are still mentions. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly rejected: boolean;
  readonly problems: readonly Problem[];
  /** Warnings at fields that the table has no column for: told once for all rows. */
  readonly uncolumned: readonly Problem[];
}

/** What is known of the rows of one table, read in one way. */
export interface RowsKnown {
  readonly read: WeakMap<SheetRow, RowRead>;
  /** Good rows as they would be written; it holds for the values in it only. */
  readonly prepared: WeakMap<SheetRow, Prepared>;
}

/**
 * What checks of one workbook found out, so that the next reads only what was corrected since: rows that nobody touched
 * are the same objects. What stands is asked anew by every check. Forgetting any of it costs time and changes nothing.
 */
export class CheckMemory {
  #store: Store | undefined;
  #last = new Map<string, RowsKnown>();
  #now = new Map<string, RowsKnown>();

  /** Begins a check; of another store nothing is known. */
  begin(store: Store): void {
    this.#last = this.#store === store ? this.#now : new Map();
    this.#now = new Map();
    this.#store = store;
  }

  /** @param reading all that the reading of a row depends on besides the row itself, as a text */
  rows(reading: string): RowsKnown {
    const known = this.#now.get(reading) ?? this.#last.get(reading) ?? { read: new WeakMap(), prepared: new WeakMap() };
    this.#now.set(reading, known);
    return known;
  }
}
