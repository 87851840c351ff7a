import type { Store } from '../ledger/store.ts';
import type { Session } from '../ports/database.ts';
import type { ModelBaseFigure } from '../model/model.ts';
import { isDistinct } from './ask.ts';
import { baseFigures, ledgerOf } from './base-figures.ts';
import { rebuildSides } from '../ledger/both-sides.ts';
import { Binder } from '../ledger/binder.ts';
import { standsSql } from './counted-sql.ts';
import { lockCells } from './fold.ts';
import { keepingSealed, type RenamedDimensions } from './keep-sealed.ts';
import { everyLevel, keptAs, keptLevels, levelSql, type KeptLevel } from './level.ts';
import type { Programme } from './programme.ts';
import { cellsFromLedger, membersFromLedger } from './recomputation.ts';

/**
 * Makes the cells, deltas and keys of figures anew from their ledgers, in one transaction: after a migration brought or
 * changed them, or when `verifyFigures` found one wrong. Writers wait until it ends.
 *
 * @param figures names; composite figures have no cells and are passed over; absent for all
 * @param renamed given where their definitions were changed: closed periods go on reading as they were reported. Absent
 * where wrong cells are mended
 */
export async function rebuild(store: Store, figures?: readonly string[], renamed?: RenamedDimensions): Promise<void> {
  await store.database.transaction(async (session) => {
    const work = () => rebuildWithin(session, store, figures);
    if (renamed === undefined) return work();
    await lockCells(session, store.programme);
    return keepingSealed(session, store.programme, keptNames(store, figures), renamed, work);
  });
}

const keptNames = ({ model }: Programme, figures: readonly string[] | undefined): string[] => baseFigures(model, figures).flatMap(({ name }) => everyLevel.map((level) => keptAs(name, level)));

async function rebuildWithin(session: Session, of: Programme, figures: readonly string[] | undefined): Promise<void> {
  const wanted = baseFigures(of.model, figures);
  await lockCells(session, of.programme);
  // In the order in which writers reach them.
  await session.script('lock table figure_member, figure_delta in share row exclusive mode');
  const names = keptNames(of, figures);
  for (const table of ['figure_member', 'figure_delta', 'figure_cell']) {
    await session.run(`delete from ${table} where programme = $1 and figure = any($2::text[])`, [of.programme, names]);
  }
  for (const ledger of new Set(wanted.map((figure) => ledgerOf(of.model, figure)))) await rebuildSides(session, of, ledger);
  for (const figure of wanted) {
    for (const level of keptLevels(figure)) await rebuildAt(session, of, figure, level);
  }
}

async function rebuildAt(session: Session, of: Programme, figure: ModelBaseFigure, level: KeptLevel): Promise<void> {
  const ledger = ledgerOf(of.model, figure);
  if (!(await hasRecordsAt(session, of, figure, level))) return;
  const binder = new Binder();
  const programme = binder.bind(of.programme, 'text');
  const name = binder.bind(keptAs(figure.name, level), 'text');
  await session.run(
    `insert into figure_cell (programme, figure, region, slice, period, prev, value, n, s)
     select ${programme}, ${name}, cell.* from (${cellsFromLedger(figure, level, ledger, of.regions, programme, binder)}) as cell`,
    binder.parameters,
  );
  if (isDistinct(figure)) await rebuildMembers(session, of, figure, level);
}

/** Whether any record is to be counted there: few ledgers have drafts or records that were looked at. */
export async function hasRecordsAt(session: Session, { programme, model }: Programme, figure: ModelBaseFigure, level: KeptLevel): Promise<boolean> {
  if (level === 'submitted') return true;
  return (await session.query(`select 1 as one from "${ledgerOf(model, figure).table}" where programme = $1 and ${standsSql} and ${levelSql(figure, level)} limit 1`, [programme])).length > 0;
}

async function rebuildMembers(session: Session, of: Programme, figure: ModelBaseFigure, level: KeptLevel): Promise<void> {
  const binder = new Binder();
  const programme = binder.bind(of.programme, 'text');
  const named = binder.bind(keptAs(figure.name, level), 'text');
  await session.run(
    `insert into figure_member (programme, figure, key, presence)
     select ${programme}, ${named}, key, string_agg(place || '*' || count, ';' order by place)
     from (${membersFromLedger(figure, level, ledgerOf(of.model, figure), programme, binder)}) as member group by key`,
    binder.parameters,
  );
}
