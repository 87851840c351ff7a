import { choice, count, date, note, region, text } from '../../kernel/declare/fields/index.ts';
import { ledger } from '../../kernel/declare/ledger.ts';
import { evidence, inOrder, remarks } from '../vocabulary/index.ts';

export const members = ledger('team.members', {
  title: { zh: '挂职干部台账', en: 'Seconded officials' },
  note: {
    zh: '一人一次挂职一行；轮换后再次挂职的另起一行。',
    en: 'One row for each secondment of an official; a second term is a row of its own.',
  },
  fields: {
    region: region({
      title: { zh: '挂职地区', en: 'Region of the post' },
      aliases: ['接收地区', '挂职市县', '挂职县区', '市县', '县区'],
      side: 'west',
    }),
    name: text({ title: { zh: '姓名', en: 'Name' }, aliases: ['干部姓名'] }),
    gender: choice({
      optional: true,
      title: { zh: '性别', en: 'Sex' },
      of: { male: { zh: '男', en: 'Male' }, female: { zh: '女', en: 'Female' } },
    }),
    age: count({
      optional: true,
      title: { zh: '年龄', en: 'Age' },
      aliases: ['周岁', '现年龄'],
      unit: { zh: '岁', en: 'years' },
      note: { zh: '填表时的周岁', en: 'In full years when the row was written' },
    }),
    degree: choice({
      optional: true,
      title: { zh: '学历', en: 'Education' },
      aliases: ['学历学位', '文化程度', '最高学历'],
      of: {
        doctorate: { zh: '博士', en: 'Doctorate', aliases: ['博士研究生', '研究生（博士）'] },
        master: { zh: '硕士', en: "Master's", aliases: ['硕士研究生', '研究生', '研究生（硕士）'] },
        bachelor: { zh: '本科', en: "Bachelor's", aliases: ['大学', '大学本科', '学士', '本科学士'] },
        college: { zh: '大专', en: 'College', aliases: ['专科', '大学专科'] },
        other: { zh: '高中及以下', en: 'Secondary or below', aliases: ['高中', '中专', '其他'] },
      },
    }),
    sender: text({ title: { zh: '派出单位', en: 'Sent by' }, aliases: ['原单位', '选派单位', '派出单位及职务'] }),
    receiver: text({ optional: true, title: { zh: '接收单位', en: 'Received by' }, aliases: ['挂职单位'] }),
    post: text({ optional: true, title: { zh: '挂职职务', en: 'Post' }, aliases: ['职务', '现任职务', '挂任职务'] }),
    covers: note({ optional: true, title: { zh: '分管工作', en: 'Covers' }, aliases: ['分管', '分工', '工作分工'] }),
    rotation: text({ optional: true, title: { zh: '批次', en: 'Rotation' }, aliases: ['选派批次', '轮次'] }),
    startsOn: date({ title: { zh: '挂职开始时间', en: 'Starts on' }, aliases: ['起', '开始时间', '到任时间', '挂职起始时间'] }),
    endsOn: date({ optional: true, title: { zh: '挂职结束时间', en: 'Ends on' }, aliases: ['止', '结束时间', '离任时间', '期满时间'] }),
    remarks,
    evidence,
  },
  scope: 'region',
  when: 'startsOn',
  identity: ['name', 'sender', 'startsOn'],
  names: ['name'],
  rules: [
    {
      code: 'ends-after-start',
      holds: ({ startsOn, endsOn }) => inOrder(startsOn, endsOn),
      message: { zh: '挂职结束时间早于开始时间', en: 'The secondment ends before it starts' },
      mend: { zh: '核对两个日期；未期满的，结束时间留空', en: 'Compare the two dates; leave the end blank while it lasts' },
      at: ['startsOn', 'endsOn'],
    },
    {
      code: 'age-plausible',
      holds: ({ age }) => age === null || (age >= 20 && age <= 65),
      message: { zh: '年龄不在 20 至 65 岁之间', en: 'The age is not between 20 and 65' },
      mend: { zh: '核对年龄，填周岁', en: 'Check the age; write full years' },
      at: ['age'],
      severity: 'warning',
    },
  ],
});
