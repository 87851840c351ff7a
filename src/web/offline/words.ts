import { words } from '../shell/catalogue.ts';

export const offlineWords = words({
  offline: (at: string) => ({ zh: `没有网络。这里是 ${at} 看到的内容；填写的草稿会留着，联网后再提交。`, en: `No network. This is what was seen at ${at}; drafts are kept until you are back.` }),
  offlineNever: { zh: '没有网络。填写的草稿会留着，联网后再提交。', en: 'No network. Drafts are kept until you are back.' },
});
