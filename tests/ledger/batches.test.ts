import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { systemParty } from '../../src/kernel/access/party.ts';
import type { Landing } from '../../src/kernel/ledger/change.ts';
import { commitGroup } from '../../src/kernel/ledger/commit.ts';
import { Committer } from '../../src/kernel/ledger/committer.ts';
import { codesOf, expectSound, newest, versionCount } from './expectations.ts';
import { deletion, edit, land, forEachMarket, stallPut } from './market.ts';

forEachMarket('batches', (open) => {
  test('sending a batch again lands nothing and answers the first landing', async () => {
    const market = await open();
    const stall = newId();
    const create = edit([stallPut(stall, 0)]);
    const first = await market.committer.commit(create);
    await land(market, stallPut(stall, 1, { closed: '2024-01-01' }));
    const again = await market.committer.commit({ ...create, batch: create.batch.toUpperCase() });
    expect(again).toEqual({ ...first, repeated: true });
    const removal = edit([deletion('market.stalls', stall, 2)]);
    await market.committer.commit(removal);
    expect(await market.committer.commit(removal)).toMatchObject({ repeated: true, counts: { deleted: 1 } });
    expect(await versionCount(market)).toBe(3);
  });

  test('the same batch twice at once lands once, whatever it does, in one process or two', async () => {
    const market = await open();
    const stall = newId();
    const committers = [market.committer, new Committer(market.store), market.committer, new Committer(market.store)];
    for (const commit of [edit([stallPut(stall, 0)]), edit([stallPut(stall, 1, { closed: '2024-01-01' })]), edit([deletion('market.stalls', stall, 2)])]) {
      const landings: Landing[] = await Promise.all(committers.map((committer) => committer.commit(commit)));
      expect(landings.filter(({ repeated }) => !repeated)).toHaveLength(1);
      expect(new Set(landings.map(({ number }) => number)).size).toBe(1);
    }
    expect(await versionCount(market)).toBe(3);
    await expectSound(market);
  });

  test('one commit of a group is refused and the others land', async () => {
    const market = await open();
    const { store } = market;
    const [a, b, c] = [newId(), newId(), newId()];
    const wrong = edit([stallPut(b, 0, { number: 'B1' }), stallPut(newId(), 3, { number: 'B2' })]);
    const commits = [edit([stallPut(a, 0)]), wrong, edit([stallPut(c, 0, { number: 'C1' })]), edit([stallPut(newId(), 0)])];
    const outcomes = await store.database.transaction((session) => commitGroup(store, session, commits));
    expect(outcomes.map((outcome) => ('refusal' in outcome ? outcome.refusal.code : 'landed'))).toEqual(['landed', 'record.not-found', 'landed', 'record.identity-taken']);
    expect(await versionCount(market)).toBe(2);
    await expectSound(market);
  });

  test('two commits of one group may follow each other on one record', async () => {
    const market = await open();
    const { store } = market;
    const stall = newId();
    const commits = [edit([stallPut(stall, 0)]), edit([stallPut(stall, 1, { closed: '2024-01-01' })]), edit([stallPut(stall, 1, { closed: '2024-02-02' })]), edit([deletion('market.stalls', stall, 2)])];
    const outcomes = await store.database.transaction((session) => commitGroup(store, session, commits));
    expect(outcomes.map((outcome) => ('refusal' in outcome ? outcome.refusal.code : 'landed'))).toEqual(['landed', 'landed', 'record.conflict', 'landed']);
    expect(await newest(market, 'market.stalls', stall)).toMatchObject({ version: 3, gone: true });
    await expectSound(market);
  });

  test('a commit that the database cannot take leaves its neighbours alone', async () => {
    const market = await open();
    const first = land(market, stallPut(newId(), 0));
    const broken = land(market, stallPut(newId(), 0, { number: 'nul\0' }));
    const last = land(market, stallPut(newId(), 0, { number: 'C1' }));
    await expect(broken).rejects.toThrow();
    await Promise.all([first, last]);
    expect(await versionCount(market)).toBe(2);
    await expectSound(market);
  });

  test('an import that meets what came in meanwhile is told which record', async () => {
    const market = await open();
    const stall = newId();
    await land(market, stallPut(stall, 0));
    const late = edit([stallPut(newId(), 0)], { kind: 'import' });
    const began = Date.now();
    expect(await codesOf(market.committer.commit(late))).toEqual(['record.identity-taken']);
    expect(Date.now() - began).toBeLessThan(2000);
  });

  test('the journal is a chain without gaps that a clock set back does not disturb', async () => {
    let now = new Date('2024-06-01T10:00:00Z');
    const market = await open({ clock: { now: () => now } });
    await land(market, stallPut(newId(), 0));
    now = new Date('2024-05-01T10:00:00Z');
    await land(market, stallPut(newId(), 0, { number: 'B1' }));
    await codesOf(land(market, stallPut(newId(), 0)));
    now = new Date('2024-06-02T10:00:00Z');
    await Promise.all(Array.from({ length: 5 }, (_, n) => market.committer.commit(edit([stallPut(newId(), 0, { number: `N${n}` })], { reason: `第 ${n} 次`, party: systemParty }))));
    const entries = await market.store.database.query('select position, at, previous, hash from journal where programme = $1 order by position', [market.store.programme]);
    expect(entries.map(({ position }) => Number(position))).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(entries.slice(1).every(({ previous }, index) => previous === entries[index]?.['hash'])).toBe(true);
    expect(entries.map(({ at }) => at).toSorted()).toEqual(entries.map(({ at }) => at));
    await expectSound(market);
  });
});
