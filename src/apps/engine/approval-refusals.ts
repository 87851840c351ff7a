import { refuse } from '../../kernel/declare/problem.ts';

/** What keeps a thing that takes two people from being done, each said in one place. */

/** @param longest characters */
export const reasonMissing = (longest: number) =>
  refuse('approval.reason-missing', { zh: '没有写明事由，或写得太长', en: 'The reason is missing or too long' }, { zh: `写明为什么，最多 ${longest} 字；会记入流水账`, en: `Say why, in at most ${longest} characters; the journal keeps it` });

export const noSuchApproval = () => refuse('approval.not-found', { zh: '没有这份申请', en: 'There is no such request' }, { zh: '请刷新列表', en: 'Reload the list' });

export const ownApproval = () =>
  refuse('approval.own', { zh: '自己的申请要由另一个人批', en: 'Another person has to decide what you asked for' }, { zh: '请安全管理员或审计管理员批', en: 'Ask the security or the audit administrator' });

export const decidedAlready = () => refuse('approval.decided', { zh: '这份申请已有人批过', en: 'Somebody has decided this already' }, { zh: '请刷新列表', en: 'Reload the list' });

export const approvalOver = () => refuse('approval.over', { zh: '这份申请已过期', en: 'The time for deciding this is over' }, { zh: '请系统管理员重新申请', en: 'Let the administrator ask again' });

/** @param days for how long */
export const freshAccount = (days: number) =>
  refuse(
    'approval.fresh-account',
    { zh: `您的账号是 ${days} 天内新建或重发过链接的，还不能批准`, en: `Your account was made, or given a new link, within ${days} days, and can’t approve yet` },
    { zh: '请另一位管理员批；急用时由服务器的管理者用命令行办', en: 'Let another administrator approve; where it is urgent, the machine’s owner does it on the command line' },
  );

export const needsApproval = () =>
  refuse('approval.needed', { zh: '这件事要两个人：还没有另一位管理员的批准，或批准已用过、过期', en: 'This takes two people: nobody else has approved it, or that was used or is over' }, { zh: '先申请，由安全管理员或审计管理员批准，一小时内办', en: 'Ask first; once the security or the audit administrator approves, do it within an hour' });
