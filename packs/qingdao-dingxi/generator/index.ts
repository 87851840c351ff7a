import { books } from './books/books.ts';
import { save } from './office/save.ts';
import { plan } from './plan/plan.ts';

export interface GeneratorOptions {
  /** The same seed gives the same workbooks, byte for byte. */
  readonly seed: number;
  /** 1 as published; less for a small demonstration, whose figures then don't match. */
  readonly scale?: number;
}

export interface GeneratedWorkbook {
  /** A file name; the number before it is the order of loading. */
  readonly name: string;
  /** The ledger it is of, for those who would rather not have it found out. */
  readonly ledger: string;
  readonly bytes: Uint8Array;
}

/** The demonstration's workbooks as seven county offices and two cities would write them, ledgers referred to first. */
export async function* generateWorkbooks({ seed, scale = 1 }: GeneratorOptions): AsyncIterable<GeneratedWorkbook> {
  for (const { ledger, name, office, sheets } of books(plan({ seed, scale }))) {
    const { extension, bytes } = await save(sheets, office);
    yield { name: `${name}.${extension}`, ledger, bytes };
  }
}
