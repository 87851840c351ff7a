import type { Party } from '../../kernel/access/party.ts';
import { compareFigures, explainNumber, type ComparedRequest, type Comparison, type ComparisonPage } from '../../kernel/figure/index.ts';
import type { Store } from '../../kernel/ledger/store.ts';
import type { Engine } from './open-engine.ts';
import { columnJson, shownCells, tellingFields } from './shown-records.ts';
import { placeOfRow, sheetsOf } from './sources.ts';
import type { Wording } from '../../kernel/declare/wording.ts';

/** A comparison with its records told apart and led back to their workbook rows. @throws Refusal as `compareFigures` */
export async function compareInWords({ store }: Engine, party: Party, a: ComparedRequest, b: ComparedRequest, page: ComparisonPage) {
  return toldApart(store, party, await compareFigures(store, party, a, b, page));
}

/** A comparison with its records told apart, of the state that the store reads. */
export async function toldApart(store: Store, party: Party, compared: Comparison) {
  const { a } = compared;
  const { records } = compared;
  const figure = store.model.figures.get(a.request.figure);
  const ledger = figure?.kind === 'base' ? store.model.ledgers.get(figure.ledger) : undefined;
  const telling = ledger === undefined || figure?.kind !== 'base' ? [] : tellingFields(ledger, party, figure.measured);
  const keys = records.page.map(({ record, versions }) => ({ record, version: versions.a ?? versions.b ?? 0 }));
  const cells = ledger === undefined ? new Map<string, readonly (Wording | null)[]>() : await shownCells(store, party, ledger, telling, keys);
  const sheets = await sheetsOf(store, records.page.map(({ source }) => source));
  return { ...compared, records: { total: records.total, columns: telling.map(columnJson), page: records.page.map((record) => shownRecord(record, cells.get(record.record) ?? [], placeOfRow(sheets, record.source, record.row === null ? null : String(record.row)))) } };
}

const shownRecord = (record: Comparison['records']['page'][number], cells: readonly (Wording | null)[], source: ReturnType<typeof placeOfRow>) => ({ ...record, cells, source });

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
