import { isBelow, minus, plus, rational, rationalOf, zero, type Rational } from '../declare/rational.ts';
import type { RegionBook } from '../declare/region-book.ts';
import { LiteralBinder, quoted } from '../ledger/binder.ts';
import { firstDaySql } from '../ledger/covered-days.ts';
import { readCopyLine } from '../ports/copy.ts';
import type { Session } from '../ports/database.ts';
import { countedTerms, measuredSql, sealedTerms, windowTerms } from './counted-sql.ts';
import type { Reading } from './read-cells.ts';
import { relationOf, type Unsealed } from './sealed-definition.ts';
import { SetHash } from './set-hash.ts';
import type { Window } from './window.ts';

/** A sealed base figure to be counted anew at a window. */
export interface Recount {
  readonly unsealed: Unsealed;
  readonly window: Window;
}

/** What the versions of a past state say of a figure. */
export interface Recounted {
  readonly records: number;
  readonly hash: string;
  /** By region, the whole programme as the empty text; only where something counts. */
  readonly regions: ReadonlyMap<string, Reading>;
  /** Of the whole programme, by slice. */
  readonly slices: ReadonlyMap<string, Reading>;
}

/** Whose versions they are. */
export interface Versions {
  readonly programme: string;
  readonly regions: RegionBook;
}

/** A recount and the SQL by which it is told what counts. */
interface Prepared extends Recount {
  readonly counts: string;
  readonly measured: string | undefined;
}

/**
 * Counts sealed figures anew from the versions that stood at a past batch, each ledger read once and in order: with the
 * hash of the records behind each. What is asked alike is asked once.
 *
 * @param head the newest batch that had landed
 * @param valued whether their values are worked out too; the hash alone is quicker
 */
export async function recountSealed(session: Session, of: Versions, recounts: readonly Recount[], head: string, valued: boolean): Promise<Recounted[]> {
  const prepared = recounts.map(prepare);
  const found = new Map<Prepared, Recounted>();
  for (const group of Map.groupBy(prepared, ({ unsealed: { ledger, scope, when } }) => `${ledger.table} ${scope.column} ${when?.column ?? ''}`).values()) {
    for (const [one, counted] of await recountLedger(session, of, group, head, valued)) found.set(one, counted);
  }
  return prepared.map((one) => found.get(one) ?? nothing());
}

const nothing = (): Recounted => ({ ...new SetHash().end(), regions: new Map(), slices: new Map() });

function prepare({ unsealed, window }: Recount): Prepared {
  const { figure, when } = unsealed;
  const binder = new LiteralBinder();
  const terms = [...countedTerms(figure, window, 'submitted', binder, []), ...windowTerms(figure, window, { when }, binder)];
  return { unsealed, window, counts: terms.join(' and '), measured: measuredSql(figure, window) };
}

async function recountLedger(session: Session, { programme, regions }: Versions, prepared: readonly Prepared[], head: string, valued: boolean): Promise<Map<Prepared, Recounted>> {
  const binder = new LiteralBinder();
  const conditions = [...new Set(prepared.map(({ counts }) => counts))];
  const measures = valued ? [...new Set(prepared.flatMap(({ measured }) => measured ?? []))] : [];
  const dimensions = valued ? [...new Set(prepared.flatMap(({ unsealed }) => unsealed.figure.by.map(({ column }) => column)))] : [];
  const columns = prepared.flatMap(({ unsealed }) => columnsOf(unsealed));
  const [first] = prepared;
  if (first === undefined) return new Map();
  const flags = conditions.map((counts) => `case when ${counts} then '1' else '0' end`);
  const select = `select record, _version, _digest, _region, concat(${flags.join(', ')})${measures.map((measure) => `, (${measure})::text`).join('')}${dimensions.map((column) => `, concat(${quoted(column)})`).join('')}
    from ${relationOf(first.unsealed, columns, firstDaySql)} as version
    where programme = ${binder.bind(programme, 'text')} and ${sealedTerms({ head }, binder).join(' and ')} and (${conditions.map((counts) => `(${counts})`).join(' or ')}) order by record`;

  const sets = conditions.map(() => new SetHash());
  const counters = prepared.map((one) => ({ one, at: conditions.indexOf(one.counts), counter: new Counter(one, regions, measures, dimensions) }));
  for await (const chunk of session.copyOut(select)) {
    for (const line of chunk.split('\n')) {
      if (line === '') continue;
      const cells = line.split('\t');
      const marks = cells[4] ?? '';
      const said = `${cells[0]} ${cells[1]} ${cells[2]}\n`;
      for (const [at, set] of sets.entries()) if (marks[at] === '1') set.add(said);
      if (!valued) continue;
      const values = readCopyLine(line);
      for (const { at, counter } of counters) if (marks[at] === '1') counter.take(values);
    }
  }
  const ended = sets.map((set) => set.end());
  return new Map(counters.map(({ one, at, counter }) => [one, { ...(ended[at] ?? new SetHash().end()), ...counter.end() }]));
}

