import { refuse } from '../../kernel/declare/problem.ts';
import type { Wording } from '../../kernel/declare/wording.ts';

/** What keeps somebody out, each said in one place. Nothing here tells whether there is an account of a name. */

export const sessionMissing = () =>
  refuse('session.missing', { zh: '您还没有登录', en: 'You are not signed in' }, { zh: '请先登录', en: 'Sign in first' });

export const sessionExpired = () =>
  refuse('session.expired', { zh: '登录已过期', en: 'Your session has ended' }, { zh: '请重新登录；没有提交的内容还在页面上', en: 'Sign in again; what you had not sent is still on the page' });

export const wrongPassword = () =>
  refuse('session.wrong-password', { zh: '账号或密码不对', en: 'The name or the password is wrong' }, { zh: '核对后再试；忘了密码请找系统管理员重发链接', en: 'Check both; if you forgot it, ask the administrator for a new link' });

export const codeMissing = () =>
  refuse('session.code-missing', { zh: '还需要验证码', en: 'A code is needed as well' }, { zh: '请填写验证器应用里的六位数字', en: 'Give the six digits from your authenticator app' });

export const wrongCode = () =>
  refuse('session.wrong-code', { zh: '验证码不对', en: 'The code is wrong' }, { zh: '等下一个验证码再试，并核对手机的时间', en: 'Wait for the next one, and check your phone’s clock' });

/** @param seconds how long nobody may try */
export const heldFor = (seconds: number) => {
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  return refuse(
    'session.held',
    { zh: `密码错了太多次，${minutes} 分钟内不能登录`, en: `Wrong too often: no sign-in for ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}` },
    { zh: '过一会儿再试；不是您本人输错的，请告诉系统管理员', en: 'Try again later; if it was not you, tell the administrator' },
  );
};

/** @param seconds how long to wait */
export const tooMany = (seconds: number) =>
  refuse('session.too-many', { zh: '登录尝试过于频繁', en: 'Too many tries to sign in from your address' }, { zh: `请 ${seconds} 秒后再试`, en: `Try again in ${seconds} seconds` });

export const accountLocked = () =>
  refuse('account.locked', { zh: '这个账号已被停用', en: 'This account is locked' }, { zh: '请联系系统管理员', en: 'Ask the administrator' });

/** @param until the instant, ISO 8601 */
export const accountExpired = (until: string) =>
  refuse('account.expired', { zh: `这个账号的期限到 ${until.slice(0, 10)} 为止`, en: `This account ended on ${until.slice(0, 10)}` }, { zh: '需要继续使用，请联系系统管理员', en: 'Ask the administrator if you still need it' });

export const noSuchAccount = (name: string) =>
  refuse('account.not-found', { zh: `没有账号 ${name.slice(0, 60)}`, en: `There is no account ${name.slice(0, 60)}` }, { zh: '请核对名称', en: 'Check the name' });

export const nameTaken = (name: string) =>
  refuse('account.name-taken', { zh: `已有账号 ${name}`, en: `There is an account ${name}` }, { zh: '换一个名称；停用的账号也占着名称', en: 'Choose another name; locked accounts keep theirs' });

export const emailTaken = () =>
  refuse('account.email-taken', { zh: '这个邮箱已登记在另一个账号上', en: 'Another account has this email address' }, { zh: '一个邮箱只能登记在一个账号上；请核对', en: 'An address belongs to one account; check which' });

export const unreadableName = () =>
  refuse('account.unreadable-name', { zh: '账号名称不行', en: 'That can’t be an account’s name' }, { zh: '用文字、数字、点、横线，最多 60 个字符', en: 'Use letters, digits, dots and hyphens, at most 60' });

export const weakPassword = (least: number) =>
  refuse('account.weak-password', { zh: `密码太短，至少 ${least} 个字符`, en: `The password is too short: at least ${least} characters` }, { zh: '可用几个不相干的词', en: 'Take a few words that have nothing to do with each other' });

export const linkUsed = () =>
  refuse('account.link-not-found', { zh: '这个链接用过了，或已过期', en: 'This link was used or is too old' }, { zh: '请系统管理员重发一个', en: 'Ask the administrator for a new one' });

export const rolesApart = (one: string, other: string) =>
  refuse('account.roles-apart', { zh: `${one}与${other}不能是同一个人`, en: `${one} and ${other} can’t be one person` }, { zh: '请分给两个账号', en: 'Give them to two accounts' });

export const roleNeedsAssessment = (title: string) =>
  refuse('account.role-needs-assessment', { zh: `${title}要说明查阅哪次考核`, en: `${title} needs to be told which assessments` }, { zh: '请选择考核规则和年度', en: 'Choose a rule set and a year' });

export const roleNeedsOrganisation = (title: Wording) =>
  refuse('account.role-needs-organisation', { zh: `角色“${title.zh}”要绑定一个单位`, en: `The role “${title.en}” is given with an organisation` }, { zh: '填写本人所在的单位，与名录里的名称一致', en: 'Name the organisation, as it is called in its ledger' });

export const unknownOrganisation = (name: string, ledger: Wording) =>
  refuse(
    'account.unknown-organisation',
    { zh: `《${ledger.zh}》里没有“${name.slice(0, 40)}”`, en: `${ledger.en} has no “${name.slice(0, 40)}”` },
    { zh: '核对名称；还没有登记的，先请县区填报人登记', en: 'Check its name; if it isn’t there yet, let the county’s clerk enter it first' },
  );

export const notOneOrganisation = (name: string, ledger: Wording) =>
  refuse(
    'account.not-one-organisation',
    { zh: `《${ledger.zh}》里有不止一个“${name.slice(0, 40)}”`, en: `${ledger.en} has more than one “${name.slice(0, 40)}”` },
    { zh: '缩小地区，或改填证号、信用代码', en: 'Choose fewer regions, or give its certificate or credit code' },
  );

export const notOneself = () =>
  refuse('account.not-oneself', { zh: '不能给自己分配角色，也不能停用自己', en: 'Nobody assigns roles to themselves or locks themselves out' }, { zh: '请另一位管理员办理', en: 'Ask another administrator' });

export const roleNeedsEnd = (title: string) =>
  refuse('account.role-needs-end', { zh: `角色“${title}”要写明期限`, en: `The role “${title}” is given for a time only` }, { zh: '填写截止日期', en: 'Say until when' });

export const unknownRole = (name: string) =>
  refuse('account.unknown-role', { zh: `没有角色 ${name.slice(0, 60)}`, en: `There is no role ${name.slice(0, 60)}` }, { zh: '角色见 /api/roles', en: 'See /api/roles' });

export const notADemo = () =>
  refuse('session.not-a-demo', { zh: '只有演示才能不用密码登录', en: 'Only a demo lets people in without a password' }, { zh: '请用账号和密码登录', en: 'Sign in with name and password' });

export const needsSession = () =>
  refuse('access.needs-session', { zh: '令牌不能做这件事', en: 'A token can’t do this' }, { zh: '请登录后在网页上办理', en: 'Sign in and do it there' });

export const noSuchToken = () =>
  refuse('token.not-found', { zh: '没有这个令牌', en: 'There is no such token' }, { zh: '请刷新列表', en: 'Reload the list' });
