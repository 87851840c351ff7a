import { sees } from '../access/may.ts';
import type { Party } from '../access/party.ts';
import type { ModelField, ModelLedger } from '../model/model.ts';
import type { Row, Session } from '../ports/database.ts';
import { Binder, quoted } from './binder.ts';
import { factSql, saysAlike, sidesIn, type Sides } from './both-sides.ts';
import { recordset } from './recordset.ts';
import { identityOf, textDigest } from './seal.ts';
import type { Store } from './store.ts';
import { restoreVersion, versionColumns, type Version } from './version.ts';

/**
 * What sets the two offices apart over a fact: only the one or the other has it, several claim it, or its amount or its
 * day is another.
 */
export const differenceKinds = ['missing-here', 'missing-there', 'twice', 'amount', 'day'] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

/** `accepted`: somebody decided to leave it so; that holds until one of the records changes. */
export type DifferenceState = 'open' | 'accepted';

export interface Difference {
  readonly sides: Sides;
  readonly kind: DifferenceKind;
  /** What tells the fact: by it the difference is named. */
  readonly fact: string;
  /** The record of the ledger itself, and those of its counterpart. */
  readonly own: Version | undefined;
  readonly theirs: readonly Version[];
  /** The region of the office that should look first, or the account it was given to. */
  readonly owner: string;
  readonly state: DifferenceState;
  /** What was said when it was given to somebody or accepted. */
  readonly note: string;
}

