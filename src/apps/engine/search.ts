import { mayIn } from '../../kernel/access/may.ts';
import type { Party } from '../../kernel/access/party.ts';
import type { Wording } from '../../kernel/declare/wording.ts';
import { seesFigure } from '../../kernel/figure/index.ts';
import { searchRecords, type FoundRecord } from '../../kernel/ledger/search.ts';
import type { Model } from '../../kernel/model/model.ts';
import type { Engine } from './open-engine.ts';
import { shownCells, tellingFields } from './shown-records.ts';

/** Something that a search found and that has a page of its own. */
export interface FoundPlace {
  readonly name: string;
  readonly title: Wording;
  /** The domain it belongs to. */
  readonly domain: Wording;
  /** Of a ledger found by one of its columns: that column. */
  readonly column?: Wording;
}

export interface FoundShown extends FoundRecord {
  /** What tells it from others. */
  readonly cells: readonly (Wording | null)[];
  readonly ledgerTitle: Wording;
}

export interface SearchAnswer {
  readonly figures: readonly FoundPlace[];
  readonly ledgers: readonly FoundPlace[];
  readonly records: readonly FoundShown[];
  /** Whether every record was looked at. */
  readonly complete: boolean;
}

/** So many of a kind, so many records of one ledger, and milliseconds for looking. */
const [most, mostOfLedger, budget] = [8, 4, 400];
/** Fewer letters say too little about records. */
const fewest = 2;

/** Figures, ledgers and records that answer to a few words, as far as the party sees them. */
export async function search({ store }: Engine, party: Party, asked: string): Promise<SearchAnswer> {
  const text = asked.trim();
  const like = text.toLowerCase();
  const domains = new Map(store.model.domains.map(({ name, title }) => [name, title]));
  const place = ({ name, domain, declared }: { readonly name: string; readonly domain: string; readonly declared: { readonly title: Wording } }): FoundPlace => ({ name, title: declared.title, domain: domains.get(domain) ?? declared.title });
  const figures = [...store.model.figures.values()].filter((figure) => seesFigure(party, store.model, figure)).map(place);
  const ledgers = [...store.model.ledgers.values()].filter((ledger) => mayIn(party, ledger, 'see')).map(place);
  const found = [...text].length < fewest ? { records: [], complete: true } : await searchRecords(store, party, { text, limit: mostOfLedger, budget });
  return { figures: ranked(figures, like), ledgers: rankedLedgers(store.model, ledgers, like), records: await shown(store, party, found.records.slice(0, 3 * most)), complete: found.complete };
}

/** Those that begin with the words first, then those that contain them. */
function ranked(places: readonly FoundPlace[], like: string): FoundPlace[] {
  const rank = ({ name, title }: FoundPlace): number => {
    const texts = [title.zh, title.en, name].map((text) => text.toLowerCase());
    return texts.some((text) => text.startsWith(like)) ? 0 : texts.some((text) => text.includes(like)) ? 1 : 2;
  };
  return places
    .map((place) => ({ place, rank: rank(place) }))
    .filter(({ rank: at }) => at < 2)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ place }) => place);
}

/** Ledgers by their own names first, then by a column: its title, or a header that workbooks have for it. */
function rankedLedgers({ ledgers }: Model, places: readonly FoundPlace[], like: string): FoundPlace[] {
  const byName = ranked(places, like);
  const byColumn = places.flatMap((place): FoundPlace[] => {
    if (like === '' || byName.includes(place)) return [];
    const met = ledgers.get(place.name)?.fields.find(({ field: { title, aliases } }) => [title.zh, title.en, ...aliases].some((text) => text.toLowerCase().includes(like)));
    return met === undefined ? [] : [{ ...place, column: met.field.title }];
  });
  return [...byName, ...byColumn].slice(0, most);
}

async function shown(store: Engine['store'], party: Party, records: readonly FoundRecord[]): Promise<FoundShown[]> {
  const cells = new Map<string, readonly (Wording | null)[]>();
  for (const name of new Set(records.map(({ ledger }) => ledger))) {
    const ledger = store.model.ledgers.get(name);
    if (ledger === undefined) continue;
    const keys = records.filter((one) => one.ledger === name);
    for (const [record, said] of await shownCells(store, party, ledger, tellingFields(ledger, party), keys)) cells.set(record, said);
  }
  return records.flatMap((record) => {
    const title = store.model.ledgers.get(record.ledger)?.declared.title;
    return title === undefined ? [] : [{ ...record, cells: cells.get(record.record) ?? [], ledgerTitle: title }];
  });
}
