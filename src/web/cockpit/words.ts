import { words } from '../shell/catalogue.ts';

export const cockpitWords = words({
  title: (year: string) => ({ zh: `${year} 年`, en: year }),
});
