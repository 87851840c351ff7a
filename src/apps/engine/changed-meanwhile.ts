import type { Party } from '../../kernel/access/party.ts';
import { Refusal, type Problem } from '../../kernel/declare/problem.ts';
import type { Change } from '../../kernel/ledger/change.ts';
import { ledgerNamed } from '../../kernel/ledger/list.ts';
import type { Store } from '../../kernel/ledger/store.ts';
import { acceptValues } from './accept-values.ts';
import type { MatchingChange } from './change-matching.ts';
import { EditConflict, showConflicts, type ConflictSides } from './edit-conflict.ts';
import type { Engine } from './open-engine.ts';

/** Others changed records that were to be changed: the first of them with both sides, and how many there are. */
export class ChangedMeanwhile extends EditConflict {
  readonly count: number;
  /** The journal's position by which they are shown. */
  readonly head: string;

  constructor(problems: readonly [Problem, ...Problem[]], sides: readonly ConflictSides[], head: string) {
    super(problems, sides);
    this.count = Number(problems[0].value);
    this.head = head;
  }
}

/** The journal's position now. */
export async function headOf({ database, programme }: Store): Promise<string> {
  const [row] = await database.query('select head_number from programme where programme = $1', [programme]);
  return String(row?.['head_number'] ?? '0');
}

/**
 * A refused change of many with both sides of the records that others changed; any other error as it is.
 * @param head from before it was tried
 */
export async function showChangedMeanwhile(engine: Engine, party: Party, { ledger: name, values, review }: MatchingChange, error: unknown, head: string): Promise<unknown> {
  if (!(error instanceof Refusal) || error.code !== 'commit.changed-meanwhile') return error;
  const ledger = ledgerNamed(engine.store, name);
  const given = values === undefined ? {} : acceptValues(ledger, '', values, undefined, engine.store.regions).values;
  const changes = error.problems.flatMap(({ place: { record } }): Change[] => {
    if (record === undefined) return [];
    const of = { ledger: name, record, base: 0 };
    return [values !== undefined ? { op: 'put', ...of, values: given } : review === undefined ? { op: 'delete', ...of } : { op: 'review', ...of, level: review }];
  });
  const shown = await showConflicts(engine, party, changes, error);
  return shown instanceof EditConflict ? new ChangedMeanwhile(error.problems as [Problem, ...Problem[]], shown.sides, head) : error;
}
