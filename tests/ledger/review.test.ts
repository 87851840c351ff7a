import fc from 'fast-check';
import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { systemParty, type Party } from '../../src/kernel/access/party.ts';
import { levels, type Level } from '../../src/kernel/declare/level.ts';
import type { LedgerAction } from '../../src/kernel/declare/role.ts';
import { readFigures, readLevels } from '../../src/kernel/figure/index.ts';
import type { Change, Review } from '../../src/kernel/ledger/change.ts';
import { historyOf } from '../../src/kernel/ledger/history.ts';
import { ledgerNamed } from '../../src/kernel/ledger/list.ts';
import { undoing } from '../../src/kernel/ledger/undo.ts';
import { verifyStore } from '../../src/kernel/ledger/verify.ts';
import { codesOf, expectSound, newest } from './expectations.ts';
import { forEachMarket, land, salePut, supplierPut, type Market } from './market.ts';

const who = (...actions: LedgerAction[]): Party => ({ id: actions.join('-'), title: '某人', grants: [{ role: 'some', regions: 'all', ledgers: 'all', actions: ['see', ...actions] }] });
const review = (record: string, base: number, level: Level, ledger = 'market.sales'): Review => ({ op: 'review', ledger, record, base, level });
const asLevel = (level: Level, put: Change): Change => ({ ...put, level }) as Change;
const move = ({ committer }: Market, party: Party, reason: string | undefined, ...changes: Review[]) =>
  committer.commit({ batch: newId(), kind: 'review', party, changes, ...(reason === undefined ? {} : { reason }) });
const turnover = async ({ store }: Market) => (await readFigures(store, systemParty, readLevels.filter((level) => level !== 'both').map((level) => ({ figure: 'market.turnover', window: 'all', level })))).map(({ value }) => value);

