import type { Party } from '../../kernel/access/party.ts';
import { refuse } from '../../kernel/declare/problem.ts';
import type { Landing, LandingCounts } from '../../kernel/ledger/change.ts';
import { Binder } from '../../kernel/ledger/binder.ts';
import type { JournalEntry } from '../../kernel/ledger/journal.ts';
import { ownBatchTerms } from '../../kernel/ledger/own-batches.ts';
import { rowTerms } from '../../kernel/ledger/rows-seen.ts';
import { BatchSight, ledgersTouched } from '../../kernel/ledger/touched.ts';
import type { Row } from '../../kernel/ports/database.ts';
import type { Engine } from './open-engine.ts';

/** A batch as the journal keeps it, without what proves it. */
export type ShownBatch = Pick<JournalEntry, 'number' | 'batch' | 'kind' | 'party' | 'at' | 'reason' | 'about' | 'file' | 'undoes' | 'counts' | 'hash'> & {
  /** What its party is called. */
  readonly partyTitle: string | null;
  readonly fileName: string | null;
  /** The batch that took it back. */
  readonly undoneBy: string | null;
};

export interface BatchPage {
  readonly batches: readonly ShownBatch[];
  readonly total: number;
  readonly page: number;
  readonly size: number;
}

const columns = `journal.number, journal.batch, journal.kind, journal.party, journal.at, journal.reason, journal.about, journal.file,
  journal.undoes, journal.counts, journal.hash, journal.touched, file.name as file_name, account.name as party_title,
  (select min(taker.number) from journal as taker where taker.programme = journal.programme and taker.undoes = journal.number) as undone_by`;
const joined = `journal left join file on file.programme = journal.programme and file.hash = journal.file
  left join account on account.programme = journal.programme and account.username = journal.party`;

/** The batches (of one kind, where it is given) that touched what the party sees, newest first. What they did to other records is left out of their counts. */
export async function readBatches(engine: Engine, party: Party, page: number, size: number, kind?: JournalEntry['kind']): Promise<BatchPage> {
  const { database, programme } = engine.store;
  const sight = new BatchSight(engine.store, party);
  const binder = new Binder();
  const terms = seenTerms(engine, sight, party, binder);
  if (kind !== undefined) terms.push(`journal.kind = ${binder.bind(kind, 'text')}`);
  const seen = `journal.programme = ${binder.bind(programme, 'text')} and ${terms.join(' and ')}`;
  const counting = database.query(`select count(*) as total from journal where ${seen}`, [...binder.parameters]);
  const reading = database.query(
    `select ${columns} from ${joined} where ${seen} order by journal.position desc limit ${binder.bind(size, 'bigint')} offset ${binder.bind((page - 1) * size, 'bigint')}`,
    binder.parameters,
  );
  const [[count], rows] = await Promise.all([counting, reading]);
  return { batches: await shown(engine, party, sight, rows), total: Number(count?.['total']), page, size };
}

/** Of the newest `most` batches that touched what the party sees, newest first, those that landed since an instant and are of one of these kinds. */
export async function readNewest(engine: Engine, party: Party, most: number, since: string, kinds: ReadonlySet<string>): Promise<readonly ShownBatch[]> {
  const { database, programme } = engine.store;
  const sight = new BatchSight(engine.store, party);
  const binder = new Binder();
  const seen = [`journal.programme = ${binder.bind(programme, 'text')}`, ...seenTerms(engine, sight, party, binder)].join(' and ');
  const rows = await database.query(`select ${columns} from ${joined} where ${seen} order by journal.position desc limit ${binder.bind(most, 'bigint')}`, binder.parameters);
  return shown(engine, party, sight, rows.filter((row) => Date.parse(String(row['at'])) >= Date.parse(since) && kinds.has(String(row['kind']))));
}

/** One batch by its number. @throws Refusal `batch.not-found`, also where it touched nothing that the party sees */
export async function readBatch(engine: Engine, party: Party, number: string): Promise<ShownBatch> {
  const { database, programme } = engine.store;
  const sight = new BatchSight(engine.store, party);
  const binder = new Binder();
  const terms = seenTerms(engine, sight, party, binder);
  const rows = /^\d{1,18}$/.test(number)
    ? await database.query(`select ${columns} from ${joined} where journal.programme = ${binder.bind(programme, 'text')} and journal.number = ${binder.bind(number, 'bigint')} and ${terms.join(' and ')}`, binder.parameters)
    : [];
  const [batch] = await shown(engine, party, sight, rows);
  if (batch === undefined) {
    throw refuse(
      'batch.not-found',
      { zh: `没有批次 ${number.slice(0, 40)}`, en: `There is no batch ${number.slice(0, 40)}` },
      { zh: '请在批次列表中核对编号', en: 'Check its number in the list of batches' },
    );
  }
  return batch;
}

