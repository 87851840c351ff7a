import { levelOf } from '../declare/level.ts';
import type { Problem } from '../declare/problem.ts';
import type { ModelLedger } from '../model/model.ts';
import type { Session } from '../ports/database.ts';
import { readCopyLine } from '../ports/copy.ts';
import { entryHash, restoreEntry, type JournalEntry } from './journal.ts';
import { quote } from './quote.ts';
import { digestOf, identityOf, leafOf, resealedLeafOf, type SealedLedger } from './seal.ts';
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

/** What is proven so far. */
interface Proof {
  readonly entries: Map<string, JournalEntry>;
  /** Ordinals seen, by batch. */
  readonly seen: Map<string, Set<number>>;
  readonly problems: Problem[];
  versions: number;
}

type Texts = Readonly<Record<string, string | null>>;

/**
 * Proves that nothing was written around `commit()`: the journal's chain is whole, each stored version still says what
 * its batch wrote, none is missing, none was added, and each ends where its successor begins. All of one moment, so that
 * batches landing meanwhile are no trouble. Ledgers no longer declared are proven too.
 * Problems: `journal.broken`, `row.altered`, `row.missing`, `row.added`, `row.ended`.
 * @param told is told how many versions are proven
 */
export async function verifyStore(store: Store, told: (versions: number) => void = () => {}): Promise<Verification> {
  return store.database.transaction(async (session) => {
    await session.script('set transaction isolation level repeatable read, read only');
    const proof: Proof = { entries: new Map(), seen: new Map(), problems: [], versions: 0 };
    await verifyChain(session, store.programme, proof);
    for (const sealed of store.seal.ledgers.values()) await verifyLedger(session, store, sealed, proof, told);
    for (const [number, entry] of proof.entries) {
      // Each of its versions has its batch's leaf as well, and may have been encrypted anew since.
      if (entry.kind === 'rekey') continue;
      const count = entry.leaves.length / leafLength;
      const found = proof.seen.get(number);
      if ((found?.size ?? 0) < count) proof.problems.push(rowsMissing(number, count - (found?.size ?? 0), firstMissing(found, count)));
    }
    return { batches: proof.entries.size, versions: proof.versions, problems: proof.problems };
  });
}

/**
 * Proves the journal's chain alone: that no entry was altered, added, taken out or put elsewhere.
 * Problems: `journal.broken`.
 */
export async function verifyJournal(store: Store): Promise<{ readonly batches: number; readonly problems: readonly Problem[] }> {
  return store.database.transaction(async (session) => {
    await session.script('set transaction isolation level repeatable read, read only');
    const proof: Proof = { entries: new Map(), seen: new Map(), problems: [], versions: 0 };
    await verifyChain(session, store.programme, proof);
    return { batches: proof.entries.size, problems: proof.problems };
  });
}

async function verifyChain(session: Session, programme: string, { entries, problems }: Proof): Promise<void> {
  let previous = '';
  let position = 0n;
  for (const row of await session.query('select * from journal where programme = $1 order by position', [programme])) {
    const entry = restoreEntry(row);
    position += 1n;
    if (entry.previous !== previous || entry.position !== String(position) || entryHash(entry) !== entry.hash) problems.push(chainBroken(entry.number));
    previous = entry.hash;
    entries.set(entry.number, entry);
  }
  const [head] = await session.query('select head_hash, head_number from programme where programme = $1', [programme]);
  if ((head?.['head_hash'] ?? '') !== previous || (head?.['head_number'] ?? '0') !== String(position)) problems.push(chainBroken('head'));
}

