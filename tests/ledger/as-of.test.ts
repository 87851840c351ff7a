import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { systemParty, type Party } from '../../src/kernel/access/party.ts';
import { listPast, type Moment } from '../../src/kernel/ledger/as-of.ts';
import { codesOf } from './expectations.ts';
import { clerkOf, deletion, forEachMarket, land, stallPut, type Market } from './market.ts';

async function stoodAt({ store }: Market, at: Moment, party: Party = systemParty): Promise<string[]> {
  const { records, total } = await listPast(store, party, { ledger: 'market.stalls', at });
  expect(total).toBe(records.length);
  return records.map(({ values }) => `${String(values['number'])} ${String(values['county'])} ${String(values['closed'])}`).toSorted();
}

forEachMarket('as of', (open) => {
  test('the records as they stood after each batch and at each instant', async () => {
    let minute = 0;
    const market = await open({ clock: { now: () => new Date(Date.UTC(2024, 0, 1, 8, minute++)) } });
    const [a, b] = [newId(), newId()];
    const landings = [
      await land(market, stallPut(a, 0)),
      await land(market, stallPut(b, 0, { number: 'B1', county: '2002' })),
      await land(market, stallPut(a, 1, { closed: '2024-01-01' }), deletion('market.stalls', b, 1)),
      await land(market, stallPut(b, 2, { number: 'B1' })),
    ];
    const expected = [['A1 2001 null'], ['A1 2001 null', 'B1 2002 null'], ['A1 2001 2024-01-01'], ['A1 2001 2024-01-01', 'B1 2001 null']];
    for (const [index, { number, batch, at }] of landings.entries()) {
      expect(await stoodAt(market, { batch: number })).toEqual(expected[index]);
      expect(await stoodAt(market, { batch })).toEqual(expected[index]);
      expect(await stoodAt(market, { instant: at })).toEqual(expected[index]);
    }
    expect(await stoodAt(market, { instant: '2023-12-31T00:00:00Z' })).toEqual([]);
    expect(await stoodAt(market, { instant: '2024-01-01T16:01:30+08:00' })).toEqual(expected[1]);
    expect(await stoodAt(market, { instant: '2124-01-01T00:00:00Z' })).toEqual(expected[3]);
    // A clerk sees what lay in the county then.
    expect(await stoodAt(market, { batch: String(landings[1]?.number) }, clerkOf('2002'))).toEqual(['B1 2002 null']);
    expect(await stoodAt(market, { batch: String(landings[3]?.number) }, clerkOf('2002'))).toEqual([]);
  });

  test('a batch that got its number early and landed late belongs to later', async () => {
    const market = await open();
    await land(market, stallPut(newId(), 0));
    const { database } = market.store;
    const [early] = await database.query(`select nextval('batch_number') as number`);
    const second = await land(market, stallPut(newId(), 0, { number: 'B1' }));
    // What another writer with the earlier number would leave.
    await land(market, stallPut(newId(), 0, { number: 'C1' }));
    const { programme } = market.store;
    const last = '(select max(number) from journal where programme = $1)';
    await database.run(`update market_stalls set _since = $2::bigint where programme = $1 and _since = ${last}`, [programme, String(early?.['number'])]);
    await database.run(`update journal set number = $2::bigint where programme = $1 and number = ${last}`, [programme, String(early?.['number'])]);
    expect(await stoodAt(market, { batch: second.number })).toEqual(['A1 2001 null', 'B1 2001 null']);
  });

  test('pages and conditions as in any list', async () => {
    const market = await open();
    const landing = await land(market, ...Array.from({ length: 7 }, (_, n) => stallPut(newId(), 0, { number: `N${n}`, opened: `2023-05-0${n + 1}` })));
    await land(market, stallPut(newId(), 0));
    const ask = { ledger: 'market.stalls', at: { batch: landing.number } };
    const pages = await Promise.all([1, 2, 3, 4].map((page) => listPast(market.store, systemParty, { ...ask, page, size: 3 })));
    expect(pages.map(({ records }) => records.map(({ values }) => values['number']))).toEqual([['N6', 'N5', 'N4'], ['N3', 'N2', 'N1'], ['N0'], []]);
    expect((await listPast(market.store, systemParty, { ...ask, where: { number: { is: 'N2' } } })).total).toBe(1);
    expect(await codesOf(listPast(market.store, systemParty, { ...ask, size: 0 }))).toEqual(['list.page-out-of-bounds']);
    expect(await codesOf(listPast(market.store, systemParty, { ...ask, where: { moon: { is: '1' } } }))).toEqual(['field.unknown']);
    expect(await codesOf(listPast(market.store, systemParty, { ledger: 'market.stalls', at: { instant: 'gestern' } }))).toEqual(['list.not-an-instant']);
    for (const batch of ['99', newId(), 'x']) expect(await codesOf(listPast(market.store, systemParty, { ...ask, at: { batch } }))).toEqual(['batch.not-found']);
  });
});
