import fc from 'fast-check';
import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { undoing } from '../../src/kernel/ledger/undo.ts';
import { forEachMarket } from '../ledger/market.ts';
import { anyParty, can, counties, expectNoSecret, ledgers, outcome, said, settled } from './world.ts';

forEachMarket('access: undo', (open) => {
  test('one takes back, also what others did, where one may undo all of it; of a batch out of sight there is none', async () => {
    const world = await settled(open);
    const { market, batches } = world;
    await fc.assert(
      fc.asyncProperty(anyParty, fc.constantFrom(...counties), async (party, county) => {
        const number = String(batches.get(county));
        const work = () => undoing(market.store, party, number, newId());
        const sees = ledgers.some((ledger) => can(party, 'see', ledger, county));
        const whole = ledgers.every((ledger) => can(party, 'undo', ledger, county));
        expect(await outcome(work, ({ undoes }) => undoes)).toBe(whole ? number : sees ? 'access.not-allowed' : 'batch.not-found');
        // The commit is checked once more, whoever made it.
        const commit = await undoing(market.store, { ...party, grants: [{ role: 'x', regions: 'all', ledgers: 'all', actions: ['see', 'undo'] }] }, number, newId());
        const landed = whole ? '"code"' : await said(() => market.committer.commit({ ...commit, party }));
        expect(landed).toContain('"code"');
        expectNoSecret(world, party, [landed, await said(work)].filter((answer) => answer.includes('"code"')), commit.changes.map(({ record }) => record));
      }),
      { numRuns: 40 },
    );
  });
});
