import { readAssessedFile as read } from '../../engine/assessment/evidence.ts';
import { attachmentHeaders, shownHeaders } from '../http/headers.ts';
import type { Route } from '../http/route.ts';
import { assessmentOf } from './assessment-parameters.ts';

export const readAssessedFile: Route = {
  method: 'get',
  path: '/api/assessments/{ruleSet}/{year}/{region}/files/{ledger}/{id}/{hash}',
  name: 'readAssessedFile',
  title: { zh: '考核的佐证材料', en: 'A file that bears an assessment out' },
  note: { zh: '考核项评定所附，或计入考核指标的记录所附的文件。', en: 'Of a finding, or of a record that counts in one of its figures.' },
  parameters: [{ name: 'download', in: 'query', note: { zh: '只下载', en: 'To be saved only' }, schema: { type: 'boolean' } }],
  answer: { note: { zh: '文件', en: 'The file' }, type: 'application/octet-stream' },
  problems: [403, 404],
  async handle({ engine }, call) {
    call.expectOnly(['download']);
    const { name, bytes, type } = await read(engine, call.party, assessmentOf(call), { ledger: call.path('ledger'), record: call.id('id'), hash: call.path('hash') });
    const shown = type?.shown !== undefined && call.query('download') !== 'true';
    return new Response(Uint8Array.from(bytes), { headers: shown ? shownHeaders(name, type.type) : attachmentHeaders(name, type?.type) });
  },
};
