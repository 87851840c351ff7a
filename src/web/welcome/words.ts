import { words } from '../shell/catalogue.ts';

export const welcomeWords = words({
  setup: { zh: '设立系统管理员', en: 'Make the administrator' },
  setupNote: {
    zh: '这里还没有任何账号。您将成为系统管理员：管理账号、备份与运行，看不到任何记录。台账由您随后邀请的人填报，角色由安全管理员分配。',
    en: 'Nobody has an account here yet. You will be the administrator: you keep accounts, backups and the machine, and see no record. Those you invite keep the ledgers; the security administrator assigns their roles.',
  },
  invitation: { zh: '设置密码', en: 'Set your password' },
  greeting: (title: string) => ({ zh: `${title}，您好。`, en: `Hello, ${title}.` }),
  invitationNote: (account: string) => ({ zh: `您的账号是 ${account}。设好密码就登录进去；这个链接随即失效。`, en: `Your account is ${account}. Set a password and you are in; this link is good no more after that.` }),
  name: { zh: '账号', en: 'Account' },
  nameHint: { zh: '登录用，定了不能改；文字、数字、点、横线', en: 'To sign in with; it can’t be changed. Letters, digits, dots, hyphens' },
  called: { zh: '称呼', en: 'Your name' },
  needed: { zh: '请填写', en: 'Please fill this in' },
  noToken: { zh: '地址里没有链接的凭据', en: 'The address lacks the link’s word' },
  noTokenMend: { zh: '请把收到的链接完整地复制到地址栏。', en: 'Copy the whole link into the address bar.' },
  enter: { zh: '设好并进入', en: 'Set it and come in' },
});
