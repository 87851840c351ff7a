import { periodText } from '../ledger/calendar.ts';
import type { Row, Session } from '../ports/database.ts';
import type { ChecklistItem } from './checklist.ts';
import { notFound } from './refusals.ts';

/** A closing, as it is kept for good, also after its period was reopened. */
export interface Closing {
  /** From 1 on in each programme. */
  readonly closing: number;
  readonly window: string;
  readonly from: number;
  readonly to: number;
  /** The batch it is in the journal. */
  readonly batch: string;
  readonly party: string;
  readonly at: string;
  readonly reason: string;
  /** The checklist as it was found, what was acknowledged included. */
  readonly checklist: readonly ChecklistItem[];
  /** Where the journal stood: the newest batch that is in what was sealed, its place in the chain and the chain's hash. */
  readonly head: { readonly number: string; readonly position: string; readonly hash: string };
  /** The hash over all that was sealed. */
  readonly root: string;
  /** Who asked for the period to be reopened, and who approved it. */
  readonly asked: { readonly party: string; readonly at: string; readonly reason: string } | null;
  readonly reopened: { readonly party: string; readonly at: string } | null;
}

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as ${column}`;
const columns = `closing, from_day, to_day, batch, party, ${instant('at')}, reason, checklist, head_number, head_position, head_hash, root, asked_by, ${instant('asked_at')}, asked_reason, reopened_by, ${instant('reopened_at')}`;

/** Every closing of a programme, the newest first. */
export async function listClosings(session: Session, programme: string): Promise<Closing[]> {
  return (await session.query(`select ${columns} from closing where programme = $1 order by closing desc`, [programme])).map(restoreClosing);
}

/** @throws Refusal `closing.not-found` */
export async function findClosing(session: Session, programme: string, closing: number): Promise<Closing> {
  const [row] = await session.query(`select ${columns} from closing where programme = $1 and closing = $2`, [programme, closing]);
  if (row === undefined) throw notFound(closing);
  return restoreClosing(row);
}

function restoreClosing(row: Row): Closing {
  const [from, to] = [Number(row['from_day']), Number(row['to_day'])];
  const { asked_by: asker, reopened_by: approver } = row;
  return {
    closing: Number(row['closing']),
    window: periodText(from, to),
    from,
    to,
    batch: String(row['batch']),
    party: String(row['party']),
    at: String(row['at']),
    reason: String(row['reason']),
    checklist: JSON.parse(String(row['checklist'])) as ChecklistItem[],
    head: { number: String(row['head_number']), position: String(row['head_position']), hash: String(row['head_hash']) },
    root: String(row['root']),
    asked: asker == null ? null : { party: asker, at: String(row['asked_at']), reason: String(row['asked_reason']) },
    reopened: approver == null ? null : { party: approver, at: String(row['reopened_at']) },
  };
}