function columnsOf({ figure: { definitions, by, stock } }: Unsealed): string[] {
  const fields = [...definitions.flatMap(({ measured, where }) => [measured, ...where.map(({ field }) => field)]), ...by, stock?.from, stock?.until];
  return fields.flatMap((field) => field?.column ?? []);
}

/** Columns before the measures: record, version, digest, region, marks. */
const fixed = 5;

/** What one figure's records come to, by region and slice. */
class Counter {
  readonly #op: string;
  readonly #measure: number | undefined;
  readonly #by: readonly { readonly name: string; readonly at: number }[];
  readonly #regions: RegionBook;
  readonly #above = new Map<string, readonly string[]>();
  readonly #sums = new Map<string, Sum>();
  readonly #slices = new Map<string, Sum>();

  constructor({ unsealed, measured }: Prepared, regions: RegionBook, measures: readonly string[], dimensions: readonly string[]) {
    this.#op = unsealed.figure.declared.measure.op;
    this.#measure = measured === undefined ? undefined : fixed + measures.indexOf(measured);
    this.#by = unsealed.figure.by.map(({ name, column }) => ({ name, at: fixed + measures.length + dimensions.indexOf(column) }));
    this.#regions = regions;
  }

  take(cells: readonly (string | null)[]): void {
    const region = cells[3] ?? '';
    let above = this.#above.get(region);
    if (above === undefined) this.#above.set(region, (above = [...this.#regions.ancestors(region), '']));
    const value = this.#measure === undefined ? null : (cells[this.#measure] ?? null);
    for (const place of above) sumAt(this.#sums, place).add(this.#op, value);
    for (const { name, at } of this.#by) sumAt(this.#slices, `${name}=${cells[at] ?? ''}`).add(this.#op, value);
  }

  end(): Pick<Recounted, 'regions' | 'slices'> {
    const readings = (sums: ReadonlyMap<string, Sum>) => new Map([...sums].map(([at, sum]) => [at, sum.reading(this.#op)]));
    return { regions: readings(this.#sums), slices: readings(this.#slices) };
  }
}

function sumAt(sums: Map<string, Sum>, at: string): Sum {
  let sum = sums.get(at);
  if (sum === undefined) sums.set(at, (sum = new Sum()));
  return sum;
}

/** Adds up what the cells of a figure would say. */
class Sum {
  #n = 0n;
  /** By the number of decimals: adding whole numbers is quicker than adding fractions. */
  readonly #sums = new Map<number, bigint>();
  #keys: Set<string> | undefined;
  #extreme: Rational | undefined;
  #holding = 0n;

  add(op: string, text: string | null): void {
    this.#n += 1n;
    if (text === null || op === 'count') return;
    if (op === 'distinct') {
      this.#keys ??= new Set();
      this.#keys.add(text);
    } else if (op === 'sum' || op === 'mean') {
      const point = text.indexOf('.');
      const decimals = point < 0 ? 0 : text.length - point - 1;
      this.#sums.set(decimals, (this.#sums.get(decimals) ?? 0n) + BigInt(point < 0 ? text : text.slice(0, point) + text.slice(point + 1)));
    } else this.#hold(op === 'min' ? rationalOf(text) : minus(zero, rationalOf(text)));
  }

  #hold(value: Rational): void {
    if (this.#extreme === undefined || isBelow(value, this.#extreme)) {
      this.#extreme = value;
      this.#holding = 1n;
    } else if (!isBelow(this.#extreme, value)) this.#holding += 1n;
  }

  reading(op: string): Reading {
    if (op === 'distinct') return { n: BigInt(this.#keys?.size ?? 0), s: rational(this.#n), extreme: undefined };
    if (op === 'min' || op === 'max') return { n: this.#holding, s: zero, extreme: this.#extreme };
    return { n: this.#n, s: [...this.#sums].reduce((sum, [decimals, scaled]) => plus(sum, rational(scaled, 10n ** BigInt(decimals))), zero), extreme: undefined };
  }
}
