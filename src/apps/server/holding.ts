import { createServer, type ServerResponse } from 'node:http';
import { refuse, type Refusal } from '../../kernel/declare/problem.ts';
import type { Wording } from '../../kernel/declare/wording.ts';
import type { Progress } from '../../kernel/ports/progress.ts';
import { eventHeaders, problemHeaders, strictHeaders } from './http/headers.ts';
import { localeOf } from './http/locale.ts';
import { problemDocument } from './http/problem.ts';

/** Stands where the server was while a backup is restored, and says how far that is. */
export interface Holding {
  readonly progress: Progress;
  close(): Promise<void>;
}

const stages: Readonly<Partial<Record<Parameters<Progress>[0], Wording>>> = {
  save: { zh: '第一步，共三步：备份现有内容', en: 'step 1 of 3: backing up what is there' },
  restore: { zh: '第二步，共三步：读回备份', en: 'step 2 of 3: bringing the backup back' },
};
const checking: Wording = { zh: '第三步，共三步：核对', en: 'step 3 of 3: checking it' };

/** @param port where the server was */
export async function holdPlace(port: number, host: string): Promise<Holding> {
  let at: { readonly stage: Parameters<Progress>[0]; readonly done: number } = { stage: 'save', done: 0 };
  const server = createServer((request, answer) => {
    const { url = '/', headers } = request;
    const refusal = restoring(stages[at.stage] ?? checking, at.done);
    // A browser gives up on events that are refused; so they begin and end, and it asks again in a moment.
    if (url.startsWith('/api/events')) send(answer, 200, eventHeaders, 'retry: 3000\nevent: restoring\ndata: {}\n\n');
    else if (url.startsWith('/api/')) send(answer, 503, { ...problemHeaders, 'retry-after': '3' }, JSON.stringify(problemDocument(refusal, localeOf(headers['accept-language']))));
    else send(answer, 503, { ...strictHeaders, 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'retry-after': '3' }, pageOf(refusal));
  });
  await new Promise<void>((ready, reject) => {
    server.once('error', reject);
    server.listen(port, host, ready);
  });
  return {
    progress: (stage, done) => {
      at = { stage, done };
    },
    async close() {
      const closed = new Promise<void>((done) => server.close(() => done()));
      server.closeAllConnections();
      await closed;
    },
  };
}

function send(answer: ServerResponse, status: number, headers: Readonly<Record<string, string>>, text: string): void {
  answer.writeHead(status, { ...headers, connection: 'close' }).end(text);
}

const pageOf = ({ problems }: Refusal): string =>
  problems.map(({ message, mend }) => `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="3"><title>山海</title><h1>山海</h1><p>${message.zh}<br>${mend.zh}<p lang="en">${message.en}<br>${mend.en}`).join('');

const restoring = (stage: Wording, done: number) =>
  refuse(
    'server.restoring',
    { zh: `管理员正在恢复备份（${stage.zh}，已 ${done}）`, en: `A backup is being restored (${stage.en}, ${done} so far)` },
    { zh: '请等几分钟，然后重新登录；没有提交的内容还在页面上', en: 'Wait a few minutes, then sign in again; what you had not sent is still on the page' },
  );

export const restoreNotHere = () =>
  refuse('restore.not-here', { zh: '这个服务器不能在网页上恢复备份', en: 'This server can’t restore backups from the page' }, { zh: '请服务器的管理者用命令行恢复', en: 'Let the machine’s owner restore it on the command line' });
