import { words } from '../shell/catalogue.ts';

export const signInWords = words({
  title: { zh: '登录山海', en: 'Sign in to Shanhai' },
  motto: { zh: '每一元钱、每一个岗位、每一袋土豆，都有来处。', en: 'Every yuan, every job, every sack of potatoes accounted for.' },
  name: { zh: '账号', en: 'Account' },
  password: { zh: '密码', en: 'Password' },
  code: { zh: '两步验证码', en: 'Second-factor code' },
  codeHint: { zh: '身份验证器上的六位数字', en: 'Six digits from your authenticator' },
  submit: { zh: '登录', en: 'Sign in' },
  needed: { zh: '请填写', en: 'Please fill this in' },
  demo: { zh: '这是演示', en: 'This is a demo' },
  demoNote: { zh: '人物和记录都是虚构的。选一个身份直接进入，看看各自看得到什么、能做什么：', en: 'Its people and records are invented. Come in as one of them and see what each sees and may do:' },
  forgotten: { zh: '忘了密码？请管理员发一条新的设置链接。', en: 'Forgot your password? Ask your administrator for a new link.' },
});
