import { count, distinct, figure, mean, ratio, sum } from '../../kernel/declare/figure.ts';
import { harvests, households, plots, statistics } from './ledgers.ts';

export const plantedArea = figure('potato.planted-area', {
  title: { zh: '马铃薯种植面积', en: 'Potato area' },
  over: statistics,
  measure: sum('area'),
});

export const output = figure('potato.output', {
  title: { zh: '马铃薯总产量', en: 'Potato output' },
  over: statistics,
  measure: sum('output'),
});

export const demonstrationArea = figure('potato.demonstration-area', {
  title: { zh: '示范面积', en: 'Area of the demonstration' },
  over: plots,
  measure: sum('area'),
  by: ['landform'],
  stock: { until: 'until' },
});

export const demonstrationPlots = figure('potato.demonstration-plots', {
  title: { zh: '示范地块', en: 'Plots of the demonstration' },
  over: plots,
  measure: count(),
  by: ['landform'],
  stock: { until: 'until' },
  unit: { zh: '块', en: 'plots' },
});

const before = { phase: { is: 'before' } } as const;
const after = { phase: { is: 'after' } } as const;

export const harvestBefore = figure('potato.harvest-before', {
  title: { zh: '示范前产量', en: 'Harvest before' },
  over: harvests,
  measure: sum('harvest'),
  where: before,
  by: ['landform'],
});

export const harvestAfter = figure('potato.harvest-after', {
  title: { zh: '示范后产量', en: 'Harvest after' },
  over: harvests,
  measure: sum('harvest'),
  where: after,
  by: ['landform'],
});

export const areaBefore = figure('potato.area-before', {
  title: { zh: '示范前种植面积', en: 'Planted area before' },
  over: harvests,
  measure: sum('area'),
  where: before,
  by: ['landform'],
});

export const areaAfter = figure('potato.area-after', {
  title: { zh: '示范后种植面积', en: 'Planted area after' },
  over: harvests,
  measure: sum('area'),
  where: after,
  by: ['landform'],
});

export const incomeBefore = figure('potato.income-before', {
  title: { zh: '示范前收入', en: 'Income before' },
  over: harvests,
  measure: sum('income'),
  where: before,
  by: ['landform'],
});

export const incomeAfter = figure('potato.income-after', {
  title: { zh: '示范后收入', en: 'Income after' },
  over: harvests,
  measure: sum('income'),
  where: after,
  by: ['landform'],
});

const weighted = { zh: '按面积加权：总量除以总面积。', en: 'Weighted by area: the whole over the whole area.' };
const kilogramsPerMu = { zh: '公斤/亩', en: 'kg/mu' };
const yuanPerMu = { zh: '元/亩', en: 'yuan/mu' };

export const yieldBefore = figure('potato.yield-before', {
  title: { zh: '示范前亩产', en: 'Yield before' },
  note: weighted,
  of: ratio(harvestBefore, areaBefore),
  unit: kilogramsPerMu,
  digits: 1,
});

export const yieldAfter = figure('potato.yield-after', {
  title: { zh: '示范后亩产', en: 'Yield after' },
  note: weighted,
  of: ratio(harvestAfter, areaAfter),
  unit: kilogramsPerMu,
  digits: 1,
});

export const incomePerMuBefore = figure('potato.income-per-mu-before', {
  title: { zh: '示范前亩均收入', en: 'Income per mu before' },
  note: weighted,
  of: ratio(incomeBefore, areaBefore),
  unit: yuanPerMu,
  digits: 2,
});

export const incomePerMuAfter = figure('potato.income-per-mu-after', {
  title: { zh: '示范后亩均收入', en: 'Income per mu after' },
  note: weighted,
  of: ratio(incomeAfter, areaAfter),
  unit: yuanPerMu,
  digits: 2,
});

export const householdsReached = figure('potato.households', {
  title: { zh: '惠及农户', en: 'Households that benefit' },
  over: households,
  measure: distinct('number'),
  by: ['way', 'householdType'],
  unit: { zh: '户', en: 'households' },
});

export const gain = figure('potato.gain', {
  title: { zh: '农户增收合计', en: 'Gain of the households' },
  over: households,
  measure: sum('gain'),
  by: ['way', 'householdType'],
});

export const gainPerHousehold = figure('potato.gain-per-household', {
  title: { zh: '户均增收', en: 'Mean gain of a household' },
  over: households,
  measure: mean('gain'),
  by: ['way', 'householdType'],
});
