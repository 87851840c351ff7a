import { words } from './catalogue.ts';

/** What pages are called, in the navigation and in the search. */
export const pageWords = words({
  cockpit: { zh: '总览', en: 'Cockpit' },
  figures: { zh: '指标', en: 'Figures' },
  ledgers: { zh: '台账', en: 'Ledgers' },
  reports: { zh: '报告', en: 'Reports' },
  imports: { zh: '导入', en: 'Imports' },
  published: { zh: '公开数字', en: 'Published figures' },
  wall: { zh: '会议室大屏', en: 'Meeting-room wall' },
  me: { zh: '我的账号', en: 'My account' },
  administration: { zh: '管理', en: 'Administration' },
  api: { zh: '开放接口', en: 'The open API' },
});
