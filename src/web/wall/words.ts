import { words } from '../shell/catalogue.ts';

export const wallWords = words({
  leave: { zh: '退出大屏', en: 'Leave the wall' },
  pause: { zh: '停住', en: 'Hold' },
  goOn: { zh: '轮播', en: 'Rotate' },
  full: { zh: '全屏', en: 'Full screen' },
  next: { zh: '下一屏', en: 'Next view' },
  view: (index: number, all: number) => ({ zh: `第 ${index} 屏，共 ${all} 屏`, en: `View ${index} of ${all}` }),
  flowsOf: (title: string) => ({ zh: `结对流向 · ${title}`, en: `Flows between the pairs · ${title}` }),
  byCounty: (title: string) => ({ zh: `${title} · 分县区`, en: `${title} by county` }),
});
