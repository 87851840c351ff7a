import { Readable } from 'node:stream';
import { isBackingUp, listBackups as list, makeBackup, mayTake, takeBackup } from '../../engine/backups.ts';
import { ok } from '../http/answer.ts';
import { attachmentHeaders } from '../http/headers.ts';
import type { Route } from '../http/route.ts';
import type { Service } from '../service.ts';
import type { Call } from '../http/call.ts';

export const listBackups: Route = {
  method: 'get',
  path: '/api/backups',
  name: 'listBackups',
  title: { zh: '备份', en: 'Backups' },
  note: { zh: '数据目录里的备份，由新到旧；恢复由服务器的管理者用命令行做。', en: 'Those in the data folder, newest first. The machine’s owner restores, on the command line.' },
  answer: {
    note: { zh: '备份，是否正在备份，可否下载', en: 'The backups, whether one is being made, whether they may be downloaded' },
    schema: {
      type: 'object',
      required: ['backups', 'running', 'mayTake'],
      properties: { backups: { type: 'array', items: { $ref: '#/components/schemas/Backup' } }, running: { type: 'boolean' }, mayTake: { type: 'boolean' } },
    },
  },
  problems: [403],
  handle: async (service, call) => ok(await backupsJson(service, call)),
};

/** The backups as clients are told of them. */
export async function backupsJson({ engine }: Service, { party }: Call) {
  return { backups: await list(engine, party), running: isBackingUp(engine), mayTake: mayTake(engine, party) };
}

export const postBackup: Route = {
  method: 'post',
  path: '/api/backups',
  name: 'makeBackup',
  title: { zh: '立即备份', en: 'Make a backup now' },
  note: { zh: '做完才答复；正在做时再要的人得到同一份。', en: 'Answers when it is done; whoever asks meanwhile gets the same one.' },
  answer: { status: 201, note: { zh: '备份', en: 'The backup' }, schema: { $ref: '#/components/schemas/Backup' } },
  problems: [403],
  handle: async ({ engine }, call) => ok(await makeBackup(engine, call.party), 201),
};

export const readBackup: Route = {
  method: 'get',
  path: '/api/backups/{name}',
  name: 'takeBackup',
  title: { zh: '下载备份', en: 'Download a backup' },
  note: { zh: '备份里有全部台账，只给看得到全部台账的人；流水账记下谁下载了。', en: 'It holds every ledger, and is for those who see them all; the journal keeps who took it.' },
  answer: { note: { zh: '备份', en: 'The backup' }, type: 'application/gzip' },
  problems: [403, 404],
  async handle({ engine }, call) {
    const name = call.path('name');
    const bytes = Readable.toWeb(await takeBackup(engine, call.party, name)) as ReadableStream<Uint8Array>;
    return new Response(bytes, { headers: attachmentHeaders(name, 'application/gzip') });
  },
};
