import type { Party } from '../../kernel/access/party.ts';
import { Refusal } from '../../kernel/declare/problem.ts';
import { readFigures, type FigureValue } from '../../kernel/figure/index.ts';
import type { Commit } from '../../kernel/ledger/change.ts';
import { commitGroup } from '../../kernel/ledger/commit.ts';
import type { Engine } from './open-engine.ts';
import { withinSession } from './within-session.ts';

/** A figure that a batch moved, printed for people; `null` where nothing could be said. */
export interface FigureMove {
  readonly figure: string;
  readonly window: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** A figure at a window, with all that is known of it: of a closed period too, since adjustments move that. */
export interface Watched {
  readonly figure: string;
  readonly window: string;
  readonly as: 'known';
}

/** Beyond this a rehearsal would hold up other writers. */
export const mostRehearsed = 2000;

export function movesBetween(before: readonly FigureValue[], after: readonly FigureValue[], watched: readonly Watched[]): FigureMove[] {
  return watched.flatMap(({ figure, window }, index) => {
    const [was, is] = [before[index], after[index]];
    return was?.value === is?.value ? [] : [{ figure, window, before: was?.printed ?? null, after: is?.printed ?? null }];
  });
}

/**
 * What a commit would move, found by carrying it out and taking it back within one transaction: exact for every
 * measure, distinct counts included. `null` where it would be refused, or is too large to try.
 */
export async function rehearse({ store }: Engine, party: Party, commit: Commit, watched: readonly Watched[]): Promise<FigureMove[] | null> {
  if (commit.changes.length > mostRehearsed) return null;
  if (commit.changes.length === 0) return [];
  const rehearsed = new Rehearsed();
  try {
    await store.database.transaction(async (session) => {
      const within = { ...store, database: withinSession(store.database, session) };
      const before = await readFigures(within, party, watched);
      const [outcome] = await commitGroup(within, session, [{ ...commit, reason: commit.reason ?? 'rehearsal' }]);
      if (outcome !== undefined && 'landing' in outcome && !outcome.landing.repeated) rehearsed.moves = movesBetween(before, await readFigures(within, party, watched), watched);
      throw rehearsed;
    });
  } catch (error) {
    if (error !== rehearsed && !(error instanceof Refusal)) throw error;
  }
  return rehearsed.moves;
}

/** Ends the transaction of a rehearsal. */
class Rehearsed extends Error {
  moves: FigureMove[] | null = null;
}
