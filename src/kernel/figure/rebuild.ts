import type { Store } from '../ledger/store.ts';
import type { Session } from '../ports/database.ts';
import { isDistinct } from './ask.ts';
import { baseFigures, ledgerOf } from './base-figures.ts';
import { Binder } from '../ledger/binder.ts';
import { lockCells } from './fold.ts';
import type { Programme } from './programme.ts';
import { cellsFromLedger, membersFromLedger } from './recomputation.ts';

/**
 * Makes the cells, deltas and keys of figures anew from their ledgers, in one transaction: after a migration brought or
 * changed them, or when `verifyFigures` found one wrong. Writers wait until it ends.
 *
 * @param figures names; composite figures have no cells and are passed over; absent for all
 */
export async function rebuild(store: Store, figures?: readonly string[]): Promise<void> {
  await store.database.transaction((session) => rebuildWithin(session, store, figures));
}

async function rebuildWithin(session: Session, of: Programme, figures: readonly string[] | undefined): Promise<void> {
  const wanted = baseFigures(of.model, figures);
  await lockCells(session, of.programme);
  // In the order in which writers reach them.
  await session.script('lock table figure_member, figure_delta in share row exclusive mode');
  const names = wanted.map(({ name }) => name);
  for (const table of ['figure_member', 'figure_delta', 'figure_cell']) {
    await session.run(`delete from ${table} where programme = $1 and figure = any($2::text[])`, [of.programme, names]);
  }
  for (const figure of wanted) {
    const ledger = ledgerOf(of.model, figure);
    const binder = new Binder();
    const programme = binder.bind(of.programme, 'text');
    const name = binder.bind(figure.name, 'text');
    await session.run(
      `insert into figure_cell (programme, figure, region, slice, period, prev, value, n, s)
       select ${programme}, ${name}, cell.* from (${cellsFromLedger(figure, ledger, of.regions, programme, binder)}) as cell`,
      binder.parameters,
    );
    if (isDistinct(figure)) await rebuildMembers(session, of, figure.name);
  }
}

async function rebuildMembers(session: Session, of: Programme, name: string): Promise<void> {
  const [figure] = baseFigures(of.model, [name]);
  if (figure === undefined) return;
  const binder = new Binder();
  const programme = binder.bind(of.programme, 'text');
  const named = binder.bind(name, 'text');
  await session.run(
    `insert into figure_member (programme, figure, key, presence)
     select ${programme}, ${named}, key, string_agg(place || '*' || count, ';' order by place)
     from (${membersFromLedger(figure, ledgerOf(of.model, figure), programme, binder)}) as member group by key`,
    binder.parameters,
  );
}
