import type { Problem } from '../declare/problem.ts';
import type { ModelLedger } from '../model/model.ts';
import { cellsOfLine } from './copy-line.ts';
import { entryHash, restoreEntry, type JournalEntry } from './journal.ts';
import { placeOf } from './problems.ts';
import { quote } from './quote.ts';
import { digestOf, identityOf, leafOf } from './seal.ts';
import type { Store } from './store.ts';
import { placeAndDay, restoreValues } from './version.ts';

/** Hex digits the journal keeps of each version. */
const leafLength = 32;

export interface Verification {
  readonly batches: number;
  readonly versions: number;
  /** Everything that was changed outside `commit()`, the row named. */
  readonly problems: readonly Problem[];
}

/**
 * Proves that nothing was written around `commit()`: the journal's chain is whole, each stored version still says what
 * its batch wrote, none is missing, none was added, and each ends where its successor begins.
 * Problems: `journal.broken`, `row.altered`, `row.missing`, `row.added`, `row.ended`.
 */
export async function verifyStore(store: Store): Promise<Verification> {
  const problems: Problem[] = [];
  const entries = await verifyChain(store, problems);
  const seen = new Map<string, Set<number>>();
  let versions = 0;
  for (const ledger of store.model.ledgers.values()) versions += await verifyLedger(store, ledger, entries, seen, problems);
  for (const [number, entry] of entries) {
    const count = entry.leaves.length / leafLength;
    const found = seen.get(number)?.size ?? 0;
    if (found < count) problems.push(rowsMissing(number, count - found, firstMissing(seen.get(number), count)));
  }
  return { batches: entries.size, versions, problems };
}

async function verifyChain({ database, programme }: Store, problems: Problem[]): Promise<Map<string, JournalEntry>> {
  const entries = new Map<string, JournalEntry>();
  let previous = '';
  let position = 0n;
  for (const row of await database.query('select * from journal where programme = $1 order by position', [programme])) {
    const entry = restoreEntry(row);
    position += 1n;
    if (entry.previous !== previous || entry.position !== String(position) || entryHash(entry) !== entry.hash) problems.push(chainBroken(entry.number));
    previous = entry.hash;
    entries.set(entry.number, entry);
  }
  const [head] = await database.query('select head_hash from programme where programme = $1', [programme]);
  if ((head?.['head_hash'] ?? '') !== previous) problems.push(chainBroken('head'));
  return entries;
}

async function verifyLedger(
  store: Store,
  ledger: ModelLedger,
  entries: ReadonlyMap<string, JournalEntry>,
  seen: Map<string, Set<number>>,
  problems: Problem[],
): Promise<number> {
  const sealed = store.seal.names.get(ledger.name) ?? [];
  const columns = [
    'record', '_version', '_since', '_until', '_gone', '_ordinal', '_source', '_row', '_region', '_day', '_identity', '_digest', '_next',
    ...sealed.map(({ column }) => column),
  ];
  const select = `select ${columns.map((column) => `"${column}"`).join(', ')} from (
    select *, lead(_since) over (partition by record order by _version) as _next from "${ledger.table}" where programme = ${quote(store.programme)}) as versions`;
  let count = 0;
  for await (const chunk of store.database.copyOut(select)) {
    for (const line of chunk.split('\n')) {
      if (line === '') continue;
      count += 1;
      const cells = cellsOfLine(line);
      const texts = Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? null]));
      verifyVersion(ledger, sealed, texts, entries, seen, problems);
    }
  }
  return count;
}

function verifyVersion(
  ledger: ModelLedger,
  sealed: Parameters<typeof digestOf>[0],
  texts: Record<string, string | null>,
  entries: ReadonlyMap<string, JournalEntry>,
  seen: Map<string, Set<number>>,
  problems: Problem[],
): void {
  const record = String(texts['record']);
  const number = String(texts['_since']);
  const ordinal = Number(texts['_ordinal']);
  const leaf = entries.get(number)?.leaves.slice(ordinal * leafLength, (ordinal + 1) * leafLength);
  if (leaf === undefined || leaf === '') {
    problems.push(rowProblem('row.added', ledger, record, { zh: '这一行不是通过提交写入的', en: 'This row was not written by any batch' }));
    return;
  }
  let ordinals = seen.get(number);
  if (ordinals === undefined) seen.set(number, (ordinals = new Set()));
  if (ordinals.has(ordinal)) problems.push(rowProblem('row.added', ledger, record, { zh: '这一行与另一行占同一位置', en: 'This row takes another row’s place' }));
  ordinals.add(ordinal);

  const digest = digestOf(sealed, texts);
  const mark = { record, version: Number(texts['_version']), gone: texts['_gone'] === 't', source: texts['_source'] ?? null, row: texts['_row'] ?? null };
  const derived = placeAndDay(ledger, restoreValues(ledger, texts));
  const asCommitted =
    digest === texts['_digest'] &&
    leafOf(ledger.name, mark, digest) === leaf &&
    identityOf(ledger, texts) === texts['_identity'] &&
    derived.region === texts['_region'] &&
    String(derived.day) === texts['_day'];
  if (!asCommitted) problems.push(rowProblem('row.altered', ledger, record, { zh: `第 ${mark.version} 版的内容与提交时不同`, en: `Version ${mark.version} no longer says what was committed` }));
  if (texts['_until'] !== texts['_next']) problems.push(rowProblem('row.ended', ledger, record, { zh: `第 ${mark.version} 版的有效期被改动`, en: `The end of version ${mark.version} was altered` }));
}

function firstMissing(found: ReadonlySet<number> | undefined, count: number): number {
  for (let ordinal = 0; ordinal < count; ordinal++) if (found?.has(ordinal) !== true) return ordinal;
  return count;
}

const restore = { zh: '请停止写入，用备份核对并恢复该行', en: 'Stop writing, compare with a backup and restore the row' };

function rowProblem(code: string, ledger: ModelLedger, record: string, message: Problem['message']): Problem {
  return { code, severity: 'error', place: placeOf(ledger, record), message, mend: restore };
}

const rowsMissing = (number: string, count: number, ordinal: number): Problem => ({
  code: 'row.missing',
  severity: 'error',
  place: {},
  value: `${number}:${ordinal}`,
  message: { zh: `批次 ${number} 写入的行少了 ${count} 行，最前的是第 ${ordinal + 1} 行`, en: `${count} rows that batch ${number} wrote are missing, the first of them its row ${ordinal + 1}` },
  mend: restore,
});

const chainBroken = (number: string): Problem => ({
  code: 'journal.broken',
  severity: 'error',
  place: {},
  value: number,
  message: { zh: `流水账在批次 ${number} 处断链`, en: `The journal’s chain is broken at batch ${number}` },
  mend: { zh: '请停止写入，用备份核对流水账', en: 'Stop writing and compare the journal with a backup' },
});
