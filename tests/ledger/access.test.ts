import fc from 'fast-check';
import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { sees, systemParty, type Party } from '../../src/kernel/access/party.ts';
import { Refusal } from '../../src/kernel/declare/problem.ts';
import { openFigure, readFigures } from '../../src/kernel/figure/index.ts';
import { listPast } from '../../src/kernel/ledger/as-of.ts';
import type { Change } from '../../src/kernel/ledger/change.ts';
import { historyOf } from '../../src/kernel/ledger/history.ts';
import { getRecord, ledgerNamed, listRecords } from '../../src/kernel/ledger/list.ts';
import { undoing } from '../../src/kernel/ledger/undo.ts';
import { importCommit } from '../../src/kernel/sheet/import/commit-import.ts';
import { plan, saleHeader, sheet, told, workbook } from '../import/workbooks.ts';
import { codesOf, expectSound, newest, refusalOf } from './expectations.ts';
import { clerkOf, deletion, edit, forEachMarket, land, regions, returnPut, salePut, stallPut, supplierPut, type Market } from './market.ts';

interface Known {
  readonly ledger: string;
  readonly record: string;
  readonly county: string;
}

/** The same things in three counties, each with a text of its own by which a leak would show. */
async function settled(open: () => Promise<Market>): Promise<{ market: Market; known: Known[]; batches: Map<string, string>; suppliers: Map<string, string> }> {
  const market = await open();
  const known: Known[] = [];
  const batches = new Map<string, string>();
  const suppliers = new Map<string, string>();
  for (const county of ['20', '2001', '2002']) {
    const [supplier, sale, back, stall] = [newId(), newId(), newId(), newId()];
    const landing = await land(
      market,
      supplierPut(supplier, 0, { county, code: `code-${county}`, name: `secret-${county}` }),
      salePut(sale, 0, supplier, { county, invoice: `secret-${county}`, amount: 1000n * BigInt(county) }),
      returnPut(back, 0, sale, { county, number: `secret-${county}` }),
      stallPut(stall, 0, { county, number: `secret-${county}` }),
    );
    batches.set(county, landing.number);
    suppliers.set(county, supplier);
    for (const [ledger, record] of [['market.suppliers', supplier], ['market.sales', sale], ['market.returns', back], ['market.stalls', stall]] as const) known.push({ ledger, record, county });
  }
  return { market, known, batches, suppliers };
}

const anyParty: fc.Arbitrary<Party> = fc.record({
  id: fc.constant('someone'),
  title: fc.constant('某人'),
  regions: fc.oneof(fc.constant('all' as const), fc.subarray(regions.map(({ code }) => code))),
  mayWrite: fc.boolean(),
  unmasked: fc.boolean(),
});

const hidden = ({ store }: Market, party: Party) => ['20', '2001', '2002'].filter((county) => !sees(party, county, store.regions)).map((county) => `secret-${county}`);

/** Whatever a call says, a refusal included, as one text. */
async function said(work: () => Promise<unknown>): Promise<string> {
  const print = (value: unknown) => JSON.stringify(value, (_key, one: unknown) => (typeof one === 'bigint' ? String(one) : one instanceof Map ? [...one] : one));
  try {
    return print(await work());
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return print(error.problems);
  }
}

