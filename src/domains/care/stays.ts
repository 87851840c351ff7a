import { carried, choice, date, flag, reference, text } from '../../kernel/declare/fields/index.ts';
import { ledger } from '../../kernel/declare/ledger.ts';
import { county, evidence, inOrder, remarks } from '../vocabulary/index.ts';
import { families } from './families.ts';

export const stays = ledger('care.stays', {
  title: { zh: '儿童接待名册', en: 'Hosted children' },
  note: {
    zh: '一名儿童一次接待一行。只登记编号，不登记姓名、证件、学校和家庭情况；不用于募捐，不公开。',
    en: 'One row for one child at one stay. Only a code: no name, ID, school or circumstances; never for fund-raising, never public.',
  },
  fields: {
    county,
    child: text({ title: { zh: '儿童编号', en: 'Child code' }, aliases: ['编号', '孩子编号'], maxLength: 40, sensitive: true }),
    ageBand: choice({
      optional: true,
      title: { zh: '年龄段', en: 'Age band' },
      aliases: ['年龄范围'],
      of: {
        under10: { zh: '10岁以下', en: 'Under 10' },
        under14: { zh: '10至13岁', en: '10 to 13', aliases: ['10-13岁'] },
        over13: { zh: '14岁及以上', en: '14 and above', aliases: ['14岁以上'] },
      },
    }),
    family: reference(families, { title: { zh: '家庭编号', en: 'Family code' }, aliases: ['接待家庭', '接待家庭编号'] }),
    familyRegion: carried(families, 'region', { via: 'family', title: { zh: '接待家庭所在区市', en: "Family's region" } }),
    startedOn: date({ title: { zh: '接待开始日期', en: 'Started on' }, aliases: ['开始日期', '到达日期', '接待日期'] }),
    endedOn: date({ optional: true, title: { zh: '接待结束日期', en: 'Ended on' }, aliases: ['结束日期', '返程日期'] }),
    occasion: text({ optional: true, title: { zh: '活动', en: 'Occasion' }, aliases: ['活动名称', '假期'] }),
    consent: flag({ title: { zh: '监护人是否同意', en: 'Guardian consents' }, aliases: ['监护人同意', '监护人同意书'] }),
    siblings: text({ optional: true, title: { zh: '同胞组', en: 'Sibling group' }, aliases: ['同行兄弟姐妹', '同胞编号'], sensitive: true }),
    remarks,
    evidence,
  },
  scope: 'county',
  when: 'startedOn',
  identity: ['child', 'startedOn'],
  rules: [
    {
      // domain.md §4
      code: 'guardian-consents',
      holds: ({ consent }) => consent !== false,
      message: { zh: '没有监护人同意，不得安排接待', en: 'Without the consent of the guardian no child may be hosted' },
      mend: { zh: '先取得监护人书面同意', en: 'Obtain the written consent of the guardian first' },
      at: ['consent'],
    },
    {
      code: 'ended-after-start',
      holds: ({ startedOn, endedOn }) => inOrder(startedOn, endedOn),
      message: { zh: '接待结束日期早于开始日期', en: 'The stay ended before it started' },
      mend: { zh: '核对两个日期', en: 'Compare the two dates' },
      at: ['startedOn', 'endedOn'],
    },
  ],
});
