import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { narrowed, systemParty, type Party } from '../../src/kernel/access/party.ts';
import type { Landing } from '../../src/kernel/ledger/change.ts';
import { undoing } from '../../src/kernel/ledger/undo.ts';
import { allFigures, codesOf, expectSound, figures, newest, refusalOf } from './expectations.ts';
import { clerkOf, deletion, edit, land, forEachMarket, returnPut, salePut, stallPut, supplierPut, type Market } from './market.ts';

async function undo({ store, committer }: Market, number: string, party: Party = systemParty): Promise<Landing> {
  return committer.commit(await undoing(store, party, number, newId()));
}

forEachMarket('undo', (open) => {
  test('taking a batch back restores records, sources and every figure; taking that back brings it in again', async () => {
    const market = await open();
    const [supplier, sale, kept, gone] = [newId(), newId(), newId(), newId()];
    const layout = { number: 'A', opened: 'B' };
    const first = edit([{ ...stallPut(kept, 0), from: { source: 0, row: 7 } } as never, stallPut(gone, 0, { number: 'G1' })], {
      kind: 'import', file: 'f'.repeat(64), sources: [{ file: 'f'.repeat(64), sheet: '摊位', ledger: 'market.stalls', rows: { 2001: '7' }, layout }],
    });
    await market.committer.commit(first);
    const before = await figures(market, allFigures);
    const batch = await land(market, supplierPut(supplier, 0), salePut(sale, 0, supplier), stallPut(kept, 1, { closed: '2024-02-01' }), deletion('market.stalls', gone, 1));
    const after = await figures(market, allFigures);
    expect(after).not.toEqual(before);

    const back = await undo(market, batch.number);
    expect(back.counts).toMatchObject({ deleted: 2, changed: 1, created: 1 });
    expect(await figures(market, allFigures)).toEqual(before);
    expect(await newest(market, 'market.stalls', kept)).toMatchObject({ row: '7', values: { closed: null } });
    await expectSound(market);

    await undo(market, back.batch);
    expect(await figures(market, allFigures)).toEqual(after);
    expect((await newest(market, 'market.sales', sale)).values).toMatchObject({ supplierName: '松山茶厂', kind: 'firm' });
    await expectSound(market);
  });

  test('a batch is taken back once, and again once it is in force again', async () => {
    const market = await open();
    const batch = await land(market, stallPut(newId(), 0));
    const back = await undo(market, batch.number);
    const [problem] = await refusalOf(undo(market, batch.number));
    expect(problem).toMatchObject({ code: 'batch.undone', mend: { en: `To bring it back, undo batch ${back.number}` } });
    await undo(market, back.number);
    await undo(market, batch.number);
    expect(await figures(market, ['market.stalls all'])).toEqual({ 'market.stalls all': '0' });
    await expectSound(market);
  });

  test('batches are taken back from the last to the first', async () => {
    const market = await open();
    const [stall, other] = [newId(), newId()];
    const one = await land(market, stallPut(stall, 0));
    const two = await land(market, stallPut(stall, 1, { closed: '2024-01-01' }), stallPut(other, 0, { number: 'B1' }));
    const three = await land(market, deletion('market.stalls', stall, 2));
    expect(await codesOf(undo(market, one.number))).toEqual(['undo.changed-since']);
    expect(await codesOf(undo(market, two.number))).toEqual(['undo.changed-since']);
    await undo(market, three.number);
    await undo(market, two.number);
    await undo(market, one.number);
    expect(await newest(market, 'market.stalls', stall)).toMatchObject({ gone: true });
    await expectSound(market);
  });

  test('what was changed since is named record by record, and nothing is taken back', async () => {
    const market = await open();
    const [a, b, c] = [newId(), newId(), newId()];
    const batch = await land(market, stallPut(a, 0), stallPut(b, 0, { number: 'B1' }), stallPut(c, 0, { number: 'C1' }));
    await land(market, stallPut(a, 1, { closed: '2024-01-01' }), deletion('market.stalls', c, 1));
    const problems = await refusalOf(undo(market, batch.number));
    expect(problems.map(({ code, place }) => [code, place.record])).toEqual([a, c].toSorted().map((record) => ['undo.changed-since', record]));
    expect(await newest(market, 'market.stalls', b)).toMatchObject({ version: 1, gone: false });
  });

  test('a value carried over since is nobody’s change: the batch can still be taken back', async () => {
    const market = await open();
    const [supplier, sale, back] = [newId(), newId(), newId()];
    await land(market, supplierPut(supplier, 0));
    await land(market, salePut(sale, 0, supplier));
    const cheaper = await land(market, salePut(sale, 1, supplier, { amount: 50_000n }), returnPut(back, 0, sale));
    const renamed = await land(market, supplierPut(supplier, 1, { kind: 'coop' }));
    await undo(market, cheaper.number);
    expect((await newest(market, 'market.sales', sale)).values).toMatchObject({ amount: 120_050n, kind: 'coop' });
    await undo(market, renamed.number);
    expect((await newest(market, 'market.sales', sale)).values).toMatchObject({ amount: 120_050n, kind: 'firm' });
    await expectSound(market);
  });

  test('what others refer to by now stays', async () => {
    const market = await open();
    const supplier = newId();
    const batch = await land(market, supplierPut(supplier, 0));
    await land(market, salePut(newId(), 0, supplier));
    expect(await codesOf(undo(market, batch.number))).toEqual(['record.referred-to']);
  });

  test('two who take one batch back at once take it back once', async () => {
    const market = await open();
    const [stall, other] = [newId(), newId()];
    await land(market, stallPut(other, 0, { number: 'B1' }));
    const batch = await land(market, stallPut(stall, 0), stallPut(other, 1, { number: 'B1', closed: '2024-01-01' }));
    const outcomes = await Promise.allSettled([undo(market, batch.number), undo(market, batch.number)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expectSound(market);
  });

  test('a batch that is not there is said so, whatever was asked for', async () => {
    const market = await open();
    for (const number of ['77', '99999999999999999999999', newId(), 'seventeen', '']) expect(await codesOf(undo(market, number))).toEqual(['batch.not-found']);
  });

  test('taking back takes the right to write each record, where it was, is and goes', async () => {
    const market = await open();
    const [mine, theirs, moved] = [newId(), newId(), newId()];
    await land(market, stallPut(moved, 0, { number: 'M1', county: '2002' }));
    const both = await land(market, stallPut(mine, 0), stallPut(theirs, 0, { number: 'T1', county: '2002' }));
    const move = await land(market, stallPut(moved, 1, { number: 'M1', county: '2001' }));
    const foreign = await land(market, stallPut(newId(), 0, { number: 'F1', county: '2002' }));
    const pine = clerkOf('2001');
    for (const { number } of [both, move]) {
      const problems = await refusalOf(undo(market, number, pine));
      expect(problems).toMatchObject([{ code: 'access.not-allowed', place: {} }]);
      expect(JSON.stringify(problems)).not.toContain(theirs);
    }
    // Of a batch it sees nothing of, it isn't even told that it is there.
    expect(await codesOf(undo(market, foreign.number, pine))).toEqual(['batch.not-found']);
    expect(await codesOf(undo(market, both.number, narrowed(systemParty, (action) => action === 'see')))).toEqual(['access.not-allowed']);
    await undo(market, move.number, clerkOf('2001', '2002'));
    await expectSound(market);
  });
});
