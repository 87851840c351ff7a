import { Readable } from 'node:stream';
import { askForBackup, isBackingUp, listBackups as list, makeBackup, orderRestore, takeBackup } from '../../engine/backups.ts';
import { decide, listApprovals as listAll } from '../../engine/approvals.ts';
import { restoreNotHere } from '../holding.ts';
import { ok } from '../http/answer.ts';
import { wrongMember } from '../http/faults.ts';
import { attachmentHeaders } from '../http/headers.ts';
import type { Route } from '../http/route.ts';
import type { Service } from '../service.ts';
import type { Call } from '../http/call.ts';

const approval = { $ref: '#/components/schemas/Approval' } as const;

const listBackups: Route = {
  method: 'get',
  path: '/api/backups',
  name: 'listBackups',
  title: { zh: '备份', en: 'Backups' },
  note: { zh: '数据目录里的备份，由新到旧。', en: 'Those in the data folder, newest first.' },
  answer: {
    note: { zh: '备份，是否正在备份', en: 'The backups, and whether one is being made' },
    schema: {
      type: 'object',
      required: ['backups', 'running'],
      properties: { backups: { type: 'array', items: { $ref: '#/components/schemas/Backup' } }, running: { type: 'boolean' } },
    },
  },
  problems: [403],
  handle: async (service, call) => ok(await backupsJson(service, call)),
};

/** The backups as clients are told of them. */
export async function backupsJson({ engine }: Service, { party }: Call) {
  return { backups: await list(engine, party), running: isBackingUp(engine) };
}

const postBackup: Route = {
  method: 'post',
  path: '/api/backups',
  name: 'makeBackup',
  title: { zh: '立即备份', en: 'Make a backup now' },
  note: { zh: '做完才答复；正在做时再要的人得到同一份。', en: 'Answers when it is done; whoever asks meanwhile gets the same one.' },
  answer: { status: 201, note: { zh: '备份', en: 'The backup' }, schema: { $ref: '#/components/schemas/Backup' } },
  problems: [403],
  handle: async ({ engine }, call) => ok(await makeBackup(engine, call.party), 201),
};

const readBackup: Route = {
  method: 'get',
  path: '/api/backups/{name}',
  name: 'takeBackup',
  title: { zh: '下载备份', en: 'Download a backup' },
  note: { zh: '备份里有全部台账，要两个人：申请由另一位管理员批准后一小时内，由申请人下载；流水账都记下。', en: 'It holds every ledger, and takes two people: within an hour of another administrator’s approval, whoever asked takes it; the journal keeps all of that.' },
  answer: { note: { zh: '备份', en: 'The backup' }, type: 'application/gzip' },
  problems: [403, 404, 409],
  async handle({ engine }, call) {
    const name = call.path('name');
    const bytes = Readable.toWeb(await takeBackup(engine, call.person.party, name)) as ReadableStream<Uint8Array>;
    return new Response(bytes, { headers: attachmentHeaders(name, 'application/gzip') });
  },
};

const askForOne: Route = {
  method: 'post',
  path: '/api/backups/{name}/requests',
  name: 'askForBackup',
  title: { zh: '申请下载或恢复一份备份', en: 'Ask to take a backup away, or to restore it' },
  note: { zh: '要恢复的先整份读一遍核对。由安全管理员或审计管理员在 24 小时内批准。', en: 'One to be restored is read to its end first. The security or the audit administrator decides within 24 hours.' },
  body: { schema: { type: 'object', required: ['kind', 'reason'], properties: { kind: { enum: ['take', 'restore'] }, reason: { type: 'string', maxLength: 500 } } } },
  answer: { status: 201, note: { zh: '申请', en: 'The request' }, schema: approval },
  problems: [403, 404, 409, 413, 415, 422],
  async handle({ engine }, call) {
    const { party } = call.person;
    const { kind, reason } = await call.json();
    if (kind !== 'take' && kind !== 'restore') throw wrongMember('kind', { zh: ' take 或 restore', en: 'take or restore' });
    if (typeof reason !== 'string') throw wrongMember('reason', { zh: '事由', en: 'the reason' });
    return ok(await askForBackup(engine, party, kind, call.path('name'), reason), 201);
  },
};

const listApprovals: Route = {
  method: 'get',
  path: '/api/approvals',
  name: 'listApprovals',
  title: { zh: '要两个人办的事', en: 'What takes two people' },
  answer: { note: { zh: '申请，由新到旧', en: 'Requests, newest first' }, schema: { type: 'object', required: ['approvals'], properties: { approvals: { type: 'array', items: approval } } } },
  problems: [403],
  handle: async ({ engine }, call) => ok({ approvals: await listAll(engine.store, call.party) }),
};

const decideApproval: Route = {
  method: 'post',
  path: '/api/approvals/{id}',
  name: 'decideApproval',
  title: { zh: '批准或不批准', en: 'Say yes or no to a request' },
  note: { zh: '由申请人以外的安全管理员或审计管理员。', en: 'By the security or the audit administrator, who is somebody else.' },
  body: { schema: { type: 'object', required: ['approved'], properties: { approved: { type: 'boolean' } } } },
  answer: { note: { zh: '申请', en: 'The request' }, schema: approval },
  problems: [403, 404, 409, 413, 415],
  async handle({ engine }, call) {
    const { party } = call.person;
    const { approved } = await call.json();
    if (typeof approved !== 'boolean') throw wrongMember('approved', { zh: ' true 或 false', en: 'true or false' });
    return ok(await decide(engine.store, party, call.id('id'), approved));
  },
};

const restoreBackup: Route = {
  method: 'post',
  path: '/api/backups/{name}/restore',
  name: 'restoreBackup',
  title: { zh: '恢复一份备份', en: 'Restore a backup' },
  note: {
    zh: '批准后一小时内由申请人开始。服务器先备份现有内容，再换成备份里的，核对后重新开放；其间接口答 503 server.restoring，说明做到哪里。所有人要重新登录。',
    en: 'Within an hour of the approval, by whoever asked. The server backs up what is there, puts the backup in its place, checks it and opens again; meanwhile the API answers 503 server.restoring and how far it is. Everybody signs in anew.',
  },
  answer: { status: 202, note: { zh: '已开始', en: 'Begun' }, schema: { type: 'object', properties: { backup: { type: 'string' } } } },
  problems: [403, 404, 409, 422],
  async handle({ engine, feed, restore }, call) {
    const { party } = call.person;
    if (restore === undefined) throw restoreNotHere();
    const order = await orderRestore(engine, party, call.path('name'));
    feed.warn();
    restore(order);
    return ok({ backup: order.backup }, 202);
  },
};

export const backupRoutes: readonly Route[] = [listBackups, postBackup, readBackup, askForOne, restoreBackup, listApprovals, decideApproval];
