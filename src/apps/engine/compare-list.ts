import type { Party } from '../../kernel/access/party.ts';
import { refuse, type Problem } from '../../kernel/declare/problem.ts';
import type { Wording } from '../../kernel/declare/wording.ts';
import { compareWithin, modelFigure, type ComparedRequest, type ComparisonPage } from '../../kernel/figure/index.ts';
import { commitGroup } from '../../kernel/ledger/commit.ts';
import { identityOf } from '../../kernel/ledger/seal.ts';
import { writeTexts } from '../../kernel/ledger/version.ts';
import { importCommit } from '../../kernel/sheet/import/commit-import.ts';
import type { ModelLedger } from '../../kernel/model/model.ts';
import type { Session } from '../../kernel/ports/database.ts';
import { sumCounts, type ImportPlan, type PlannedTable } from '../../kernel/sheet/import/plan.ts';
import { toldApart } from './compare-figures.ts';
import { mostRehearsed } from './figure-moves.ts';
import type { Engine } from './open-engine.ts';
import { withinSession } from './within-session.ts';

export type ListComparison = Awaited<ReturnType<typeof compareList>>;

/** Where a row of a list stands, and what it says otherwise than the record. */
interface ListRow {
  readonly sheet: string;
  readonly row: number;
  /** Whether there is such a record here, whatever it counts in. */
  readonly known: boolean;
  /** The column of what is measured, where it has one. */
  readonly column: string | null;
  readonly differences: readonly { readonly title: Wording; readonly before: string | null; readonly after: string | null }[];
}

/** What isn't compared, with its place: rows that can't be read, and the second of two alike. */
interface LeftOutRow {
  readonly sheet: string | null;
  readonly row: number | null;
  readonly column: string | null;
  readonly message: Wording;
  readonly mend: Wording;
}

/** So many of those are told. */
const mostTold = 50;

/**
 * The party with what it takes to hold a list against what it sees: nothing of that is written, so seeing is enough. For
 * rehearsals only.
 */
export function asIfImporting(party: Party): Party {
  return { ...party, grants: party.grants.map((grant) => (grant.actions.includes('see') ? { ...grant, actions: [...new Set([...grant.actions, 'import', 'write'] as const)] } : grant)) };
}

/**
 * A figure beside what a list from elsewhere makes it: the list's rows are matched with the records by identity, as an
 * import does, counted by the figure's own definition, and nothing of it is kept. In both alike, only here, only there,
 * another value: each record with its reason and the cell of the list, adding up to the difference.
 *
 * @param plan made blind, for the party as `asIfImporting`
 * @throws Refusal `figure.list-too-long`, `figure.list-elsewhere` where no table of the list is of the figure's ledger,
 * `figure.made-of-others`, and as `compareFigures`, `commitGroup`
 */
