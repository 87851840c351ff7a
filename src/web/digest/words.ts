import { words } from '../shell/catalogue.ts';

export const digestWords = words({
  title: (year: string, week: number) => ({ zh: `周报：${year} 年第 ${week} 周`, en: `Week ${week} of ${year}` }),
  span: (from: string, to: string, targets: number, batches: number) => ({ zh: `${from} 至 ${to} · 目标 ${targets} 项 · 写入 ${batches} 批 · 每次打开现算`, en: `${from} to ${to} · ${targets} targets · ${batches} batches came in · derived anew each time` }),
  before: { zh: '上一周', en: 'Week before' },
  after: { zh: '下一周', en: 'Next week' },
  save: { zh: '存为 Markdown', en: 'Save as Markdown' },
  week: { zh: '周次', en: 'Week' },
  moved: { zh: '本周变化', en: 'What moved' },
  movedNone: { zh: '这一周没有指标变化。', en: 'No figure moved in this week.' },
  figure: { zh: '指标', en: 'Figure' },
  thisWeek: { zh: '本周', en: 'This week' },
  compared: { zh: '上年同周', en: 'Same week a year before' },
  comparedStock: { zh: '上周', en: 'A week before' },
  reached: { zh: '本周达成的目标', en: 'Targets reached' },
  reachedNone: { zh: '没有。', en: 'None.' },
  overdue: { zh: '需要处理', en: 'What waits' },
  overdueNone: { zh: '没有逾期或矛盾的记录。', en: 'No record is overdue or contradictory.' },
  file: (week: string) => ({ zh: `周报 ${week}.md`, en: `digest ${week}.md` }),
});