async function verifyLedger(session: Session, store: Store, sealed: SealedLedger, proof: Proof, told: (versions: number) => void): Promise<void> {
  const ledger = store.model.ledgers.get(sealed.name);
  const columns = [
    'record', '_version', '_since', '_until', '_gone', '_level', '_ordinal', '_source', '_row', '_region', '_day', '_identity', '_digest', '_sealed', '_resealed', '_resealed_as', '_next',
    ...sealed.fields.map(({ column }) => column),
  ];
  const select = `select ${columns.map((column) => `"${column}"`).join(', ')} from (
    select *, lead(_since) over (partition by record order by _version) as _next from "${sealed.table}" where programme = ${quote(store.programme)}) as versions`;
  for await (const chunk of session.copyOut(select)) {
    for (const line of chunk.split('\n')) {
      if (line === '') continue;
      proof.versions += 1;
      const cells = readCopyLine(line);
      const texts: Texts = Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? null]));
      verifyVersion(sealed, ledger, texts, proof);
    }
    told(proof.versions);
  }
}

function verifyVersion(sealed: SealedLedger, ledger: ModelLedger | undefined, texts: Texts, { entries, seen, problems }: Proof): void {
  const record = String(texts['record']);
  const number = String(texts['_since']);
  const ordinal = Number(texts['_ordinal']);
  const leaf = entries.get(number)?.leaves.slice(ordinal * leafLength, (ordinal + 1) * leafLength);
  if (leaf === undefined || leaf === '') {
    problems.push(rowProblem('row.added', sealed, record, { zh: '这一行不是通过提交写入的', en: 'This row was not written by any batch' }));
    return;
  }
  let ordinals = seen.get(number);
  if (ordinals === undefined) seen.set(number, (ordinals = new Set()));
  if (ordinals.has(ordinal)) problems.push(rowProblem('row.added', sealed, record, { zh: '这一行与另一行占同一位置', en: 'This row takes another row’s place' }));
  ordinals.add(ordinal);

  const digest = digestOf(sealed, texts);
  const version = Number(texts['_version']);
  const mark = { record, version, gone: texts['_gone'] === 't', level: levelOf(texts['_level']), source: texts['_source'] ?? null, row: texts['_row'] ?? null };
  const first = texts['_sealed'] ?? digest;
  const asCommitted = digest === texts['_digest'] && leafOf(sealed, mark, first) === leaf && isResealed(sealed, texts, first, digest, entries) && (ledger === undefined || derivedMatch(ledger, texts));
  if (!asCommitted) problems.push(rowProblem('row.altered', sealed, record, { zh: `第 ${version} 版的内容与提交时不同`, en: `Version ${version} no longer says what was committed` }));
  if (texts['_until'] !== texts['_next']) problems.push(rowProblem('row.ended', sealed, record, { zh: `第 ${version} 版的有效期被改动`, en: `The end of version ${version} was altered` }));
}

/** Whether a version that was encrypted anew is proven by the entry that did so; the others say what their batch sealed. */
function isResealed(sealed: SealedLedger, texts: Texts, first: string, digest: string, entries: ReadonlyMap<string, JournalEntry>): boolean {
  if (texts['_resealed'] == null) return first === digest;
  const entry = entries.get(texts['_resealed']);
  const place = Number(texts['_resealed_as']);
  return entry?.kind === 'rekey' && entry.leaves.slice(place * leafLength, (place + 1) * leafLength) === resealedLeafOf(sealed, String(texts['record']), Number(texts['_version']), first, digest);
}

/** Whether the columns that follow from the values still do. */
function derivedMatch(ledger: ModelLedger, texts: Texts): boolean {
  try {
    const { region, day } = placeAndDay(ledger, restoreValues({ fields: ledger.when === undefined ? [ledger.scope] : [ledger.scope, ledger.when], blank: {} }, texts));
    return identityOf(ledger, texts) === texts['_identity'] && region === texts['_region'] && String(day) === texts['_day'];
  } catch {
    // A value written around `commit()` needn't be one its field can read.
    return false;
  }
}

function firstMissing(found: ReadonlySet<number> | undefined, count: number): number {
  for (let ordinal = 0; ordinal < count; ordinal++) if (found?.has(ordinal) !== true) return ordinal;
  return count;
}

const restore = { zh: '请停止写入，用备份核对并恢复该行', en: 'Stop writing, compare with a backup and restore the row' };

function rowProblem(code: string, { name }: SealedLedger, record: string, message: Problem['message']): Problem {
  return { code, severity: 'error', place: { ledger: name, record }, message, mend: restore };
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
