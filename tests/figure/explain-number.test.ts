import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { systemParty, type Party } from '../../src/kernel/access/party.ts';
import { explainNumber } from '../../src/kernel/figure/index.ts';
import type { Change } from '../../src/kernel/ledger/change.ts';
import { forEachDatabase } from '../databases.ts';
import type { Trip } from './trip.ts';
import { openWorld } from './world.ts';

const trip: Trip = { place: '21', hut: 'lake', guided: null, walker: 'A', price: 1_968_430_000_00n, fee: 1_00n, nights: 1, walkedOn: '2024-03-01', left: null, until: null };
const trips: Trip[] = [
  trip,
  { ...trip, place: '22', hut: 'peak', price: 20_000_00n, walkedOn: '2024-12-31' },
  { ...trip, price: 1_234_56n, walkedOn: '2023-12-31', walker: 'B' },
  { ...trip, place: '10', hut: null, price: 700_000_00n, walkedOn: '2024-02-29', walker: 'C' },
];

forEachDatabase('a number from elsewhere', (open) => {
  const explained = async (number: string, asked: { figure?: string; window?: string; region?: string; slice?: string } = {}, party: Party = systemParty) => {
    const world = await openWorld(await open());
    const changes = trips.map((one, index): Change => ({ op: 'put', ledger: 'walks.trips', record: v7(), base: 0, values: { number: String(index + 1), ...one } }));
    await world.committer.commit({ batch: v7(), kind: 'edit', party: systemParty, changes });
    return { ...(await explainNumber(world.store, party, { figure: 'walks.income', window: '2024', ...asked }, number)), records: changes.map(({ record }) => record) };
  };
  const first = async (number: string, asked = {}) => {
    const { explanations } = await explained(number, asked);
    const hits = explanations.filter(({ fit }) => fit !== 'near');
    return hits.map(({ words, unit, fit }) => `${words.zh} · ${unit.zh} · ${fit}`);
  };

  test('is told what would make the figure that number: unit, rounding, period, region, part, definition, figure, record', async () => {
    // The year's income is 1,969,150,000.
    expect((await first('19.69亿元'))[0]).toBe('四舍五入到 2 位小数 · 亿元 · rounded');
    expect((await first('19.6915'))[0]).toBe('以亿元计 · 亿元 · exact');
    expect((await first('196,915'))[0]).toBe('以万元计 · 万元 · exact');
    expect(await first('19.691亿')).toContain('第 3 位小数以后截去，没有四舍五入 · 亿元 · cut');
    expect(await first('1969151234.56')).toContain('期间为 2023 至 2024 · 元 · exact');
    expect(await first('1234.56')).toContain('期间为 2023 · 元 · exact');
    expect(await first('20000')).toContain('地区为西乙 · 元 · exact');
    expect(await first('20000')).toContain('只算“住处”为峰屋的 · 元 · exact');
    expect(await first('3', { figure: 'walks.walkers' })).toContain('指标为“行程数” · 个 · exact');
    expect(await first('1', { figure: 'walks.paid', region: '22' })).toContain('就是同一个数 · 元 · exact');
  });

  test('a single record left out, counted twice, or counted though it doesn’t count here makes the gap', async () => {
    const out = await explained('1969130000');
    expect(out.explanations.find(({ kind }) => kind === 'record')).toMatchObject({ words: { zh: '少算了一条记录（20000）' }, record: out.records[1], fit: 'exact' });
    const twice = await explained('1969170000');
    expect(twice.explanations.find(({ kind }) => kind === 'record')).toMatchObject({ words: { zh: '一条记录算了两次（20000）' }, record: twice.records[1] });
    const more = await explained('1969151234.56');
    expect(more.explanations.find(({ kind }) => kind === 'record')).toMatchObject({ words: { zh: '多算了一条记录（1234.56）；这里不计它——日期：在 2024-01-01 之前' }, record: more.records[2] });
  });

  test('a hit that may be chance is told to be one: several records alike, a small number, less than any record', async () => {
    // Four trips a year: two of the walkers, two places and one hut each make a number of one digit.
    const small = await explained('2', { figure: 'walks.count' });
    expect(small.chance.hits).toBeGreaterThan(1);
    expect(small.chance.notes.map(({ zh }) => zh)).toEqual([expect.stringMatching(/^可能只是碰巧：这个数小/), expect.stringMatching(/^有 \d+ 种说法都对得上/)]);
    const exactly = await explained('19.69亿元');
    expect(exactly.chance).toMatchObject({ expected: '0.0', notes: [] });
    const less = await explained('1234.56');
    expect(less.chance.notes.map(({ zh }) => zh)).toEqual([expect.stringContaining('比一条记录的平均数')]);
    const world = await openWorld(await open());
    const alike = Array.from({ length: 3 }, (_, index): Change => ({ op: 'put', ledger: 'walks.trips', record: v7(), base: 0, values: { number: String(index), ...trip, price: 500n } }));
    await world.committer.commit({ batch: v7(), kind: 'edit', party: systemParty, changes: [...alike, { op: 'put', ledger: 'walks.trips', record: v7(), base: 0, values: { number: '9', ...trip, price: 7_000_00n } }] });
    const one = await explainNumber(world.store, systemParty, { figure: 'walks.income', window: '2024' }, '7010');
    expect(one.explanations.filter(({ kind }) => kind === 'record').map(({ alike: n, fit }) => [n, fit])).toEqual([[3, 'exact']]);
    expect(one.chance.notes.map(({ zh }) => zh)).toContain('可能只是碰巧：有 3 条记录恰好是这个差额，不能说是哪一条。');
  });

  test('what nothing explains is told with what comes nearest; only what one sees is looked at', async () => {
    const { explanations, difference, number } = await explained('12345元');
    expect([number.value, difference]).toEqual(['12345', '-1969137655']);
    expect(explanations.every(({ fit }) => fit === 'near')).toBe(true);
    expect(explanations.length).toBeGreaterThan(0);
    const clerk: Party = { id: 'clerk', title: '填报人', grants: [{ role: 'clerk', regions: ['21'], ledgers: 'all', actions: ['see'] }] };
    const seen = await explained('20000', {}, clerk);
    expect(seen.explanations.filter(({ fit }) => fit !== 'near')).toEqual([]);
  });

  test('no number, and one in another unit, are refused', async () => {
    await expect(explained('很多')).rejects.toMatchObject({ code: 'figure.unreadable-number' });
    await expect(explained('12 亩')).rejects.toMatchObject({ code: 'figure.unit-of-number' });
    await expect(explained('3万人次', { figure: 'walks.count' })).rejects.toMatchObject({ code: 'figure.unit-of-number' });
  });
});
