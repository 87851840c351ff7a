import { carried, choice, date, money, note, phone, reference, region, text } from '../../kernel/declare/fields/index.ts';
import { ledger } from '../../kernel/declare/ledger.ts';
import { county, evidence, inOrder, remarks } from '../vocabulary/index.ts';

export const partyKinds = {
  district: { zh: '区县', en: 'District or county', aliases: ['区市', '县区', '市区'] },
  department: { zh: '部门', en: 'Department', aliases: ['市直部门', '机关部门', '单位', '市直单位'] },
  township: { zh: '乡镇', en: 'Township', aliases: ['镇', '乡镇街道', '镇街', '街道'] },
  village: { zh: '村（社区）', en: 'Village or community', aliases: ['村', '社区', '村居', '村庄', '行政村'] },
  school: { zh: '学校', en: 'School', aliases: ['校', '院校', '中小学'] },
  hospital: { zh: '医院', en: 'Hospital', aliases: ['院', '医疗机构', '医疗卫生机构'] },
  enterprise: { zh: '企业', en: 'Enterprise', aliases: ['公司'] },
  organisation: { zh: '社会组织', en: 'Social organisation', aliases: ['社会团体', '协会', '商会', '社会力量'] },
} as const;

export const parties = ledger('pairing.parties', {
  title: { zh: '结对单位名录', en: 'Parties of pairings' },
  note: {
    zh: '参与结对的单位，东西两侧都登记在此，一个单位一行。',
    en: 'Everyone who takes part in a pairing, of both sides, one row each.',
  },
  fields: {
    region: region({
      title: { zh: '所在区县', en: 'Region' },
      aliases: ['所属区县', '所属地区', '地区', '县区', '区市', '所在地'],
    }),
    kind: choice({ title: { zh: '单位类别', en: 'Kind' }, aliases: ['类别', '类型', '单位类型', '单位性质'], of: partyKinds }),
    name: text({ title: { zh: '单位名称', en: 'Name' }, aliases: ['名称', '单位全称', '单位'] }),
    address: text({ optional: true, title: { zh: '地址', en: 'Address' }, aliases: ['单位地址'] }),
    contact: text({ optional: true, title: { zh: '联系人', en: 'Contact' }, aliases: ['负责人'] }),
    phone: phone({ optional: true, title: { zh: '联系电话', en: 'Phone' }, aliases: ['电话', '手机', '联系方式'] }),
    remarks,
    evidence,
  },
  scope: 'region',
  when: null,
  identity: ['name', 'region'],
  names: ['name'],
});

export const pairs = ledger('pairing.pairs', {
  title: { zh: '结对关系台账', en: 'Pairs' },
  note: {
    zh: '一对结对单位一行；结对是多对多的，续签时改结束日期，不另起一行。',
    en: 'One row for each pair; pairs are many-to-many. A renewal changes the end, it is no new row.',
  },
  fields: {
    county,
    level: choice({ title: { zh: '结对层级', en: 'Level' }, aliases: ['层级', '结对类型', '结对类别', '类别'], of: partyKinds }),
    eastParty: reference(parties, {
      title: { zh: '甲方（东部）', en: 'Eastern party' },
      aliases: ['甲方', '东部单位', '东部结对单位', '帮扶单位', '帮扶方'],
    }),
    westParty: reference(parties, {
      title: { zh: '乙方（西部）', en: 'Western party' },
      aliases: ['乙方', '西部单位', '西部结对单位', '受帮扶单位', '受援单位'],
    }),
    eastRegion: carried(parties, 'region', { via: 'eastParty', title: { zh: '东部区市', en: 'Eastern region' } }),
    agreement: text({ optional: true, title: { zh: '协议文号', en: 'Agreement' }, aliases: ['协议编号', '结对协议', '协议号'] }),
    startsOn: date({ title: { zh: '结对时间', en: 'Starts on' }, aliases: ['起始日期', '开始时间', '签约时间', '签订时间', '起', '结对日期'] }),
    endsOn: date({ optional: true, title: { zh: '到期时间', en: 'Ends on' }, aliases: ['终止日期', '结束时间', '止', '协议到期'] }),
    activities: note({ optional: true, title: { zh: '年度活动', en: 'Activities' }, aliases: ['活动开展情况', '主要活动', '帮扶内容'] }),
    invested: money({ optional: true, title: { zh: '投入金额', en: 'Invested' }, aliases: ['帮扶资金', '投入资金', '投入'] }),
    status: choice({
      optional: true,
      title: { zh: '状态', en: 'Status' },
      aliases: ['结对状态'],
      of: {
        active: { zh: '有效', en: 'Active', aliases: ['正常', '在执行', '履约中'] },
        ended: { zh: '终止', en: 'Ended', aliases: ['到期', '已终止', '解除'] },
      },
    }),
    remarks,
    evidence,
  },
  scope: 'county',
  when: 'startsOn',
  identity: ['eastParty', 'westParty'],
  rules: [
    {
      code: 'ends-after-start',
      holds: ({ startsOn, endsOn }) => inOrder(startsOn, endsOn),
      message: { zh: '到期时间早于结对时间', en: 'The pairing ends before it starts' },
      mend: { zh: '核对两个日期', en: 'Compare the two dates' },
      at: ['startsOn', 'endsOn'],
    },
    {
      code: 'two-parties',
      holds: ({ eastParty, westParty }) => eastParty !== westParty,
      message: { zh: '甲方和乙方是同一单位', en: 'Both parties are the same' },
      mend: { zh: '核对甲方和乙方', en: 'Check both parties' },
      at: ['eastParty', 'westParty'],
    },
    {
      code: 'ended-has-end',
      holds: ({ status, endsOn }) => status !== 'ended' || endsOn !== null,
      message: { zh: '已终止的结对没有到期时间', en: 'An ended pairing has no end date' },
      mend: { zh: '补填到期时间', en: 'Fill in the date of its end' },
      at: ['status', 'endsOn'],
      severity: 'warning',
    },
  ],
});
