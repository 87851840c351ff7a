import { useRef, useState } from 'react';
import { conflictsIn, putRecord, type ConflictSides } from '../../client/records.ts';
import { Refused, type ShownProblem } from '../../client/call.ts';
import type { AnyLedger } from '../../kernel/declare/ledger.ts';
import { changedValues, settleDraft, type Draft } from '../fields/draft.ts';
import { useRegions } from '../fields/regions.ts';
import { reasoned } from '../closings/reasoned.ts';
import { useLanding } from '../ledgers/use-landing.tsx';
import { newId } from './new-id.ts';

/** A record as it is edited: its id, the version edited from (0 for a new one), and its values as the server showed them. */
export interface Edited {
  readonly id: string;
  readonly base: number;
  readonly shown: Draft;
}

/** Sends a record's changes. A retry of the same changes goes under the same batch, so that it lands once. */
export function useSaving(ledger: AnyLedger, edited: Edited, onSaved: (id: string) => void) {
  const landed = useLanding();
  const regions = useRegions();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [conflict, setConflict] = useState<ConflictSides>();
  const batches = useRef(new Map<string, string>());

  const send = async (typed: Draft, { id, base, shown }: Edited) => {
    const draft = settleDraft(ledger, typed, regions);
    const values = base === 0 ? wholeOf(changedValues(ledger, draft, {})) : changedValues(ledger, draft, shown);
    if (base > 0 && Object.keys(values).length === 0) return onSaved(id);
    const put = { ledger: ledger.name, id, base, values };
    const said = JSON.stringify(put);
    const batch = batches.current.get(said) ?? newId();
    batches.current.set(said, batch);
    setBusy(true);
    setError(undefined);
    try {
      const answer = await reasoned((reason) => putRecord(put, batch, reason));
      setConflict(undefined);
      landed(answer);
      onSaved(id);
    } catch (failure) {
      const sides = conflictsIn(failure)?.sides[0];
      if (sides === undefined) setError(failure);
      else setConflict(sides);
    } finally {
      setBusy(false);
    }
  };
  return {
    busy,
    error,
    conflict,
    save: (draft: Draft) => send(draft, edited),
    /** Saves what was chosen of both sides, on top of the version that stands. */
    takeSides: (values: Draft) => {
      const standing = conflict?.standing;
      if (standing === null || standing === undefined) return;
      void send({ ...(standing.values as Draft), ...values }, { id: edited.id, base: standing.version, shown: standing.values as Draft });
    },
    dropConflict: () => setConflict(undefined),
    /** What the server found wrong with each field. */
    problems: error instanceof Refused ? error.problems : ([] as readonly ShownProblem[]),
  };
}

/** A new record's blanks need not be said. */
function wholeOf(values: ReturnType<typeof changedValues>): ReturnType<typeof changedValues> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}
