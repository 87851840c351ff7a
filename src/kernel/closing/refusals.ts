import { refuse, Refusal, type Problem } from '../declare/problem.ts';
import type { Wording } from '../declare/wording.ts';
import { dayText } from '../ledger/calendar.ts';

/** The refusals of closing and reopening, each made in one place. */

export const noSuchPeriod = (text: string) =>
  refuse(
    'closing.no-such-period',
    { zh: `“${text.slice(0, 40)}”不是可以关账的期间`, en: `“${text.slice(0, 40)}” is no period that can be closed` },
    { zh: '请写整月、整季、半年或整年：2024-03、2024-01..2024-03、2024-01..2024-06、2024', en: 'Give a whole month, quarter, half-year or year: 2024-03, 2024-01..2024-03, 2024-01..2024-06, 2024' },
  );

export const notEnded = (window: string, today: number) =>
  refuse(
    'closing.not-ended',
    { zh: `${window} 还没有结束：服务器上今天是 ${dayText(today)}`, en: `${window} has not ended: on the server it is ${dayText(today)}` },
    { zh: '期满后再关账；服务器日期不对的话，请先校准时钟', en: 'Close it when it is over; if the server’s date is wrong, set its clock first' },
  );

export const clockBehind = (today: number, head: number) =>
  refuse(
    'closing.clock-behind',
    { zh: `服务器上今天是 ${dayText(today)}，而流水账里已有 ${dayText(head)} 的批次`, en: `On the server it is ${dayText(today)}, yet the journal holds a batch of ${dayText(head)}` },
    { zh: '服务器的时钟不对，请校准后再关账', en: 'The server’s clock is wrong; set it before closing' },
  );

export const noReason = () =>
  refuse('closing.no-reason', { zh: '没有写明理由', en: 'No reason was given' }, { zh: '请写明理由，它会记入流水账', en: 'Say why; the journal keeps it' });

export const closedAlready = (window: string, closing: number) =>
  refuse(
    'closing.closed-already',
    { zh: `${window} 已经关账（第 ${closing} 次关账）`, en: `${window} is closed already (closing ${closing})` },
    { zh: '如需重新关账，请先申请重开', en: 'To close it anew, have it reopened first' },
  );

export const busy = (cause: Error) =>
  refuse(
    'closing.busy',
    { zh: '有人正在写入或导入，暂时不能关账', en: 'Somebody is writing or importing, so nothing can be closed or reopened now' },
    { zh: '什么也没有改动；等导入完成后再试', en: 'Nothing was changed; try again when the import is done' },
    {},
    { cause },
  );

/** Items that keep a period open. */
export const blocked = (items: readonly { readonly code: string; readonly title: Wording; readonly count: number }[]): Refusal =>
  several(items, 'closing.blocked', (count) => ({ zh: `${count} 项须先处理`, en: `${count} to be dealt with first` }), { zh: '处理后再关账', en: 'Deal with them, then close' });

/** Items that somebody has to have seen. */
export const notAcknowledged = (items: readonly { readonly code: string; readonly title: Wording; readonly count: number }[]): Refusal =>
  several(items, 'closing.not-acknowledged', (count) => ({ zh: `${count} 项还没有确认知悉`, en: `${count} not acknowledged` }), { zh: '处理它们，或逐项确认知悉后再关账', en: 'Deal with them, or acknowledge each and close again' });

function several(items: readonly { readonly code: string; readonly title: Wording; readonly count: number }[], code: string, words: (count: number) => Wording, mend: Wording): Refusal {
  const problems = items.map(({ code: item, title, count }): Problem => {
    const { zh, en } = words(count);
    return { code, severity: 'error', place: { field: item }, value: item, message: { zh: `${title.zh}：${zh}`, en: `${title.en}: ${en}` }, mend };
  });
  return new Refusal(problems as [Problem, ...Problem[]]);
}

export const notFound = (closing: number) =>
  refuse('closing.not-found', { zh: `没有第 ${closing} 次关账`, en: `There is no closing ${closing}` }, { zh: '请在关账列表中核对编号', en: 'Check its number in the list of closings' });

export const reopenedAlready = (window: string) =>
  refuse('closing.reopened-already', { zh: `${window} 的这次关账已经重开`, en: `That closing of ${window} is reopened already` }, { zh: '请刷新后再看', en: 'Reload and look again' });

export const askedAlready = (window: string, by: string) =>
  refuse(
    'closing.asked-already',
    { zh: `${by} 已申请重开 ${window}`, en: `${by} has asked for ${window} to be reopened` },
    { zh: '请由另一人批准', en: 'Somebody else is to approve it' },
  );

export const notAsked = (window: string) =>
  refuse('closing.not-asked', { zh: `没有人申请重开 ${window}`, en: `Nobody has asked for ${window} to be reopened` }, { zh: '须先由有权的人申请并写明理由', en: 'Somebody who may has to ask for it first, and say why' });

export const approvesOneself = () =>
  refuse('closing.approves-oneself', { zh: '申请人不能批准自己的申请', en: 'Who asks may not approve it' }, { zh: '请由另一个账号批准', en: 'Another account is to approve it' });
