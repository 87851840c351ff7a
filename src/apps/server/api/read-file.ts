import { readOriginal } from '../../engine/original.ts';
import { attachmentHeaders } from '../http/headers.ts';
import type { Route } from '../http/route.ts';

export const readFile: Route = {
  method: 'get',
  path: '/api/files/{hash}',
  name: 'readFile',
  title: { zh: '原件', en: 'An original' },
  note: { zh: '按内容哈希保存的原始文件，只供下载。含敏感列的原件只给能看敏感内容的人。', en: 'A file as it came in, kept by its hash, to be saved. One with sensitive columns is for those who may see them.' },
  answer: { note: { zh: '文件', en: 'The file' }, type: 'application/octet-stream' },
  problems: [403, 404],
  async handle({ engine }, call) {
    const { name, bytes } = await readOriginal(engine, call.party, call.path('hash'));
    return new Response(Uint8Array.from(bytes), { headers: attachmentHeaders(name) });
  },
};
