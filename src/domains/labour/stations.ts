import { date, phone, region, text } from '../../kernel/declare/fields/index.ts';
import { ledger } from '../../kernel/declare/ledger.ts';
import { evidence, inOrder, remarks } from '../vocabulary/index.ts';

export const stations = ledger('labour.stations', {
  title: { zh: '劳务工作站台账', en: 'Labour workstations' },
  note: { zh: '设在务工地的劳务工作站，一站一行。', en: 'Stations where workers are placed, one row each.' },
  fields: {
    region: region({ side: 'east', title: { zh: '所在区市', en: 'Region' }, aliases: ['设立地区', '区市', '所在地区', '地区'] }),
    name: text({ title: { zh: '工作站名称', en: 'Station' }, aliases: ['劳务工作站', '站点名称', '名称', '劳务工作站名称'] }),
    address: text({ optional: true, title: { zh: '地址', en: 'Address' }, aliases: ['详细地址', '办公地址', '设立地点'] }),
    openedOn: date({ title: { zh: '设立时间', en: 'Opened on' }, aliases: ['成立时间', '挂牌时间', '设立日期'] }),
    closedOn: date({ optional: true, title: { zh: '撤销时间', en: 'Closed on' }, aliases: ['撤站时间', '撤销日期'] }),
    contact: text({ optional: true, title: { zh: '联系人', en: 'Contact' }, aliases: ['负责人', '站长'] }),
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
      message: { zh: '撤销时间早于设立时间', en: 'It was closed before it was opened' },
      mend: { zh: '核对两个日期', en: 'Compare the two dates' },
      at: ['openedOn', 'closedOn'],
    },
  ],
});
