import { mayIn, visibleRegions } from '../access/may.ts';
import type { Party } from '../access/party.ts';
import { Fault } from '../declare/field.ts';
import type { ModelField, ModelLedger } from '../model/model.ts';
import { Binder, quoted } from './binder.ts';
import { conditionsSql } from './condition.ts';
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

/** So many records are looked at in one statement, so that others get their turn in between. */
const stretch = 10_000;

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
  for (const ledger of ledgers) {
    for (const one of await equal(store, party, ledger, text, limit)) found.set(one.record, one);
  }
  const walks = ledgers.flatMap((ledger) => {
    const fields = readable(ledger);
    return fields.length === 0 ? [] : [new Walk(store, party, ledger, fields, text, limit)];
  });
  // Those that name others are small and sought most.
  let open = walks.sort((a, b) => Number(b.named) - Number(a.named));
  while (open.length > 0 && store.clock.now().getTime() < until) {
    for (const walk of open) {
      if (store.clock.now().getTime() >= until) break;
      for (const one of await walk.next()) found.set(one.record, one);
    }
    open = open.filter((walk) => !walk.done);
  }
  return { records: [...found.values()], complete: open.length === 0 };
}

/** The fields that are looked into. */
function readable({ fields, names }: ModelLedger): ModelField[] {
  return fields.filter((one) => !one.field.sensitive && one.field.carried === undefined && (one.field.can.includes('reads') || (names.includes(one) && one.field.column === 'text')));
}

const foundColumns = 'record, _version, _region, _day';

/** Records whose name, or whose encrypted number, is the text. */
async function equal(store: Store, party: Party, ledger: ModelLedger, text: string, limit: number): Promise<FoundRecord[]> {
  const found: FoundRecord[] = [];
  const ofPerson = personal.test(text);
  for (const one of ledger.fields) {
    const { field } = one;
    const looked = field.sensitive ? ofPerson && mayIn(party, ledger, 'unmask') : ledger.names.includes(one) && field.column === 'text';
    const value = looked ? field.accept(text, store.regions) : undefined;
    if (value === undefined || value instanceof Fault) continue;
    const binder = new Binder();
    const terms = [...standing(store, party, ledger, binder, field.sensitive ? 'unmask' : 'see'), `${quoted(one.column)} = ${binder.bind(field.write(value), 'text')}`];
    const rows = await store.database.query(`select ${foundColumns} from ${quoted(ledger.table)} where ${terms.join(' and ')} limit ${binder.bind(limit, 'integer')}`, binder.parameters);
    found.push(...rows.map((row) => foundOf(ledger, row)));
  }
  return found;
}

function standing({ programme, regions }: Store, party: Party, ledger: ModelLedger, binder: Binder, action: 'see' | 'unmask' = 'see'): string[] {
  const seen = visibleRegions(party, ledger, regions, action);
  return [`programme = ${binder.bind(programme, 'text')}`, '_until is null and not _gone', ...(seen === undefined ? [] : [`_region = any(${binder.bind(seen, 'text[]')})`])];
}

const foundOf = ({ name }: ModelLedger, row: Readonly<Record<string, string | null>>): FoundRecord => ({
  ledger: name,
  record: String(row['record']),
  version: Number(row['_version']),
  region: String(row['_region']),
  day: Number(row['_day']),
});

/** Goes through a ledger from its newest day back, a stretch at a time. */
class Walk {
  readonly named: boolean;
  done = false;
  readonly #store: Store;
  readonly #party: Party;
  readonly #ledger: ModelLedger;
  readonly #fields: readonly ModelField[];
  readonly #text: string;
  #wanted: number;
  #before: { readonly day: number; readonly record: string } | undefined;

  constructor(store: Store, party: Party, ledger: ModelLedger, fields: readonly ModelField[], text: string, limit: number) {
    this.named = ledger.names.length > 0;
    this.#store = store;
    this.#party = party;
    this.#ledger = ledger;
    this.#fields = fields;
    this.#text = text;
    this.#wanted = limit;
  }

  async next(): Promise<FoundRecord[]> {
    const binder = new Binder();
    const terms = standing(this.#store, this.#party, this.#ledger, binder);
    if (this.#before !== undefined) terms.push(`(_day, record) < (${binder.bind(this.#before.day, 'integer')}, ${binder.bind(this.#before.record, 'uuid')})`);
    const says = this.#fields.flatMap((field) => conditionsSql([{ field, condition: { contains: this.#text } }], binder)).join(' or ');
    const rows = await this.#store.database.query(
      `with part as materialized (
         select ${foundColumns}, coalesce(${says}, false) as says from ${quoted(this.#ledger.table)} where ${terms.join(' and ')}
         order by _day desc, record desc limit ${binder.bind(stretch, 'integer')}
       ) (select ${foundColumns}, 0 as looked from part where says order by _day desc, record desc limit ${binder.bind(this.#wanted, 'integer')})
         union all (select ${foundColumns}, (select count(*) from part) from part order by _day, record limit 1)`,
      binder.parameters,
    );
    const last = rows.find((row) => row['looked'] !== '0');
    const found = rows.filter((row) => row !== last).map((row) => foundOf(this.#ledger, row));
    this.#wanted -= found.length;
    this.done = last === undefined || Number(last['looked']) < stretch || this.#wanted <= 0;
    if (last !== undefined) this.#before = { day: Number(last['_day']), record: String(last['record']) };
    return found;
  }
}
