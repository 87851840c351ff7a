import fc from 'fast-check';
import { v7 as newId } from 'uuid';
import { test, expect } from 'vitest';
import { systemParty } from '../../src/kernel/access/party.ts';
import { levels, type Level } from '../../src/kernel/declare/level.ts';
import type { LedgerAction } from '../../src/kernel/declare/role.ts';
import type { Landing } from '../../src/kernel/ledger/change.ts';
import { undoing } from '../../src/kernel/ledger/undo.ts';
import { newest } from '../ledger/expectations.ts';
import { forEachMarket } from '../ledger/market.ts';
import { anyParty, can, canSomewhere, expectNoSecret, outcome, said, settled } from './world.ts';

/** What each step takes, spelled out a second time. */
const takes: Readonly<Record<string, readonly LedgerAction[]>> = {
  'draft submitted': ['write'],
  'submitted verified': ['verify'],
  'verified confirmed': ['confirm'],
  'submitted draft': ['write', 'verify'],
  'verified submitted': ['verify', 'confirm'],
  'verified draft': ['verify', 'confirm'],
  'confirmed verified': ['confirm'],
  'confirmed submitted': ['confirm'],
  'confirmed draft': ['confirm'],
};

forEachMarket('access: review', (open) => {
  test('a record is moved, and its move taken back, by whoever may do that step where it lies', async () => {
    const world = await settled(open);
    const { market, known } = world;
    const move = (party: typeof systemParty, record: string, ledger: string, base: number, level: Level): Promise<Landing> =>
      market.committer.commit({ batch: newId(), kind: 'review', party, reason: '退回', changes: [{ op: 'review', ledger, record, base, level }] });
    await fc.assert(
      fc.asyncProperty(anyParty, fc.constantFrom(...known), fc.constantFrom(...levels), async (party, { ledger, record, county }, level) => {
        const stands = await newest(market, ledger, record);
        const step = takes[`${stands.level} ${level}`];
        const sees = can(party, 'see', ledger, county);
        const allowed = step?.some((action) => can(party, action, ledger, county)) === true;
        const work = () => move(party, record, ledger, stands.version, level);
        const expected = !canSomewhere(party, 'see', ledger) ? 'access.no-right' : !sees ? 'record.not-found' : stands.level === level ? 0 : step === undefined ? 'review.no-such-step' : allowed ? 1 : 'access.not-allowed';
        const batch = await outcome(work, (landing) => landing);
        expect(typeof batch === 'string' ? batch : (batch as Landing).counts.changed).toBe(expected);
        // Of a step that the party may not make, somebody else's is there to be taken back.
        const landed = step === undefined ? undefined : typeof batch === 'string' ? await move(systemParty, record, ledger, stands.version, level) : (batch as Landing);
        const takeBack = async (number: string) => market.committer.commit(await undoing(market.store, party, number, newId()));
        const takenBack = landed === undefined ? undefined : await outcome(() => takeBack(landed.number), ({ counts }) => counts.changed);
        expect(takenBack).toBe(step === undefined ? undefined : allowed ? 1 : sees ? 'access.not-allowed' : 'batch.not-found');
        expect((await newest(market, ledger, record)).level).toBe(step === undefined || allowed ? stands.level : level);
        expectNoSecret(world, party, [await said(work)].filter((answer) => answer.includes('"code"')), [record]);
      }),
      { numRuns: 60 },
    );
  });
});