forEachMarket('review', (open) => {
  test('a record goes up step by step; what is written after that is submitted again; figures count what has come so far', async () => {
    const market = await open();
    const [supplier, sale] = [newId(), newId()];
    await land(market, supplierPut(supplier, 0));
    await land(market, asLevel('draft', salePut(sale, 0, supplier, { amount: 500n })));
    expect(await turnover(market)).toEqual(['0', '0', '0']);
    expect(await codesOf(move(market, systemParty, undefined, review(sale, 1, 'verified')))).toEqual(['review.no-such-step']);
    await move(market, who('write'), undefined, review(sale, 1, 'submitted'));
    expect(await turnover(market)).toEqual(['5', '0', '0']);
    await move(market, who('verify'), undefined, review(sale, 2, 'verified'));
    await move(market, who('confirm'), undefined, review(sale, 3, 'confirmed'));
    expect(await turnover(market)).toEqual(['5', '5', '5']);
    expect(await codesOf(move(market, systemParty, undefined, review(sale, 3, 'verified')))).toEqual(['record.conflict']);
    expect(await codesOf(move(market, who('confirm'), '  ', review(sale, 4, 'draft')))).toEqual(['review.no-reason']);
    // Saying the same again leaves it confirmed, something else doesn't.
    expect((await land(market, salePut(sale, 4, supplier, { amount: 500n }))).counts).toMatchObject({ same: 1 });
    await land(market, salePut(sale, 4, supplier, { amount: 700n }));
    expect(await newest(market, 'market.sales', sale)).toMatchObject({ version: 5, level: 'submitted' });
    expect(await turnover(market)).toEqual(['7', '0', '0']);
    await move(market, who('verify'), '金额与发票不符', review(sale, 5, 'draft'));
    expect(await codesOf(land(market, asLevel('confirmed', salePut(sale, 6, supplier, { amount: 800n }))))).toEqual(['review.not-by-writing']);
    await land(market, salePut(sale, 6, supplier, { amount: 800n }));
    expect(await newest(market, 'market.sales', sale)).toMatchObject({ level: 'draft' });
    const steps = await historyOf(market.store, systemParty, ledgerNamed(market.store, 'market.sales'), sale);
    expect(steps.map(({ version: { level }, entry: { kind, reason } }) => `${kind} ${level} ${reason ?? ''}`.trim())).toEqual([
      'edit draft', 'review submitted', 'review verified', 'review confirmed', 'edit submitted', 'review draft 金额与发票不符', 'edit draft',
    ]);
    await expectSound(market);
  });

  test('a value carried over leaves a record where it is, and an altered level is found', async () => {
    const market = await open();
    const [supplier, sale] = [newId(), newId()];
    await land(market, supplierPut(supplier, 0));
    await land(market, salePut(sale, 0, supplier));
    await move(market, systemParty, undefined, review(sale, 1, 'verified'));
    await land(market, supplierPut(supplier, 1, { name: '新名字' }));
    expect(await newest(market, 'market.sales', sale)).toMatchObject({ version: 3, level: 'verified', values: { supplierName: '新名字' } });
    await expectSound(market);
    await market.store.database.run('update market_sales set _level = 3 where record = $1 and _until is null', [sale]);
    expect((await verifyStore(market.store)).problems).toMatchObject([{ code: 'row.altered', place: { record: sale } }]);
  });

  test('a review is taken back as it was made, by whoever might have made it; so is what was written over it', async () => {
    const market = await open();
    const [supplier, sale] = [newId(), newId()];
    await land(market, supplierPut(supplier, 0));
    const brought = await land(market, salePut(sale, 0, supplier, { amount: 500n }));
    const verified = await move(market, systemParty, undefined, review(sale, 1, 'verified'));
    const undo = async (party: Party, number: string) => market.committer.commit(await undoing(market.store, party, number, newId()));
    expect(await codesOf(undo(who('undo', 'write'), brought.number))).toEqual(['undo.changed-since']);
    expect(await codesOf(undo(who('undo', 'write'), verified.number))).toEqual(['access.not-allowed']);
    const edited = await land(market, salePut(sale, 2, supplier, { amount: 700n }));
    await undo(who('undo'), edited.number);
    expect(await turnover(market)).toEqual(['5', '5', '0']);
    const undone = await undo(who('verify'), verified.number);
    expect(await turnover(market)).toEqual(['5', '0', '0']);
    expect(await codesOf(undo(who('write', 'undo'), undone.number))).toEqual(['access.not-allowed']);
    await undo(who('verify'), undone.number);
    expect(await newest(market, 'market.sales', sale)).toMatchObject({ level: 'verified' });
    await expectSound(market);
  });

  test('after any writing, reviewing and undoing, undoing a batch gives back every level and figure', { timeout: 120_000 }, async () => {
    const market = await open();
    const supplier = newId();
    await land(market, supplierPut(supplier, 0));
    const anyAct = fc.record({ at: fc.nat(4), level: fc.constantFrom(...levels), amount: fc.option(fc.constantFrom(100n, 200n), { nil: undefined, freq: 2 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(anyAct, { minLength: 3, maxLength: 14 }), async (acts) => {
        const records = Array.from({ length: 5 }, () => newId());
        for (const { at, level, amount } of acts) {
          const record = records[at] ?? '';
          const stands = await newest(market, 'market.sales', record).catch(() => undefined);
          const before = [await turnover(market), stands?.level, stands?.gone];
          const to = level === 'draft' ? 'draft' : 'submitted';
          const invoice = `F-${record}`;
          const acted =
            amount !== undefined || stands === undefined
              ? land(market, asLevel(to, salePut(record, stands?.version ?? 0, supplier, { invoice, amount: amount ?? 300n })))
              : move(market, systemParty, '退回', review(record, stands.version, level));
          const landing = await acted.catch(() => undefined);
          if (landing === undefined || landing.counts.created + landing.counts.changed === 0) continue;
          const after = await turnover(market);
          const undone = await market.committer.commit(await undoing(market.store, systemParty, landing.number, newId()));
          const now = await newest(market, 'market.sales', record);
          expect([await turnover(market), stands === undefined ? undefined : now.level, stands === undefined ? undefined : now.gone]).toEqual(before);
          await market.committer.commit(await undoing(market.store, systemParty, undone.number, newId()));
          expect(await turnover(market)).toEqual(after);
        }
        await expectSound(market);
      }),
      { numRuns: 8 },
    );
  });
});
