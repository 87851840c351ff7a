import { randomUUID } from 'node:crypto';
import { Refusal, type Problem } from '../../../kernel/declare/problem.ts';
import type { Locale, Wording } from '../../../kernel/declare/wording.ts';
import { DatabaseError } from '../../../kernel/ports/database.ts';
import { ChangedMeanwhile } from '../../engine/changed-meanwhile.ts';
import { EditConflict } from '../../engine/edit-conflict.ts';
import { somethingBroke, storeAway } from './faults.ts';
import { problemHeaders } from './headers.ts';
import { statusOf } from './status.ts';

/** Problems shown of one refusal; the rest is counted. */
const mostShown = 500;

/** A problem for clients: the place, what is wrong and how to mend it, in both languages. */
export interface ShownProblem {
  readonly code: string;
  readonly severity: Problem['severity'];
  readonly place: Problem['place'];
  readonly value?: string;
  readonly message: Wording;
  readonly mend: Wording;
}

export const shownProblem = ({ code, severity, place, value, message, mend }: Problem): ShownProblem => ({
  code,
  severity,
  place,
  ...(value === undefined ? {} : { value }),
  message,
  mend,
});

/** What a problem document (RFC 9457) of ours holds. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly problems: readonly ShownProblem[];
  readonly total: number;
}

const titles: Readonly<Record<number, Wording>> = {
  400: { zh: '请求有误', en: 'Bad request' },
  401: { zh: '没有登录', en: 'Not signed in' },
  403: { zh: '不允许', en: 'Not allowed' },
  404: { zh: '没有找到', en: 'Not found' },
  405: { zh: '不接受这种方法', en: 'Method not allowed' },
  409: { zh: '与现状冲突', en: 'Conflict' },
  413: { zh: '内容太大', en: 'Too large' },
  415: { zh: '类型不对', en: 'Unsupported type' },
  421: { zh: '地址不对', en: 'Wrong address' },
  422: { zh: '内容有误', en: 'Not acceptable as it stands' },
  429: { zh: '请稍候', en: 'Too many tries' },
  500: { zh: '服务器出错', en: 'Server failure' },
  503: { zh: '暂时不可用', en: 'Not available now' },
};

export function problemDocument(refusal: Refusal, locale: Locale): ProblemDocument {
  const status = statusOf(refusal);
  const [first] = refusal.problems;
  const stop = locale === 'zh' ? '。' : '. ';
  const sentence = (text: string) => text.replace(/[。.]\s*$/, '');
  return {
    type: `/problems/${refusal.code}`,
    title: (titles[status] ?? { zh: '出错', en: 'Error' })[locale],
    status,
    detail: first === undefined ? '' : `${sentence(first.message[locale])}${stop}${sentence(first.mend[locale])}${stop.trim()}`,
    code: refusal.code,
    problems: refusal.problems.slice(0, mostShown).map(shownProblem),
    total: refusal.problems.length,
    ...(refusal instanceof EditConflict ? { conflicts: refusal.sides } : {}),
    ...(refusal instanceof ChangedMeanwhile ? { changed: refusal.count, head: refusal.head } : {}),
  };
}

/** Any error as a refusal; what nobody foresaw is told to the operator and shows the client nothing but a number. */
export function refusalOf(error: unknown, tell: (line: Wording) => void): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof DatabaseError && (error.state.startsWith('08') || error.state.startsWith('57P'))) return storeAway();
  const id = randomUUID().slice(0, 8);
  const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
  tell({ zh: `服务器出错 ${id}：${said}`, en: `Server failure ${id}: ${said}` });
  return somethingBroke(id);
}

export function problemAnswer(refusal: Refusal, locale: Locale, more: Readonly<Record<string, string>> = {}): Response {
  const document = problemDocument(refusal, locale);
  // A request refused as such may not have been read to its end; the next one needs a connection of its own.
  const unread = refusal.code.startsWith('request.') ? { connection: 'close' } : {};
  return new Response(JSON.stringify(document), { status: document.status, headers: { ...problemHeaders, ...unread, ...more } });
}
