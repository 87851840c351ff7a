import { area, choice, count, date, money, text } from '../../kernel/declare/fields/index.ts';
import { ledger } from '../../kernel/declare/ledger.ts';
import { county, evidence, inOrder, remarks, township } from '../vocabulary/index.ts';

export const parks = ledger('parks.parks', {
  title: { zh: '共建产业园台账', en: 'Parks' },
  note: { zh: '用协作资金共建的园区，一园一行。', en: 'Parks built with cooperation funds, one row each.' },
  fields: {
    county,
    township,
    name: text({ title: { zh: '园区名称', en: 'Park' }, aliases: ['产业园名称', '名称', '园区'] }),
    kind: choice({
      title: { zh: '园区类型', en: 'Kind' },
      aliases: ['类型', '园区类别', '产业类型'],
      of: {
        garment: { zh: '服装', en: 'Garments', aliases: ['服装产业园', '纺织服装', '纺织'] },
        industrial: { zh: '工业', en: 'Industrial', aliases: ['工业园', '工业产业园'] },
        agricultural: { zh: '农业', en: 'Agricultural', aliases: ['农业产业园', '现代农业', '现代农业产业园'] },
        other: { zh: '其他', en: 'Other', aliases: ['其它'] },
      },
    }),
    builtOn: date({ title: { zh: '建成时间', en: 'Built on' }, aliases: ['共建时间', '建设时间', '投用时间'] }),
    closedOn: date({ optional: true, title: { zh: '撤销时间', en: 'Closed on' }, aliases: ['退出时间'] }),
    area: area({ optional: true, title: { zh: '占地面积', en: 'Area' }, aliases: ['面积', '规划面积'] }),
    funds: money({ optional: true, title: { zh: '投入协作资金', en: 'Cooperation funds' }, aliases: ['协作资金', '东西部协作资金'] }),
    tenants: count({ optional: true, title: { zh: '入驻企业数', en: 'Tenants' }, aliases: ['入园企业', '入驻企业'], unit: { zh: '家', en: 'enterprises' } }),
    jobs: count({ optional: true, title: { zh: '吸纳就业人数', en: 'Jobs' }, aliases: ['就业人数', '带动就业'], unit: { zh: '人', en: 'persons' } }),
    output: money({ optional: true, title: { zh: '年产值', en: 'Yearly output' }, aliases: ['产值'] }),
    operator: text({ optional: true, title: { zh: '运营主体', en: 'Operator' }, aliases: ['运营单位', '管理单位'] }),
    remarks,
    evidence,
  },
  scope: 'county',
  when: 'builtOn',
  identity: ['name'],
  names: ['name'],
  rules: [
    {
      code: 'closed-after-built',
      holds: ({ builtOn, closedOn }) => inOrder(builtOn, closedOn),
      message: { zh: '撤销时间早于建成时间', en: 'It was closed before it was built' },
      mend: { zh: '核对两个日期', en: 'Compare the two dates' },
      at: ['builtOn', 'closedOn'],
    },
  ],
});
