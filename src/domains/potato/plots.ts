import { area, choice, count, date, note, text } from '../../kernel/declare/fields/index.ts';
import { ledger } from '../../kernel/declare/ledger.ts';
import { county, evidence, inOrder, remarks, township, village } from '../vocabulary/index.ts';

export const plots = ledger('potato.plots', {
  title: { zh: '示范地块台账', en: 'Demonstration plots' },
  note: { zh: '示范项目的地块，一块一行；每季收成另记。', en: 'Plots of the demonstration, one row each; each season’s harvest is a ledger of its own.' },
  fields: {
    county,
    township,
    village,
    number: text({ title: { zh: '地块编号', en: 'Plot number' }, aliases: ['地块号', '地块', '图斑号', '编号'] }),
    grower: text({ optional: true, title: { zh: '种植主体', en: 'Grower' }, aliases: ['经营主体', '种植户', '实施主体'] }),
    area: area({ title: { zh: '示范面积', en: 'Area' }, aliases: ['面积', '地块面积', '种植面积'] }),
    since: date({ title: { zh: '纳入示范时间', en: 'In the demonstration since' }, aliases: ['建设时间', '纳入时间', '流转时间'] }),
    until: date({ optional: true, title: { zh: '退出示范时间', en: 'In it until' }, aliases: ['退出时间'] }),
    landform: choice({
      optional: true,
      title: { zh: '地类', en: 'Land' },
      aliases: ['土地类型', '地块类型'],
      of: {
        irrigated: { zh: '水浇地', en: 'Irrigated', aliases: ['水地'] },
        terrace: { zh: '梯田', en: 'Terrace', aliases: ['高标准梯田', '旱梯田'] },
        dry: { zh: '旱地', en: 'Dry land', aliases: ['旱川地', '山旱地', '川旱地'] },
      },
    }),
    // The five goods of the demonstration: field, seed, method, machine, system.
    field: note({ optional: true, title: { zh: '良田', en: 'Good field' }, aliases: ['良田措施', '土壤改良'] }),
    seed: text({ optional: true, title: { zh: '良种', en: 'Good seed' }, aliases: ['品种', '种薯品种', '种薯'] }),
    method: note({ optional: true, title: { zh: '良法', en: 'Good method' }, aliases: ['良法措施', '栽培技术'] }),
    machine: note({ optional: true, title: { zh: '良机', en: 'Good machine' }, aliases: ['良机措施', '机械化'] }),
    system: note({ optional: true, title: { zh: '良制', en: 'Good system' }, aliases: ['良制措施', '经营机制'] }),
    wells: count({ optional: true, title: { zh: '水肥一体化设施', en: 'Drip units' }, aliases: ['滴灌设施', '水肥一体化'], unit: { zh: '套', en: 'units' } }),
    remarks,
    evidence,
  },
  scope: 'county',
  when: 'since',
  identity: ['number'],
  rules: [
    {
      code: 'has-area',
      holds: ({ area: mu }) => mu !== 0n,
      message: { zh: '示范面积须大于零', en: 'The area must be above zero' },
      mend: { zh: '填写实测面积', en: 'Write the measured area' },
      at: ['area'],
    },
    {
      code: 'until-after-since',
      holds: ({ since, until }) => inOrder(since, until),
      message: { zh: '退出时间早于纳入时间', en: 'It left before it joined' },
      mend: { zh: '核对两个日期', en: 'Compare the two dates' },
      at: ['since', 'until'],
    },
  ],
});
