import fc from 'fast-check';
import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { narrowed, type Party } from '../../src/kernel/access/party.ts';
import { importCommit } from '../../src/kernel/sheet/import/commit-import.ts';
import { plan, saleHeader, sheet, told, workbook } from '../import/workbooks.ts';
import { codesOf, expectSound, refusalOf } from '../ledger/expectations.ts';
import { clerkOf, edit, forEachMarket, land, salePut, supplierPut } from '../ledger/market.ts';
import { anyParty, can, counties, expectNoSecret, settled } from './world.ts';

forEachMarket('access: import', (open) => {
  test('a workbook brings in rows of one’s own regions, and shows nothing of others’ records', async () => {
    const { market, suppliers } = await settled(open);
    const pine = clerkOf('2001');
    await land(market, supplierPut(newId(), 0, { county: '2001', code: 'own', name: '自家' }));
    const book = workbook(
      sheet('销售', [
        saleHeader,
        ['松县', 'own', '茶叶', null, 5, '2024-03-05', 'F1', null],
        ['竹县', 'own', '茶叶', null, 5, '2024-03-05', 'F2', null],
        // Another county's supplier, and the same fact as a record of that county.
        ['松县', 'secret-code-2002!', '茶叶', null, 5, '2024-03-05', 'secret-invoice-2002!', '探子'],
      ]),
    );
    const planned = await plan(market, book, {}, pine);
    expect(planned.counts).toEqual({ read: 3, new: 1, changed: 0, same: 0, rejected: 2 });
    expect(told(planned)).toEqual(['access.not-allowed 销售!3', 'cell.no-such-record 销售!B4 secret-code-2002!']);
    expect(JSON.stringify(planned.tables.flatMap(({ rows }) => rows.map(({ differences }) => differences)))).toBe('[[]]');
    expect(JSON.stringify(planned.problems)).not.toContain(String(suppliers.get('2002')));
    expect(await codesOf(Promise.resolve().then(() => importCommit(planned, pine, 'all')))).toEqual(['import.rejected-rows']);
    await market.committer.commit(importCommit(planned, pine, 'valid'));
    // Somebody else's plan lands by one's own rights.
    const wide = await plan(market, workbook(sheet('销售', [saleHeader, ['竹县', 'own', '茶叶', null, 5, '2024-03-05', 'F9', null]])));
    const problems = await refusalOf(market.committer.commit(importCommit(wide, pine, 'all')));
    expect(problems.map(({ code }) => code)).toEqual(['access.not-allowed']);
    await expectSound(market);
  });

  test('a row for another organisation is refused at its cell, in a workbook and in a form', async () => {
    const { market, suppliers } = await settled(open);
    const [own, other] = [String(suppliers.get('2001')), newId()];
    await land(market, supplierPut(other, 0, { county: '2001', code: 'other', name: '别家' }));
    const seller: Party = { id: 'seller', title: '企业', grants: [{ role: 'r', regions: ['2001'], ledgers: ['market.sales'], actions: ['see', 'write', 'import'], own: { by: 'supplier', value: own } }, { role: 'r', regions: 'all', ledgers: ['market.suppliers'], actions: ['see'] }] };
    const row = (supplier: string, invoice: string, county = '松县') => [county, supplier, '茶叶', null, 5, '2024-03-05', invoice, null];
    const planned = await plan(market, workbook(sheet('销售', [saleHeader, row('secret-code-2001!', 'G1'), row('other', 'G2'), row('secret-code-2001!', 'G3', '竹县')])), {}, seller);
    expect(told(planned)).toEqual(['access.not-own 销售!B3', 'access.not-allowed 销售!4']);
    expect(planned.counts).toMatchObject({ new: 1, rejected: 2 });
    const typed = async (supplier: string) => refusalOf(market.committer.commit(edit([salePut(newId(), 0, supplier, { invoice: 'G4' })], { party: seller })));
    expect((await typed(other)).map(({ code, place }) => [code, place.field])).toEqual([['access.not-own', 'supplier']]);
    // What is one's own isn't given away either.
    const sale = newId();
    await land(market, salePut(sale, 0, own, { invoice: 'G5' }));
    const away = await refusalOf(market.committer.commit(edit([salePut(sale, 1, other, { invoice: 'G5' })], { party: narrowed(seller, () => true) })));
    expect(away.map(({ code }) => code)).toEqual(['access.not-own']);
    // The ledger of one's own record takes no other.
    const itself: Party = { id: 'seller', title: '企业', grants: [{ role: 'r', regions: 'all', ledgers: ['market.suppliers'], actions: ['see', 'write'], own: { by: 'itself', value: own } }] };
    expect(await codesOf(market.committer.commit(edit([supplierPut(newId(), 0, { code: 'new' })], { party: itself })))).toEqual(['access.not-own']);
  });

  test('a row that is another county’s fact is marked as taken, alike whatever that record says', async () => {
    const { market } = await settled(open);
    const pine = clerkOf('2001');
    const header = ['县区', '摊位号', '开业日期', '停业日期'];
    const same = await plan(market, workbook(sheet('摊位', [header, ['松县', 'secret-stall-2002!', '2023-05-01', null], ['松县', 'own-1', '2023-05-01', null]])), { ledger: 'market.stalls' }, pine);
    const other = await plan(market, workbook(sheet('摊位', [header, ['松县', 'secret-stall-2002!', '2023-07-09', null], ['松县', 'own-1', '2023-05-01', null]])), { ledger: 'market.stalls' }, pine);
    expect(told(same)).toEqual(['record.identity-taken 摊位!2']);
    expect(told(other)).toEqual(told(same));
    expect(JSON.stringify(same.problems.map(({ message, mend, value }) => [message, mend, value]))).not.toMatch(/2002|竹县/);
  });

  test('a preview counts as same or changed only what one sees and may import into', async () => {
    const world = await settled(open);
    const { market } = world;
    const county = { '20': '山市', '2001': '松县', '2002': '竹县' };
    const rows = counties.map((code) => [county[code], `secret-stall-${code}!`, code === '2001' ? '2023-05-02' : '2023-05-01', null]);
    const book = workbook(sheet('摊位', [['县区', '摊位号', '开业日期', '停业日期'], ...rows]));
    const suppliers = workbook(sheet('供应商', [['所属县', '供应商编号', '供应商名称', '企业性质'], ...counties.map((code) => [county[code], `secret-code-${code}!`, '别名', '企业'])]));
    await fc.assert(
      fc.asyncProperty(anyParty, async (party) => {
        const stalls = await plan(market, book, { ledger: 'market.stalls' }, party);
        const mine = counties.filter((code) => can(party, 'import', 'market.stalls', code));
        const changed = mine.includes('2001') ? 1 : 0;
        expect(stalls.counts).toEqual({ read: 3, new: 0, changed, same: mine.length - changed, rejected: 3 - mine.length });
        const named = await plan(market, suppliers, { ledger: 'market.suppliers' }, party);
        const shown = JSON.stringify([stalls, named].flatMap(({ problems, tables }) => [problems, tables.map((one) => one.rows.map(({ differences, put }) => [differences, put.record]))]));
        // The workbook's own texts are no secret to whoever wrote it.
        expectNoSecret(world, party, [shown], counties.flatMap((code) => [`secret-stall-${code}!`, `secret-code-${code}!`]));
        const wrote = named.tables.flatMap((one) => one.rows.map(({ put }) => put.values['county']));
        // A row that takes another name is no more the own one of whoever has the former name.
        const renamed = { ...party, grants: party.grants.filter(({ own }) => own?.by !== 'name') };
        expect(wrote.toSorted()).toEqual(counties.filter((code) => [party, renamed].every((one) => can(one, 'import', 'market.suppliers', code))).toSorted());
      }),
      { numRuns: 25 },
    );
  });
});
