import { words } from '../shell/catalogue.ts';

export const offlineWords = words({
  offline: (at: string) => ({ zh: `没有网络。这里是 ${at} 看到的内容；填写的草稿会留着，联网后再提交。`, en: `No network. This is what was seen at ${at}; drafts are kept until you are back.` }),
  offlineNever: { zh: '没有网络。填写的草稿会留着，联网后再提交。', en: 'No network. Drafts are kept until you are back.' },
  restoring: { zh: '系统管理员正在恢复备份，几分钟内不能用，之后请重新登录。没有提交的内容还在这一页上。', en: 'The administrator is restoring a backup: nobody can work for some minutes, and everybody signs in anew. What you had not sent is still on this page.' },
});
