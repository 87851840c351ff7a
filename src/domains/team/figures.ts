import { count, figure, ratio, sum } from '../../kernel/declare/figure.ts';
import { members } from './ledgers.ts';

const person = { zh: '人', en: 'persons' };
const inPost = { until: 'endsOn' } as const;

export const membersInPost = figure('team.members', {
  title: { zh: '在任挂职干部', en: 'Seconded officials in post' },
  over: members,
  measure: count(),
  by: ['degree', 'rotation'],
  stock: inPost,
  unit: person,
});

export const doctorates = figure('team.doctorates', {
  title: { zh: '博士人数', en: 'Officials with a doctorate' },
  over: members,
  measure: count(),
  where: { degree: { is: 'doctorate' } },
  stock: inPost,
  unit: person,
});

export const masters = figure('team.masters', {
  title: { zh: '硕士人数', en: "Officials with a master's degree" },
  over: members,
  measure: count(),
  where: { degree: { is: 'master' } },
  stock: inPost,
  unit: person,
});

export const graduates = figure('team.graduates', {
  title: { zh: '大学及以上学历人数', en: 'Officials with a university degree or above' },
  over: members,
  measure: count(),
  where: { degree: { oneOf: ['bachelor', 'master', 'doctorate'] } },
  stock: inPost,
  unit: person,
});

export const degreeShare = figure('team.degree-share', {
  title: { zh: '大学及以上学历占比', en: 'Share with a university degree or above' },
  of: ratio(graduates, membersInPost),
});

export const agedMembers = figure('team.members-of-known-age', {
  title: { zh: '填报年龄的在任干部', en: 'Officials in post whose age is known' },
  over: members,
  measure: count(),
  where: { age: { present: true } },
  stock: inPost,
  unit: person,
});

export const ages = figure('team.ages', {
  title: { zh: '在任干部年龄合计', en: 'Ages of the officials in post, added up' },
  over: members,
  measure: sum('age'),
  stock: inPost,
});

export const meanAge = figure('team.mean-age', {
  title: { zh: '平均年龄', en: 'Mean age' },
  of: ratio(ages, agedMembers),
  unit: { zh: '岁', en: 'years' },
  digits: 1,
});
