import { words } from '../shell/catalogue.ts';

export const figureWords = words({
  figures: { zh: '指标', en: 'Figures' },
  records: (n: string) => ({ zh: `${n} 条记录`, en: `${n} records` }),
  asOf: (time: string, batch: string) => ({ zh: `截至 ${time}（第 ${batch} 批）`, en: `As of ${time} (batch ${batch})` }),
});
