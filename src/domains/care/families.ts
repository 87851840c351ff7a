import { count, date, flag, region, text } from '../../kernel/declare/fields/index.ts';
import { ledger } from '../../kernel/declare/ledger.ts';
import { evidence, remarks } from '../vocabulary/index.ts';

export const families = ledger('care.families', {
  title: { zh: '接待家庭名册', en: 'Host families' },
  note: { zh: '只登记编号和审核情况，姓名住址由经办单位另行保管。', en: 'Only a code and the vetting; names and addresses stay with the office in charge.' },
  fields: {
    region: region({ side: 'east', title: { zh: '所在区市', en: 'Region' }, aliases: ['区市', '所在区县', '家庭所在区市'] }),
    code: text({ title: { zh: '家庭编号', en: 'Family code' }, aliases: ['编号', '接待家庭编号'] }),
    places: count({ optional: true, title: { zh: '可接待人数', en: 'Places' }, aliases: ['接待能力', '接待名额'], unit: { zh: '人', en: 'children' } }),
    vetted: flag({ title: { zh: '是否审核通过', en: 'Vetted' }, aliases: ['审核通过', '是否审核', '审核情况'] }),
    vettedOn: date({ optional: true, title: { zh: '审核日期', en: 'Vetted on' }, aliases: ['审核时间'] }),
    remarks,
    evidence,
  },
  scope: 'region',
  when: 'vettedOn',
  identity: ['code'],
});
