import { easternSales, sales } from '../../../../src/domains/consumption/ledgers.ts';
import { allocations, easternAllocations } from '../../../../src/domains/funds/ledgers.ts';
import { easternPlacements, placements } from '../../../../src/domains/labour/ledgers.ts';
import { easternPairs } from '../../../../src/domains/pairing/eastern-pairs.ts';
import { pairs, parties } from '../../../../src/domains/pairing/ledgers.ts';
import type { AnyLedger } from '../../../../src/kernel/declare/ledger.ts';
import type { AnyRow, PlannedLedger } from './planned.ts';

/** The districts that keep their own view of what is sold there, and from when on in 2024. */
const keepers = [['370212', '2024-01-01'], ['370214', '2024-07-01']] as const;

/**
 * How the eastern offices see what the west has on record: mostly alike, now and then with another amount, another day,
 * a fact that only one side has or that two districts claim.
 */
export function planEastern(west: readonly PlannedLedger[]): PlannedLedger[] {
  const rowsOf = (of: AnyLedger): readonly AnyRow[] => west.find(({ ledger }) => ledger.name === of.name)?.rows ?? [];
  const regionOf = new Map(rowsOf(parties).map((row) => [row.name, row.region]));
  return [
    seen(easternSales, keepers.flatMap(([office, since]) => rowsOf(sales).filter(({ destination, soldOn }) => destination === office && String(soldOn) >= since && String(soldOn) < '2025').flatMap((row, index) => saleSeen(office, row, index)))),
    seen(easternAllocations, rowsOf(allocations).filter(({ year, payer }) => year === 2024 && payer !== undefined).map((row, index) => ({ ...row, office: row.payer, ...(index === 1 ? { allocated: more(row.allocated) } : {}) }))),
    seen(easternPlacements, rowsOf(placements).filter(({ workplace, startedOn }) => workplace === '山东省青岛市城阳区' && String(startedOn).startsWith('2024-03')).flatMap(placementSeen)),
    seen(easternPairs, rowsOf(pairs).map((row, index) => ({ ...row, office: regionOf.get(row.eastParty) ?? '370200', ...(index % 90 === 44 ? { startsOn: dayLater(row.startsOn), endsOn: undefined } : {}) }))),
  ];
}

function saleSeen(office: string, row: AnyRow, index: number): AnyRow[] {
  const own = { ...row, office };
  if (index % 151 === 60) return [];
  if (index % 97 === 20) return [{ ...own, amount: more(row.amount) }];
  if (index % 131 === 40) return [{ ...own, soldOn: dayLater(row.soldOn) }];
  if (index % 211 === 80) return [own, { ...own, invoice: `${String(row.invoice)}B` }];
  return office === '370214' && index % 173 === 50 ? [own, { ...own, office: '370212' }] : [own];
}

/** The district knows of nearly everybody, of some when they left. */
function placementSeen(row: AnyRow, index: number): AnyRow[] {
  const own = { ...row, office: '370214' };
  if (index % 61 === 20) return [];
  if (index % 53 === 10) return [{ ...own, startedOn: dayLater(row.startedOn), endedOn: undefined }];
  return [index % 67 === 30 ? { ...own, endedOn: row.endedOn === null ? '2024-12-20' : undefined } : own];
}

const more = (amount: unknown): bigint => BigInt(String(amount)) + 100_000n;

function dayLater(day: unknown): string {
  return new Date(Date.parse(`${String(day)}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

function seen(ledger: AnyLedger, rows: readonly AnyRow[]): PlannedLedger {
  return { ledger, rows: rows.map((row) => Object.fromEntries(Object.keys(ledger.fields).flatMap((name) => (row[name] === undefined ? [] : [[name, row[name]]])))) };
}
