import type { Region } from '../declare/region-book.ts';
import type { RuleSet } from '../declare/rule-set.ts';
import type { Wording } from '../declare/wording.ts';
import type { Session } from '../ports/database.ts';
import type { Seal, SealedLedger } from './seal.ts';
import type { ModelState } from './upgrade.ts';

/** A programme as its pack describes it. */
export interface Programme {
  /** Short and stable, e.g. `demo`: the first part of every key. */
  readonly code: string;
  readonly title: Wording;
  readonly regions: readonly Region[];
  /** The figures shown first, by name. */
  readonly headlines?: readonly string[];
  /** Which county of one side is paired with which of the other, by code. */
  readonly pairs?: readonly RegionPair[];
  /** How its regions are assessed. */
  readonly ruleSets?: readonly RuleSet[];
}

export interface RegionPair {
  readonly east: string;
  readonly west: string;
}

/** Enters the programme and its regions, or brings their titles up to date. */
export async function keepProgramme(session: Session, { code, title, regions }: Programme): Promise<void> {
  await session.query(
    `insert into programme (programme, title_zh, title_en) values ($1, $2, $3)
     on conflict (programme) do update set title_zh = excluded.title_zh, title_en = excluded.title_en`,
    [code, title.zh, title.en],
  );
  await session.query(
    `insert into region (programme, code, title_zh, title_en, side, parent)
     select $1, * from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
     on conflict (programme, code) do update
     set title_zh = excluded.title_zh, title_en = excluded.title_en, side = excluded.side, parent = excluded.parent`,
    [
      code,
      regions.map((region) => region.code),
      regions.map((region) => region.title.zh),
      regions.map((region) => region.title.en),
      regions.map((region) => region.side),
      regions.map((region) => region.parent),
    ],
  );
}

/** A programme kept in the database; `undefined` when there is none of that code. */
export async function findProgramme(session: Session, code: string): Promise<Programme | undefined> {
  const [row] = await session.query('select title_zh, title_en from programme where programme = $1', [code]);
  if (row === undefined) return undefined;
  const regions = await session.query('select code, title_zh, title_en, side, parent from region where programme = $1 order by code', [code]);
  return {
    code,
    title: { zh: String(row['title_zh']), en: String(row['title_en']) },
    regions: regions.map((region) => ({
      code: String(region['code']),
      title: { zh: String(region['title_zh']), en: String(region['title_en']) },
      side: String(region['side']),
      parent: region['parent'] ?? null,
    })),
  };
}

/** How rows are sealed, as the database's own model state keeps it. */
export function sealFrom({ snapshot }: ModelState): Seal {
  const ledgers = new Map<string, SealedLedger>();
  for (const [name, { table, origin, fields }] of Object.entries(snapshot.ledgers)) {
    const sealed = Object.values(fields).map((field) => ({ column: field.column, origin: field.origin }));
    const texts = new Set(Object.values(fields).flatMap(({ column, type }) => (type === 'text' ? [column] : [])));
    ledgers.set(name, { name, table, origin, texts, fields: sealed.sort((a, b) => (a.origin < b.origin ? -1 : 1)) });
  }
  return { ledgers };
}
