import { domain } from '../../src/kernel/declare/domain.ts';
import { choice, count as countOf, date, flag, money, month, region, text } from '../../src/kernel/declare/fields/index.ts';
import { count, cumulative, difference, distinct, figure, growth, leastGrowth, max, mean, min, ratio, sum, type AnyFigure } from '../../src/kernel/declare/figure.ts';
import { ledger } from '../../src/kernel/declare/ledger.ts';
import { regionBook } from '../../src/kernel/declare/regions.ts';
import { figureKeeper } from '../../src/kernel/figure/index.ts';
import { Committer } from '../../src/kernel/ledger/committer.ts';
import { keepProgramme, sealFrom } from '../../src/kernel/ledger/programme.ts';
import type { Store } from '../../src/kernel/ledger/store.ts';
import { readState, upgrade, type ModelState } from '../../src/kernel/ledger/upgrade.ts';
import { compile } from '../../src/kernel/model/compile.ts';
import { systemClock } from '../../src/kernel/ports/clock.ts';
import type { Database } from '../../src/kernel/ports/database.ts';
import { testVault } from '../vault/test-vault.ts';

/** A small programme: two sides, two levels; trips of walkers to huts. */
export const regions = [
  { code: '10', title: { zh: '东', en: 'East' }, side: 'east', parent: null },
  { code: '20', title: { zh: '西', en: 'West' }, side: 'west', parent: null },
  { code: '21', title: { zh: '西甲', en: 'West A' }, side: 'west', parent: '20' },
  { code: '22', title: { zh: '西乙', en: 'West B' }, side: 'west', parent: '20' },
];

const title = (zh: string, en: string) => ({ title: { zh, en } });

export const trips = ledger('walks.trips', {
  ...title('行程', 'Trips'),
  fields: {
    number: text(title('编号', 'Number')),
    place: region(title('地区', 'Region')),
    hut: choice({ ...title('住处', 'Hut'), of: { lake: { zh: '湖屋', en: 'Lake hut' }, peak: { zh: '峰屋', en: 'Peak hut' } }, optional: true }),
    guided: flag({ ...title('有向导', 'Guided'), optional: true }),
    walker: text({ ...title('姓名', 'Walker'), optional: true }),
    price: money({ ...title('金额', 'Price'), optional: true, negative: true }),
    fee: money({ ...title('手续费', 'Fee'), optional: true, negative: true }),
    nights: countOf(title('夜数', 'Nights')),
    walkedOn: date({ ...title('日期', 'Walked on'), optional: true }),
    left: date({ ...title('离开日期', 'Left on'), optional: true }),
    until: month({ ...title('止于', 'Until'), optional: true }),
  },
  scope: 'place',
  when: 'walkedOn',
  identity: ['number'],
});

const by = ['hut', 'guided'] as const;
const trip = { over: trips, by };

export const tripCount = figure('walks.count', { ...title('行程数', 'Trips'), ...trip, measure: count() });
export const income = figure('walks.income', { ...title('收入', 'Income'), ...trip, measure: sum('price') });
export const lakeIncome = figure('walks.lake-income', { ...title('湖屋收入', 'Income at the lake'), over: trips, measure: sum('price'), where: { hut: { is: 'lake' } } });
export const meanPrice = figure('walks.mean', { ...title('均价', 'Mean price'), ...trip, measure: mean('price'), where: { hut: { not: 'peak' } } });
export const cheapest = figure('walks.cheapest', { ...title('最低价', 'Cheapest'), ...trip, measure: min('price') });
export const dearest = figure('walks.dearest', { ...title('最高价', 'Dearest'), ...trip, measure: max('price'), where: { nights: { atLeast: 1 } } });
export const walkers = figure('walks.walkers', { ...title('人数', 'Walkers'), ...trip, measure: distinct('walker') });
export const lakeWalkers = figure('walks.lake-walkers', { ...title('湖屋人数', 'Walkers at the lake'), over: trips, measure: distinct('walker'), where: { hut: { oneOf: ['lake'] }, walkedOn: { present: true } } });
export const present = figure('walks.present', { ...title('在住', 'Present'), ...trip, measure: count(), stock: { until: 'left' } });
export const booked = figure('walks.booked', { ...title('在订夜数', 'Nights booked'), over: trips, measure: sum('nights'), stock: { from: 'left', until: 'until' }, where: { nights: { below: 5 } } });

