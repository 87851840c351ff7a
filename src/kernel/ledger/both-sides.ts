import { quoted } from './binder.ts';
import type { Commit } from './change.ts';
import type { Movement } from './figure-keeper.ts';
import type { LedgerPending, Pending } from './pending.ts';
import { identityOf } from './seal.ts';
import { findByColumn, findByIdentity } from './standing.ts';
import type { Store } from './store.ts';
import type { Version } from './version.ts';
import type { Model, ModelCounterpart, ModelLedger } from '../model/model.ts';
import type { Session, Transaction } from '../ports/database.ts';

/** A ledger, and the one in which another office holds its view of the same facts. */
export interface Sides {
  readonly ledger: ModelLedger;
  readonly other: ModelLedger;
  readonly counterpart: ModelCounterpart;
}

/** The two sides of a ledger; `undefined` where only one office keeps it. */
export const sidesOf = (model: Model, name: string): Sides | undefined => sidesIn(model).find(({ ledger }) => ledger.name === name);

export function sidesIn(model: Model): Sides[] {
  return [...model.ledgers.values()].flatMap((ledger) => {
    const other = model.ledgers.get(ledger.seenBy ?? '');
    return other?.counterpart === undefined ? [] : [{ ledger, other, counterpart: other.counterpart }];
  });
}

/** The names of those ledgers whose other office has anything at all. */
export type HeldSides = ReadonlySet<string>;

/**
 * Keeps one side from being written while somebody writes the other: whoever writes the counterpart waits for all others
 * of the pair, the others wait for nobody but those. Answers which counterparts there is anything in. All of it is asked
 * at once.
 */
export async function holdSides(session: Session, { programme, model }: Store, commits: readonly Commit[]): Promise<HeldSides> {
  const touched = new Set(commits.flatMap(({ changes }) => changes.map(({ ledger }) => ledger)));
  const held = new Set<string>();
  const sides = sidesIn(model).filter(({ ledger, other }) => touched.has(ledger.name) || touched.has(other.name));
  await Promise.all(
    sides.map(async ({ ledger, other }) => {
      const alone = touched.has(other.name) ? '' : '_shared';
      // Two statements: one alone would read a state of before it got the lock.
      const [, any] = await Promise.all([
        session.query(`select pg_advisory_xact_lock${alone}(hashtextextended('both_sides ' || $1::text || ' ' || $2::text, 0))`, [programme, ledger.name]),
        session.query(`select 1 as one from ${quoted(other.table)} where programme = $1 limit 1`, [programme]),
      ]);
      if (any.length > 0 || touched.has(other.name)) held.add(ledger.name);
    }),
  );
  return held;
}

/**
 * Brings up to date which records both offices have and say alike, as this group leaves them, and answers how that moves
 * figures: each record that came to be agreed on, ceased to be, or is agreed on and changed.
 */
export async function settleSides(session: Transaction, store: Store, { ledgers }: Pending, held: HeldSides): Promise<Movement[]> {
  const movements: Movement[] = [];
  for (const sides of sidesIn(store.model)) {
    const [own, others] = [ledgers.get(sides.ledger.name), ledgers.get(sides.other.name)];
    if (!held.has(sides.ledger.name) || ((own?.inserts.length ?? 0) === 0 && (others?.inserts.length ?? 0) === 0)) continue;
    movements.push(...(await settle(session, store, sides, own, others)));
  }
  return movements;
}

async function settle(session: Transaction, { programme }: Store, sides: Sides, own: LedgerPending | undefined, others: LedgerPending | undefined): Promise<Movement[]> {
  const { ledger, other, counterpart } = sides;
  const factOf = (version: Version): string => identityOf(ledger, version.texts);
  const written = [own, others].flatMap((pending) => (pending === undefined ? [] : [...pending.found.values(), ...pending.inserts])).filter((version) => version !== undefined);
  const texts = [...new Set(written.flatMap(({ texts: said }) => said[counterpart.foundBy.column] ?? []))];
  // Those of the other office first: two who write the same fact here meet on them.
  const elsewhere = await findByColumn(session, programme, other, counterpart.foundBy, texts, true);
  const left = leftStanding(elsewhere, others);
  // Of what the other office never had, nothing was agreed on and nothing is.
  const facts = new Set([...elsewhere, ...left].map(factOf));
  if (facts.size === 0) return [];
  const theirs = Map.groupBy(left.filter(countsFor), factOf);

  const found = [...(await findByIdentity(session, programme, ledger, [...facts])).values()];
  const ours = new Map(leftStanding(found, own).filter((version) => facts.has(version.identity) && countsFor(version)).map((version) => [version.record, version]));
  const before = new Map<string, Version | undefined>([...found.map((version) => [version.record, version] as const), ...[...(own?.found ?? [])].filter(([, version]) => version !== undefined && facts.has(version.identity))]);
  const records = [...new Set([...before.keys(), ...ours.keys()])];
  const known = new Map((await session.query('select record, counterpart from both_sides where programme = $1 and ledger = $2 and record = any($3::uuid[])', [programme, ledger.name, records])).map((row) => [String(row['record']), String(row['counterpart'])]));

  const [movements, kept, dropped]: [Movement[], [string, string][], string[]] = [[], [], []];
  for (const record of records) {
    const now = ours.get(record);
    const [partner, ...more] = now === undefined ? [] : (theirs.get(now.identity) ?? []);
    const agreed = now !== undefined && partner !== undefined && more.length === 0 && saysAlike(counterpart, now, partner) ? partner.record : undefined;
    const was = known.get(record);
    if (was !== undefined && agreed === undefined) dropped.push(record);
    else if (agreed !== undefined && agreed !== was) kept.push([record, agreed]);
    const [from, to] = [was === undefined ? undefined : before.get(record), agreed === undefined ? undefined : now];
    if (from?.values !== to?.values) movements.push({ ledger, before: from, after: to, agreed: true });
  }
  if (dropped.length > 0) session.send('delete from both_sides where programme = $1 and ledger = $2 and record = any($3::uuid[])', [programme, ledger.name, dropped]);
  if (kept.length > 0) {
    session.send(
      `insert into both_sides (programme, ledger, record, counterpart) select $1::text, $2::text, * from unnest($3::uuid[], $4::uuid[])
       on conflict (programme, ledger, record) do update set counterpart = excluded.counterpart`,
      [programme, ledger.name, kept.map(([record]) => record), kept.map(([, partner]) => partner)],
    );
  }
  return movements;
}

