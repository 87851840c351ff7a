import type { Party } from '../../kernel/access/party.ts';
import { refuse } from '../../kernel/declare/problem.ts';
import type { Engine } from './open-engine.ts';

export interface Original {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * A file as it came in. A workbook holds what its rows say unmasked and of every region, so it goes only to those who
 * may see all of it.
 * @throws Refusal `file.not-found`, `file.masked`, `file.damaged`
 */
export async function readOriginal(engine: Engine, party: Party, hash: string): Promise<Original> {
  const { store, files } = engine;
  const [row] = await store.database.query('select name from file where programme = $1 and hash = $2', [store.programme, hash]);
  if (row === undefined) throw notFound();
  if (party.regions !== 'all' || (!party.unmasked && (await holdsSensitive(engine, hash)))) throw masked();
  const bytes = await files.read(hash);
  if (bytes === undefined) throw notFound();
  return { name: String(row['name']), bytes };
}

/** Whether a sheet that was read from the file had a sensitive column. */
export async function holdsSensitive({ store: { database, programme, model } }: Engine, hash: string): Promise<boolean> {
  const sources = await database.query('select layout from source where programme = $1 and file = $2', [programme, hash]);
  const sensitive = new Set([...model.ledgers.values()].flatMap(({ fields }) => fields.filter(({ field }) => field.sensitive).map(({ name }) => name)));
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
