import { readCondition as read } from '../../engine/condition.ts';
import { ok } from '../http/answer.ts';
import type { Route } from '../http/route.ts';

export const readCondition: Route = {
  method: 'get',
  path: '/api/condition',
  name: 'readCondition',
  title: { zh: '运行状况', en: 'How the machine fares' },
  note: { zh: '版本、数据库、磁盘、最近的备份、密钥；不含任何记录。', en: 'Version, database, disk, newest backup, key; nothing of any record.' },
  answer: { note: { zh: '运行状况', en: 'Its condition' }, schema: { $ref: '#/components/schemas/Condition' } },
  problems: [403],
  handle: async ({ engine }, call) => ok(await read(engine, call.party)),
};
