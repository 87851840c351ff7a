import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { systemParty } from '../../src/kernel/access/party.ts';
import { Committer } from '../../src/kernel/ledger/committer.ts';
import { historyOf } from '../../src/kernel/ledger/history.ts';
import { getRecord, ledgerNamed } from '../../src/kernel/ledger/list.ts';
import { verifyStore } from '../../src/kernel/ledger/verify.ts';
import { codesOf, expectSound, figures, newest, refusalOf, versionCount } from './expectations.ts';
import { deletion, edit, land, forEachMarket, salePut, stallPut, supplierPut } from './market.ts';

forEachMarket('commit', (open) => {
  test('create, edit, delete, restore: each a version, and the figures follow', async () => {
    const market = await open();
    const [supplier, sale] = [newId(), newId()];
    const asked = ['market.turnover 2024', 'market.sales all', 'market.turnover 2024 kind=firm'];
    expect((await land(market, supplierPut(supplier, 0), salePut(sale, 0, supplier))).counts).toEqual({ created: 2, changed: 0, deleted: 0, same: 0 });
    expect(await figures(market, asked)).toEqual({ 'market.turnover 2024': '1200.5', 'market.sales all': '1', 'market.turnover 2024 kind=firm': '1200.5' });

    await land(market, salePut(sale, 1, supplier, { amount: 90_000n }));
    expect(await figures(market, asked)).toMatchObject({ 'market.turnover 2024': '900', 'market.sales all': '1' });
    expect((await land(market, deletion('market.sales', sale, 2))).counts).toMatchObject({ deleted: 1 });
    expect(await figures(market, asked)).toMatchObject({ 'market.turnover 2024': '0', 'market.sales all': '0' });
    expect(await codesOf(getRecord(market.store, systemParty, 'market.sales', sale))).toEqual(['record.not-found']);
    await land(market, salePut(sale, 3, supplier));
    expect(await figures(market, asked)).toMatchObject({ 'market.turnover 2024': '1200.5', 'market.sales all': '1' });

    const steps = await historyOf(market.store, systemParty, ledgerNamed(market.store, 'market.sales'), sale);
    expect(steps.map(({ version: { version, gone, values } }) => [version, gone, values['amount']])).toEqual([
      [1, false, 120_050n],
      [2, false, 90_000n],
      [3, true, 90_000n],
      [4, false, 120_050n],
    ]);
    await expectSound(market);
  });

  test('a change that changes nothing writes nothing', async () => {
    const market = await open();
    const stall = newId();
    await land(market, stallPut(stall, 0));
    const before = await versionCount(market);
    expect((await land(market, stallPut(stall, 1))).counts).toEqual({ created: 0, changed: 0, deleted: 0, same: 1 });
    expect(await versionCount(market)).toBe(before);
  });

  test('the second writer is told, and nothing of the first is lost', async () => {
    const market = await open();
    const stall = newId();
    await land(market, stallPut(stall, 0));
    await land(market, stallPut(stall, 1, { closed: '2024-01-01' }));
    const [problem] = await refusalOf(land(market, stallPut(stall, 1, { closed: '2024-02-02' })));
    expect(problem).toMatchObject({ code: 'record.conflict', value: '2', place: { ledger: 'market.stalls', record: stall } });
    expect(await codesOf(land(market, deletion('market.stalls', stall, 1)))).toEqual(['record.conflict']);
    expect((await newest(market, 'market.stalls', stall)).values['closed']).toBe('2024-01-01');
  });

  test('of many who edit one version at once, one lands and each of the others is told the version that stands', async () => {
    const market = await open();
    const stall = newId();
    await land(market, stallPut(stall, 0));
    const closing = Array.from({ length: 8 }, (_, n) => edit([stallPut(stall, 1, { closed: `2024-01-0${n + 1}` })]));
    const { store, committer } = market;
    // Every other one through a committer of its own, as another process would.
    const outcomes = await Promise.allSettled(closing.map((commit, n) => (n % 2 === 0 ? committer : new Committer(store)).commit(commit)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
    expect(refusals).toMatchObject(Array.from({ length: 7 }, () => ({ problems: [{ code: 'record.conflict', value: '2' }] })));
    await expectSound(market);
  });

  test('an identity is held by one record that stands', async () => {
    const market = await open();
    const [first, second] = [newId(), newId()];
    await land(market, stallPut(first, 0));
    const [problem] = await refusalOf(land(market, stallPut(second, 0, { opened: '2024-01-01' })));
    expect(problem).toMatchObject({ code: 'record.identity-taken', value: first, place: { record: second, field: 'number' } });
    await land(market, deletion('market.stalls', first, 1));
    await land(market, stallPut(second, 0));
    expect(await codesOf(land(market, stallPut(first, 2)))).toEqual(['record.identity-taken']);
    await expectSound(market);
  });

  test('two records of one batch may not be the same fact, but may exchange what they are', async () => {
    const market = await open();
    const [a, b] = [newId(), newId()];
    expect(await codesOf(land(market, stallPut(a, 0), stallPut(b, 0)))).toEqual(['record.identity-taken']);
    await land(market, stallPut(a, 0), stallPut(b, 0, { number: 'B1' }));
    await land(market, stallPut(a, 1, { number: 'B1' }), stallPut(b, 1, { number: 'A1' }));
    expect(await codesOf(land(market, stallPut(newId(), 0)))).toEqual(['record.identity-taken']);
    // One goes and another takes its place, in either order.
    await land(market, deletion('market.stalls', a, 2), stallPut(newId(), 0, { number: 'B1' }));
    const c = newId();
    await land(market, stallPut(c, 0), deletion('market.stalls', b, 2));
    expect(await codesOf(land(market, stallPut(newId(), 0)))).toEqual(['record.identity-taken']);
    await expectSound(market);
  });

  test('the same fact entered by two at once stands once', async () => {
    const market = await open();
    const outcomes = await Promise.allSettled([0, 1, 2, 3].map(() => new Committer(market.store).commit(edit([stallPut(newId(), 0)]))));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
    expect(refusals).toMatchObject(Array.from({ length: 3 }, () => ({ code: 'record.identity-taken' })));
    await expectSound(market);
  });

  test('a record changed twice by one batch is refused', async () => {
    const market = await open();
    const stall = newId();
    await land(market, stallPut(stall, 0));
    expect(await codesOf(land(market, stallPut(stall, 1, { closed: '2024-01-01' }), stallPut(stall, 1, { closed: '2024-02-01' })))).toEqual(['record.twice']);
    expect(await codesOf(land(market, stallPut(stall, 1, { closed: '2024-01-01' }), deletion('market.stalls', stall, 1)))).toEqual(['record.twice']);
    expect((await newest(market, 'market.stalls', stall)).version).toBe(1);
  });

  test('required fields and rules keep a record out, a warning does not', async () => {
    const market = await open();
    const supplier = newId();
    await land(market, supplierPut(supplier, 0));
    expect(await codesOf(land(market, salePut(newId(), 0, supplier, { amount: null, soldOn: null })))).toEqual(['field.missing', 'field.missing']);
    const [problem] = await refusalOf(land(market, salePut(newId(), 0, supplier, { amount: 0n })));
    expect(problem).toMatchObject({ code: 'rule.amount-positive', place: { field: 'amount' } });
    await land(market, salePut(newId(), 0, supplier, { amount: 200_000_000n }));
    expect(await codesOf(land(market, { op: 'put', ledger: 'market.none', record: newId(), base: 0, values: {} }))).toEqual(['ledger.unknown']);
    await expectSound(market);
  });

  test('ids are taken in any case, and what is no id is named', async () => {
    const market = await open();
    const stall = newId();
    await land(market, stallPut(stall.toUpperCase(), 0));
    await land(market, stallPut(stall.toUpperCase(), 1, { closed: '2024-01-01' }));
    expect((await newest(market, 'market.stalls', stall)).version).toBe(2);
    expect(await codesOf(land(market, stallPut('17', 0)))).toEqual(['record.malformed-id']);
    expect(await codesOf(getRecord(market.store, systemParty, 'market.stalls', '17'))).toEqual(['record.not-found']);
    expect(await codesOf(historyOf(market.store, systemParty, ledgerNamed(market.store, 'market.stalls'), '17'))).toEqual(['record.not-found']);
  });

  test('evidence is part of what is proven', async () => {
    const market = await open();
    const supplier = newId();
    const papers = [{ hash: 'ab'.repeat(32), name: '许可证（\t正本）.pdf' }];
    await land(market, supplierPut(supplier, 0));
    await land(market, supplierPut(supplier, 1, { papers }));
    expect((await getRecord(market.store, systemParty, 'market.suppliers', supplier)).values['papers']).toEqual(papers);
    await expectSound(market);
    await market.store.database.run(`update market_suppliers set papers = replace(papers, 'abab', 'abac') where programme = $1 and _version = 2`, [market.store.programme]);
    expect((await verifyStore(market.store)).problems).toMatchObject([{ code: 'row.altered', place: { record: supplier } }]);
  });
});
