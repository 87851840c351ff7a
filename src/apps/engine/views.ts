import type { Party } from '../../kernel/access/party.ts';
import { refuse } from '../../kernel/declare/problem.ts';
import { ledgerSeen } from '../../kernel/ledger/list.ts';
import type { Engine } from './open-engine.ts';

/** What somebody looks at often: a ledger's filters, order and columns under a name. Everyone has their own. */
export interface SavedView {
  readonly id: string;
  readonly ledger: string;
  readonly name: string;
  /** The query of the ledger's page, e.g. `county.within=621100&sort=-amount`. */
  readonly query: string;
}

/** As many as fit a menu. */
const mostViews = 50;

/** The party's views of a ledger, by name. @throws Refusal `ledger.unknown`, `access.no-right` */
export async function listViews({ store }: Engine, party: Party, ledger: string): Promise<SavedView[]> {
  const { name } = ledgerSeen(store, party, ledger);
  const rows = await store.database.query('select id, ledger, name, query from saved_view where programme = $1 and party = $2 and ledger = $3 order by name, id', [store.programme, party.id, name]);
  return rows.map((row) => ({ id: String(row['id']), ledger: String(row['ledger']), name: String(row['name']), query: String(row['query']) }));
}

/**
 * Keeps a view, or changes the party's own of this id.
 * @throws Refusal `ledger.unknown`, `access.no-right`, `view.not-found` for an id of somebody else's, `view.too-many`
 */
export async function keepView(engine: Engine, party: Party, view: SavedView): Promise<void> {
  const { store } = engine;
  const known = await listViews(engine, party, view.ledger);
  if (known.length >= mostViews && !known.some(({ id }) => id === view.id)) throw tooMany();
  const kept = await store.database.run(
    `insert into saved_view (programme, id, party, ledger, name, query, at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (programme, id) do update set name = excluded.name, query = excluded.query, at = excluded.at
     where saved_view.party = excluded.party and saved_view.ledger = excluded.ledger`,
    [store.programme, view.id, party.id, view.ledger, view.name, view.query, store.clock.now().toISOString()],
  );
  if (kept === 0) throw notFound();
}

/** @throws Refusal `view.not-found`, also for somebody else's */
export async function forgetView({ store }: Engine, party: Party, id: string): Promise<void> {
  const gone = await store.database.run('delete from saved_view where programme = $1 and id = $2 and party = $3', [store.programme, id, party.id]);
  if (gone === 0) throw notFound();
}

const notFound = () => refuse('view.not-found', { zh: '没有这个视图', en: 'There is no such view' }, { zh: '请刷新后再看', en: 'Reload and look again' });

const tooMany = () => refuse('view.too-many', { zh: `一本台账最多存 ${mostViews} 个视图`, en: `A ledger keeps ${mostViews} views at most` }, { zh: '先删去几个不用的', en: 'Delete some that are not used' });
