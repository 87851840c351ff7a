import { count, figure, mean, min } from '../../kernel/declare/figure.ts';
import { claims, judgements } from './findings.ts';
import { results } from './ledgers.ts';

export const provincialRank = figure('assessment.provincial-rank', {
  title: { zh: '省级年度考核名次（市州）', en: 'Place among the cities in the provincial assessment' },
  note: { zh: '跨年度时取最好名次。', en: 'The best place where a period spans several years.' },
  over: results,
  measure: min('rank'),
  where: { assessment: { is: 'province' }, subject: { is: 'cities' } },
});

export const countiesRatedGood = figure('assessment.counties-rated-good', {
  title: { zh: '考核等次为“好”的县区', en: 'Counties rated good' },
  over: results,
  measure: count(),
  where: { subject: { is: 'counties' }, grade: { is: 'good' } },
  by: ['assessment'],
  unit: { zh: '县次', en: 'ratings' },
});

export const meanScore = figure('assessment.mean-score', {
  title: { zh: '考核平均得分', en: 'Mean score' },
  over: results,
  measure: mean('score'),
  by: ['assessment', 'subject'],
  digits: 2,
});

export const itemsClaimed = figure('assessment.items-claimed', {
  title: { zh: '已自评的考核项', en: 'Items claimed' },
  over: claims,
  measure: count(),
  unit: { zh: '项', en: 'items' },
});

export const itemsJudged = figure('assessment.items-judged', {
  title: { zh: '已核定的考核项', en: 'Items judged' },
  over: judgements,
  measure: count(),
  unit: { zh: '项', en: 'items' },
});