export interface DifferenceFilter {
  readonly ledger?: string | undefined;
  readonly kind?: DifferenceKind | undefined;
  readonly owner?: string | undefined;
  readonly state?: DifferenceState | undefined;
  /** Days yyyymmdd, both included, of the one record or the other. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** A store that is only read, through its database or within a transaction that is under way. */
type ReadStore = Omit<Store, 'database'> & { readonly database: Session };

/** So many facts of one ledger are looked at; beyond that the ledgers say too little alike for single tasks. */
export const mostLookedAt = 5000;

/** The differences that the party sees a record of, ledger by ledger, the newest day first. */
export async function findDifferences(store: ReadStore, party: Party, filter: DifferenceFilter = {}): Promise<Difference[]> {
  const found: Difference[] = [];
  for (const sides of sidesIn(store.model)) {
    if (filter.ledger !== undefined && filter.ledger !== sides.ledger.name) continue;
    for (const one of await differencesIn(store, sides)) if (sees1(store, party, one) && matches(one, filter)) found.push(one);
  }
  return found;
}

const sees1 = ({ regions }: ReadStore, party: Party, { sides, own, theirs }: Difference): boolean =>
  (own !== undefined && sees(party, sides.ledger, own, regions)) || theirs.some((claim) => sees(party, sides.other, claim, regions));

function matches({ kind, owner, state, own, theirs }: Difference, filter: DifferenceFilter): boolean {
  const { from = 0, to = Number.MAX_SAFE_INTEGER } = filter;
  const days = [own, ...theirs].flatMap((version) => version?.day ?? []);
  return (filter.kind ?? kind) === kind && (filter.owner ?? owner) === owner && (filter.state ?? state) === state && days.some((day) => day >= from && day <= to);
}

async function differencesIn(store: ReadStore, sides: Sides): Promise<Difference[]> {
  const [claims, missing] = [await unsettledClaims(store, sides), await missingThere(store, sides)];
  const byFact = Map.groupBy(claims, ({ theirs }) => identityOf(sides.ledger, theirs.texts));
  const strays = new Map(missing.map((one) => [one.own.identity, one]));
  const likely = await likelySame(store, sides, claims.flatMap(({ theirs, own }) => (own === undefined ? [theirs] : [])));
  const bare: Bare[] = [];
  for (const [fact, of] of byFact) {
    const theirs = of.map((claim) => claim.theirs);
    const own = of[0]?.own ?? likely.get(theirs[0]?.record ?? '');
    if (own !== undefined) strays.delete(own.identity);
    bare.push({ sides, fact, own, theirs, kind: kindOf(sides, own, theirs) });
  }
  for (const { own, lacking } of strays.values()) bare.push({ sides, fact: own.identity, own, theirs: [], kind: 'missing-there', lacking });
  const decided = await decisions(store, sides);
  return bare.map(({ lacking, ...one }) => ({ ...one, ...decisionOf(one, lacking, decided.get(one.fact)) })).sort((a, b) => dayOf(b) - dayOf(a) || (a.fact < b.fact ? -1 : 1));
}

/** A difference before anybody's decision; of what is missing there, which office lacks it. */
type Bare = Omit<Difference, 'owner' | 'state' | 'note'> & { readonly lacking?: string | undefined };

const dayOf = ({ own, theirs }: Pick<Difference, 'own' | 'theirs'>): number => own?.day ?? theirs[0]?.day ?? 0;

function kindOf({ counterpart, ledger }: Sides, own: Version | undefined, theirs: readonly Version[]): DifferenceKind {
  const [first] = theirs;
  if (theirs.length > 1) return 'twice';
  if (own === undefined || first === undefined) return 'missing-here';
  if (identityOf(ledger, first.texts) !== own.identity) return 'day';
  return saysAlike({ ...counterpart, day: undefined }, own, first) ? 'day' : 'amount';
}

/** For claims without a record of their own, the one that is the same by what the counterpart declares to be telling; by the claim's id. */
async function likelySame({ database, programme }: ReadStore, { ledger, counterpart: { alike } }: Sides, claims: readonly Version[]): Promise<Map<string, Version>> {
  const [first] = alike;
  if (first === undefined || claims.length === 0) return new Map();
  const rows = await database.query(
    `select ${versionColumns(ledger)} from ${quoted(ledger.table)} as own where ${counted('own')} and own.${quoted(first.column)} = any($2::${first.field.column}[])
       and not exists (select 1 from both_sides as sides where sides.programme = $1 and sides.ledger = $3 and sides.record = own.record) order by _day, record`,
    [programme, claims.flatMap(({ texts }) => texts[first.column] ?? []), ledger.name],
  );
  const left = rows.map((row) => restoreVersion(ledger, row));
  return new Map(claims.flatMap((claim): [string, Version][] => {
    const at = left.findIndex((own) => alike.every(({ column }) => own.texts[column] === claim.texts[column]));
    const [own] = at < 0 ? [] : left.splice(at, 1);
    return own === undefined ? [] : [[claim.record, own]];
  }));
}

const counted = (alias: string): string => `${alias}.programme = $1 and ${alias}._until is null and not ${alias}._gone and ${alias}._level >= 1`;

/** The counterpart's records that aren't agreed on, each with the record of the same fact, where there is one. */
async function unsettledClaims({ database, programme }: ReadStore, { ledger, other }: Sides): Promise<{ theirs: Version; own: Version | undefined }[]> {
  const rows = await database.query(
    `select seen.*, own.record as own_record from (
       select ${versionColumns(other)}, programme, ${factSql(ledger, 'claim')} as fact from ${quoted(other.table)} as claim where ${counted('claim')}
     ) as seen left join ${quoted(ledger.table)} as own on ${counted('own')} and own._identity = seen.fact
     where not exists (select 1 from both_sides as sides where sides.programme = $1 and sides.ledger = $2 and sides.counterpart = seen.record)
     order by seen._day desc, seen.record limit ${mostLookedAt}`,
    [programme, ledger.name],
  );
  const records = rows.flatMap((row) => row['own_record'] ?? []);
  const owned = await database.query(`select ${versionColumns(ledger)} from ${quoted(ledger.table)} where programme = $1 and record = any($2::uuid[]) and _until is null`, [programme, records]);
  const own = new Map(owned.map((row) => [String(row['record']), restoreVersion(ledger, row)]));
  return rows.map((row) => ({ theirs: restoreVersion(other, row), own: own.get(row['own_record'] ?? '') }));
}

/**
 * Records that the other office should have and hasn't: of the months in which it has any of theirs. `lacking` is the
 * office, where that is what facts are expected of.
 */
async function missingThere(store: ReadStore, sides: Sides): Promise<{ own: Version; lacking: string | undefined }[]> {
  const { ledger, other, counterpart: { expected } } = sides;
  const field = ledger.field.get(expected?.field ?? '');
  if (expected === undefined || field === undefined) return [];
  const binder = new Binder();
  binder.bind(store.programme, 'text');
  // A field that takes regions says the place by itself; a text is read as a workbook's cell would be.
  const named = field.field.can.includes('places') ? undefined : await placesNamed(store, sides, field, expected.as);
  const place = named === undefined ? `own.${quoted(field.column)}` : 'named.place';
  const names = named === undefined ? '' : `join ${recordset(named, [['text', 'text'], ['place', 'text']], 'named', binder)} on named.text = own.${quoted(field.column)}`;
  const rows = await store.database.query(
    `with covered as (select distinct seen.${quoted(expected.as.column)} as place, seen._day / 100 as month from ${quoted(other.table)} as seen where ${counted('seen')})
     select ${ownColumns(ledger)}, ${place} as lacking from ${quoted(ledger.table)} as own ${names}
     where ${counted('own')} and own._day between (select min(month) * 100 from covered) and (select max(month) * 100 + 99 from covered) and (${place}, own._day / 100) in (select place, month from covered)
       and not exists (select 1 from ${quoted(other.table)} as claim where ${counted('claim')} and ${ledger.identity.map(({ column }) => `claim.${quoted(column)} = own.${quoted(column)}`).join(' and ')})
     order by own._day desc, own.record limit ${mostLookedAt}`,
    binder.parameters,
  );
  return rows.map((row) => ({ own: restoreVersion(ledger, row), lacking: expected.as.name === 'office' ? String(row['lacking']) : undefined }));
}

const ownColumns = (ledger: ModelLedger): string => versionColumns(ledger).split(', ').map((column) => `own.${column}`).join(', ');

/** The regions that a text names, of the texts that there are in the years the other office says anything of. */
async function placesNamed({ database, programme, regions }: ReadStore, { ledger, other }: Sides, { column }: ModelField, as: ModelField): Promise<{ text: string; place: string }[]> {
  const rows = await database.query(
    `select distinct ${quoted(column)} as text from ${quoted(ledger.table)} as own where ${counted('own')} and ${quoted(column)} is not null
       and _day >= (select min(_day) / 10000 * 10000 from ${quoted(other.table)} as seen where ${counted('seen')}) limit ${mostTexts}`,
    [programme],
  );
  return rows.flatMap(({ text }) => {
    const place = regions.find(String(text), as.field.side);
    return place === undefined ? [] : [{ text: String(text), place: place.code }];
  });
}

/** So many different names of places are read. */
const mostTexts = 50_000;

async function decisions({ database, programme }: ReadStore, { ledger }: Sides): Promise<Map<string, Row>> {
  const rows = await database.query('select fact, owner, accepted, note, seen from difference where programme = $1 and ledger = $2', [programme, ledger.name]);
  return new Map(rows.map((row) => [String(row['fact']), row]));
}

function decisionOf(one: Omit<Bare, 'lacking'>, lacking: string | undefined, row: Row | undefined): Pick<Difference, 'owner' | 'state' | 'note'> {
  const stillSo = row?.['seen'] === seenText(one);
  return { owner: row?.['owner'] ?? lacking ?? usualOwner(one), state: row?.['accepted'] === 't' && stillSo ? 'accepted' : 'open', note: row?.['note'] ?? '' };
}

/** The office that lacks a fact looks first; where both have it, the one whose ledger it is. */
function usualOwner({ sides: { ledger }, kind, own, theirs }: Omit<Bare, 'lacking'>): string {
  if (kind === 'twice') return theirs.at(-1)?.region ?? '';
  return own?.region ?? theirs[0]?.texts[ledger.scope.column] ?? theirs[0]?.region ?? '';
}

/** What was there to be seen when something was decided; another text, and the decision no longer holds. */
export const seenText = ({ kind, own, theirs }: Pick<Difference, 'kind' | 'own' | 'theirs'>): string =>
  textDigest([kind, own?.record, own?.version, ...theirs.flatMap(({ record, version }) => [record, version])].join('|'));
