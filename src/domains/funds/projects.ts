import { choice, count, date, link, money, note, percent, text, year } from '../../kernel/declare/fields/index.ts';
import { ledger } from '../../kernel/declare/ledger.ts';
import { county, evidence, inOrder, remarks, township, village } from '../vocabulary/index.ts';

export const projectCategories = {
  industry: { zh: '产业', en: 'Industry', aliases: ['产业类', '产业发展', '产业项目', '产业帮扶'] },
  employment: { zh: '就业', en: 'Employment', aliases: ['就业类', '劳务协作', '就业项目', '稳岗就业'] },
  rural: { zh: '乡村建设', en: 'Rural construction', aliases: ['乡村建设类', '乡村振兴示范', '乡村建设行动', '基础设施'] },
  livelihood: { zh: '民生', en: 'Livelihood', aliases: ['社会民生', '民生类', '教育医疗', '公共服务'] },
  talent: { zh: '人才', en: 'Talent', aliases: ['人才交流', '人才类', '人才培训', '干部人才'] },
  other: { zh: '其他', en: 'Other', aliases: ['其它', '其他类'] },
} as const;

export const projects = ledger('funds.projects', {
  title: { zh: '协作项目库', en: 'Project library' },
  note: {
    zh: '一个项目一行，按项目年度统计。没有绩效目标不得入库。',
    en: 'One row a project, counted by its year. Without a performance target a project does not enter the library.',
  },
  fields: {
    county,
    year: year({ title: { zh: '项目年度', en: 'Year' }, aliases: ['年度', '年份', '实施年度', '资金年度'] }),
    code: text({ title: { zh: '项目编号', en: 'Code' }, aliases: ['项目编码', '项目代码', '编号', '项目库编号'] }),
    name: text({ title: { zh: '项目名称', en: 'Name' }, aliases: ['名称', '项目'] }),
    category: choice({ title: { zh: '项目类别', en: 'Category' }, aliases: ['类别', '项目类型', '资金投向'], of: projectCategories }),
    nature: choice({
      optional: true,
      title: { zh: '建设性质', en: 'Nature' },
      aliases: ['项目性质', '性质'],
      of: {
        new: { zh: '新建', en: 'New' },
        continued: { zh: '续建', en: 'Continued' },
        extended: { zh: '改扩建', en: 'Extended', aliases: ['扩建', '改建', '改造提升'] },
      },
    }),
    township,
    village,
    site: text({ optional: true, title: { zh: '实施地点', en: 'Site' }, aliases: ['建设地点', '项目地点', '地点'] }),
    responsible: text({ optional: true, title: { zh: '责任单位', en: 'Responsible' }, aliases: ['实施单位', '项目单位', '主管部门', '项目实施单位'] }),
    tasks: note({ optional: true, title: { zh: '建设任务', en: 'Tasks' }, aliases: ['建设内容', '建设内容及规模', '主要建设内容'] }),
    invested: money({ optional: true, title: { zh: '计划总投资', en: 'Planned investment' }, aliases: ['总投资', '计划投资', '投资概算', '资金规模'] }),
    funds: money({ title: { zh: '协作资金', en: 'Cooperation funds' }, aliases: ['对口资金', '东西部协作资金', '安排协作资金', '财政援助资金', '计划投资协作资金'] }),
    otherFunds: money({ optional: true, title: { zh: '其他配套资金', en: 'Other funds' }, aliases: ['其他配套', '配套资金', '自筹资金', '其他资金'] }),
    beneficiaries: note({ optional: true, title: { zh: '受益对象', en: 'Beneficiaries' }, aliases: ['受益群体', '受益情况'] }),
    households: count({ optional: true, title: { zh: '受益户数', en: 'Households reached' }, aliases: ['受益农户', '带动户数'], unit: { zh: '户', en: 'households' } }),
    target: note({ title: { zh: '绩效目标', en: 'Performance target' }, aliases: ['项目绩效目标', '绩效', '预期绩效目标'] }),
    benefitWay: note({ optional: true, title: { zh: '带贫减贫机制', en: 'How it benefits households' }, aliases: ['联农带农机制', '利益联结机制', '联农带农方式'] }),
    approval: text({ optional: true, title: { zh: '批复文号', en: 'Approval' }, aliases: ['批复文件', '立项批复'] }),
    contract: text({ optional: true, title: { zh: '合同编号', en: 'Contract' }, aliases: ['合同', '施工合同'] }),
    startedOn: date({ optional: true, title: { zh: '开工日期', en: 'Started on' }, aliases: ['开工时间', '开工'] }),
    completedOn: date({ optional: true, title: { zh: '竣工日期', en: 'Completed on' }, aliases: ['竣工时间', '完工日期', '竣工'] }),
    acceptedOn: date({ optional: true, title: { zh: '验收日期', en: 'Accepted on' }, aliases: ['验收时间', '验收'] }),
    progress: percent({ optional: true, title: { zh: '形象进度', en: 'Physical progress' }, aliases: ['工程进度', '建设进度'] }),
    status: choice({
      optional: true,
      title: { zh: '项目状态', en: 'Status' },
      aliases: ['状态', '进展情况'],
      of: {
        planned: { zh: '未开工', en: 'Not started', aliases: ['入库', '前期'] },
        underway: { zh: '在建', en: 'Under way', aliases: ['实施中', '已开工'] },
        completed: { zh: '已完工', en: 'Completed', aliases: ['完工', '竣工待验收'] },
        closed: { zh: '已办结', en: 'Closed', aliases: ['已验收', '办结', '验收合格'] },
        withdrawn: { zh: '已退库', en: 'Withdrawn', aliases: ['退库', '终止'] },
      },
    }),
    publicity: link({ optional: true, title: { zh: '公示链接', en: 'Publicity' }, aliases: ['公示网址', '公告公示'] }),
    asset: text({ optional: true, title: { zh: '资产编号', en: 'Asset' }, aliases: ['资产号', '资产卡片号'] }),
    remarks,
    evidence,
  },
  scope: 'county',
  when: 'year',
  identity: ['code'],
  names: ['code', 'name'],
  rules: [
    {
      code: 'dates-in-order',
      holds: ({ startedOn, completedOn, acceptedOn }) => inOrder(startedOn, completedOn) && inOrder(completedOn ?? startedOn, acceptedOn),
      message: { zh: '开工、竣工、验收日期先后颠倒', en: 'Start, completion and acceptance are out of order' },
      mend: { zh: '核对三个日期', en: 'Compare the three dates' },
      at: ['startedOn', 'completedOn', 'acceptedOn'],
    },
    {
      code: 'funds-within-investment',
      holds: ({ invested, funds }) => invested === null || funds === null || funds <= invested,
      message: { zh: '协作资金大于计划总投资', en: 'The cooperation funds exceed the planned investment' },
      mend: { zh: '核对两个金额及其单位', en: 'Compare the two amounts and their units' },
      at: ['invested', 'funds'],
    },
    {
      code: 'progress-within-100',
      holds: ({ progress }) => progress === null || (progress >= 0n && progress <= 1_000_000n),
      message: { zh: '形象进度不在 0 至 100% 之间', en: 'The physical progress is not between 0 and 100 %' },
      mend: { zh: '核对形象进度', en: 'Check the progress' },
      at: ['progress'],
    },
    {
      // domain.md §3.4
      code: 'industry-says-benefit',
      holds: ({ category, benefitWay, status }) => category !== 'industry' || benefitWay !== null || status === 'withdrawn',
      message: { zh: '产业项目没有写明带贫减贫机制', en: 'An industry project does not say how it benefits households' },
      mend: { zh: '写明联结方式（生产、务工、分红）和受益多少', en: 'Say in which way (production, employment, dividends) and how much' },
      at: ['benefitWay'],
      severity: 'warning',
    },
    {
      // domain.md §3.6
      code: 'closed-has-asset',
      holds: ({ status, asset }) => status !== 'closed' || asset !== null,
      message: { zh: '项目已办结，没有资产编号', en: 'The project is closed without an asset card' },
      mend: { zh: '先登记资产，填写资产编号；不形成资产的填“无”', en: 'Register the asset and write its number; write 无 where none came of it' },
      at: ['status', 'asset'],
    },
  ],
});
