import type { OidcRefusal } from '../../client/session.ts';
import type { Wording } from '../../kernel/declare/wording.ts';
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
  restored: (at: string, of: string) => ({ zh: `${at} 恢复了 ${of} 的备份，大家都要重新登录。${of} 以后填报的，请核对后重填。`, en: `At ${at} the backup of ${of} was restored, and everybody signs in anew. Look at what you entered after ${of}, and enter it again.` }),
  forgotten: { zh: '忘了密码？请管理员发一条新的设置链接。', en: 'Forgot your password? Ask your administrator for a new link.' },
});

/** Why an identity provider's way in led nowhere, and how to mend it. */
export const oidcWords: Readonly<Record<OidcRefusal, { readonly message: Wording; readonly mend: Wording }>> = {
  away: {
    message: { zh: '身份提供方现在联系不上', en: 'The identity provider can’t be reached' },
    mend: { zh: '过一会儿再试；有密码的可以用密码登录', en: 'Try again later, or sign in with your password if you have one' },
  },
  stranger: {
    message: { zh: '身份提供方认得您，这里还没有您的账号', en: 'The identity provider knows you; nobody has made you an account here' },
    mend: { zh: '请系统管理员在您的账号上登记您的邮箱', en: 'Ask the administrator to enter your email address with your account' },
  },
  'no-address': {
    message: { zh: '身份提供方没有给出您核实过的邮箱', en: 'The identity provider gave no email address of yours that it has proven' },
    mend: { zh: '请在身份提供方那里核实邮箱，再来登录', en: 'Have your address verified there, then come back' },
  },
  cancelled: {
    message: { zh: '您在身份提供方那里取消了登录', en: 'You cancelled the sign-in at the identity provider' },
    mend: { zh: '可以再试一次', en: 'You can try again' },
  },
  stale: {
    message: { zh: '登录没有在同一个浏览器里及时完成', en: 'The sign-in was not finished in time, in the browser it began in' },
    mend: { zh: '请从这里重新开始', en: 'Begin again from here' },
  },
  locked: {
    message: { zh: '您的账号已停用或已到期', en: 'Your account is locked or has ended' },
    mend: { zh: '请联系系统管理员', en: 'Ask the administrator' },
  },
  refused: {
    message: { zh: '身份提供方没有确认这次登录', en: 'The identity provider did not confirm this sign-in' },
    mend: { zh: '请再试一次；还不行，请系统管理员核对服务器上的客户端设置', en: 'Try again; if it fails again, ask the administrator to check the client’s settings on the server' },
  },
};
