import type { Store } from '../../kernel/ledger/store.ts';

/** A sheet that a batch read, by the original's hash and name. */
export interface KeptSheet {
  readonly file: string;
  readonly name: string;
  readonly sheet: string;
  /** Column letters by field name. */
  readonly layout: Readonly<Record<string, string>>;
}

/** A place in a workbook; `column` is absent where a field's value came from the title or was filled in. */
export interface SourcePlace {
  readonly file: string;
  readonly name: string;
  readonly sheet: string;
  readonly row: number;
  readonly column: string | null;
}

/** The kept sheets of these source numbers. */
export async function sheetsOf({ database, programme }: Store, sources: Iterable<string | null>): Promise<Map<string, KeptSheet>> {
  const numbers = [...new Set([...sources].filter((source) => source !== null))];
  if (numbers.length === 0) return new Map();
  const rows = await database.query(
    `select source.source, source.file, source.sheet, source.layout, coalesce(file.name, '') as name from source
     left join file on file.programme = source.programme and file.hash = source.file
     where source.programme = $1 and source.source = any($2::bigint[])`,
    [programme, numbers],
  );
  return new Map(
    rows.map((row) => [
      String(row['source']),
      {
        file: String(row['file']),
        name: String(row['name']),
        sheet: String(row['sheet']),
        layout: JSON.parse(String(row['layout'])) as KeptSheet['layout'],
      },
    ]),
  );
}

/** Where a version's row stood; `null` for what was typed in. */
export function placeOfRow(sheets: ReadonlyMap<string, KeptSheet>, source: string | null, row: string | null): Omit<SourcePlace, 'column'> | null {
  const kept = source === null ? undefined : sheets.get(source);
  return kept === undefined || row === null ? null : { file: kept.file, name: kept.name, sheet: kept.sheet, row: Number(row) };
}
