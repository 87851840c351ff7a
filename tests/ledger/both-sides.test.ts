import fc from 'fast-check';
import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { systemParty, type Party } from '../../src/kernel/access/party.ts';
import { counterpart } from '../../src/kernel/declare/counterpart.ts';
import { domain } from '../../src/kernel/declare/domain.ts';
import { choice, date, money, region, text } from '../../src/kernel/declare/fields/index.ts';
import { count, distinct, figure, sum } from '../../src/kernel/declare/figure.ts';
import { ledger } from '../../src/kernel/declare/ledger.ts';
import { decimalText, minus, rationalOf } from '../../src/kernel/declare/rational.ts';
import { compareFigures, compareOffices, fold, openFigure, readFigures, rebuild, verifyFigures, type FigureValue } from '../../src/kernel/figure/index.ts';
import type { Change } from '../../src/kernel/ledger/change.ts';
import { decideDifference } from '../../src/kernel/ledger/decide-difference.ts';
import { findDifferences } from '../../src/kernel/ledger/differences.ts';
import { undoing } from '../../src/kernel/ledger/undo.ts';
import { close } from '../closing/closing-world.ts';
import { codesOf, expectSound } from './expectations.ts';
import { clerkOf, forEachMarket, land, type Market } from './market.ts';

const title = (zh: string, en: string) => ({ title: { zh, en } });

export const deals = ledger('trade.deals', {
  ...title('成交台账', 'Deals'),
  fields: {
    county: region({ ...title('县区', 'County'), side: 'west' }),
    code: text(title('单号', 'Code')),
    goods: choice({ ...title('货品', 'Goods'), of: { tea: { zh: '茶', en: 'Tea' }, wool: { zh: '毛', en: 'Wool' } } }),
    buyer: text(title('买方', 'Buyer')),
    amount: money(title('金额', 'Amount')),
    madeOn: date(title('日期', 'Made on')),
    goesTo: region({ ...title('去向', 'Goes to'), side: 'east', optional: true }),
  },
  scope: 'county',
  when: 'madeOn',
  identity: ['code'],
});

export const dealsSeen = counterpart('trade.deals-seen', deals, {
  ...title('成交台账（对方）', 'Deals as the other side has them'),
  office: region({ ...title('填报单位', 'Office'), side: 'east' }),
  fields: ['county', 'code', 'amount', 'madeOn'],
  amount: 'amount',
  day: 'madeOn',
  expected: { field: 'goesTo', as: 'office' },
  foundBy: 'code',
});

const figures = [
  figure('trade.amount', { ...title('金额', 'Amount'), over: deals, measure: sum('amount'), by: ['goods'] }),
  figure('trade.buyers', { ...title('买方数', 'Buyers'), over: deals, measure: distinct('buyer') }),
  figure('trade.seen', { ...title('对方笔数', 'Deals seen'), over: dealsSeen, measure: count() }),
];
export const trade = domain({ name: 'trade', title: { zh: '贸易', en: 'Trade' }, ledgers: [deals, dealsSeen], figures });

interface Said {
  readonly code: string;
  readonly amount: bigint;
  readonly madeOn: string;
  readonly level?: 'draft';
}
const deal = (record: string, base: number, { level, ...values }: Said, more: object = {}): Change => ({ op: 'put', ledger: 'trade.deals', record, base, values: { county: '2001', goods: 'tea', buyer: 'B', goesTo: '10', ...values, ...more }, level: level ?? 'submitted' });
const seen = (record: string, base: number, { level, ...values }: Said, office = '10'): Change => ({ op: 'put', ledger: 'trade.deals-seen', record, base, values: { office, county: '2001', ...values }, level: level ?? 'submitted' });
const amounts = async ({ store }: Market) => (await readFigures(store, systemParty, (['submitted', 'both'] as const).map((level) => ({ figure: 'trade.amount', window: 'all', level })))).map(({ value }) => value);

interface Step {
  readonly side: 'west' | '10' | '20';
  readonly at: number;
  readonly said: Said | undefined;
  readonly land: boolean;
}

interface Stands extends Said {
  readonly record: string;
  version: number;
}

