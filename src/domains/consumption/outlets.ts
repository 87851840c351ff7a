import { choice, date, phone, region, text } from '../../kernel/declare/fields/index.ts';
import { ledger } from '../../kernel/declare/ledger.ts';
import { evidence, inOrder, remarks } from '../vocabulary/index.ts';

export const outlets = ledger('consumption.outlets', {
  title: { zh: '展销场所台账', en: 'Outlets' },
  note: { zh: '东部的展销中心、电商体验馆、专柜，一处一行。', en: 'Display-sale centres, e-commerce halls and counters in the east, one row each.' },
  fields: {
    region: region({ side: 'east', title: { zh: '所在区市', en: 'Region' }, aliases: ['区市', '所在地区', '地区', '所在区县'] }),
    name: text({ title: { zh: '名称', en: 'Name' }, aliases: ['展销中心名称', '场馆名称', '体验馆名称', '网点名称'] }),
    kind: choice({
      title: { zh: '类别', en: 'Kind' },
      aliases: ['类型', '场所类型', '网点类型'],
      of: {
        centre: { zh: '展销中心', en: 'Display-sale centre', aliases: ['展销馆', '专馆'] },
        hall: { zh: '电商体验馆', en: 'E-commerce hall', aliases: ['体验馆', '电商馆'] },
        counter: { zh: '专柜', en: 'Counter', aliases: ['专区', '商超专柜'] },
      },
    }),
    address: text({ optional: true, title: { zh: '地址', en: 'Address' }, aliases: ['详细地址'] }),
    operator: text({ optional: true, title: { zh: '运营单位', en: 'Operator' }, aliases: ['运营主体', '经营单位'] }),
    openedOn: date({ title: { zh: '开业时间', en: 'Opened on' }, aliases: ['运营时间', '开业日期', '建成时间'] }),
    closedOn: date({ optional: true, title: { zh: '关闭时间', en: 'Closed on' }, aliases: ['停业时间', '撤销时间'] }),
    phone: phone({ optional: true, title: { zh: '联系电话', en: 'Phone' }, aliases: ['电话', '联系方式'] }),
    remarks,
    evidence,
  },
  scope: 'region',
  when: 'openedOn',
  identity: ['name'],
  rules: [
    {
      code: 'closed-after-opened',
      holds: ({ openedOn, closedOn }) => inOrder(openedOn, closedOn),
      message: { zh: '关闭时间早于开业时间', en: 'It closed before it opened' },
      mend: { zh: '核对两个日期', en: 'Compare the two dates' },
      at: ['openedOn', 'closedOn'],
    },
  ],
});
