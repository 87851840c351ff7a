import { choice, count, date, money, text } from '../../kernel/declare/fields/index.ts';
import { ledger } from '../../kernel/declare/ledger.ts';
import { county, evidence, inOrder, provinces, remarks } from '../vocabulary/index.ts';

export const enterprises = ledger('tech.enterprises', {
  title: { zh: '孵化企业台账', en: 'Incubated enterprises' },
  note: { zh: '入驻孵化器的企业，一家一行；退出后不再计入在孵。', en: 'Enterprises in an incubator, one row each; who has left no longer counts.' },
  fields: {
    county,
    incubator: text({ title: { zh: '孵化载体', en: 'Incubator' }, aliases: ['孵化器', '入驻载体', '平台名称'] }),
    name: text({ title: { zh: '企业名称', en: 'Enterprise' }, aliases: ['入驻企业', '名称', '单位名称'] }),
    creditCode: text({ optional: true, title: { zh: '统一社会信用代码', en: 'Credit code' }, aliases: ['信用代码'] }),
    province: choice({ optional: true, title: { zh: '来源地', en: 'Comes from' }, aliases: ['来源省份', '企业来源'], of: provinces }),
    field: text({ optional: true, title: { zh: '技术领域', en: 'Field' }, aliases: ['领域', '所属领域', '行业'] }),
    enteredOn: date({ title: { zh: '入驻时间', en: 'Entered on' }, aliases: ['入驻日期', '引入时间'] }),
    leftOn: date({ optional: true, title: { zh: '退出时间', en: 'Left on' }, aliases: ['毕业时间', '离开时间', '退出日期'] }),
    staff: count({ optional: true, title: { zh: '从业人数', en: 'Staff' }, aliases: ['员工数', '员工人数'], unit: { zh: '人', en: 'persons' } }),
    patents: count({ optional: true, title: { zh: '知识产权数', en: 'Patents' }, aliases: ['专利数', '知识产权'], unit: { zh: '件', en: 'patents' } }),
    revenue: money({ optional: true, title: { zh: '年营业收入', en: 'Yearly revenue' }, aliases: ['营业收入', '营收'] }),
    remarks,
    evidence,
  },
  scope: 'county',
  when: 'enteredOn',
  identity: ['incubator', 'name'],
  names: ['name'],
  rules: [
    {
      code: 'left-after-entered',
      holds: ({ enteredOn, leftOn }) => inOrder(enteredOn, leftOn),
      message: { zh: '退出时间早于入驻时间', en: 'It left before it entered' },
      mend: { zh: '核对两个日期', en: 'Compare the two dates' },
      at: ['enteredOn', 'leftOn'],
    },
  ],
});
