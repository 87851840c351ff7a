import { allows, sees, type Row } from '../../access/may.ts';
import type { Party } from '../../access/party.ts';
import type { Problem } from '../../declare/problem.ts';
import { fillCarried, findReferred } from '../../ledger/carried.ts';
import { checkValues } from '../../ledger/check-values.ts';
import type { Prepared } from '../../ledger/change.ts';
import { identityTaken } from '../../ledger/problems.ts';
import { refusedRow } from '../../ledger/rows-seen.ts';
import { digestOf, identityOf, sealedAs } from '../../ledger/seal.ts';
import { findByIdentity, glimpseByIdentity, type Glimpse } from '../../ledger/standing.ts';
import { newIds } from '../../ledger/new-ids.ts';
import type { Store } from '../../ledger/store.ts';
import { placeAndDay, saysTheSame, writeTexts, type Version } from '../../ledger/version.ts';
import type { ModelLedger } from '../../model/model.ts';
import { columnLetter } from '../table/column-letter.ts';
import type { Sheet, SheetRow } from '../workbook.ts';
import type { RowsKnown } from './check-memory.ts';
import type { Difference, PlannedRow } from './plan.ts';
import { placeIn, type ReadColumn, type ReadRow } from './read-rows.ts';
import { contradicts, repeated } from './sheet-problems.ts';

export interface Compared {
  readonly rows: readonly PlannedRow[];
  readonly same: number;
  /** The identities of the records that the same rows stand for. */
  readonly standing: readonly string[];
  /** The region of each row that is not rejected, in the order of the sheet. */
  readonly regions: readonly (readonly [row: number, region: string])[];
  readonly rejectedRows: readonly number[];
  readonly problems: readonly Problem[];
}

interface Candidate extends Prepared {
  readonly row: number;
}

/**
 * Compares good rows with the records that stand, by identity: new, changed or the same.
 * Fields that the workbook has no column for keep what the record has.
 *
 * @param how `blind`: records out of the party's sight are as if they weren't there; `known`: what the rows came to in earlier checks
 */
export async function compareRows(
  store: Store,
  party: Party,
  sheet: Sheet,
  ledger: ModelLedger,
  read: readonly ReadRow[],
  filled: ReadonlySet<string>,
  columns: readonly ReadColumn[],
  { blind, known: earlier }: { readonly blind: boolean; readonly known: RowsKnown | undefined },
): Promise<Compared> {
  const problems: Problem[] = [];
  const rejectedRows = read.filter(({ rejected }) => rejected).map(({ row }) => row);
  const good = read.filter(({ rejected }) => !rejected);
  const prepare = preparing(store, sheet, ledger, earlier);
  const lend = await lenders(store, ledger, good);
  let same = 0;
  const stood: string[] = [];

  const candidates = good.map(({ row, values }): Candidate => ({ row, ...prepare(row, lend(values)) }));
  const glimpses = await glimpseStanding(store, ledger, [...new Set(candidates.map(({ identity }) => identity))]);
  const refusalOf = (row: number, becomes: Pick<Row, 'record' | 'region'>): Problem => {
    const problem = refusedRow(store, party, ledger, 'import', becomes);
    const field = ledger.field.get(problem.place.field ?? '');
    const index = columns.find((column) => column.field === field)?.index;
    return { ...problem, place: placeIn(sheet, ledger, row, index === undefined ? undefined : columnLetter(index), field) };
  };

  const placed = candidates.map(({ row, region }) => [row, region] as const);
  const first = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const { row } = candidate;
    const before = first.get(candidate.identity);
    if (before === undefined) {
      // A row that is the record of an organisation itself shows that by the record it is the same as.
      const becomes = { ...candidate, record: glimpses.get(candidate.identity)?.record ?? '' };
      if (allows(party, ledger, 'import', becomes, store.regions)) first.set(candidate.identity, candidate);
      else {
        rejectedRows.push(row);
        problems.push(refusalOf(row, becomes));
      }
    } else if (before.digest === candidate.digest) {
      same += 1;
      problems.push(repeated(placeIn(sheet, ledger, row), before.row));
    } else {
      rejectedRows.push(row);
      problems.push(contradicts(ledger, placeIn(sheet, ledger, row), before.row));
    }
  }

  const final = ledger.fields.every(({ field }) => field.carried === undefined);
  const differing = [...first.values()].filter(({ identity, digest }) => (glimpses.get(identity)?.digest ?? digest) !== digest);
  const standing = differing.length === 0 ? new Map<string, Version>() : await findByIdentity(store.database, store.programme, ledger, differing.map(({ identity }) => identity));
  const nextId = newIds();
  const rows: PlannedRow[] = [];
  for (const candidate of first.values()) {
    const known = glimpses.get(candidate.identity);
    const stands = standing.get(candidate.identity);
    const from = { source: 0, row: candidate.row };
    // Where the digests are alike, so is what tells whose it is.
    const there = stands ?? { ...candidate, record: known?.record ?? '', region: known?.region ?? '' };
    if ((stands === undefined && known?.digest !== candidate.digest) || (blind && !sees(party, ledger, there, store.regions))) {
      const put = { op: 'put', ledger: ledger.name, record: nextId(), base: 0, values: candidate.values, from, ...(final ? { prepared: candidate } : {}) } as const;
      rows.push({ row: candidate.row, status: 'new', put, differences: [] });
      continue;
    }
    if (!allows(party, ledger, 'import', there, store.regions)) {
      // The same fact is another region's, or another's: nothing of that record is shown.
      rejectedRows.push(candidate.row);
      problems.push(sees(party, ledger, there, store.regions) ? refusalOf(candidate.row, there) : { ...identityTaken(ledger, '', undefined), place: placeIn(sheet, ledger, candidate.row) });
      continue;
    }
    if (stands === undefined || stands.digest === candidate.digest) {
      same += 1;
      stood.push(candidate.identity);
      continue;
    }
    const values = merge(ledger, stands, candidate.values, filled);
    const texts = writeTexts(ledger, values);
    if (saysTheSame(ledger, stands, { digest: candidate.digest, texts })) {
      same += 1;
      stood.push(candidate.identity);
      continue;
    }
    // The row was good by itself; together with what the record keeps it may not be.
    const wrong = checkValues(ledger, values).filter(({ severity }) => severity === 'error');
    if (wrong.length > 0) {
      rejectedRows.push(candidate.row);
      problems.push(...wrong.map((problem) => ({ ...problem, place: placeIn(sheet, ledger, candidate.row, undefined, ledger.field.get(problem.place.field ?? '')) })));
      continue;
    }
    const put = { op: 'put', ledger: ledger.name, record: stands.record, base: stands.version, values, from } as const;
    rows.push({ row: candidate.row, status: 'changed', put, differences: differencesOf(store, ledger, stands, values, texts) });
  }
  const refused = new Set(rejectedRows);
  const regions = placed.filter(([row]) => !refused.has(row));
  return { rows, same, standing: stood, regions, rejectedRows: rejectedRows.sort((a, b) => a - b), problems };
}

