import { allowsThroughout, may, mayBeyondOwn, visibleRegions } from '../../../kernel/access/may.ts';
import type { Party } from '../../../kernel/access/party.ts';
import type { LedgerAction } from '../../../kernel/declare/role.ts';
import { sealedAs } from '../../../kernel/ledger/seal.ts';
import type { Store } from '../../../kernel/ledger/store.ts';
import type { Sight } from '../../../kernel/ledger/touched.ts';
import type { ModelLedger } from '../../../kernel/model/model.ts';

/** A sheet that was read from an original. */
export interface SheetRead {
  readonly sheet: string;
  /** `undefined` where the ledger is declared no longer, or was not kept. */
  readonly ledger: ModelLedger | undefined;
  /** Column letters by field name. */
  readonly layout: Readonly<Record<string, string>>;
  /** By region, the spans of its rows. */
  readonly rows: Readonly<Record<string, string>>;
}

/** A kept workbook, and how a party stands to it. */
export interface Standing {
  readonly name: string;
  readonly sheets: readonly SheetRead[];
  /** The party brought it in itself, and might still. */
  readonly own: boolean;
  /** How much of what was read from it the party sees; `some` also where nobody can tell what else it holds. */
  readonly sight: Sight;
  /** The party may have it as it is. */
  readonly whole: boolean;
  /** What those are called who brought it in, as far as they have accounts. */
  readonly importers: readonly string[];
}

/**
 * How a party stands to a workbook by its hash; `undefined` where there is no such original.
 *
 * As it is, one may have it who may unmask records of every ledger that it fed, in all regions of its rows. What was not
 * imported (other sheets, rejected rows, files packed into it) may be anybody's: then it takes that right in every
 * ledger everywhere. Whoever brought it in may have it while importing into those ledgers and regions is still allowed.
 */
export async function standingOf(store: Store, party: Party, hash: string): Promise<Standing | undefined> {
  const { database, programme, model, seal, regions } = store;
  const batches = await database.query(
    `select journal.party, journal.counts, account.name as title, file.name from journal
     join file on file.programme = journal.programme and file.hash = journal.file
     left join account on account.programme = journal.programme and account.username = journal.party
     where journal.programme = $1 and journal.file = $2 and journal.kind = 'import' order by journal.position`,
    [programme, hash],
  );
  if (batches.length === 0) return undefined;
  const rows = await database.query('select sheet, ledger, layout, regions from source where programme = $1 and file = $2 order by source', [programme, hash]);
  const byOrigin = new Map([...model.ledgers.values()].map((ledger) => [sealedAs(seal, ledger).origin, ledger]));
  const sheets = rows.map(
    (row): SheetRead => ({
      sheet: String(row['sheet']),
      ledger: byOrigin.get(String(row['ledger'])),
      layout: JSON.parse(String(row['layout'])) as SheetRead['layout'],
      rows: JSON.parse(String(row['regions'])) as SheetRead['rows'],
    }),
  );
  const known = sheets.every(({ ledger }) => ledger !== undefined) && batches.some((row) => readToTheEnd(String(row['counts'])));
  const places = placesOf(sheets);
  const throughout = (action: LedgerAction) => sheets.every(({ ledger }) => ledger !== undefined && mayBeyondOwn(party, ledger, action) && mayBeyondOwn(party, ledger, 'see')) && places.every(({ ledger, region }) => allowsThroughout(party, ledger, action, region, regions));
  const everywhere = (action: LedgerAction) => [...model.ledgers.values()].every((ledger) => (visibleRegions(party, ledger, regions, action) ?? regions.all).length === regions.all.length);
  const seen = places.filter(({ ledger, region }) => allowsThroughout(party, ledger, 'see', region, regions)).length;
  const own = batches.some((row) => row['party'] === party.id) && throughout('import');
  return {
    name: String(batches[0]?.['name']),
    sheets,
    own,
    sight: everywhere('see') || (known && throughout('see')) ? 'all' : seen > 0 ? 'some' : 'none',
    whole: own || (may(party, 'originals') && (everywhere('unmask') || (known && throughout('unmask')))),
    importers: [...new Set(batches.flatMap((row) => row['title'] ?? []))],
  };
}

/** The ledgers and regions whose rows stand in these sheets. */
export function placesOf(sheets: readonly SheetRead[]): { readonly ledger: ModelLedger; readonly region: string }[] {
  return sheets.flatMap(({ ledger, rows }) => (ledger === undefined ? [] : Object.keys(rows).map((region) => ({ ledger, region }))));
}

/** Whether every row and sheet of the file became rows of some ledger; imports of before that was counted can't tell. */
function readToTheEnd(text: string): boolean {
  const { rejected, leftOut = 0, unread } = JSON.parse(text) as { rejected?: number; leftOut?: number; unread?: number };
  return rejected === 0 && leftOut === 0 && unread === 0;
}
