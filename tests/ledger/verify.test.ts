import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { verifyStore } from '../../src/kernel/ledger/verify.ts';
import { deletion, forEachMarket, land, salePut, stallPut, supplierPut, type Market } from './market.ts';

/** A market with a record of three versions, a deleted one and one that carries values. */
async function lived(open: () => Promise<Market>) {
  const market = await open();
  const [supplier, sale, stall, gone] = [newId(), newId(), newId(), newId()];
  await land(market, supplierPut(supplier, 0), salePut(sale, 0, supplier));
  await land(market, stallPut(stall, 0), stallPut(gone, 0, { number: 'G1' }));
  await land(market, stallPut(stall, 1, { closed: '2024-01-01' }), deletion('market.stalls', gone, 1));
  await land(market, stallPut(stall, 2, { closed: '2024-02-01' }));
  expect((await verifyStore(market.store)).problems).toEqual([]);
  return { market, supplier, sale, stall, gone };
}

async function found({ store }: Market, sql: string, parameters: readonly string[]): Promise<(string | undefined)[][]> {
  expect(await store.database.run(sql.replaceAll('$programme', `'${store.programme}'`), parameters)).toBeGreaterThan(0);
  return (await verifyStore(store)).problems.map(({ code, place, value }) => [code, place.record ?? value]);
}

const here = 'where programme = $programme and record = $1::uuid';

forEachMarket('verify', (open) => {
  test.each([
    ['a value', 'amount = amount + 1'],
    ['a date', "sold_on = sold_on + 1, _day = _day + 1"],
    ['a blank filled', "buyer = '某'"],
    ['a carried value', "supplier_name = '某'"],
    ['the region', "_region = '2002'"],
    ['the region and the value it follows from', "_region = '2002', county = '2002'"],
    ['the day', '_day = _day + 1'],
    ['the identity', '_identity = gen_random_uuid()'],
    ['the digest', '_digest = gen_random_uuid()'],
    ['the version', '_version = 7'],
    ['the deletion mark', '_gone = true'],
    ['the source', '_source = 4'],
    ['the source row', '_row = 4'],
    ['a value its field cannot read', "product = 'moon'"],
  ])('%s changed by hand is found, and the row named', async (_what, change) => {
    const { market, sale } = await lived(open);
    expect(await found(market, `update market_sales set ${change} ${here}`, [sale])).toEqual([['row.altered', sale]]);
  });

  test('an end changed by hand is found', async () => {
    const { market, stall, sale } = await lived(open);
    expect(await found(market, `update market_stalls set _until = _until + 1 ${here} and _version = 1`, [stall])).toEqual([['row.ended', stall]]);
    await market.store.database.run(`update market_stalls set _until = _until - 1 where programme = $1 and record = $2 and _version = 1`, [market.store.programme, stall]);
    expect(await found(market, `update market_sales set _until = 99 ${here}`, [sale])).toEqual([['row.ended', sale]]);
  });

  test('a row taken away is found, and with it the batch that wrote it', async () => {
    const { market, stall, sale } = await lived(open);
    const numbers = await market.store.database.query('select number from journal where programme = $1 order by position', [market.store.programme]);
    expect(await found(market, `delete from market_stalls ${here} and _version = 3`, [stall])).toEqual([
      ['row.ended', stall],
      ['row.missing', `${numbers[3]?.['number']}:0`],
    ]);
    expect(await found(market, `delete from market_sales ${here}`, [sale])).toContainEqual(['row.missing', `${numbers[0]?.['number']}:1`]);
  });

  test('a row added is found, whether it claims a batch or not', async () => {
    const { market, stall, sale } = await lived(open);
    const copy = (table: string, since: string, ordinal: string) => `insert into ${table} select (jsonb_populate_record(row, jsonb_build_object('record', $2::text, '_since', ${since}, '_ordinal', ${ordinal}, '_identity', $2::text))).* from ${table} as row ${here} and _version = 1`;
    const added = newId();
    expect(await found(market, copy('market_sales', '999999', '0'), [sale, added])).toEqual([['row.added', added]]);
    const another = newId();
    const problems = await found(market, copy('market_stalls', '_since', '_ordinal'), [stall, another]);
    expect(problems).toContainEqual(['row.altered', another]);
    expect(problems.map(([code]) => code)).toContainEqual('row.added');
  });

  test.each([
    ['the party', "party = 'nobody'"],
    ['the instant', "at = at - interval '1 second'"],
    ['the reason', "reason = '更正'"],
    ['the kind', "kind = 'undo'"],
    ['the counts', "counts = '{\"created\":1}'"],
    ['the hash', "hash = 'abc'"],
    ['what it took back', 'undoes = 1'],
    ['the batch', 'batch = gen_random_uuid()'],
  ])('%s of a journal entry changed by hand is found', async (_what, change) => {
    const { market } = await lived(open);
    const [entry] = await market.store.database.query('select number from journal where programme = $1 and position = 2', [market.store.programme]);
    const problems = await found(market, `update journal set ${change} where programme = $programme and position = 2`, []);
    expect(problems).toContainEqual(['journal.broken', entry?.['number']]);
  });

  test('an entry taken out, and a head moved, are found', async () => {
    const { market } = await lived(open);
    expect((await found(market, 'delete from journal where programme = $programme and position = 3', [])).map(([code]) => code)).toContain('journal.broken');
    const other = await lived(open);
    expect(await found(other.market, "update programme set head_hash = 'x' where programme = $programme", [])).toEqual([['journal.broken', 'head']]);
    const third = await lived(open);
    const last = await found(third.market, 'delete from journal where programme = $programme and position = 4', []);
    expect(last).toEqual([['journal.broken', 'head'], ['row.added', third.stall]]);
  });

  test('batches that land while it looks are no trouble', async () => {
    const { market } = await lived(open);
    const writing = Promise.all(Array.from({ length: 10 }, (_, n) => land(market, stallPut(newId(), 0, { number: `N${n}` }))));
    for (let n = 0; n < 3; n++) expect((await verifyStore(market.store)).problems).toEqual([]);
    await writing;
  });
});
