import type { Party } from '../../kernel/access/party.ts';
import { refuse } from '../../kernel/declare/problem.ts';
import { compareWithin, modelFigure, type ComparedRequest, type ComparisonPage } from '../../kernel/figure/index.ts';
import { commitGroup } from '../../kernel/ledger/commit.ts';
import { importCommit } from '../../kernel/sheet/import/commit-import.ts';
import type { ImportPlan } from '../../kernel/sheet/import/plan.ts';
import { toldApart } from './compare-figures.ts';
import { mostRehearsed } from './figure-moves.ts';
import type { Engine } from './open-engine.ts';
import { withinSession } from './within-session.ts';

export type ListComparison = Awaited<ReturnType<typeof compareList>>;

/**
 * A figure beside what a list from elsewhere makes it: the list's rows are matched with the records by identity, as an
 * import does, counted by the figure's own definition, and nothing of it is kept. In both alike, only here, only there,
 * another value: each record with its reason, adding up to the difference.
 *
 * @throws Refusal `figure.list-too-long`, `figure.list-elsewhere` where no table of the list is of the figure's ledger,
 * `figure.made-of-others`, and as `compareFigures`, `commitGroup`
 */
export async function compareList(engine: Engine, party: Party, plan: ImportPlan, asked: ComparedRequest, page: ComparisonPage) {
  const { store } = engine;
  const figure = modelFigure(store.model, asked.figure);
  const ledger = figure.kind === 'base' ? store.model.ledgers.get(figure.ledger) : undefined;
  const tables = plan.tables.filter((table) => table.ledger?.name === ledger?.name && ledger !== undefined);
  if (ledger === undefined || tables.length === 0) throw elsewhere(figure.declared.title, ledger?.declared.title);
  const commit = importCommit(plan, party, 'valid', { reason: 'comparison' });
  if (commit.changes.length > mostRehearsed) throw tooLong();
  const counts = tables.map((table) => table.counts).reduce((sum, one) => ({ read: sum.read + one.read, new: sum.new + one.new, changed: sum.changed + one.changed, same: sum.same + one.same, rejected: sum.rejected + one.rejected }));

  const compared = new Compared<Awaited<ReturnType<typeof toldApart>>>();
  try {
    await store.database.transaction(async (session) => {
      const within = { ...store, database: withinSession(store.database, session) };
      const [head] = await session.query('select head_number from programme where programme = $1', [store.programme]);
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
  return { ...compared.answer, list: { name: plan.file.name, ...counts } };
}

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
