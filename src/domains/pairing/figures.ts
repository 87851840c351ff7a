import { count, distinct, figure, sum } from '../../kernel/declare/figure.ts';
import { easternPairs } from './eastern-pairs.ts';
import { pairs } from './ledgers.ts';

const party = { zh: '家', en: 'parties' };

/** Eastern parties, western parties and pairs are three counts (domain.md §1, 结对). */
export const eastParties = figure('pairing.east-parties', {
  title: { zh: '参与结对的东部单位', en: 'Eastern parties in pairings' },
  note: { zh: '按结对时间计，同一单位只算一次。', en: 'By the date of pairing; a party counts once however many partners it has.' },
  over: pairs,
  measure: distinct('eastParty'),
  by: ['level', 'eastRegion'],
  unit: party,
});

export const westParties = figure('pairing.west-parties', {
  title: { zh: '参与结对的西部单位', en: 'Western parties in pairings' },
  over: pairs,
  measure: distinct('westParty'),
  by: ['level', 'eastRegion'],
  unit: party,
});

export const eastOrganisations = figure('pairing.east-organisations', {
  title: { zh: '参与结对的东部企业和社会组织', en: 'Eastern enterprises and social organisations in pairings' },
  over: pairs,
  measure: distinct('eastParty'),
  where: { level: { oneOf: ['enterprise', 'organisation'] } },
  by: ['eastRegion'],
  unit: party,
});

export const newPairs = figure('pairing.new-pairs', {
  title: { zh: '新增结对', en: 'New pairs' },
  over: pairs,
  measure: count(),
  by: ['level', 'eastRegion'],
  unit: { zh: '对', en: 'pairs' },
});

export const standingPairs = figure('pairing.pairs', {
  title: { zh: '有效结对', en: 'Standing pairs' },
  over: pairs,
  measure: count(),
  by: ['level', 'eastRegion'],
  stock: { until: 'endsOn' },
  unit: { zh: '对', en: 'pairs' },
});

export const invested = figure('pairing.invested', {
  title: { zh: '结对帮扶投入', en: 'Invested through pairings' },
  over: pairs,
  measure: sum('invested'),
  by: ['level', 'eastRegion'],
});

export const expiredPairs = figure('pairing.expired', {
  title: { zh: '协议到期未续签的结对', en: 'Pairs past the end of their agreement' },
  over: pairs,
  measure: count(),
  where: { status: { not: 'ended' } },
  stock: { from: 'endsOn' },
  unit: { zh: '对', en: 'pairs' },
  concern: 'overdue',
});

export const pairsSeenEast = figure('pairing.pairs-seen-east', {
  title: { zh: '东部登记的结对数', en: 'Pairs as the east has them' },
  over: easternPairs,
  measure: count(),
  by: ['county'],
  unit: { zh: '对', en: 'pairs' },
});