/** What stands when the group has landed, of what was found and of what it writes. */
function leftStanding(found: readonly Version[], pending: LedgerPending | undefined): Version[] {
  if (pending === undefined) return [...found];
  const written = [...pending.unwritten.keys()].flatMap((record) => pending.standing.get(record) ?? []);
  return [...found.filter(({ record }) => !pending.unwritten.has(record)), ...written.filter(({ gone }) => !gone)];
}

/** Drafts are nobody's word yet. */
const countsFor = ({ level }: Version): boolean => level !== 'draft';

/** Whether two versions of a fact agree in what is compared. */
export function saysAlike({ amount, day }: ModelCounterpart, one: Pick<Version, 'texts'>, other: Pick<Version, 'texts'>): boolean {
  return [amount, day].every((field) => field === undefined || (one.texts[field.column] ?? null) === (other.texts[field.column] ?? null));
}

/** SQL of a fact's identity, from the columns that both ledgers have, as `identityOf` makes it. */
export function factSql(ledger: ModelLedger, alias: string): string {
  const line = ledger.identity.map(({ column }) => `${alias}.${quoted(column)}, E'\\x1e'`).join(', ');
  return `substr(encode(sha256(convert_to(concat(${line}), 'UTF8')), 'hex'), 1, 32)::uuid`;
}

const standing = ['_until is null', 'not _gone'];

/**
 * What both say alike, worked out from the two ledgers alone: a relation (record, counterpart).
 * @param programme the placeholder it is bound to
 * @param stands SQL terms of the versions looked at
 */
export function agreedSql({ ledger, other, counterpart }: Sides, programme = '$1', stands: readonly string[] = standing): string {
  const terms = [`programme = ${programme}`, ...stands, '_level >= 1'].join(' and ');
  const alike = [counterpart.amount, counterpart.day].flatMap((field) => (field === undefined ? [] : [`own.${quoted(field.column)} is not distinct from theirs.${quoted(field.column)}`]));
  return `select own.record, theirs.record as counterpart from (
      select *, ${factSql(ledger, 'seen')} as fact, count(*) over (partition by ${factSql(ledger, 'seen')}) as claims
      from ${quoted(other.table)} as seen where ${terms}
    ) as theirs join (select * from ${quoted(ledger.table)} where ${terms}) as own on own._identity = theirs.fact
    where ${['theirs.claims = 1', ...alike].join(' and ')}`;
}

/** Makes what is kept of a ledger's two sides anew. */
export async function rebuildSides(session: Session, { programme, model }: Pick<Store, 'programme' | 'model'>, ledger: ModelLedger): Promise<void> {
  const sides = sidesOf(model, ledger.name);
  if (sides === undefined) return;
  await session.run('delete from both_sides where programme = $1 and ledger = $2', [programme, ledger.name]);
  await session.run(`insert into both_sides (programme, ledger, record, counterpart) select $1, $2, agreed.* from (${agreedSql(sides)}) as agreed`, [programme, ledger.name]);
}

/** Ledgers of which it isn't kept rightly what both offices say alike, and of how many records. */
export async function wrongSides(session: Session, { programme, model }: Pick<Store, 'programme' | 'model'>): Promise<{ ledger: string; records: number }[]> {
  const wrong: { ledger: string; records: number }[] = [];
  for (const sides of sidesIn(model)) {
    const [row] = await session.query(
      `select count(*) as n from (${agreedSql(sides)}) as said full join (select record, counterpart from both_sides where programme = $1 and ledger = $2) as kept using (record)
       where said.counterpart is distinct from kept.counterpart`,
      [programme, sides.ledger.name],
    );
    if (Number(row?.['n']) > 0) wrong.push({ ledger: sides.ledger.name, records: Number(row?.['n']) });
  }
  return wrong;
}
