import { words } from './catalogue.ts';

export const shellWords = words({
  shanhai: { zh: '山海', en: 'Shanhai' },
  seal: { zh: '山', en: '山' },
  navigation: { zh: '主导航', en: 'Main navigation' },
  toContent: { zh: '跳到正文', en: 'Skip to content' },
  otherLanguage: { zh: 'English', en: '中文' },
  signIn: { zh: '登录', en: 'Sign in' },
  signedOut: { zh: '登录已过期', en: 'You were signed out' },
  signedOutByRestore: { zh: '管理员近日恢复过备份；恢复时所有人都要重新登录。备份之后填报的内容请核对。', en: 'An administrator restored a backup these days; everybody signs in anew then. Look at what you entered after that backup.' },
  signedOutKept: { zh: '这一页和已填写的内容都还在；重新登录后接着做。', en: 'The page and what you typed are still here; sign in again and go on.' },
  signOut: { zh: '退出', en: 'Sign out' },
  demo: { zh: '演示数据，系虚构', en: 'Demo: invented records' },
  menu: { zh: '菜单', en: 'Menu' },
  noSuchPage: { zh: '没有这个页面', en: 'There is no such page' },
  noSuchPageMend: { zh: '地址可能写错了，或页面已经搬走。', en: 'The address may be misspelt, or the page has moved.' },
  toCockpit: { zh: '回到总览', en: 'To the cockpit' },
  again: { zh: '重试', en: 'Try again' },
  away: { zh: '连不上服务器', en: 'The server can’t be reached' },
  awayMend: { zh: '请检查网络。已填写的内容都还在，连上后再试。', en: 'Check the network. What you typed is still here; try again when it is back.' },
  broken: { zh: '这一页出了错', en: 'Something on this page broke' },
  brokenMend: { zh: '请刷新重试；若再出现，请告诉管理员。', en: 'Reload the page; tell your administrator if it happens again.' },
});

/** What pages are called, in the navigation and in the search. */
export const pageWords = words({
  cockpit: { zh: '总览', en: 'Cockpit' },
  figures: { zh: '指标', en: 'Figures' },
  ledgers: { zh: '台账', en: 'Ledgers' },
  reports: { zh: '报告', en: 'Reports' },
  targets: { zh: '目标', en: 'Targets' },
  assessment: { zh: '考核', en: 'Assessment' },
  digest: { zh: '周报', en: 'Weekly digest' },
  imports: { zh: '导入', en: 'Imports' },
  closings: { zh: '关账', en: 'Closings' },
  review: { zh: '待我审核', en: 'Waiting for my review' },
  differences: { zh: '双方差异', en: 'Differences' },
  published: { zh: '公开数字', en: 'Published figures' },
  wall: { zh: '会议室大屏', en: 'Meeting-room wall' },
  me: { zh: '我的账号', en: 'My account' },
  administration: { zh: '管理', en: 'Administration' },
  api: { zh: '开放接口', en: 'The open API' },
});
