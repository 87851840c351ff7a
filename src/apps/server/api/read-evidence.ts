import { readEvidence as read } from '../../engine/evidence.ts';
import { attachmentHeaders, shownHeaders } from '../http/headers.ts';
import type { Route } from '../http/route.ts';

export const readEvidence: Route = {
  method: 'get',
  path: '/api/ledgers/{ledger}/records/{id}/files/{hash}',
  name: 'readEvidence',
  title: { zh: '记录的附件', en: 'A file of a record' },
  note: { zh: '看得到记录的人可看。图片与 PDF 可直接显示，download=true 或其他类型为下载。', en: 'For whoever sees the record. Pictures and PDFs may be shown; with download=true, and all other files, it is to be saved.' },
  parameters: [{ name: 'download', in: 'query', note: { zh: '只下载', en: 'To be saved only' }, schema: { type: 'boolean' } }],
  answer: { note: { zh: '文件', en: 'The file' }, type: 'application/octet-stream' },
  problems: [403, 404],
  async handle({ engine }, call) {
    const { name, bytes, type } = await read(engine, call.party, call.path('ledger'), call.id('id'), call.path('hash'));
    const shown = type?.shown !== undefined && call.query('download') !== 'true';
    return new Response(Uint8Array.from(bytes), { headers: shown ? shownHeaders(name, type.type) : attachmentHeaders(name, type?.type) });
  },
};