forEachMarket('access', (open) => {
  test('a party sees its regions’ records and no other, however it asks', async () => {
    const { market, known } = await settled(open);
    const { store } = market;
    await fc.assert(
      fc.asyncProperty(anyParty, fc.constantFrom(...store.model.ledgers.keys()), async (party, ledger) => {
        const mine = known.filter((one) => one.ledger === ledger && sees(party, one.county, store.regions));
        const { records, total } = await listRecords(store, party, { ledger });
        expect(records.map(({ record }) => record).toSorted()).toEqual(mine.map(({ record }) => record).toSorted());
        expect(total).toBe(mine.length);
        const past = await listPast(store, party, { ledger, at: { instant: '2124-01-01T00:00:00Z' } });
        expect(past.total).toBe(mine.length);
        for (const { record, county } of known.filter((one) => one.ledger === ledger)) {
          const seen = sees(party, county, store.regions);
          const got = await said(() => getRecord(store, party, ledger, record));
          const steps = await said(() => historyOf(store, party, ledgerNamed(store, ledger), record));
          expect([got.includes('record.not-found'), steps.includes('record.not-found')]).toEqual([!seen, !seen]);
        }
      }),
      { numRuns: 25 },
    );
  });

  test('figures are of what the party sees, and open to nothing else', async () => {
    const { market } = await settled(open);
    const { store } = market;
    await fc.assert(
      fc.asyncProperty(anyParty, async (party) => {
        const mine = ['20', '2001', '2002'].filter((county) => sees(party, county, store.regions));
        const [turnover, sellers] = await readFigures(store, party, [{ figure: 'market.turnover', window: 'all' }, { figure: 'market.sellers', window: '2024' }]);
        expect([turnover?.value, sellers?.value]).toEqual([String(mine.reduce((sum, county) => sum + 10 * Number(county), 0)), String(mine.length)]);
        const opened = await openFigure(store, party, { figure: 'market.turnover', window: 'all' });
        expect(opened.records.page.map(({ region }) => region).toSorted()).toEqual(mine.toSorted());
        for (const { code } of regions.filter((one) => !sees(party, one.code, store.regions))) {
          expect(await codesOf(readFigures(store, party, [{ figure: 'market.turnover', window: 'all', region: code }]))).toEqual(['figure.region-not-visible']);
        }
      }),
      { numRuns: 15 },
    );
  });

  test('a party writes where it may, and what it is told of the rest names nothing', async () => {
    const { market, known, batches, suppliers } = await settled(open);
    const { store, committer } = market;
    await fc.assert(
      fc.asyncProperty(anyParty, fc.nat(known.length - 1), fc.constantFrom('20', '2001', '2002'), async (party, at, to) => {
        const { ledger, record, county } = known[at] as Known;
        const standing = await newest(market, ledger, record);
        const may = party.mayWrite && sees(party, county, store.regions);
        const secrets = [...hidden(market, party), ...known.filter((one) => !sees(party, one.county, store.regions) && one.record !== record && one.record !== suppliers.get(county)).map((one) => one.record)];
        const change: Change = { op: 'put', ledger, record, base: standing.version, values: { ...standing.values, county: to } };
        const back: Change = { op: 'put', ledger, record, base: standing.version + 1, values: standing.values };
        const answers: string[] = [];
        const moved = await said(() => committer.commit(edit([change], { party })));
        answers.push(moved);
        const allowed = may && sees(party, to, store.regions);
        expect(!moved.includes('"code"'), `${party.id} ${String(party.regions)} ${county} → ${to}: ${moved}`).toBe(allowed);
        if (allowed && to !== county) await land(market, back);
        answers.push(await said(() => committer.commit(edit([deletion(ledger, record, 99)], { party }))));
        expect(answers.at(-1)?.includes('record.not-found')).toBe(!sees(party, county, store.regions));
        // The same fact again: taken, but by whom is said only to those who see it.
        answers.push(await said(() => committer.commit(edit([stallPut(newId(), 0, { county: '2001', number: `secret-${county}` })], { party }))));
        answers.push(await said(() => committer.commit(edit([deletion('market.suppliers', String(suppliers.get(county)), 1)], { party }))));
        answers.push(await said(() => undoing(store, party, String(batches.get(county)), newId())));
        // What the party wrote itself comes back to it.
        for (const answer of answers) for (const secret of secrets) expect(answer.replaceAll(`secret-${county}`, secret === `secret-${county}` ? '' : `secret-${county}`)).not.toContain(secret);
      }),
      { numRuns: 40 },
    );
    await expectSound(market);
  });

  test('a workbook brings in rows of the party’s regions only, and shows nothing of others’ records', async () => {
    const { market, suppliers } = await settled(open);
    const pine = clerkOf('2001');
    await land(market, supplierPut(newId(), 0, { county: '2001', code: 'own', name: '自家' }));
    const book = workbook(
      sheet('销售', [
        saleHeader,
        ['松县', 'own', '茶叶', null, 5, '2024-03-05', 'F1', null],
        ['竹县', 'own', '茶叶', null, 5, '2024-03-05', 'F2', null],
        // The same fact as a record of another county.
        ['松县', 'code-2002', '茶叶', null, 5, '2024-03-05', 'secret-2002', '探子'],
      ]),
    );
    const planned = await plan(market, book, {}, pine);
    expect(planned.counts).toEqual({ read: 3, new: 1, changed: 0, same: 0, rejected: 2 });
    expect(told(planned)).toEqual(['access.not-allowed 销售!3', 'access.not-allowed 销售!4']);
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

  test('who may only read changes nothing', async () => {
    const { market, batches, known } = await settled(open);
    const auditor = { ...systemParty, id: 'auditor', mayWrite: false };
    for (const { ledger, record } of known) expect(await codesOf(market.committer.commit(edit([deletion(ledger, record, 1)], { party: auditor })))).toEqual(['access.not-allowed']);
    expect(await codesOf(market.committer.commit(edit([stallPut(newId(), 0)], { party: auditor })))).toEqual(['access.not-allowed']);
    expect(await codesOf(undoing(market.store, auditor, String(batches.get('20')), newId()))).toEqual(['access.not-allowed']);
  });

  test('a record that moved away takes its later life with it', async () => {
    const market = await open();
    const stall = newId();
    await land(market, stallPut(stall, 0));
    await land(market, stallPut(stall, 1, { county: '2002', number: 'secret' }));
    const stalls = ledgerNamed(market.store, 'market.stalls');
    expect(await codesOf(historyOf(market.store, clerkOf('2001'), stalls, stall))).toEqual(['record.not-found']);
    const steps = await historyOf(market.store, clerkOf('2002'), stalls, stall);
    expect(steps.map(({ version }) => version.version)).toEqual([2]);
  });
});
