import { Fault, type AnyField } from '../../declare/field.ts';
import { likenessOf } from '../../declare/reading/likeness.ts';
import { compact } from '../../declare/reading/width.ts';
import type { RegionBook } from '../../declare/region-book.ts';
import type { ModelField, ModelLedger } from '../../model/model.ts';
import type { Cell } from '../workbook.ts';

/** How a column was found to be a field's. */
export type MatchedBy = 'confirmed' | 'remembered' | 'alias' | 'likeness' | 'content';

export interface Match {
  readonly field: ModelField;
  /** 1-based column. */
  readonly column: number;
  readonly by: MatchedBy;
  /** 0 to 1. */
  readonly certainty: number;
}

/** A column as matching needs to see it. */
export interface Candidate {
  readonly index: number;
  readonly headerPath: readonly string[];
  readonly unit: string | null;
  /** A few filled cells. */
  readonly samples: readonly Cell[];
}

/** Below this, a likeness is chance. */
const likeEnough = 0.62;

/** A header as it is compared: width, case and blanks evened out, its unit brackets and marks of requiredness dropped. */
export function headerKey(text: string): string {
  return compact(text).replace(/[(（[【][^)）\]】]*[)）\]】]/gu, '').replace(/[*＊:：、，,]/gu, '');
}

/** What a field's headers look like when compared; worked out once for each ledger. */
interface Names {
  readonly field: ModelField;
  readonly keys: ReadonlySet<string>;
  readonly wholes: ReadonlySet<string>;
}

const namesOf = new WeakMap<ModelLedger, readonly Names[]>();

function headersOf(ledger: ModelLedger): readonly Names[] {
  let names = namesOf.get(ledger);
  if (names === undefined) {
    names = ledger.fields
      .filter(({ field }) => field.carried === undefined && !field.can.includes('attaches'))
      .map((field) => {
        const texts = [field.field.title.zh, field.field.title.en, ...field.field.aliases];
        return { field, keys: new Set(texts.map(headerKey)), wholes: new Set(texts.map(compact)) };
      });
    namesOf.set(ledger, names);
  }
  return names;
}

/** Columns whose header is one of a field's titles or aliases. */
export function matchByAlias(ledger: ModelLedger, candidates: readonly Candidate[]): Match[] {
  const headers = valued(ledger, candidates).map(headerOf);
  return take(headersOf(ledger).flatMap((names) => headers.flatMap((header) => byAlias(names, header) ?? [])));
}

/**
 * Finds each field's column: by its titles and aliases, then by likeness of header, then by what the cells hold.
 * A column serves one field and a field takes one column; the surer match wins.
 */
export function matchColumns(ledger: ModelLedger, candidates: readonly Candidate[], regions: RegionBook): Match[] {
  const headers = valued(ledger, candidates).map(headerOf);
  const matches = headersOf(ledger).flatMap((names) => headers.flatMap((header) => byAlias(names, header) ?? byLikeness(names, header) ?? []));
  const taken = take(matches);
  const free = valued(ledger, candidates).filter(({ index }) => !taken.some(({ column }) => column === index));
  const open = headersOf(ledger).flatMap(({ field }) => (taken.some((match) => match.field === field) ? [] : [field]));
  return [...taken, ...take(byContent(open, free, regions))].sort((a, b) => a.column - b.column);
}

/** The columns that tell the units of another's rows, by that other field's name. */
export function unitColumns(ledger: ModelLedger, candidates: readonly Candidate[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { name, field } of ledger.fields) {
    const headers = new Set(field.measured?.unitHeaders.map(headerKey));
    const column = headers.size === 0 ? undefined : candidates.find(({ headerPath }) => headers.has(headerKey(headerPath.at(-1) ?? '')));
    if (column !== undefined) found.set(name, column.index);
  }
  return found;
}

/** The columns that hold values and no units. */
function valued(ledger: ModelLedger, candidates: readonly Candidate[]): readonly Candidate[] {
  const units = [...unitColumns(ledger, candidates).values()];
  return units.length === 0 ? candidates : candidates.filter(({ index }) => !units.includes(index));
}

interface Header {
  readonly column: number;
  readonly depth: number;
  readonly leaf: string;
  readonly leafWhole: string;
  readonly first: string;
  readonly path: string;
}

function headerOf({ index, headerPath }: Candidate): Header {
  const parts = headerPath.filter((part) => part !== '');
  const leaf = parts.at(-1) ?? '';
  return { column: index, depth: parts.length, leaf: headerKey(leaf), leafWhole: compact(leaf), first: headerKey(parts[0] ?? ''), path: parts.map(headerKey).join('') };
}

function byAlias({ field, keys, wholes }: Names, { column, depth, leaf, leafWhole, first, path }: Header): Match | undefined {
  if (depth === 0) return undefined;
  const found = (certainty: number): Match => ({ field, column, by: 'alias', certainty });
  if (depth > 1 && keys.has(path)) return found(1);
  if (wholes.has(leafWhole)) return found(depth > 1 ? 0.95 : 1);
  if (keys.has(leaf)) return found(depth > 1 ? 0.94 : 0.99);
  // A label over unmerged rows stands in the first of them and leaves the others to remarks.
  return depth > 1 && keys.has(first) ? found(0.8) : undefined;
}

function byLikeness({ field, keys }: Names, { column, depth, leaf }: Header): Match | undefined {
  if (depth === 0) return undefined;
  let likest = 0;
  for (const key of keys) likest = Math.max(likest, likeness(key, leaf));
  return likest >= likeEnough ? { field, column, by: 'likeness', certainty: likest * 0.75 } : undefined;
}

/** Chinese headers mostly grow by words before or after: 销售金额 is like 金额. */
function likeness(a: string, b: string): number {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const contained = short.length >= 2 && long.includes(short) ? 0.6 + 0.4 * (short.length / long.length) : 0;
  return Math.max(contained, likenessOf(a, b));
}

/** Kinds whose cells are unmistakable match by content alone: every sample reads, and only one column's do. */
function byContent(open: readonly ModelField[], free: readonly Candidate[], regions: RegionBook): Match[] {
  const matches: Match[] = [];
  for (const field of open.filter((one) => one.field.sensitive || one.field.can.includes('places'))) {
    const fitting = free.filter(({ samples }) => samples.length >= 3 && samples.every((cell) => reads(field.field, cell, regions)));
    const [only] = fitting;
    if (fitting.length === 1 && only !== undefined) matches.push({ field, column: only.index, by: 'content', certainty: 0.4 });
  }
  return matches;
}

function reads(field: AnyField, cell: Cell, regions: RegionBook): boolean {
  const reading = field.read(cell, { epoch: 1900, regions });
  return reading !== null && !(reading instanceof Fault);
}

function take(matches: readonly Match[]): Match[] {
  const taken: Match[] = [];
  for (const match of [...matches].sort((a, b) => b.certainty - a.certainty || a.column - b.column)) {
    if (taken.every(({ field, column }) => field !== match.field && column !== match.column)) taken.push(match);
  }
  return taken;
}