export async function compareList(engine: Engine, party: Party, plan: ImportPlan, asked: ComparedRequest, page: ComparisonPage) {
  const { store } = engine;
  const figure = modelFigure(store.model, asked.figure);
  const ledger = figure.kind === 'base' ? store.model.ledgers.get(figure.ledger) : undefined;
  const tables = plan.tables.filter((table) => table.ledger?.name === ledger?.name && ledger !== undefined);
  if (ledger === undefined || tables.length === 0) throw elsewhere(figure.declared.title, ledger?.declared.title);
  const commit = importCommit(plan, asIfImporting(party), 'valid', { reason: 'comparison' });
  if (commit.changes.length > mostRehearsed) throw tooLong();
  const measured = figure.kind === 'base' ? figure.measured : undefined;

  const compared = new Compared<Awaited<ReturnType<typeof toldApart>>>();
  try {
    await store.database.transaction(async (session) => {
      const within = { ...store, database: withinSession(store.database, session) };
      const [head] = await session.query('select head_number from programme where programme = $1', [store.programme]);
      await putOutOfTheWay(session, store, plan.tables);
      if (commit.changes.length > 0) {
        const [outcome] = await commitGroup(within, session, [commit]);
        if (outcome !== undefined && 'refusal' in outcome) throw outcome.refusal;
      }
      const standing = await session.query(`select record from "${ledger.table}" where programme = $1 and _identity = any($2::uuid[]) and _until is null and not _gone`, [store.programme, tables.flatMap((table) => table.standing)]);
      const only = [...standing.map((row) => String(row['record'])), ...tables.flatMap(({ rows }) => rows.map(({ put }) => put.record))];
      const here: ComparedRequest = { ...asked, level: 'submitted', at: { batch: String(head?.['head_number'] ?? '0') } };
      compared.answer = await toldApart(within, party, await compareWithin(session, within, party, here, { ...asked, level: 'submitted', only }, page));
      throw compared;
    });
  } catch (error) {
    if (error !== compared) throw error;
  }
  if (compared.answer === undefined) throw new TypeError('A list was compared and nothing was said.');
  const { records } = compared.answer;
  const rows = rowsOf(ledger, tables, measured?.name);
  const leftOut = tables.flatMap(({ problems }) => problems).filter(({ severity, code }) => severity === 'error' || code === 'row.repeated');
  return {
    ...compared.answer,
    // Where a record of the list came from is told by the list itself: its source is never kept.
    records: { ...records, page: records.page.map((record) => ({ ...record, source: record.versions.a === null ? null : record.source, list: rows.get(record.record) ?? null })) },
    list: { name: plan.file.name, ...sumCounts(tables.map((table) => table.counts)), leftOut: leftOut.slice(0, mostTold).map(leftOutRow), leftOutRows: new Set(leftOut.map(({ place: { sheet, row } }) => `${sheet ?? ''} ${row ?? ''}`)).size },
  };
}

/**
 * Whether somebody else holds a fact out of the party's sight isn't told: here, and until all of this is taken back, they
 * don't.
 */
async function putOutOfTheWay(session: Session, { programme }: Engine['store'], tables: readonly PlannedTable[]): Promise<void> {
  for (const { ledger, rows } of tables) {
    const identities = rows.flatMap(({ put }) => (ledger === undefined || put.base > 0 ? [] : [identityOf(ledger, writeTexts(ledger, put.values))]));
    if (ledger !== undefined && identities.length > 0) await session.run(`delete from "${ledger.table}" where programme = $1 and _identity = any($2::uuid[]) and _until is null and not _gone`, [programme, identities]);
  }
}

function rowsOf(ledger: ModelLedger, tables: readonly PlannedTable[], measured: string | undefined): Map<string, ListRow> {
  return new Map(
    tables.flatMap(({ sheet, columns, rows }) =>
      rows.map(({ row, put, differences }): [string, ListRow] => [
        put.record,
        { sheet, row, known: put.base > 0, column: columns.find(({ field }) => field === measured)?.column ?? null, differences: differences.map(({ field, before, after }) => ({ title: ledger.field.get(field)?.field.title ?? { zh: field, en: field }, before, after })) },
      ]),
    ),
  );
}

const leftOutRow = ({ place: { sheet, row, column }, message, mend }: Problem): LeftOutRow => ({ sheet: sheet ?? null, row: row ?? null, column: column ?? null, message, mend });

/** Ends the transaction: nothing of the list is kept. */
class Compared<A> extends Error {
  answer: A | undefined;
}

const tooLong = () =>
  refuse(
    'figure.list-too-long',
    { zh: `名单里有 ${mostRehearsed} 行以上与现有记录不同，不能一次对比`, en: `More than ${mostRehearsed} rows of the list differ from what stands` },
    { zh: '请分县或分月对比', en: 'Compare county by county or month by month' },
  );

const elsewhere = (figure: { zh: string; en: string }, ledger: { zh: string; en: string } | undefined) =>
  refuse(
    'figure.list-elsewhere',
    ledger === undefined ? { zh: `“${figure.zh}”由其他指标合成，不能与名单逐条对比`, en: `“${figure.en}” is made of other figures: no list has its records` } : { zh: `名单里没有《${ledger.zh}》的表`, en: `No table of the list is of “${ledger.en}”` },
    ledger === undefined ? { zh: '请对比它的组成指标', en: 'Compare the figures it is made of' } : { zh: '核对表头，或先用该台账的模板填写', en: 'Check its headers, or use the template of that ledger' },
  );
