import { expectRight } from '../access/refusals.ts';
import type { Party } from '../access/party.ts';
import { noteInJournal } from '../ledger/journal-note.ts';
import type { Store } from '../ledger/store.ts';
import { withoutWriters } from './close.ts';
import { findClosing, type Closing } from './closings.ts';
import { approvesOneself, askedAlready, noReason, notAsked, reopenedAlready } from './refusals.ts';

/**
 * Asks for a closed period to be reopened; somebody else approves it.
 * @throws Refusal `access.no-right`, `closing.no-reason`, `closing.not-found`, `closing.reopened-already`, `closing.asked-already`
 */
export async function askToReopen(store: Store, party: Party, closing: number, reason: string): Promise<Closing> {
  expectRight(party, 'reopen');
  if (reason.trim() === '') throw noReason();
  return withoutWriters(store, async (session) => {
    const { window, asked, reopened } = await findClosing(session, store.programme, closing);
    if (reopened !== null) throw reopenedAlready(window);
    if (asked !== null) throw askedAlready(window, asked.party);
    const { at } = await noteInJournal(session, store, party, { kind: 'closing', about: { step: 'asked', closing, window }, reason });
    await session.run('update closing set asked_by = $3, asked_at = $4, asked_reason = $5 where programme = $1 and closing = $2', [store.programme, closing, party.id, at, reason]);
    return findClosing(session, store.programme, closing);
  });
}

/**
 * Approves that a period is reopened, which takes another account than asked for it. Its figures are what is known again;
 * what was sealed stays in the history of closings.
 * @throws Refusal `access.no-right`, `closing.not-found`, `closing.reopened-already`, `closing.not-asked`, `closing.approves-oneself`
 */
export async function approveReopening(store: Store, party: Party, closing: number): Promise<Closing> {
  expectRight(party, 'approve');
  return withoutWriters(store, async (session) => {
    const { window, asked, reopened } = await findClosing(session, store.programme, closing);
    if (reopened !== null) throw reopenedAlready(window);
    if (asked === null) throw notAsked(window);
    if (asked.party === party.id) throw approvesOneself();
    const { at } = await noteInJournal(session, store, party, { kind: 'closing', about: { step: 'reopened', closing, window, asked: asked.party }, reason: asked.reason });
    await session.run('update closing set reopened_by = $3, reopened_at = $4 where programme = $1 and closing = $2', [store.programme, closing, party.id, at]);
    return findClosing(session, store.programme, closing);
  });
}
