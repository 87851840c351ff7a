import fc from 'fast-check';
import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { countsToTell } from '../../src/apps/engine/batches.ts';
import { changeRecords } from '../../src/apps/engine/change-records.ts';
import { narrowed, systemParty } from '../../src/kernel/access/party.ts';
import type { Change } from '../../src/kernel/ledger/change.ts';
import { codesOf, expectSound, newest, refusalOf } from '../ledger/expectations.ts';
import { clerkOf, deletion, edit, forEachMarket, land, salePut, stallPut, supplierPut } from '../ledger/market.ts';
import { anyParty, can, counties, engineOf, expectNoSecret, said, settled, type Known } from './world.ts';

forEachMarket('access: write', (open) => {
  test('one changes what one may, where it is and where it goes; what is told of the rest names nothing', async () => {
    const world = await settled(open);
    const { market, known, suppliers } = world;
    const { committer } = market;
    await fc.assert(
      fc.asyncProperty(anyParty, fc.nat(known.length - 1), fc.constantFrom(...counties), async (party, at, to) => {
        const { ledger, record, county, says } = known[at] as Known;
        const standing = await newest(market, ledger, record);
        const change: Change = { op: 'put', ledger, record, base: standing.version, values: { ...standing.values, county: to } };
        const back: Change = { op: 'put', ledger, record, base: standing.version + 1, values: standing.values };
        const answers: string[] = [];
        const moved = await said(() => committer.commit(edit([change], { party })));
        answers.push(moved);
        const allowed = can(party, 'write', ledger, county) && can(party, 'write', ledger, to, county);
        expect(!moved.includes('"code"')).toBe(allowed);
        if (allowed && to !== county) await land(market, back);
        answers.push(await said(() => committer.commit(edit([deletion(ledger, record, 99)], { party }))));
        expect(/record.not-found|access.no-right/.test(answers.at(-1) ?? '')).toBe(!can(party, 'see', ledger, county) || answers.at(-1)?.includes('access.no-right'));
        // Of a record that there isn't, the same is said as of one out of sight.
        const nothing = newId();
        const unseen = await said(() => committer.commit(edit([deletion(ledger, nothing, 99)], { party })));
        expect(can(party, 'see', ledger, county) || answers.at(-1)?.replaceAll(record, nothing) === unseen).toBe(true);
        // The same fact again: taken, but by whom is said only to those who see it.
        answers.push(await said(() => committer.commit(edit([stallPut(newId(), 0, { county: '2001', number: `secret-stall-${county}!` })], { party }))));
        answers.push(await said(() => committer.commit(edit([deletion('market.suppliers', String(suppliers.get(county)), 1)], { party }))));
        // Somebody else was first: both versions are shown to those who see them.
        answers.push(await said(() => changeRecords(engineOf(market), party, [{ op: 'put', ledger, id: record, base: 77, values: { county: to } }])));
        expectNoSecret(world, party, answers, [...says.filter((text) => !text.startsWith('secret')), String(suppliers.get(county)), `secret-stall-${county}!`]);
      }),
      { numRuns: 60 },
    );
    await expectSound(market);
  });

  test('that a fact exists out of one’s sight is told of one change, without a word of it, and where nothing else is wrong', async () => {
    const { market } = await settled(open);
    const pine = clerkOf('2001');
    const taken = () => stallPut(newId(), 0, { county: '2001', number: 'secret-stall-2002!' });
    const upper = () => stallPut(newId(), 0, { county: '2001', number: 'secret-stall-20!' });
    const told = async (...changes: Change[]) => refusalOf(market.committer.commit(edit(changes, { party: pine })));
    const [only, ...more] = await told(taken(), upper(), stallPut(newId(), 0, { county: '2001', number: 'free' }));
    expect(only?.code).toBe('record.identity-taken');
    expect(more).toEqual([]);
    expect(JSON.stringify(only)).not.toMatch(/2002|竹县|secret/);
    // Beside a mistake that is made on purpose nothing is told.
    expect((await told(taken(), deletion('market.stalls', newId(), 1))).map(({ code }) => code)).toEqual(['record.not-found']);
    expect((await told(taken(), stallPut(newId(), 0, { county: '2002', number: 'elsewhere' }))).map(({ code }) => code)).toEqual(['access.not-allowed']);
    // Of what one sees it is told each time, and by which record.
    const mine = await land(market, stallPut(newId(), 0, { county: '2001', number: 'mine' }), stallPut(newId(), 0, { county: '2001', number: 'mine too' }));
    expect(mine.counts.created).toBe(2);
    const seen = await told(stallPut(newId(), 0, { county: '2001', number: 'mine' }), stallPut(newId(), 0, { county: '2001', number: 'mine too' }), taken());
    expect(seen.map(({ code, value }) => [code, value !== undefined])).toEqual([['record.identity-taken', true], ['record.identity-taken', true]]);
  });

  test('a landing tells of the records one sees, not of those elsewhere that carry one’s values', async () => {
    const { market, suppliers } = await settled(open);
    const mine = String(suppliers.get('2001'));
    await land(market, salePut(newId(), 0, mine, { county: '2002', invoice: 'carries' }));
    const pine = clerkOf('2001');
    const landing = await market.committer.commit(edit([supplierPut(mine, 1, { county: '2001', code: 'secret-code-2001!', name: 'renamed' })], { party: pine }));
    expect(landing.counts.changed).toBe(3);
    expect(await countsToTell(engineOf(market), pine, landing)).toMatchObject({ changed: 2, created: 0, same: 0 });
    expect(await countsToTell(engineOf(market), systemParty, landing)).toEqual(landing.counts);
  });

  test('one refers to what one sees; what a record referred to before may stay', async () => {
    const { market, suppliers } = await settled(open);
    const pine = clerkOf('2001');
    const foreign = String(suppliers.get('2002'));
    expect(await codesOf(market.committer.commit(edit([salePut(newId(), 0, foreign, { invoice: 'own' })], { party: pine })))).toEqual(['field.no-such-record']);
    const sale = newId();
    await land(market, salePut(sale, 0, foreign, { invoice: 'given' }));
    const landing = await market.committer.commit(edit([salePut(sale, 1, foreign, { invoice: 'given', amount: 7n })], { party: pine }));
    expect(landing.counts.changed).toBe(1);
    expect(await codesOf(market.committer.commit(edit([supplierPut(foreign, 1, { county: '2001' })], { party: pine })))).toEqual(['record.not-found']);
  });

  test('who may only see changes nothing', async () => {
    const { market, known } = await settled(open);
    const auditor = narrowed(systemParty, (action) => action === 'see');
    for (const { ledger, record } of known) expect(await codesOf(market.committer.commit(edit([deletion(ledger, record, 1)], { party: auditor })))).toEqual(['access.no-right']);
    expect(await codesOf(market.committer.commit(edit([stallPut(newId(), 0)], { party: auditor })))).toEqual(['access.no-right']);
  });

  test('a batch’s id tells nobody else what landed under it', async () => {
    const { market } = await settled(open);
    const batch = newId();
    await market.committer.commit(edit([stallPut(newId(), 0)], { party: clerkOf('2001'), batch }));
    expect(await codesOf(market.committer.commit(edit([stallPut(newId(), 0, { county: '2002', number: 'B' })], { party: clerkOf('2002'), batch })))).toEqual(['batch.other-changes']);
  });
});
