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
