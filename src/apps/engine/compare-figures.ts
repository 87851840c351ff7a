import type { Party } from '../../kernel/access/party.ts';
import { batchShare, compareFigures, compareOffices, explainNumber, type ComparedRequest, type Comparison, type ComparisonPage, type FigureRequest } from '../../kernel/figure/index.ts';
import type { Store } from '../../kernel/ledger/store.ts';
import { batchesNamed } from './batches-named.ts';
import type { Engine } from './open-engine.ts';
import { isMasked } from './record-json.ts';
import { columnJson, shownCells, tellingFields } from './shown-records.ts';
import { placeOfRow, sheetsOf } from './sources.ts';
import type { Wording } from '../../kernel/declare/wording.ts';

/** A comparison with its records told apart and led back to their workbook rows. @throws Refusal as `compareFigures` */
export async function compareInWords({ store }: Engine, party: Party, a: ComparedRequest, b: ComparedRequest, page: ComparisonPage) {
  return toldApart(store, party, await compareFigures(store, party, a, b, page));
}

/** A comparison with its records told apart, of the state that the store reads. */
export async function toldApart(store: Store, party: Party, compared: Comparison) {
  return { ...compared, records: await recordsApart(store, party, compared.a.request.figure, compared.records) };
}

/** Two offices' values with their records told apart. @throws Refusal as `compareOffices` */
export async function officesInWords({ store }: Engine, party: Party, asked: FigureRequest, page: ComparisonPage) {
  const compared = await compareOffices(store, party, asked, page);
  return { ...compared, records: await recordsApart(store, party, asked.figure, compared.records) };
}

/**
 * What batches made of a figure, with the batches and the records told apart.
 * @param text numbers and spans of them, `12,15-18`
 * @throws Refusal as `batchShare`; `batch.not-found`, `batch.unreadable-numbers`
 */
export async function sharesInWords(engine: Engine, party: Party, asked: FigureRequest, text: string, page: ComparisonPage) {
  const batches = await batchesNamed(engine, party, text);
  const shared = await batchShare(engine.store, party, asked, batches.map(({ number }) => number), page);
  const told = new Map(batches.map(({ number, at, kind, fileName, reason, undoneBy }) => [number, { at, kind, fileName, reason, undoneBy }]));
  return { ...shared, batches: shared.batches.map((batch) => ({ ...batch, ...told.get(batch.number) })), records: await recordsApart(engine.store, party, asked.figure, shared.records) };
}

interface Differing {
  readonly ledger: string;
  readonly record: string;
  readonly versions: { readonly a: number | null; readonly b: number | null };
  readonly source: string | null;
  readonly row: number | null;
}

/** Records of a figure's ledger, or of its counterpart, with what tells them apart and their workbook rows. */
async function recordsApart<R extends Differing>(store: Store, party: Party, name: string, { total, page }: { readonly total: number; readonly page: readonly R[] }) {
  const figure = store.model.figures.get(name);
  const own = figure?.kind === 'base' ? store.model.ledgers.get(figure.ledger) : undefined;
  const telling = own === undefined || figure?.kind !== 'base' ? [] : tellingFields(own, party, figure.measured);
  const cells = new Map<R, readonly (Wording | null)[]>();
  for (const [ledgerName, records] of Map.groupBy(page, ({ ledger }) => ledger)) {
    const ledger = store.model.ledgers.get(ledgerName);
    if (ledger === undefined) continue;
    // A counterpart keeps some of the fields only.
    const fields = telling.map((field) => ledger.field.get(field.name));
    const kept = fields.filter((field) => field !== undefined && !isMasked(ledger, field, party)).filter((field) => field !== undefined);
    const found = await shownCells(store, party, ledger, kept, records.map(({ record, versions }) => ({ record, version: versions.a ?? versions.b ?? 0 })));
    for (const record of records) cells.set(record, fields.map((field) => (field === undefined ? null : (found.get(record.record)?.[kept.indexOf(field)] ?? null))));
  }
  const sheets = await sheetsOf(store, page.map(({ source }) => source));
  return { total, columns: telling.map(columnJson), page: page.map((record) => ({ ...record, cells: cells.get(record) ?? [], source: placeOfRow(sheets, record.source, record.row === null ? null : String(record.row)) })) };
}

/** A number explained, its single records and sheets by name. @throws Refusal as `explainNumber` */
export async function explainInWords({ store }: Engine, party: Party, asked: ComparedRequest, number: string) {
  const { explanations, ...explained } = await explainNumber(store, party, asked, number);
  const figure = store.model.figures.get(asked.figure);
  const ledger = figure?.kind === 'base' ? figure.ledger : null;
  const sheets = await sheetsOf(store, explanations.map(({ source }) => source));
  return {
    ...explained,
    explanations: explanations.map(({ source, ...explanation }) => {
      const sheet = source === null ? undefined : sheets.get(source);
      return { ...explanation, ledger, sheet: sheet === undefined ? null : { file: sheet.file, name: sheet.name, sheet: sheet.sheet } };
    }),
  };
}
