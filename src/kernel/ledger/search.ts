import { mayIn } from '../access/may.ts';
import type { Party } from '../access/party.ts';
import { Fault } from '../declare/field.ts';
import type { ModelField, ModelLedger } from '../model/model.ts';
import type { Row } from '../ports/database.ts';
import { Binder, quoted } from './binder.ts';
import { conditionsSql } from './condition.ts';
import { rowTerms } from './rows-seen.ts';
import type { Store } from './store.ts';

/** A record that a search found. */
export interface FoundRecord {
  readonly ledger: string;
  readonly record: string;
  readonly version: number;
  readonly region: string;
  readonly day: number;
}

export interface RecordSearch {
  readonly records: readonly FoundRecord[];
  /** Whether every record was looked at; otherwise the newest of each ledger were, as many as the time allowed. */
  readonly complete: boolean;
}

export interface SearchRequest {
  readonly text: string;
  /** Of one ledger. */
  readonly limit: number;
  /** Milliseconds after which no further stretch is begun. */
  readonly budget: number;
}

/** So many records are looked at in one statement, whatever their ledgers, so that others get their turn in between. */
const stretch = 40_000;
/** Of one ledger so many at least. */
const shortest = 5000;

/** A number long enough to be one person's own: these are found as a whole, through their encrypted form, or not at all. */
const personal = /^\d{11,17}[\dXx]$/;

/**
 * Records that say `text` in one of their names or texts, as far as the party sees them, the newest first. Equal names are
 * found by their index wherever they lie; parts of words by looking at the records themselves, ledger by ledger, until
 * the time is up. Sensitive fields are never looked into: who may unmask them finds a whole number by its equal.
 */
export async function searchRecords(store: Store, party: Party, { text, limit, budget }: SearchRequest): Promise<RecordSearch> {
  const until = store.clock.now().getTime() + budget;
  const found = new Map<string, FoundRecord>();
  const ledgers = [...store.model.ledgers.values()].filter((ledger) => mayIn(party, ledger, 'see'));
  for (const one of await equals(store, party, ledgers, text, limit)) found.set(one.record, one);
  let open = ledgers.flatMap((ledger): Walk[] => {
    const fields = readable(ledger);
    return fields.length === 0 ? [] : [{ ledger, fields, wanted: limit, before: undefined }];
  });
  while (open.length > 0 && store.clock.now().getTime() < until) {
    const round = await walkOn(store, party, open, text);
    for (const one of round.found) found.set(one.record, one);
    open = round.open;
  }
  return { records: [...found.values()], complete: open.length === 0 };
}

/** The fields that are looked into. */
function readable({ fields, names }: ModelLedger): ModelField[] {
  return fields.filter((one) => !one.field.sensitive && one.field.carried === undefined && (one.field.can.includes('reads') || (names.includes(one) && one.field.column === 'text')));
}

const foundColumns = 'record, _version, _region, _day';

/** Records whose name, or whose encrypted number, is the text. */
async function equals(store: Store, party: Party, ledgers: readonly ModelLedger[], text: string, limit: number): Promise<FoundRecord[]> {
  const ofPerson = personal.test(text);
  const binder = new Binder();
  const looks = ledgers.flatMap((ledger) =>
    ledger.fields.flatMap((one) => {
      const { field } = one;
      const looked = field.sensitive ? ofPerson && mayIn(party, ledger, 'unmask') : ledger.names.includes(one) && field.column === 'text';
      const value = looked ? field.accept(text, store.regions) : undefined;
      if (value === undefined || value instanceof Fault) return [];
      const terms = [...standing(store, party, ledger, binder, field.sensitive ? 'unmask' : 'see'), `${quoted(one.column)} = ${binder.bind(field.write(value), 'text')}`];
      return [`(select ${binder.bind(ledger.name, 'text')} as ledger, ${foundColumns} from ${quoted(ledger.table)} where ${terms.join(' and ')} limit ${binder.bind(limit, 'integer')})`];
    }),
  );
  if (looks.length === 0) return [];
  return (await store.database.query(looks.join(' union all '), binder.parameters)).map(foundOf);
}

function standing(store: Store, party: Party, ledger: ModelLedger, binder: Binder, action: 'see' | 'unmask' = 'see'): string[] {
  return [`programme = ${binder.bind(store.programme, 'text')}`, '_until is null and not _gone', ...rowTerms(store, party, ledger, binder, action)];
}

const foundOf = (row: Row): FoundRecord => ({
  ledger: String(row['ledger']),
  record: String(row['record']),
  version: Number(row['_version']),
  region: String(row['_region']),
  day: Number(row['_day']),
});

/** How far a ledger was gone through, from its newest day back, and how many of its records are still wanted. */
interface Walk {
  readonly ledger: ModelLedger;
  readonly fields: readonly ModelField[];
  readonly wanted: number;
  readonly before: { readonly day: number; readonly record: string } | undefined;
}

/** Goes a stretch further in each ledger, all in one statement. */
async function walkOn(store: Store, party: Party, walks: readonly Walk[], text: string): Promise<{ found: FoundRecord[]; open: Walk[] }> {
  const binder = new Binder();
  const length = Math.max(shortest, Math.floor(stretch / walks.length));
  const rows = await store.database.query(walks.map((walk, index) => walkSql(store, party, walk, index, text, length, binder)).join(' union all '), binder.parameters);
  const found: FoundRecord[] = [];
  const open: Walk[] = [];
  for (const [index, walk] of walks.entries()) {
    const own = rows.filter((row) => row['walk'] === String(index));
    const last = own.find((row) => row['looked'] !== '0');
    const met = own.filter((row) => row !== last).map(foundOf);
    found.push(...met);
    const wanted = walk.wanted - met.length;
    if (last !== undefined && Number(last['looked']) >= length && wanted > 0) open.push({ ...walk, wanted, before: { day: Number(last['_day']), record: String(last['record']) } });
  }
  return { found, open };
}

function walkSql(store: Store, party: Party, { ledger, fields, wanted, before }: Walk, index: number, text: string, length: number, binder: Binder): string {
  const terms = standing(store, party, ledger, binder);
  if (before !== undefined) terms.push(`(_day, record) < (${binder.bind(before.day, 'integer')}, ${binder.bind(before.record, 'uuid')})`);
  const says = fields.flatMap((field) => conditionsSql([{ field, condition: { contains: text } }], binder)).join(' or ');
  const marked = `${index} as walk, ${binder.bind(ledger.name, 'text')} as ledger, ${foundColumns}`;
  return `(with part as materialized (
      select ${foundColumns}, coalesce(${says}, false) as says from ${quoted(ledger.table)} where ${terms.join(' and ')}
      order by _day desc, record desc limit ${binder.bind(length, 'integer')}
    ) (select ${marked}, 0 as looked from part where says order by _day desc, record desc limit ${binder.bind(wanted, 'integer')})
      union all (select ${marked}, (select count(*) from part) from part order by _day, record limit 1))`;
}
