import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { systemParty } from '../../src/kernel/access/party.ts';
import { listClosedChanges } from '../../src/kernel/closing/changes.ts';
import { listClosings } from '../../src/kernel/closing/closings.ts';
import { closePeriod } from '../../src/kernel/closing/close.ts';
import { readPeriod } from '../../src/kernel/closing/period.ts';
import { approveReopening, askToReopen } from '../../src/kernel/closing/reopen.ts';
import { Refusal } from '../../src/kernel/declare/problem.ts';
import { undoing } from '../../src/kernel/ledger/undo.ts';
import { readFigures } from '../../src/kernel/figure/index.ts';
import { clerkOf, deletion, edit, forEachMarket, land, salePut, stallPut, supplierPut, type Market } from '../ledger/market.ts';
import { close, official, prove, sealer } from './closing-world.ts';

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'landed';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

async function withSupplier(market: Market): Promise<string> {
  const supplier = v7();
  await land(market, supplierPut(supplier, 0));
  return supplier;
}

const reasonNeeded = 'closing.reason-needed';

forEachMarket('the lock of a closed period', (open) => {
  test.each([
    ['2024-02-29', 'landed'],
    ['2024-03-01', reasonNeeded],
    ['2024-03-15', reasonNeeded],
    ['2024-03-31', reasonNeeded],
    ['2024-04-01', 'landed'],
  ])('a record dated %s: created, changed, deleted, restored, undone', async (soldOn, expected) => {
    const market = await open();
    const { store, committer } = market;
    const supplier = await withSupplier(market);
    const [old, other] = [v7(), v7()];
    await land(market, salePut(old, 0, supplier, { soldOn, invoice: 'OLD' }), salePut(other, 0, supplier, { soldOn: '2024-05-05', invoice: 'OTHER' }));
    const { number } = await land(market, salePut(old, 1, supplier, { soldOn, invoice: 'OLD', amount: 700n }));
    await close(store, '2024-03');
    expect(await codeOf(land(market, salePut(v7(), 0, supplier, { soldOn, invoice: 'NEW' })))).toBe(expected);
    expect(await codeOf(undoing(store, systemParty, number, v7()).then((undo) => committer.commit(undo)))).toBe(expected);
    const base = expected === 'landed' ? 3 : 2;
    // Into the period, and out of it.
    expect(await codeOf(land(market, salePut(other, 1, supplier, { soldOn, invoice: 'OTHER' })))).toBe(expected);
    expect(await codeOf(land(market, salePut(old, base, supplier, { soldOn: '2024-06-06', invoice: 'OLD' })))).toBe(expected);
    expect(await codeOf(land(market, deletion('market.sales', old, expected === 'landed' ? 4 : 2)))).toBe(expected === 'landed' ? 'landed' : expected);
    // The same with a reason, blanks aside.
    expect(await codeOf(committer.commit(edit([salePut(v7(), 0, supplier, { soldOn, invoice: 'R' })], { reason: '  ' })))).toBe(expected);
    expect(await codeOf(committer.commit(edit([salePut(v7(), 0, supplier, { soldOn, invoice: 'S' })], { reason: '补录' })))).toBe('landed');
    const { changes } = await listClosedChanges(store, systemParty, { page: 1, size: 50 });
    expect(changes.map(({ reason, closings }) => ({ reason, closings }))).toEqual(expected === 'landed' ? [] : [{ reason: '补录', closings: [1] }]);
  });

  test('what stands in the period: an end within it needs a reason, one after it does not', async () => {
    const market = await open();
    const { store, committer } = market;
    const stall = v7();
    await land(market, stallPut(stall, 0, { opened: '2023-05-01' }));
    await close(store, '2024');
    expect(await codeOf(land(market, stallPut(stall, 1, { opened: '2023-05-01', closed: '2025-02-01' })))).toBe('landed');
    expect(await codeOf(land(market, stallPut(stall, 2, { opened: '2023-05-01', closed: '2024-12-30' })))).toBe(reasonNeeded);
    expect(await codeOf(land(market, stallPut(stall, 2, { opened: '2023-06-01', closed: '2025-02-01' })))).toBe('landed');
    await committer.commit(edit([stallPut(stall, 3, { opened: '2023-06-01', closed: '2024-12-30' })], { reason: '停业日期补正' }));
    const [value] = await readFigures(store, systemParty, [{ figure: 'market.stalls', window: '2024-12-31' }]);
    expect(value).toMatchObject({ value: '1', reported: { closing: 1, differs: true, known: { value: '0' } } });
    expect((await prove(store)).flatMap(({ problems }) => problems)).toEqual([]);
  });

  test('what a changed record lends to one in a closed period needs a reason; what it does not lend, none', async () => {
    const market = await open();
    const supplier = await withSupplier(market);
    await land(market, salePut(v7(), 0, supplier, { soldOn: '2024-03-05' }));
    await close(market.store, '2024-03');
    expect(await codeOf(land(market, supplierPut(supplier, 1, { land: 10_000n })))).toBe('landed');
    expect(await codeOf(land(market, supplierPut(supplier, 2, { land: 10_000n, kind: 'coop' })))).toBe(reasonNeeded);
    expect(await codeOf(market.committer.commit(edit([supplierPut(supplier, 2, { land: 10_000n, kind: 'coop' })], { reason: '性质更正' })))).toBe('landed');
    const { changes } = await listClosedChanges(market.store, systemParty, { page: 1, size: 50 });
    expect(changes.map(({ ledger }) => ledger.name)).toEqual(['market.sales']);
    // A clerk sees what was adjusted in the own county only.
    expect((await listClosedChanges(market.store, clerkOf('2002'), { page: 1, size: 50 })).total).toBe(0);
    expect((await listClosedChanges(market.store, clerkOf('2001'), { page: 1, size: 50 })).total).toBe(1);
  });

  test('the shortest closed period is the one a figure is read by; reopening takes two', async () => {
    const market = await open();
    const { store, committer } = market;
    const supplier = await withSupplier(market);
    const sale = v7();
    await land(market, salePut(sale, 0, supplier, { soldOn: '2024-03-05', amount: 100n }));
    await close(store, '2024-03');
    await committer.commit(edit([salePut(sale, 1, supplier, { soldOn: '2024-03-05', amount: 300n })], { reason: '更正' }));
    await close(store, '2024');
    const read = async () => (await readFigures(store, systemParty, ['2024-03', '2024-03-05', '2024', '2024-01..2024-06', '2023..2024'].map((window) => ({ figure: 'market.turnover', window })))).map(({ value, reported }) => [value, reported?.window ?? null]);
    expect(await read()).toEqual([['1', '2024-03'], ['1', '2024-03'], ['3', '2024'], ['3', '2024'], ['3', null]]);
    expect(await codeOf(close(store, '2024'))).toBe('closing.closed-already');
    expect(await codeOf(askToReopen(store, official('one'), 1, ' '))).toBe('closing.no-reason');
    expect(await codeOf(approveReopening(store, official('one'), 1))).toBe('closing.not-asked');
    await askToReopen(store, official('one'), 1, '漏报');
    expect(await codeOf(askToReopen(store, official('other'), 1, '也漏报'))).toBe('closing.asked-already');
    expect(await codeOf(approveReopening(store, official('one'), 1))).toBe('closing.approves-oneself');
    await approveReopening(store, official('other'), 1);
    expect(await codeOf(approveReopening(store, official('other'), 1))).toBe('closing.reopened-already');
    expect(await read()).toEqual([['3', '2024'], ['3', '2024'], ['3', '2024'], ['3', '2024'], ['3', null]]);
    const [closing] = await listClosings(store.database, store.programme);
    expect(await codeOf(undoing(store, systemParty, closing?.batch ?? '', v7()))).toBe('undo.closing');
    expect((await prove(store)).flatMap(({ problems }) => problems)).toEqual([]);
  });

  test('who may not, a period that has not ended, a clock on a wrong day, no reason, a checklist not seen: nothing is done', async () => {
    const now = { at: new Date('2024-06-15T00:00:00Z') };
    const { store, committer } = await open({ clock: { now: () => now.at } });
    const closeAs = (window: string, reason = '上报', party = systemParty) => codeOf(closePeriod(store, party, { window, reason, acknowledged: [] }, sealer, []));
    expect(await closeAs('2024-05', '上报', clerkOf('2001'))).toBe('access.no-right');
    expect(await closeAs('2024-06')).toBe('closing.not-ended');
    expect(await closeAs('2024')).toBe('closing.not-ended');
    expect(await closeAs('2024-05', ' ')).toBe('closing.no-reason');
    expect(await closeAs('2024-02..2024-04')).toBe('closing.no-such-period');
    await committer.commit(edit([]));
    now.at = new Date('2024-06-10T00:00:00Z');
    expect(await closeAs('2024-05')).toBe('closing.clock-behind');
    now.at = new Date('2024-06-16T00:00:00Z');
    const item = { code: 'x', title: { zh: '项', en: 'Item' }, count: 2, detail: null, door: null } as const;
    const closeOver = (severity: 'blocks' | 'acknowledge', acknowledged: string[]) => codeOf(closePeriod(store, systemParty, { window: '2024-05', reason: '上报', acknowledged }, sealer, [async () => [{ ...item, severity }]]));
    expect(await closeOver('blocks', ['x'])).toBe('closing.blocked');
    expect(await closeOver('acknowledge', [])).toBe('closing.not-acknowledged');
    expect(await codeOf(closePeriod(store, systemParty, { window: '2024-05', reason: '上报', acknowledged: [] }, { ...sealer, seal: () => Promise.reject(new Refusal([{ code: 'test.fails', severity: 'error', place: {}, message: item.title, mend: item.title }])) }, []))).toBe('test.fails');
    const [row] = await store.database.query(`select (select count(*) from closing where programme = $1) + (select count(*) from sealed_figure where programme = $1) + (select count(*) from journal where programme = $1 and kind = 'closing') as n`, [store.programme]);
    expect(row?.['n']).toBe('0');
    expect(await closeOver('acknowledge', ['x'])).toBe('landed');
  });

  test('commits and a closing at once: each batch is in what was sealed or an adjustment after it', async () => {
    const market = await open();
    const { store, committer } = market;
    const supplier = await withSupplier(market);
    const commits = Array.from({ length: 30 }, (_, index) => committer.commit(edit([salePut(v7(), 0, supplier, { soldOn: '2024-03-05', invoice: `C${index}`, amount: 100n })], { reason: '补录' })));
    const [closing] = await Promise.all([close(store, '2024-03'), ...commits]);
    const [value] = await readFigures(store, systemParty, [{ figure: 'market.turnover', window: '2024-03' }]);
    const { total } = await listClosedChanges(store, systemParty, { page: 1, size: 50, closing: closing.closing });
    expect(value?.reported?.known.value).toBe('30');
    expect(Number(value?.value)).toBe(30 - total);
    expect((await prove(store)).flatMap(({ problems }) => problems)).toEqual([]);
  });
});

test.each([['2024', 20240101, 20241231], ['2024-02', 20240201, 20240229], ['2024-04..2024-06', 20240401, 20240630], ['2024-07..2024-12', 20240701, 20241231], ['2021..2024', 20210101, 20241231]])('%s can be closed', (text, from, to) => {
  expect(readPeriod(text)).toEqual({ from, to, window: text });
});

test.each(['', 'all', '2024-13', '2024-00', '2024-02..2024-04', '2024-03-05', '2024..2023', '2024-04..2025-03', '24', '2024-01..2024-02'])('“%s” is no period', (text) => {
  expect(() => readPeriod(text)).toThrow('closing.no-such-period');
});