/** What follows from a row's values alone, worked out once for as long as they stay. To be asked for rows in ascending order. */
function preparing(store: Store, sheet: Sheet, ledger: ModelLedger, known: RowsKnown | undefined): (row: number, values: Candidate['values']) => Prepared {
  const sealed = sealedAs(store.seal, ledger);
  let at = 0;
  return (row, values) => {
    while (at < sheet.rows.length && (sheet.rows[at]?.row ?? 0) < row) at += 1;
    const sheetRow: SheetRow | undefined = sheet.rows[at]?.row === row ? sheet.rows[at] : undefined;
    const before = sheetRow === undefined ? undefined : known?.prepared.get(sheetRow);
    // References and carried fields may come to something else than the last time.
    if (before !== undefined && (before.values === values || ledger.fields.every(({ name }) => before.values[name] === values[name]))) return before;
    const texts = writeTexts(ledger, values);
    const prepared = { values, texts, ...placeAndDay(ledger, values), identity: identityOf(ledger, texts), digest: digestOf(sealed, texts) };
    if (sheetRow !== undefined) known?.prepared.set(sheetRow, prepared);
    return prepared;
  };
}

async function glimpseStanding({ database, programme }: Store, ledger: ModelLedger, identities: readonly string[]): Promise<Map<string, Glimpse>> {
  const [any] = await database.query(`select 1 as one from "${ledger.table}" where programme = $1 limit 1`, [programme]);
  return any === undefined ? new Map() : glimpseByIdentity(database, programme, ledger, identities);
}

function merge(ledger: ModelLedger, stands: Version, values: Candidate['values'], filled: ReadonlySet<string>): Candidate['values'] {
  const merged: Record<string, unknown> = {};
  for (const { name, field } of ledger.fields) {
    merged[name] = filled.has(name) || field.carried !== undefined ? values[name] : stands.values[name];
  }
  return merged;
}

function differencesOf(store: Store, ledger: ModelLedger, stands: Version, values: Candidate['values'], texts: Candidate['texts']): Difference[] {
  const shown = (field: ModelLedger['fields'][number]['field'], value: unknown) =>
    value === null || value === undefined ? null : field.sensitive ? field.mask(value) : field.format(value, 'zh', store.regions);
  return ledger.fields
    .filter(({ column }) => (stands.texts[column] ?? null) !== (texts[column] ?? null))
    .map(({ name, field }) => ({ field: name, before: shown(field, stands.values[name]), after: shown(field, values[name]) }));
}

/** Fills carried fields from the records that the rows refer to, as they stand now; the commit looks again. */
async function lenders(store: Store, ledger: ModelLedger, rows: readonly ReadRow[]): Promise<(values: Candidate['values']) => Candidate['values']> {
  const carriers = ledger.references.filter((reference) => ledger.fields.some(({ field }) => field.carried?.via === reference.name));
  const lent = await Promise.all(
    carriers.map(async (reference) => {
      const records = rows.flatMap(({ values }) => (typeof values[reference.name] === 'string' ? [String(values[reference.name])] : []));
      return { reference, found: await findReferred(store.database, store.programme, store.model, ledger, reference, records, false) };
    }),
  );
  return (values) => lent.reduce((filled, { reference, found }) => fillCarried(ledger, reference, filled, found.get(String(values[reference.name]))?.lent), values);
}
