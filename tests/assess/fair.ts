import { choice, count as countField, date, region, text } from '../../src/kernel/declare/fields/index.ts';
import { domain } from '../../src/kernel/declare/domain.ts';
import { count, figure, ratio, sum } from '../../src/kernel/declare/figure.ts';
import { ledger } from '../../src/kernel/declare/ledger.ts';
import { atLeast, atMost, attained, branch, everywhere, gainOf, growthOf, judged, linear, measured, rateOf, ruleSet, shareOf, valueOf, veto } from '../../src/kernel/declare/rule-set.ts';
import type { Terms } from '../../src/kernel/assess/index.ts';

const title = (zh: string, en: string) => ({ zh, en });

/** A fair with stalls in the west and buyers in the east: a small real declaration to assess by. */
export const stalls = ledger('fair.stalls', {
  title: title('摊位', 'Stalls'),
  fields: {
    county: region({ side: 'west', title: title('县区', 'County') }),
    number: text({ title: title('编号', 'Number') }),
    openedOn: date({ title: title('日期', 'Opened on') }),
    kind: choice({ title: title('类别', 'Kind'), of: { food: title('食品', 'Food'), craft: title('手工', 'Craft') } }),
    jobs: countField({ title: title('用工', 'Jobs') }),
  },
  scope: 'county',
  when: 'openedOn',
  identity: ['number'],
});

const buyers = ledger('fair.buyers', {
  title: title('采购商', 'Buyers'),
  fields: { district: region({ side: 'east', title: title('区市', 'District') }), name: text({ title: title('名称', 'Name') }), cameOn: date({ title: title('到会', 'Came on') }) },
  scope: 'district',
  when: 'cameOn',
  identity: ['name'],
});

export const opened = figure('fair.stalls', { title: title('摊位数', 'Stalls'), over: stalls, measure: count(), unit: title('个', 'stalls') });
export const jobs = figure('fair.jobs', { title: title('用工数', 'Jobs'), over: stalls, measure: sum('jobs'), unit: title('人', 'jobs') });
export const crafts = figure('fair.crafts', { title: title('手工摊位', 'Craft stalls'), over: stalls, measure: count(), where: { kind: { is: 'craft' } }, unit: title('个', 'stalls') });
export const craftShare = figure('fair.craft-share', { title: title('手工占比', 'Share of crafts'), of: ratio(crafts, opened) });
export const came = figure('fair.buyers', { title: title('采购商', 'Buyers'), over: buyers, measure: count() });

export const fair = domain({ name: 'fair', title: title('集市', 'Fair'), ledgers: [stalls, buyers], figures: [opened, jobs, crafts, craftShare, came] });

const term = (zh: string, en: string, unit: { zh: string; en: string }, percent = false) => ({ title: { zh, en }, unit, digits: percent ? 2 : 0, percent, trims: false });
export const terms: Terms = {
  'fair.stalls': term('摊位数', 'Stalls', title('个', 'stalls')),
  'fair.jobs': term('用工数', 'Jobs', title('人', 'jobs')),
  'fair.crafts': term('手工摊位', 'Craft stalls', title('个', 'stalls')),
  'fair.craft-share': term('手工占比', 'Share of crafts', title('%', '%'), true),
  'fair.buyers': term('采购商', 'Buyers', title('家', 'buyers')),
};

/** Every way of scoring once. */
export const rules = ruleSet('fair.2024', {
  title: title('集市考核', 'The fair’s assessment'),
  valid: [2023, 2024],
  side: 'west',
  levels: ['top', 'within'],
  most: '103',
  items: [
    branch('trade', {
      title: title('交易', 'Trade'),
      points: '60',
      items: [
        measured('trade.stalls', { title: title('摊位', 'Stalls'), points: '20', by: attained(opened, '300'), scale: linear({ full: '1' }) }),
        measured('trade.jobs', { title: title('用工', 'Jobs'), points: '15', by: attained(jobs, 'agreed'), scale: linear({ from: '0.6', full: '1' }) }),
        measured('trade.growth', { title: title('增长', 'Growth'), points: '10', by: growthOf(opened), scale: atLeast(['0.2', '10'], ['0.1', '6'], ['0', '2']) }),
        measured('trade.crafts', { title: title('手工', 'Crafts'), points: '10', by: shareOf(crafts, opened), scale: linear({ full: '0.6' }) }),
        measured('trade.gain', { title: title('新增用工', 'New jobs'), points: '5', only: 'within', by: gainOf(jobs), scale: linear({ full: '30' }) }),
        measured('trade.buyers', { title: title('采购商', 'Buyers'), points: '5', only: 'top', by: valueOf(everywhere(came)), scale: atMost(['10', '5'], ['20', '3']) }),
        veto('trade.empty', { title: title('无摊位', 'No stalls'), when: { by: valueOf(opened), under: '1' }, most: '0' }),
      ],
    }),
    branch('order', {
      title: title('秩序', 'Order'),
      points: '40',
      items: [
        judged('order.plan', { title: title('方案', 'Plan'), points: '25', asks: title('有方案、有总结', 'A plan and a report') }),
        measured('order.even', { title: title('均衡', 'Evenness'), points: '15', by: rateOf('trade'), scale: linear({ full: '0.9' }) }),
      ],
    }),
    branch('more', {
      title: title('附加', 'On top'),
      points: '5',
      bonus: true,
      items: [
        judged('more.prize', { title: title('获奖', 'Prizes'), points: '3', asks: title('获奖证书', 'Certificates') }),
        measured('more.jobs', { title: title('大户', 'Many jobs'), points: '4', by: valueOf(jobs), scale: atLeast(['500', '4']) }),
      ],
    }),
    veto('accident', { title: title('事故', 'Accident'), when: 'found', most: '60' }),
  ],
});
