import { words } from '../shell/catalogue.ts';

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

export const timeWords = words({
  day: (year: string, month: number, date: number) => ({ zh: `${year}年${month}月${date}日`, en: `${date} ${months[month - 1] ?? ''} ${year}` }),
});

export const periodWords = words({
  all: { zh: '全部期间', en: 'All time' },
  year: (year: string) => ({ zh: `${year}年`, en: year }),
  month: (year: string, month: number) => ({ zh: `${year}年${month}月`, en: `${months[month - 1] ?? ''} ${year}` }),
  range: (from: string, to: string) => ({ zh: `${from}至${to}`, en: `${from} to ${to}` }),
  kind: { zh: '期间', en: 'Period' },
  kindYear: { zh: '年', en: 'Year' },
  kindMonth: { zh: '月', en: 'Month' },
  kindRange: { zh: '区间', en: 'Range' },
  kindAll: { zh: '全部', en: 'All' },
  from: { zh: '从', en: 'From' },
  to: { zh: '到', en: 'To' },
});

export const placeWords = words({
  region: { zh: '地区', en: 'Region' },
  everywhere: { zh: '全部地区', en: 'All regions' },
});

export const scaleWords = words({
  hundredMillions: { zh: '亿', en: '' },
  tenThousands: { zh: '万', en: '' },
  billions: { zh: '', en: 'billion' },
  millions: { zh: '', en: 'million' },
});

export const lengthWords = words({
  days: (days: number, hours: number) => ({ zh: `${days} 天 ${hours} 小时`, en: `${days} d ${hours} h` }),
  hours: (hours: number, minutes: number) => ({ zh: `${hours} 小时 ${minutes} 分`, en: `${hours} h ${minutes} min` }),
  minutes: (minutes: number, seconds: number) => ({ zh: `${minutes} 分 ${seconds} 秒`, en: `${minutes} min ${seconds} s` }),
});

/** What somebody may do, by the names of `kernel/declare/role.ts`. */
export const actionWords = words({
  see: { zh: '查看', en: 'See' },
  write: { zh: '填报', en: 'Enter and change' },
  import: { zh: '导入', en: 'Import' },
  undo: { zh: '撤销', en: 'Undo' },
  verify: { zh: '核实', en: 'Verify' },
  confirm: { zh: '确认', en: 'Confirm' },
  export: { zh: '导出', en: 'Export' },
  unmask: { zh: '凭理由解除遮盖', en: 'Unmask for a reason' },
  reveal: { zh: '不遮盖', en: 'See unmasked' },
  journal: { zh: '看流水账', en: 'Read the journal' },
  check: { zh: '核对完整性', en: 'Check integrity' },
  backup: { zh: '备份', en: 'Make backups' },
  close: { zh: '关账', en: 'Close periods' },
  reopen: { zh: '申请重开', en: 'Ask to reopen' },
  approve: { zh: '批准重开', en: 'Approve reopening' },
  countersign: { zh: '批准下载和恢复备份', en: 'Approve taking and restoring backups' },
  operate: { zh: '看运行状况', en: 'See the machine’s condition' },
  accounts: { zh: '管理账号', en: 'Manage accounts' },
  roles: { zh: '分配角色', en: 'Assign roles' },
  originals: { zh: '下载原件', en: 'Download originals' },
  draft: { zh: '写报告模板', en: 'Write templates of reports' },
  issue: { zh: '发布报告', en: 'Issue reports' },
  assess: { zh: '查阅考核', en: 'Read assessments' },
});

export const grantWords = words({
  forGood: { zh: '长期', en: 'For good' },
  until: (day: string) => ({ zh: `至 ${day}`, en: `until ${day}` }),
  separator: { zh: '、', en: ', ' },
});

export const rowWords = words({
  acts: { zh: '操作', en: 'What can be done' },
});

export const copyWords = words({
  copy: { zh: '复制', en: 'Copy' },
  copied: { zh: '已复制', en: 'Copied' },
});

export const reasonWords = words({
  why: { zh: '理由（必填，记入流水账，请不要写敏感内容）', en: 'Why (needed; kept in the journal, so write nothing sensitive)' },
  cancel: { zh: '取消', en: 'Cancel' },
});

export const restatedWords = words({
  mark: { zh: '有调整', en: 'adjusted' },
  nowKnown: (value: string) => ({ zh: `上报数；现在所知 ${value}`, en: `As reported; now known: ${value}` }),
});
