import { Fault, Mention } from '../../declare/field.ts';
import type { RegionBook } from '../../declare/region-book.ts';
import type { ModelField, ModelLedger } from '../../model/model.ts';
import { headerKey, type Candidate, type Match } from './match-columns.ts';

/** A column of a crosswise table: it is headed by a value, and each cell under it is of a record of its own. */
export interface AcrossColumn {
  /** 1-based. */
  readonly index: number;
  readonly field: ModelField;
  readonly value: unknown;
  /** The header it was read from. */
  readonly text: string;
}

/** A table's columns, those that stand crosswise apart. */
export interface Laid {
  /** Of what holds for a whole row. */
  readonly matches: readonly Match[];
  readonly across: readonly AcrossColumn[];
  /** Where the ledger's crosswise amounts go. */
  readonly value: ModelField | undefined;
}

/** One such column may be any table's. */
const fewestColumns = 2;

/** Finds the columns of a ledger that may be written crosswise, where its headers tell values and no column does. */
export function layCrosswise(ledger: ModelLedger, candidates: readonly Candidate[], matches: readonly Match[], regions: RegionBook): Laid {
  const plain: Laid = { matches, across: [], value: undefined };
  const { across: declared } = ledger.declared;
  const field = ledger.field.get(declared?.field ?? '');
  const value = ledger.field.get(declared?.value ?? '');
  if (field === undefined || value === undefined || matches.some((match) => match.field === field && match.by !== 'content' && match.by !== 'likeness')) return plain;
  const across = oneEach(candidates.flatMap((candidate) => headed(candidate, field, regions) ?? []), value, candidates);
  if (across.length < fewestColumns) return plain;
  const taken = new Set(across.map(({ index }) => index));
  return { matches: matches.filter((match) => match.field !== field && match.field !== value && !taken.has(match.column)), across, value };
}

/** The value that a header says, its lowest part first. */
function headed({ index, headerPath }: Candidate, field: ModelField, regions: RegionBook): AcrossColumn | undefined {
  for (const part of [...headerPath].reverse()) {
    const text = headerKey(part);
    const value = text === '' ? null : field.field.read(text, { epoch: 1900, regions });
    if (value !== null && !(value instanceof Fault) && !(value instanceof Mention)) return { index, field, value, text };
  }
  return undefined;
}

/** Of several columns under one value (target, done, share), the one that is called what is wanted. */
function oneEach(columns: readonly AcrossColumn[], { field }: ModelField, candidates: readonly Candidate[]): AcrossColumn[] {
  const called = new Set([field.title.zh, field.title.en, ...field.aliases].map(headerKey));
  const isCalled = ({ index }: AcrossColumn) => candidates.find((one) => one.index === index)?.headerPath.some((part) => called.has(headerKey(part))) === true;
  return [...Map.groupBy(columns, ({ value }) => value).values()].flatMap((same) => same.find(isCalled) ?? same[0] ?? []);
}
