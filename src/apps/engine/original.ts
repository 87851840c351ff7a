import { may, reveals } from '../../kernel/access/may.ts';
import type { Party } from '../../kernel/access/party.ts';
import { expectRight } from '../../kernel/access/refusals.ts';
import { refuse } from '../../kernel/declare/problem.ts';
import { BatchSight, type Sight } from '../../kernel/ledger/touched.ts';
import type { Engine } from './open-engine.ts';

export interface Original {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * A file as it came in. A workbook holds what its rows say unmasked, and rows of whatever regions, so besides whoever
 * brought it in it goes only to those who may see all of it.
 * @throws Refusal `access.no-right`, `file.not-found`, `file.masked`, `file.damaged`
 */
export async function readOriginal(engine: Engine, party: Party, hash: string): Promise<Original> {
  const { store, files } = engine;
  const { own, sight } = await sightOfFile(engine, party, hash);
  if (!own) {
    expectRight(party, 'originals');
    if (sight === 'none') throw notFound();
    if (sight === 'some' || (await holdsMasked(engine, party, hash))) throw masked();
  }
  const [row] = await store.database.query('select name from file where programme = $1 and hash = $2', [store.programme, hash]);
  const bytes = row === undefined ? undefined : await files.read(hash);
  if (row === undefined || bytes === undefined) throw notFound();
  return { name: String(row['name']), bytes };
}

/** Whether the party brought the file in itself, and how much of what came from it the party sees. */
export async function sightOfFile({ store }: Engine, party: Party, hash: string): Promise<{ own: boolean; sight: Sight }> {
  const sight = new BatchSight(store, party);
  const batches = await store.database.query('select party, touched, counts from journal where programme = $1 and file = $2', [store.programme, hash]);
  const own = may(party, 'import') && batches.some((row) => row['party'] === party.id);
  if (sight.everything) return { own, sight: 'all' };
  const seen = batches.map((row): Sight => {
    const of = sight.of(String(row['touched']));
    // Nobody can tell whose a row was that couldn't be read.
    const { rejected = 0 } = JSON.parse(String(row['counts'])) as { rejected?: number };
    return of === 'all' && rejected > 0 ? 'some' : of;
  });
  if (seen.every((one) => one === 'none')) return { own, sight: 'none' };
  return { own, sight: seen.every((one) => one === 'all') ? 'all' : 'some' };
}

/** Whether a sheet that was read from the file had a column that is masked for the party. */
async function holdsMasked({ store: { database, programme, model } }: Engine, party: Party, hash: string): Promise<boolean> {
  const sources = await database.query('select layout from source where programme = $1 and file = $2', [programme, hash]);
  const masks = [...model.ledgers.values()].filter((ledger) => !reveals(party, ledger));
  const sensitive = new Set(masks.flatMap(({ fields }) => fields.filter(({ field }) => field.sensitive).map(({ name }) => name)));
  return sources.some((source) => Object.keys(JSON.parse(String(source['layout'])) as object).some((name) => sensitive.has(name)));
}

const notFound = () =>
  refuse('file.not-found', { zh: '没有这份原件', en: 'There is no such original' }, { zh: '请从记录的来源处打开', en: 'Open it from a record’s source' });

const masked = () =>
  refuse(
    'file.masked',
    { zh: '这份原件含有对您遮盖的内容', en: 'This original holds what is masked for you' },
    { zh: '请由有权查看的人下载', en: 'Ask someone who may see it' },
  );
