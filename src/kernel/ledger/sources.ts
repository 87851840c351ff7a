import type { Session } from '../ports/database.ts';
import type { SheetSource } from './change.ts';
import { sealedAs } from './seal.ts';
import type { Store } from './store.ts';

/** Keeps the sheets a batch read, once each, and answers their numbers in order. */
export async function keepSources(session: Session, { programme, seal }: Store, sources: readonly SheetSource[]): Promise<string[]> {
  if (sources.length === 0) return [];
  const rows = await session.query(
    `insert into source (programme, source, file, sheet, layout, ledger, regions)
     select $1, nextval('source_number'), given.file, given.sheet, given.layout, given.ledger, given.regions
     from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) with ordinality as given (file, sheet, layout, ledger, regions, place)
     order by given.place returning source`,
    [
      programme,
      sources.map(({ file }) => file),
      sources.map(({ sheet }) => sheet),
      sources.map(({ layout }) => JSON.stringify(layout)),
      sources.map(({ ledger }) => sealedAs(seal, { name: ledger }).origin),
      sources.map((source) => JSON.stringify(source.rows)),
    ],
  );
  return rows.map((row) => String(row['source'])).sort((a, b) => Number(BigInt(a) - BigInt(b)));
}
