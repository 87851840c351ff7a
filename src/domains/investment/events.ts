import { carried, choice, date, money, reference, text } from '../../kernel/declare/fields/index.ts';
import { ledger } from '../../kernel/declare/ledger.ts';
import { county, evidence, inOrder, provinces, remarks } from '../vocabulary/index.ts';
import { industries } from './choices.ts';

export const events = ledger('investment.events', {
  title: { zh: '招商活动台账', en: 'Investment events' },
  note: { zh: '一场活动一行。', en: 'One row an event.' },
  fields: {
    county,
    name: text({ title: { zh: '活动名称', en: 'Event' }, aliases: ['名称', '招商活动', '会议名称'] }),
    startsOn: date({ title: { zh: '开始日期', en: 'Starts on' }, aliases: ['活动开始时间', '举办时间', '开始时间'] }),
    endsOn: date({ optional: true, title: { zh: '结束日期', en: 'Ends on' }, aliases: ['活动结束时间', '结束时间'] }),
    place: text({ optional: true, title: { zh: '举办地点', en: 'Place' }, aliases: ['地点', '活动地点'] }),
    host: text({ optional: true, title: { zh: '主办单位', en: 'Host' }, aliases: ['主办方', '承办单位'] }),
    remarks,
    evidence,
  },
  scope: 'county',
  when: 'startsOn',
  identity: ['name'],
  rules: [
    {
      code: 'ends-after-start',
      holds: ({ startsOn, endsOn }) => inOrder(startsOn, endsOn),
      message: { zh: '结束日期早于开始日期', en: 'It ends before it starts' },
      mend: { zh: '核对两个日期', en: 'Compare the two dates' },
      at: ['startsOn', 'endsOn'],
    },
  ],
});

export const participants = ledger('investment.participants', {
  title: { zh: '招商活动参会企业', en: 'Enterprises at events' },
  note: { zh: '一家企业参加一场活动一行。', en: 'One row for an enterprise at an event.' },
  fields: {
    county,
    event: reference(events, { title: { zh: '活动名称', en: 'Event' }, aliases: ['招商活动', '活动', '会议名称'] }),
    eventName: carried(events, 'name', { via: 'event', title: { zh: '所属活动', en: 'Name of the event' } }),
    enterprise: text({ title: { zh: '企业名称', en: 'Enterprise' }, aliases: ['参会企业', '参会单位', '单位名称'] }),
    province: choice({ title: { zh: '来源地', en: 'Comes from' }, aliases: ['来源省份', '企业来源地', '省份'], of: provinces }),
    industry: choice({ optional: true, title: { zh: '产业类别', en: 'Industry' }, aliases: ['所属产业', '产业'], of: industries }),
    attendedOn: date({ title: { zh: '参会日期', en: 'Attended on' }, aliases: ['签到日期', '签到时间', '参会时间'] }),
    remarks,
    evidence,
  },
  scope: 'county',
  when: 'attendedOn',
  identity: ['event', 'enterprise'],
});

export const signings = ledger('investment.signings', {
  title: { zh: '招商活动现场签约', en: 'Signings at events' },
  note: {
    zh: '活动现场签约一个项目一行，含框架协议；转为正式合同的，另进项目台账，两处的数不相加。',
    en: 'One row for what was signed on the spot, frameworks included. What becomes a contract enters the projects; the two are never added up.',
  },
  fields: {
    county,
    event: reference(events, { title: { zh: '活动名称', en: 'Event' }, aliases: ['招商活动', '活动', '会议名称'] }),
    eventName: carried(events, 'name', { via: 'event', title: { zh: '所属活动', en: 'Name of the event' } }),
    project: text({ title: { zh: '项目名称', en: 'Project' }, aliases: ['签约项目', '签约项目名称'] }),
    investor: text({ optional: true, title: { zh: '投资方', en: 'Investor' }, aliases: ['投资主体', '签约企业', '乙方'] }),
    province: choice({ optional: true, title: { zh: '来源地', en: 'Comes from' }, aliases: ['来源省份', '投资方来源地'], of: provinces }),
    industry: choice({ optional: true, title: { zh: '产业类别', en: 'Industry' }, aliases: ['所属产业', '产业'], of: industries }),
    signedOn: date({ title: { zh: '签约日期', en: 'Signed on' }, aliases: ['签约时间', '签订时间'] }),
    amount: money({ title: { zh: '签约金额', en: 'Amount' }, aliases: ['签约资金', '投资金额', '金额'] }),
    remarks,
    evidence,
  },
  scope: 'county',
  when: 'signedOn',
  identity: ['event', 'project'],
});
