import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { commitGroup } from '../../src/kernel/ledger/commit.ts';
import { Committer } from '../../src/kernel/ledger/committer.ts';
import { codesOf, expectSound, figures, newest, refusalOf } from './expectations.ts';
import { deletion, edit, land, forEachMarket, returnPut, salePut, supplierPut, type Market } from './market.ts';

const kinds = ['market.turnover 2024 kind=firm', 'market.turnover 2024 kind=coop', 'market.returned 2024 kind=coop'];

async function carriedOf(market: Market, sale: string) {
  const { values, version } = await newest(market, 'market.sales', sale);
  return [values['supplierName'], values['kind'], version];
}

forEachMarket('references', (open) => {
  test('a reference leads to a record of its ledger that stands', async () => {
    const market = await open();
    const [supplier, sale, other] = [newId(), newId(), newId()];
    const [problem] = await refusalOf(land(market, salePut(sale, 0, supplier)));
    expect(problem).toMatchObject({ code: 'field.no-such-record', value: supplier, place: { record: sale, field: 'supplier' } });
    await land(market, supplierPut(supplier, 0), salePut(sale, 0, supplier));
    // A record of another ledger, even one of the same batch, is no supplier.
    expect(await codesOf(land(market, salePut(other, 0, sale, { invoice: 'F2' })))).toEqual(['field.no-such-record']);
    expect(await codesOf(land(market, salePut(other, 0, other, { invoice: 'F2' })))).toEqual(['field.no-such-record']);
    // Nor is one that the same batch deletes.
    const gone = newId();
    await land(market, supplierPut(gone, 0, { code: 'S2' }));
    expect(await codesOf(land(market, deletion('market.suppliers', gone, 1), salePut(other, 0, gone, { invoice: 'F2' })))).toEqual(['field.no-such-record']);
    await land(market, deletion('market.suppliers', gone, 1));
    expect(await codesOf(land(market, salePut(other, 0, gone, { invoice: 'F2' })))).toEqual(['field.no-such-record']);
    await expectSound(market);
  });

  test('a record that others refer to is not deleted, unless they go or turn elsewhere in the same batch', async () => {
    const market = await open();
    const [supplier, second, sale] = [newId(), newId(), newId()];
    await land(market, supplierPut(supplier, 0), supplierPut(second, 0, { code: 'S2' }), salePut(sale, 0, supplier));
    const [problem] = await refusalOf(land(market, deletion('market.suppliers', supplier, 1)));
    expect(problem).toMatchObject({ code: 'record.referred-to', value: sale, place: { record: supplier } });
    await land(market, deletion('market.suppliers', supplier, 1), salePut(sale, 1, second));
    await land(market, deletion('market.suppliers', second, 1), deletion('market.sales', sale, 2));
    await expectSound(market);
  });

  test('commits of one group see each other’s references', async () => {
    const market = await open();
    const [supplier, second, sale] = [newId(), newId(), newId()];
    await land(market, supplierPut(supplier, 0), supplierPut(second, 0, { code: 'S2' }));
    const { store } = market;
    const commits = [
      edit([salePut(sale, 0, supplier)]),
      edit([deletion('market.suppliers', supplier, 1)]),
      edit([salePut(sale, 1, second)]),
      edit([deletion('market.suppliers', supplier, 1)]),
    ];
    const outcomes = await store.database.transaction((session) => commitGroup(store, session, commits));
    expect(outcomes.map((outcome) => ('refusal' in outcome ? outcome.refusal.code : 'landed'))).toEqual(['landed', 'record.referred-to', 'landed', 'landed']);
    expect(await carriedOf(market, sale)).toEqual(['松山茶厂', 'firm', 2]);
    await expectSound(market);
  });

  test('carried values are filled from a record of the same batch, new or changed, in any order', async () => {
    const market = await open();
    const [supplier, sale, second] = [newId(), newId(), newId()];
    await land(market, salePut(sale, 0, supplier), supplierPut(supplier, 0));
    expect(await carriedOf(market, sale)).toEqual(['松山茶厂', 'firm', 1]);
    await land(market, salePut(second, 0, supplier, { invoice: 'F2' }), supplierPut(supplier, 1, { name: '竹海', kind: 'coop' }));
    expect(await carriedOf(market, sale)).toEqual(['竹海', 'coop', 2]);
    expect(await carriedOf(market, second)).toEqual(['竹海', 'coop', 1]);
    expect(await figures(market, kinds)).toMatchObject({ 'market.turnover 2024 kind=firm': '0', 'market.turnover 2024 kind=coop': '2401' });
    await expectSound(market);
  });

  test('a changed value is passed on to all that carry it, and on from those, and figures follow', async () => {
    const market = await open();
    const [supplier, sale, back] = [newId(), newId(), newId()];
    await land(market, supplierPut(supplier, 0));
    await land(market, salePut(sale, 0, supplier));
    await land(market, returnPut(back, 0, sale));
    const landing = await land(market, supplierPut(supplier, 1, { kind: 'coop' }));
    expect(landing.counts).toMatchObject({ changed: 3 });
    expect((await newest(market, 'market.returns', back)).values).toMatchObject({ kind: 'coop', returnedOn: '2024-03-05' });
    expect(await figures(market, kinds)).toEqual({ 'market.turnover 2024 kind=firm': '0', 'market.turnover 2024 kind=coop': '1200.5', 'market.returned 2024 kind=coop': '1' });
    // The date by which the return counts is carried as well.
    await land(market, salePut(sale, 2, supplier, { soldOn: '2023-01-02' }));
    expect((await newest(market, 'market.returns', back)).day).toBe(20230102);
    await expectSound(market);
  });

  test('nobody types a carried value in', async () => {
    const market = await open();
    const [supplier, sale] = [newId(), newId()];
    await land(market, supplierPut(supplier, 0));
    await land(market, salePut(sale, 0, supplier, { supplierName: '冒名', kind: 'coop' }));
    expect(await carriedOf(market, sale)).toEqual(['松山茶厂', 'firm', 1]);
    await expectSound(market);
  });

  test('suppliers are edited while their sales are entered: each lands, and nothing carried is stale', { timeout: 60_000 }, async () => {
    const market = await open();
    const supplier = newId();
    await land(market, supplierPut(supplier, 0));
    const elsewhere = new Committer(market.store);
    const selling = Array.from({ length: 12 }, (_, n) => market.committer.commit(edit([salePut(newId(), 0, supplier, { invoice: `F${n}` })])));
    const renaming = (async () => {
      for (let n = 1; n <= 6; n++) await elsewhere.commit(edit([supplierPut(supplier, n, { name: `松山${n}`, kind: n % 2 === 0 ? 'firm' : 'coop' })]));
    })();
    await Promise.all([...selling, renaming]);
    const rows = await market.store.database.query(`select distinct supplier_name, kind from market_sales where programme = $1 and _until is null`, [market.store.programme]);
    expect(rows).toEqual([{ supplier_name: '松山6', kind: 'firm' }]);
    await expectSound(market);
  });
});
