import { assessmentSeen } from '../../engine/assessment/sight.ts';
import { attachmentHeaders } from '../http/headers.ts';
import type { Route } from '../http/route.ts';
import { assessmentOf } from './assessment-parameters.ts';

export const readEvidencePack: Route = {
  method: 'get',
  path: '/api/assessments/{ruleSet}/{year}/{region}/evidence.zip',
  name: 'readEvidencePack',
  title: { zh: '考核佐证包', en: 'The evidence of an assessment, packed' },
  note: {
    zh: '规则、指标、记录（敏感字段遮盖）、评定、佐证和原件，连同核对程序 verify.mjs；不需要本系统就能核对。答复头 Shanhai-Seal 是包的印记。',
    en: 'Rules, figures, records (sensitive fields masked), findings, evidence and originals with the program that checks them, verify.mjs; this platform isn’t needed for that. The header Shanhai-Seal is the seal of the pack.',
  },
  answer: { note: { zh: 'zip 文件', en: 'The zip' }, type: 'application/zip' },
  problems: [403, 404, 422],
  async handle({ engine, reading }, call) {
    call.expectOnly(['lang']);
    const asked = assessmentOf(call);
    const { rules } = assessmentSeen(engine.store, call.party, asked);
    const { bytes, seal } = await reading.ask('evidencePack', { asked, party: call.party, locale: call.locale });
    const name = `${rules.title[call.locale]} ${asked.year} ${engine.store.regions.title(asked.region, call.locale)}.zip`;
    return new Response(bytes, { headers: { ...attachmentHeaders(name, 'application/zip'), 'shanhai-seal': seal } });
  },
};
