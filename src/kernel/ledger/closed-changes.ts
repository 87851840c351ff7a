import type { Transaction } from '../ports/database.ts';
import { copyLine } from '../ports/copy.ts';
import { closedBy, type ClosedPeriods } from './closed-periods.ts';
import type { FigureKeeper, Movement } from './figure-keeper.ts';
import type { Pending } from './pending.ts';
import { sealedAs } from './seal.ts';
import type { Store } from './store.ts';

/** The closings whose figures a movement touches: by the record's date, or because it stands in the period. */
export function closingsTouched(keeper: FigureKeeper, closed: ClosedPeriods, movement: Movement): number[] {
  const moved = movementCounted(movement);
  if (moved === undefined) return [];
  const touched = [...closedBy(closed, moved), ...(keeper.closedStanding?.(moved, closed) ?? [])].map(({ closing }) => closing);
  return [...new Set(touched)].sort((a, b) => a - b);
}

/** What was reported counts no drafts, and a record that is only looked at goes on counting as it did. */
function movementCounted({ ledger, before, after }: Movement): Movement | undefined {
  const [was, is] = [before, after].map((record) => (record?.level === 'draft' ? undefined : record));
  return was?.values === is?.values ? undefined : { ledger, before: was, after: is };
}

const columns = ['programme', 'ledger', 'record', 'version', 'batch', 'after', 'closings'] as const;
/** From this many on, COPY is quicker than an insert. */
const many = 300;

/**
 * Keeps which versions may count in a closed period: those of its days, of days before it, on which what stands at a
 * date depends, and those they took the place of. `closings` names the periods that they change.
 */
export async function keepClosedChanges({ programme, keeper, seal }: Store, session: Transaction, { ledgers, movements }: Pending, closed: ClosedPeriods): Promise<void> {
  if (closed.periods.length === 0) return;
  const inserts = new Map([...ledgers.values()].map(({ ledger, inserts: written }) => [ledger.name, written.values()]));
  const rows: string[][] = [];
  for (const movement of movements) {
    const { ledger, before, after } = movement;
    // Each version that is inserted is a movement, in this order.
    const written = inserts.get(ledger.name)?.next().value;
    if (written === undefined) throw new TypeError(`${ledger.name} moves more records than it writes.`);
    const stocks = ledger.figures.some(({ stock }) => stock !== undefined);
    if (!stocks && ![before?.day, after?.day].some((day) => day !== undefined && day <= closed.until)) continue;
    const closings = closingsTouched(keeper, closed, movement);
    rows.push([programme, sealedAs(seal, ledger).origin, written.record, String(written.version), written.since, String(closed.newest), `{${closings.join(',')}}`]);
  }
  if (rows.length === 0) return;
  if (rows.length > many) {
    await session.copyIn('closed_change', columns, [rows.map(copyLine).join('')]);
    return;
  }
  session.send(
    `insert into closed_change (${columns.join(', ')})
     select $1::text, ledger, record, version, batch, after, closings::integer[]
     from unnest($2::text[], $3::uuid[], $4::integer[], $5::bigint[], $6::integer[], $7::text[]) as given (ledger, record, version, batch, after, closings)`,
    [programme, ...columns.slice(1).map((_, index) => rows.map((row) => row[index + 1] ?? null))],
  );
}
