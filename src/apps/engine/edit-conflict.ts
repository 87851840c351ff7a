import type { Party } from '../../kernel/access/party.ts';
import type { Json } from '../../kernel/declare/field.ts';
import { Refusal, type Problem } from '../../kernel/declare/problem.ts';
import type { Change } from '../../kernel/ledger/change.ts';
import { ledgerNamed } from '../../kernel/ledger/list.ts';
import type { Engine } from './open-engine.ts';
import { newestVersion } from './newest-version.ts';
import { recordJson, valuesJson, type RecordJson } from './record-json.ts';

/** Both sides of one record that two people edited. */
export interface ConflictSides {
  readonly yours: { readonly id: string; readonly ledger: string; readonly base: number; readonly values: Readonly<Record<string, Json>> | null };
  readonly standing: RecordJson | null;
}

/** Somebody else changed a record first; carries both versions. */
export class EditConflict extends Refusal {
  readonly sides: readonly ConflictSides[];

  constructor(problems: readonly [Problem, ...Problem[]], sides: readonly ConflictSides[]) {
    super(problems);
    this.sides = sides;
  }
}

/** A refusal with both sides of each conflict it names; any other error as it is. */
export async function showConflicts(engine: Engine, party: Party, changes: readonly Change[], error: unknown): Promise<unknown> {
  if (!(error instanceof Refusal)) return error;
  const records = new Set(error.problems.filter(({ code }) => code === 'record.conflict').map(({ place }) => place.record));
  if (records.size === 0) return error;
  const sides: ConflictSides[] = [];
  for (const change of changes) {
    if (!records.has(change.record)) continue;
    const ledger = ledgerNamed(engine.store, change.ledger);
    const standing = await newestVersion(engine.store, party, ledger, change.record).catch((cause: unknown) => {
      if (cause instanceof Refusal) return undefined;
      throw cause;
    });
    sides.push({
      yours: {
        id: change.record,
        ledger: ledger.name,
        base: change.base,
        values: change.op === 'put' ? valuesJson(ledger, party, change.values) : null,
      },
      standing: standing === undefined ? null : recordJson(ledger, party, standing),
    });
  }
  return new EditConflict(error.problems as [Problem, ...Problem[]], sides);
}