const anySaid: fc.Arbitrary<Said> = fc.record({
  code: fc.constantFrom('A', 'B', 'C'),
  amount: fc.constantFrom(100n, 250n),
  madeOn: fc.constantFrom('2024-03-31', '2024-04-01'),
  level: fc.constantFrom(undefined, undefined, undefined, 'draft' as const),
}, { requiredKeys: ['code', 'amount', 'madeOn'] }).map(({ level, ...said }) => (level === undefined ? said : { ...said, level }));
const anyStep: fc.Arbitrary<Step> = fc.record({ side: fc.constantFrom('west' as const, '10' as const, '20' as const), at: fc.nat(3), said: fc.option(anySaid, { nil: undefined, freq: 4 }), land: fc.boolean() });

forEachMarket('both sides', (open) => {
  test('a record counts as agreed while the other office has it once and says alike of it', async () => {
    const market = await open({ domains: [trade] });
    const [own, theirs, again] = [newId(), newId(), newId()];
    const said = { code: 'A', amount: 500n, madeOn: '2024-03-05' };
    await land(market, deal(own, 0, said));
    expect(await amounts(market)).toEqual(['5', '0']);
    await land(market, seen(theirs, 0, { ...said, amount: 400n }));
    expect(await amounts(market)).toEqual(['5', '0']);
    const mended = await land(market, seen(theirs, 1, said));
    expect(await amounts(market)).toEqual(['5', '5']);
    await land(market, seen(again, 0, said, '20'));
    expect(await amounts(market)).toEqual(['5', '0']);
    await land(market, { op: 'delete', ledger: 'trade.deals-seen', record: again, base: 1 });
    await land(market, deal(own, 1, { ...said, amount: 400n }));
    expect(await amounts(market)).toEqual(['4', '0']);
    await market.committer.commit(await undoing(market.store, systemParty, mended.number, newId()));
    expect(await amounts(market)).toEqual(['4', '4']);
    const opened = await openFigure(market.store, systemParty, { figure: 'trade.amount', window: '2024', level: 'both' });
    expect(opened.records).toMatchObject({ total: 1, page: [{ record: own, contribution: '4.00' }] });
    expect(opened.definition.zh).toContain('双方');
    expect(await codesOf(readFigures(market.store, systemParty, [{ figure: 'trade.seen', window: 'all', level: 'both' }]))).toEqual(['figure.one-sided']);
    await expectSound(market);
    await market.store.database.run('delete from both_sides');
    expect((await verifyFigures(market.store)).members).toEqual([{ figure: 'trade.buyers@both', keys: 1 }, { figure: 'trade.deals@both', keys: 1 }]);
    await rebuild(market.store);
    await expectSound(market);
  });

  test('the two offices’ values are told fact by fact: what only one has, another amount, day or county, claimed twice', async () => {
    const market = await open({ domains: [trade] });
    const ids = Object.fromEntries(['A', 'B', 'C', 'D', 'E', 'F'].map((code) => [code, newId()]));
    const said = (code: string, amount: bigint, madeOn = '2024-03-05') => ({ code, amount, madeOn });
    const claim = newId();
    await land(market, deal(ids['A'] ?? '', 0, said('A', 500n)));
    await land(market, deal(ids['B'] ?? '', 0, said('B', 300n)));
    await land(market, deal(ids['C'] ?? '', 0, said('C', 200n, '2023-12-31')));
    await land(market, deal(ids['D'] ?? '', 0, said('D', 700n)));
    await land(market, deal(newId(), 0, said('G', 25n, '2024-08-01')));
    await land(market, deal(ids['E'] ?? '', 0, said('E', 900n), { county: '2002' }));
    await land(market, seen(claim, 0, said('A', 450n)));
    await land(market, seen(newId(), 0, said('C', 200n)));
    await land(market, seen(newId(), 0, said('D', 700n)));
    await land(market, seen(newId(), 0, said('D', 700n), '20'));
    await land(market, seen(newId(), 0, said('F', 100n)));
    await land(market, seen(newId(), 0, said('E', 900n)));
    const compared = await compareOffices(market.store, systemParty, { figure: 'trade.amount', window: '2024', region: '2001' }, { page: 1, size: 50 });
    expect([compared.a.value.value, compared.b.value.value, compared.both.value, compared.difference, compared.exact]).toEqual(['15.25', '30.5', '0', '-15.25', true]);
    expect(compared.explanations.map(({ side, words, records, difference }) => [side, words.zh, records, difference])).toEqual([
      ['b', '《成交台账》里有，但不计——地区：属于竹县', 1, '-9'],
      ['b', '另一单位已报了同一件事，重复', 1, '-7'],
      ['a', '《成交台账（对方）》里没有这一条', 1, '3'],
      ['b', '《成交台账》里有，但不计——日期：在 2024-01-01 之前', 1, '-2'],
      ['b', '《成交台账》里没有这一条', 1, '-1'],
      ['both', '两边的“金额”不同', 1, '0.5'],
      ['a', '《成交台账（对方）》里没有这一条，对口单位也没有报过当月的任何记录', 1, '0.25'],
    ]);
    expect(compared.records.page.at(-2)).toMatchObject({ ledger: 'trade.deals', record: ids['A'], a: '5', b: '4.5', counterpart: { ledger: 'trade.deals-seen', record: claim } });
    // A region of the other office's side is asked by where that office is expected.
    const there = await compareOffices(market.store, systemParty, { figure: 'trade.amount', window: 'all', region: '10' }, { page: 1, size: 50 });
    expect([there.a.value.value, there.b.value.value, there.exact]).toEqual(['26.25', '23.5', true]);
    const codes = (name: string, more = {}, party = systemParty) => codesOf(compareOffices(market.store, party, { figure: name, window: 'all', ...more }, { page: 1, size: 5 }));
    expect(await codes('trade.amount', { slice: 'goods=tea' })).toEqual(['figure.other-office-keeps-less']);
    expect(await codes('trade.buyers')).toEqual(['figure.other-office-keeps-less']);
    expect(await codes('trade.seen')).toEqual(['figure.one-sided']);
    expect(await codes('trade.amount', {}, clerkOf('2001'))).toEqual(['figure.other-office-not-visible']);
    // Whoever sees a part of either ledger is shown that part, and isn't told that the rest is missing.
    const both: Party = { id: 'both', title: '双方', grants: [{ role: 'x', regions: ['10', '2001'], ledgers: 'all', actions: ['see'] }] };
    const partly = await compareOffices(market.store, both, { figure: 'trade.amount', window: '2024' }, { page: 1, size: 50 });
    expect([partly.a.value.value, partly.b.value.value, partly.exact, partly.a.partly, partly.b.partly]).toEqual(['15.25', '23.5', true, true, true]);
    expect(partly.records.page.map(({ record }) => record)).not.toContain(ids['E']);
    expect(partly.explanations.map(({ words }) => words.zh)).toContain('您看得到的《成交台账》里没有这一条');
    expect(partly.explanations.map(({ words }) => words.zh).join()).not.toContain('竹县');
  });

  test('whatever both offices write, in whatever order and together, the figures say what they agree on', { timeout: 120_000 }, async () => {
    const market = await open({ domains: [trade] });
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 4, maxLength: 24 }), async (steps) => {
        const sides = { west: new Map<string, Stands>(), 10: new Map<string, Stands>(), 20: new Map<string, Stands>() };
        const mark = newId();
        let waiting: Promise<unknown>[] = [];
        for (const { side, at, said, land: lands } of steps) {
          const stands = sides[side];
          const old = [...stands.values()][at];
          const put = (record: string, base: number, what: Said) => (side === 'west' ? deal(record, base, { ...what, code: `${mark}${what.code}` }, { buyer: what.code }) : seen(record, base, { ...what, code: `${mark}${what.code}` }, side));
          if (said === undefined) {
            if (old === undefined) continue;
            stands.delete(old.record);
            waiting.push(land(market, { op: 'delete', ledger: side === 'west' ? 'trade.deals' : 'trade.deals-seen', record: old.record, base: old.version }));
          } else if (![...stands.values()].some(({ code, record }) => code === said.code && record !== old?.record)) {
            const record = old?.record ?? newId();
            const landing = land(market, put(record, old?.version ?? 0, said));
            stands.set(record, { ...said, record, version: old?.version ?? 0 });
            const { counts } = await landing;
            const now = stands.get(record);
            if (now !== undefined) now.version += counts.created + counts.changed;
          }
          if (lands) await Promise.all(waiting);
          if (lands) waiting = [];
        }
        await Promise.all(waiting);
        const counted = (of: Map<string, Stands>) => [...of.values()].filter(({ level }) => level === undefined);
        const claims = [...counted(sides[10]), ...counted(sides[20])];
        const agreed = counted(sides.west).filter((own) => {
          const [one, ...more] = claims.filter(({ code }) => code === own.code);
          return one !== undefined && more.length === 0 && one.amount === own.amount && one.madeOn === own.madeOn;
        });
        await fold(market.store.database, market.store.programme);
        const { records } = await openFigure(market.store, systemParty, { figure: 'trade.amount', window: 'all', level: 'both' }, { limit: 500 });
        const mine = records.page.filter(({ record }) => sides.west.has(record));
        expect(mine.map(({ record }) => record).toSorted()).toEqual(agreed.map(({ record }) => record).toSorted());
        for (const window of ['all', '2024-03', '2024-04']) {
          const { exact, a, b, difference } = await compareOffices(market.store, systemParty, { figure: 'trade.amount', window }, { page: 1, size: 20 });
          expect([exact, decimalText(minus(rationalOf(a.value.value ?? '0'), rationalOf(b.value.value ?? '0')))]).toEqual([true, difference]);
        }
        await expectSound(market);
      }),
      { numRuns: 15 },
    );
  });

  test('what both said is read as it was: when a period was closed, and after any batch', { timeout: 120_000 }, async () => {
    const market = await open({ domains: [trade] });
    const asked = [
      { window: '2024' }, { window: '2024-03' }, { window: '2024-03-31' }, { window: '2024-03', region: '2001' },
      ...['2024-03-31', '2024-04-01..2024-04-20'].map((window) => ({ window, slice: 'goods=tea' })),
    ].flatMap((place) => ['trade.amount', ...('slice' in place ? [] : ['trade.buyers'])].map((name) => ({ ...place, figure: name, level: 'both' as const })));
    const parties = [systemParty, clerkOf('2001', '2002')];
    const read = async (as: 'known' | 'reported') => (await Promise.all(parties.map((party) => readFigures(market.store, party, asked.map((one) => ({ ...one, as })))))).flat();
    const sides = { west: new Map<string, Stands>(), 10: new Map<string, Stands>(), 20: new Map<string, Stands>() };
    const past: { batch: string; known: readonly (string | null)[] }[] = [];
    const act = async ({ side, at, said }: Pick<Step, 'side' | 'at' | 'said'>) => {
      const stands = sides[side];
      const old = [...stands.values()][at];
      if (said === undefined ? old === undefined : [...stands.values()].some(({ code, record }) => code === said.code && record !== old?.record)) return;
      const record = old?.record ?? newId();
      const base = old?.version ?? 0;
      const name = side === 'west' ? 'trade.deals' : 'trade.deals-seen';
      const change: Change = said === undefined ? { op: 'delete', ledger: name, record, base } : side === 'west' ? deal(record, base, said, { buyer: said.code, county: said.code === 'C' ? '2002' : '2001' }) : seen(record, base, said, side);
      const { number, counts } = await market.committer.commit({ batch: newId(), kind: 'edit', party: systemParty, changes: [change], reason: '更正' });
      if (said === undefined) stands.delete(record);
      else stands.set(record, { ...said, record, version: base + counts.created + counts.changed });
      past.push({ batch: number, known: (await read('known')).map(({ value }) => value) });
    };
    for (const code of ['A', 'C']) for (const side of ['west', '10'] as const) await act({ side, at: 9, said: { code, amount: 250n, madeOn: '2024-03-31' } });
    // Every run goes on where the one before ended; what was closed stays closed.
    let closedWith: readonly FigureValue[] | undefined;
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 6, maxLength: 14 }), async (steps) => {
        if (closedWith === undefined) {
          closedWith = await read('known');
          await close(market.store, '2024');
        }
        for (const step of steps) await act(step);
        const reported = await read('reported');
        expect(reported.map(({ value }) => value)).toEqual(closedWith.map(({ value }) => value));
        expect(reported.map(({ reported: then }) => then?.known.value)).toEqual((await read('known')).map(({ value }) => value));
        for (const { batch, known } of past.splice(0).filter((_, index) => index % 4 === 0)) {
          for (const [index, one] of asked.entries()) {
            const { a, b, exact } = await compareFigures(market.store, systemParty, { ...one, at: { batch } }, one, { page: 1, size: 50 });
            expect([a.value.value, exact]).toEqual([known[index], true]);
            expect(b.value.value).toBe((await readFigures(market.store, systemParty, [{ ...one, as: 'known' }]))[0]?.value);
          }
        }
      }),
      { numRuns: 8 },
    );
    expect(closedWith?.map(({ value }) => value).slice(0, 2)).toEqual(['5', '2']);
    await expectSound(market);
  });

  test('each difference is told with its kind and owner, and stays accepted until a record changes', async () => {
    const market = await open({ domains: [trade] });
    const said = (code: string, more: Partial<Said> = {}): Said => ({ code, amount: 100n, madeOn: '2024-05-06', ...more });
    const amount = newId();
    await land(market, deal(newId(), 0, said('agreed')), deal(amount, 0, said('amount')), deal(newId(), 0, said('day')), deal(newId(), 0, said('there')), deal(newId(), 0, said('twice')), deal(newId(), 0, said('elsewhere', { madeOn: '2024-07-01' })));
    await land(market, seen(newId(), 0, said('agreed')), seen(newId(), 0, said('amount', { amount: 90n })), seen(newId(), 0, said('day', { madeOn: '2024-05-07' })), seen(newId(), 0, said('here')), seen(newId(), 0, said('twice')), seen(newId(), 0, said('twice'), '20'));
    const told = async (party = systemParty) => (await findDifferences(market.store, party)).map(({ kind, owner, state, own, theirs }) => [kind, String(own?.values['code'] ?? theirs[0]?.values['code']), owner, state]).toSorted();
    expect(await told()).toEqual([
      ['amount', 'amount', '2001', 'open'],
      ['day', 'day', '2001', 'open'],
      ['missing-here', 'here', '2001', 'open'],
      ['missing-there', 'there', '10', 'open'],
      ['twice', 'twice', '20', 'open'],
    ]);
    expect(await told(clerkOf('2002'))).toEqual([]);
    const one = (await findDifferences(market.store, systemParty, { kind: 'amount' }))[0];
    const decide = (note: string, party = systemParty) => decideDifference(market.store, party, { ledger: 'trade.deals', fact: one?.fact ?? '', accepted: true, note });
    expect(await codesOf(decide(' '))).toEqual(['difference.no-reason']);
    expect(await codesOf(decide('运费另计', clerkOf('2002')))).toEqual(['difference.not-found']);
    await decide('运费另计', clerkOf('2001'));
    expect((await findDifferences(market.store, systemParty, { state: 'accepted' })).map(({ kind, note }) => [kind, note])).toEqual([['amount', '运费另计']]);
    await land(market, deal(amount, 1, said('amount', { amount: 95n })));
    expect(await findDifferences(market.store, systemParty, { state: 'accepted' })).toEqual([]);
    await expectSound(market);
  });

  test('offices that write the same facts at once leave them right', { timeout: 60_000 }, async () => {
    const market = await open({ domains: [trade] });
    const codes = Array.from({ length: 40 }, (_, index) => `K${index}`);
    const said = (code: string): Said => ({ code, amount: 100n, madeOn: '2024-05-06' });
    await Promise.all(codes.flatMap((code) => [market.committer.commit({ batch: newId(), kind: 'edit', party: systemParty, changes: [deal(newId(), 0, said(code))] }), land(market, seen(newId(), 0, said(code)))]));
    expect(await amounts(market)).toEqual(['40', '40']);
    await expectSound(market);
  });
});
