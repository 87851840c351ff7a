import { copyField } from '../ports/copy.ts';
import type { Session, Transaction } from '../ports/database.ts';
import { moved, nowhere, presenceOf, readPresence, writePresence, type Places, type Presence } from './presence.ts';

/** By how many records a key changes in each place. */
export interface MemberChange {
  /** The digest of the value, as the database prints it. */
  readonly key: string;
  readonly changes: Places;
}

/** Presences as written, by key. */
type Standing = ReadonlyMap<string, string>;

const chunk = 10_000;
/** From so many keys on, a figure that has none yet takes them by COPY. */
const many = 1000;

/** The members of `$2` with the keys `$3`, each by a look-up of its own: of a table just filled, planners guess wrong. */
export const membersSql = `select member.key, member.presence from unnest($3::uuid[]) as given (key) cross join lateral (
  select key, presence from figure_member where programme = $1 and figure = $2 and key = given.key limit 1
) as member`;

/**
 * Moves the presence of a distinct figure's keys and tells each key's presence before and after.
 *
 * Keys are locked in one ascending pass, new and known alike, so that writers queue on the same key only and never in
 * a ring: an upsert that changes nothing locks the row it meets, and a new key is inserted as it will stand.
 */
export async function moveMembers(
  session: Transaction,
  programme: string,
  figure: string,
  changed: readonly MemberChange[],
  tell: (before: Presence, after: Places) => void,
): Promise<void> {
  const sorted = [...changed].sort((a, b) => (a.key < b.key ? -1 : 1));
  if (sorted.length >= many && (await isUnkept(session, programme, figure))) {
    for (const { changes } of sorted) refuseNegative(figure, changes);
    // A key that another writer brings meanwhile breaks the table's key, and the commit is tried again.
    await session.copyIn('figure_member', ['programme', 'figure', 'key', 'presence'], lines(programme, figure, sorted));
    for (const { changes } of sorted) tell(nowhere, changes);
    return;
  }
  const met: MemberChange[] = [];
  // Few are looked up before it is known which of them are new: that costs less than another round trip.
  const together = sorted.length < many;
  let standing: Promise<Standing> | undefined;
  for (let at = 0; at < sorted.length; at += chunk) {
    const part = sorted.slice(at, at + chunk);
    const locked = lock(session, programme, figure, part);
    if (together) standing = find(session, programme, figure, part);
    const [fresh] = await Promise.all([locked, standing]);
    for (const one of part) {
      if (fresh.has(one.key)) tell(nowhere, one.changes);
      else met.push(one);
    }
  }
  for (let at = 0; at < met.length; at += chunk) {
    const part = met.slice(at, at + chunk);
    update(session, programme, figure, part, await (standing ?? find(session, programme, figure, part)), tell);
  }
}

async function isUnkept(session: Session, programme: string, figure: string): Promise<boolean> {
  return (await session.query('select 1 as kept from figure_member where programme = $1 and figure = $2 order by key limit 1', [programme, figure])).length === 0;
}

function* lines(programme: string, figure: string, members: readonly MemberChange[]): Generator<string> {
  const start = `${copyField(programme)}\t${copyField(figure)}\t`;
  for (let at = 0; at < members.length; at += 5000) {
    yield members.slice(at, at + 5000).map(({ key, changes }) => `${start}${key}\t${copyField(writePresence(changes))}\n`).join('');
  }
}

/** Locks the keys, inserts those not yet there, and answers which those are. */
async function lock(session: Session, programme: string, figure: string, part: readonly MemberChange[]): Promise<Set<string>> {
  const rows = await session.query(
    `insert into figure_member (programme, figure, key, presence)
     select $1::text, $2::text, key, presence from unnest($3::uuid[], $4::text[]) as given (key, presence) order by key
     on conflict (programme, figure, key) do update set presence = excluded.presence where false
     returning key`,
    [programme, figure, part.map(({ key }) => key), part.map(({ changes }) => writePresence(changes))],
  );
  const fresh = new Set(rows.map((row) => String(row['key'])));
  for (const { key, changes } of part) if (fresh.has(key)) refuseNegative(figure, changes);
  return fresh;
}

async function find(session: Session, programme: string, figure: string, part: readonly MemberChange[]): Promise<Standing> {
  const rows = await session.query(membersSql, [programme, figure, part.map(({ key }) => key)]);
  return new Map(rows.map((row) => [String(row['key']), String(row['presence'])]));
}

function update(
  session: Transaction,
  programme: string,
  figure: string,
  part: readonly MemberChange[],
  standing: Standing,
  tell: (before: Presence, after: Presence) => void,
): void {
  const keys: string[] = [];
  const texts: string[] = [];
  const emptied: string[] = [];
  for (const { key, changes } of part) {
    const before = readPresence(standing.get(key) ?? '');
    const after = moved(before, presenceOf(changes));
    refuseNegative(figure, after);
    tell(before, after);
    if (after.size === 0) emptied.push(key);
    else {
      keys.push(key);
      texts.push(writePresence(after));
    }
  }
  if (keys.length > 0) {
    session.send(
      `insert into figure_member (programme, figure, key, presence)
       select $1::text, $2::text, key, presence from unnest($3::uuid[], $4::text[]) as given (key, presence)
       on conflict (programme, figure, key) do update set presence = excluded.presence`,
      [programme, figure, keys, texts],
    );
  }
  if (emptied.length > 0) {
    session.send('delete from figure_member where programme = $1 and figure = $2 and key = any($3::uuid[])', [programme, figure, emptied]);
  }
}

function refuseNegative(figure: string, presence: Places): void {
  if (typeof presence === 'string') return;
  for (const count of presence.values()) {
    if (count < 0) throw new Error(`The keys of figure ${figure} don't match its ledger: rebuild the figure.`);
  }
}