/** Who may do what is for the journal's readers. */
const records = "journal.kind <> 'account'";

/** A batch that touched nothing is its own party's; of one's own rows are those that brought what stands, and those one landed oneself. */
function seenTerms({ store }: Engine, { everything, keys }: BatchSight, party: Party, binder: Binder): string[] {
  if (everything) return [records];
  const own = ownBatchTerms(store, party, binder);
  const seen = [
    `exists (select from unnest(string_to_array(journal.touched, ' ')) as touched (key) where key = any(${binder.bind([...keys], 'text[]')}))`,
    `(journal.party = ${binder.bind(party.id, 'text')}${own.length > 0 ? '' : " and journal.touched = ''"})`,
    ...own,
  ];
  return [records, `(${seen.join(' or ')})`];
}

async function shown(engine: Engine, party: Party, sight: BatchSight, rows: readonly Row[]): Promise<ShownBatch[]> {
  const partly = rows.filter(({ touched }) => touched !== '' && sight.of(String(touched)) !== 'all');
  const counts = await countsSeen(engine, party, partly);
  return rows.map((row) => ({
    number: String(row['number']),
    batch: String(row['batch']),
    kind: row['kind'] as ShownBatch['kind'],
    party: String(row['party']),
    partyTitle: row['party_title'] ?? null,
    at: new Date(String(row['at'])).toISOString(),
    reason: row['reason'] ?? null,
    about: row['about'] ?? null,
    file: row['file'] ?? null,
    fileName: row['file_name'] ?? null,
    undoes: row['undoes'] ?? null,
    counts: counts.get(String(row['number'])) ?? (JSON.parse(String(row['counts'])) as ShownBatch['counts']),
    hash: String(row['hash']),
    undoneBy: row['undone_by'] ?? null,
  }));
}

/** What a landing did as its party is told of it: values carried over may have changed records out of its sight. */
export async function countsToTell(engine: Engine, party: Party, { number, touched, counts }: Landing): Promise<Landing['counts']> {
  if (touched === '' || new BatchSight(engine.store, party).of(touched) === 'all') return counts;
  const seen = (await countsSeen(engine, party, [{ number, touched }])).get(number);
  return { ...counts, ...seen, same: counts.same };
}

/** What batches did to the records that the party sees, where they touched others as well. */
async function countsSeen({ store }: Engine, party: Party, batches: readonly Row[]): Promise<Map<string, ShownBatch['counts']>> {
  const { database, programme, model } = store;
  const counts = new Map(batches.map(({ number }) => [String(number), { created: 0, changed: 0, deleted: 0, same: 0 } as Record<keyof LandingCounts, number>]));
  const touching = Map.groupBy(
    batches.flatMap((row) => ledgersTouched(store, String(row['touched'])).map((ledger) => ({ ledger, number: String(row['number']) }))),
    ({ ledger }) => ledger,
  );
  // Asked at once: one by one each would wait for what others ask meanwhile.
  const found = await Promise.all(
    [...touching].map(async ([name, those]) => {
      const ledger = model.ledgers.get(name);
      if (ledger === undefined) return [];
      const binder = new Binder();
      const terms = [`programme = ${binder.bind(programme, 'text')}`, `_since = any(${binder.bind(those.map(({ number }) => number), 'bigint[]')})`, ...rowTerms(store, party, ledger, binder)];
      return database.query(
        `select _since, count(*) filter (where _gone) as deleted, count(*) filter (where not _gone and _version = 1) as created,
           count(*) filter (where not _gone and _version > 1) as changed
         from "${ledger.table}" where ${terms.join(' and ')} group by _since`,
        binder.parameters,
      );
    }),
  );
  for (const row of found.flat()) {
    const of = counts.get(String(row['_since']));
    if (of === undefined) continue;
    of.created += Number(row['created']);
    of.changed += Number(row['changed']);
    of.deleted += Number(row['deleted']);
  }
  return new Map([...counts].map(([number, of]) => [number, { ...of }]));
}
