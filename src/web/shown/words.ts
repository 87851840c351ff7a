import { words } from '../shell/catalogue.ts';

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

export const timeWords = words({
  day: (year: string, month: number, date: number) => ({ zh: `${year}年${month}月${date}日`, en: `${date} ${months[month - 1] ?? ''} ${year}` }),
});

export const scaleWords = words({
  hundredMillions: { zh: '亿', en: '' },
  tenThousands: { zh: '万', en: '' },
  billions: { zh: '', en: 'billion' },
  millions: { zh: '', en: 'million' },
});
