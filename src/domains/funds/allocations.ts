import { choice, date, money, region, text, year } from '../../kernel/declare/fields/index.ts';
import { ledger } from '../../kernel/declare/ledger.ts';
import { county, evidence, inOrder, remarks } from '../vocabulary/index.ts';

export const allocations = ledger('funds.allocations', {
  title: { zh: '协作资金下达台账', en: 'Fund allocations' },
  note: {
    zh: '一个文件下达给一个县区的资金一行。计划、下达、到账三个数分列，按资金年度统计。',
    en: 'One row for what one document allocates to one county. Promised, allocated and received stand apart; they count by the year of the fund.',
  },
  fields: {
    county,
    year: year({ title: { zh: '资金年度', en: 'Year of the fund' }, aliases: ['年度', '年份', '资金所属年度'] }),
    batch: text({ optional: true, title: { zh: '批次', en: 'Batch' }, aliases: ['资金批次', '下达批次'] }),
    document: text({ title: { zh: '下达文号', en: 'Document' }, aliases: ['文号', '资金文号', '下达文件', '文件号', '指标文号'] }),
    source: choice({
      title: { zh: '资金来源', en: 'Source' },
      aliases: ['来源', '资金级次', '资金层级'],
      of: {
        province: { zh: '省级', en: 'Province', aliases: ['省级财政'] },
        city: { zh: '市级', en: 'City', aliases: ['市级财政', '市本级'] },
        district: { zh: '区级', en: 'District', aliases: ['区级财政', '区市级', '区（市）级'] },
      },
    }),
    kind: choice({
      optional: true,
      title: { zh: '资金类型', en: 'Kind of fund' },
      aliases: ['资金类别', '资金性质', '资金种类'],
      note: { zh: '按资金年度适用的类型填写', en: 'As it is called in the year of the fund' },
      of: {
        transition: { zh: '东西部协作财政援助资金', en: 'Cooperation fund of the transition', aliases: ['财政援助资金', '协作资金', '过渡期协作资金'], since: 2021, until: 2025 },
        regular: { zh: '常态化帮扶协作资金', en: 'Fund for regular, targeted help', aliases: ['常态化帮扶资金', '常态化精准帮扶资金'], since: 2026 },
        social: { zh: '社会帮扶资金', en: 'Given by society', aliases: ['社会捐助资金'] },
      },
    }),
    payer: region({ optional: true, side: 'east', title: { zh: '出资地区', en: 'Paid by' }, aliases: ['拨出地区', '出资区市', '援助方'] }),
    promised: money({ optional: true, title: { zh: '计划金额', en: 'Promised' }, aliases: ['协议金额', '计划额', '计划资金', '协议计划'] }),
    allocatedOn: date({ optional: true, title: { zh: '下达日期', en: 'Allocated on' }, aliases: ['下达时间', '文件日期'] }),
    allocated: money({ title: { zh: '下达金额', en: 'Allocated' }, aliases: ['下达资金', '下达指标', '金额', '资金额'] }),
    receivedOn: date({ optional: true, title: { zh: '到账日期', en: 'Received on' }, aliases: ['到账时间', '到位日期', '到位时间'] }),
    received: money({ optional: true, title: { zh: '到账金额', en: 'Received' }, aliases: ['到账资金', '到位金额', '到位资金', '实际到账'] }),
    adjustment: text({ optional: true, title: { zh: '调整批文', en: 'Adjustment' }, aliases: ['调整文号', '调剂批文'] }),
    remarks,
    evidence,
  },
  scope: 'county',
  when: 'year',
  identity: ['county', 'document', 'source'],
  names: ['document'],
  rules: [
    {
      code: 'received-within-allocated',
      holds: ({ allocated, received }) => allocated === null || received === null || received <= allocated,
      message: { zh: '到账金额大于下达金额', en: 'More was received than allocated' },
      mend: { zh: '核对两个金额及其单位', en: 'Compare the two amounts and their units' },
      at: ['allocated', 'received'],
    },
    {
      code: 'received-after-allocated',
      holds: ({ allocatedOn, receivedOn }) => inOrder(allocatedOn, receivedOn),
      message: { zh: '到账日期早于下达日期', en: 'It was received before it was allocated' },
      mend: { zh: '核对两个日期', en: 'Compare the two dates' },
      at: ['allocatedOn', 'receivedOn'],
      severity: 'warning',
    },
    {
      code: 'received-has-date',
      holds: ({ received, receivedOn }) => received === null || received === 0n || receivedOn !== null,
      message: { zh: '有到账金额，没有到账日期', en: 'An amount was received, yet its date is blank' },
      mend: { zh: '补填到账日期', en: 'Fill in the date of receipt' },
      at: ['received', 'receivedOn'],
      severity: 'warning',
    },
  ],
});