/** Figures whose definition changed: what counts, what is measured, and both, of flows and of what stands. */
export const changing = [
  figure('walks.met', { ...title('接待', 'Met'), ...trip, measure: count(), where: { hut: { is: 'lake' } }, changes: [{ since: '2022-03-15', where: { guided: { is: true } } }, { since: '2024-03-01', where: {}, note: { zh: '按新办法', en: 'By the new rules' } }] }),
  figure('walks.paid', { ...title('实付', 'Paid'), ...trip, measure: sum('price'), changes: [{ since: '2024-03-01', measure: sum('fee') }] }),
  figure('walks.people', { ...title('人员', 'People'), ...trip, measure: distinct('walker'), where: { hut: { is: 'lake' } }, changes: [{ since: '2023-03-01', where: { hut: { not: 'lake' } } }] }),
  figure('walks.least-paid', { ...title('最低实付', 'Least paid'), over: trips, measure: min('price'), changes: [{ since: '2024-01-01', measure: min('fee') }] }),
  figure('walks.usual', { ...title('通常价', 'Usual price'), over: trips, measure: mean('price'), where: { nights: { atLeast: 1 } }, changes: [{ since: '2022-02-28', where: { nights: { below: 4 } } }] }),
  figure('walks.staying', { ...title('留宿', 'Staying'), ...trip, measure: count(), stock: { until: 'left' }, where: { hut: { is: 'lake' } }, changes: [{ since: '2022-02-28', where: {} }, { since: '2024-03-02', where: { guided: { present: true } } }] }),
  figure('walks.deposit', { ...title('押金', 'Deposit'), over: trips, measure: sum('price'), stock: { from: 'left', until: 'until' }, changes: [{ since: '2023-03-01', measure: sum('fee'), where: { nights: { below: 5 } } }] }),
];

export const bases = [tripCount, income, lakeIncome, meanPrice, cheapest, dearest, walkers, lakeWalkers, present, booked, ...changing];

export const composites = [
  figure('walks.lake-share', { ...title('湖屋占比', 'Share of the lake'), of: ratio(lakeIncome, income) }),
  figure('walks.per-walker', { ...title('人均', 'Per walker'), unit: { zh: '元/人', en: 'yuan a walker' }, of: ratio(income, walkers) }),
  figure('walks.elsewhere', { ...title('别处收入', 'Income elsewhere'), of: difference(income, lakeIncome) }),
  figure('walks.growth', { ...title('增长', 'Growth'), of: growth(income) }),
  figure('walks.least-growth', { ...title('最低增长', 'Least growth'), of: leastGrowth(income) }),
  figure('walks.paid-growth', { ...title('实付增长', 'Growth of what is paid'), of: growth(changing[1] as AnyFigure) }),
  figure('walks.so-far', { ...title('累计', 'So far'), of: cumulative(walkers, 2022) }),
];

/** A ledger whose records all have a date. */
export const datedWalks = ledger('walks.walks', {
  ...title('徒步', 'Walks'),
  fields: { number: trips.fields.number, place: trips.fields.place, hut: trips.fields.hut, nights: trips.fields.nights, walkedOn: date(title('日期', 'Walked on')) },
  scope: 'place',
  when: 'walkedOn',
  identity: ['number'],
});

export const walkCount = figure('walks.walk-count', { ...title('徒步数', 'Walks'), over: datedWalks, measure: count(), by: ['hut'] });

export const walks = domain({ name: 'walks', title: { zh: '行走', en: 'Walks' }, ledgers: [trips, datedWalks], figures: [...bases, ...composites, walkCount] });

export interface World {
  readonly store: Store;
  readonly committer: Committer;
}

/** A fresh database with the small programme in it. */
export async function openWorld(database: Database, programme = 'test'): Promise<World> {
  const model = compile([walks], testVault);
  await upgrade(database, model);
  await keepProgramme(database, { code: programme, title: { zh: '测试', en: 'Test' }, regions });
  const state = (await readState(database)) as ModelState;
  const book = regionBook(regions);
  const store: Store = { database, model, programme, regions: book, clock: systemClock, keeper: figureKeeper(book, model), seal: sealFrom(state) };
  return { store, committer: new Committer(store) };
}
