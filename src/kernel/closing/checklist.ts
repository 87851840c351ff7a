import type { Wording } from '../declare/wording.ts';
import type { Store } from '../ledger/store.ts';
import type { Session } from '../ports/database.ts';
import type { Period } from './period.ts';

/** Something open in a period that is to be closed. */
export interface ChecklistItem {
  /** Stable: by it an item is acknowledged. */
  readonly code: string;
  /** `blocks`: the period can't be closed before it is dealt with. `acknowledge`: whoever closes says that it was seen. */
  readonly severity: 'blocks' | 'acknowledge';
  readonly title: Wording;
  readonly count: number;
  /** Which they are, shortened. */
  readonly detail: Wording | null;
  /** Where they can be looked at: a figure, or batches by number. */
  readonly door: { readonly figure: string; readonly window: string; readonly region?: string } | { readonly batches: readonly string[] } | null;
}

/** Looks for something open in a period; what is in order gives no item. */
export type Check = (session: Session, store: Store, period: Period) => Promise<readonly ChecklistItem[]>;

/** All that is open in a period, what blocks first. */
export async function runChecks(session: Session, store: Store, period: Period, checks: readonly Check[]): Promise<ChecklistItem[]> {
  const items: ChecklistItem[] = [];
  for (const check of checks) items.push(...(await check(session, store, period)));
  return items.sort((a, b) => Number(a.severity !== 'blocks') - Number(b.severity !== 'blocks'));
}

/** So many batches are named. */
const mostNamed = 20;

/** Imports into the period whose total rows didn't agree with their rows, unless they were taken back. */
export const totalsDisagree: Check = async (session, { programme, model }, { from, to }) => {
  const suspects = await session.query(
    `select number from journal where programme = $1 and kind = 'import' and counts like '%"mismatched":%'
       and not exists (select 1 from journal as taker where taker.programme = $1 and taker.undoes = journal.number) order by number`,
    [programme],
  );
  const batches: string[] = [];
  for (const { number } of suspects) {
    const within = [...model.ledgers.values()].map(({ table }) => `exists (select 1 from "${table}" where programme = $1 and _since = $2::bigint and _day between $3::integer and $4::integer)`);
    const [row] = await session.query(`select ${within.join(' or ')} as within`, [programme, String(number), from, to]);
    if (row?.['within'] === 't') batches.push(String(number));
  }
  if (batches.length === 0) return [];
  const shown = batches.slice(0, mostNamed).join(', ');
  return [
    {
      code: 'totals',
      severity: 'acknowledge',
      title: { zh: '导入的合计行与明细不符', en: 'Imports whose total rows disagree with their rows' },
      count: batches.length,
      detail: { zh: `批次 ${shown}`, en: `Batches ${shown}` },
      door: { batches: batches.slice(0, mostNamed) },
    },
  ];
};
