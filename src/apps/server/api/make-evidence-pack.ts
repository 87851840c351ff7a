import { assessmentSeen } from '../../engine/assessment/sight.ts';
import { wrongMember } from '../http/faults.ts';
import { attachmentHeaders } from '../http/headers.ts';
import type { Route } from '../http/route.ts';
import { assessmentOf } from './assessment-parameters.ts';
import { reasonIn, reasonSchema } from './reason.ts';

export const makeEvidencePack: Route = {
  method: 'post',
  path: '/api/assessments/{ruleSet}/{year}/{region}/evidence.zip',
  name: 'makeEvidencePack',
  title: { zh: '考核佐证包', en: 'The evidence of an assessment, packed' },
  note: {
    zh: '规则、指标、记录（敏感字段遮盖）、评定、佐证和原件的哈希，连同核对程序 verify.mjs；不需要本系统就能核对。originals 为 true 时，您有权下载、且全部记录都在包里的原件也放进去（没有遮盖）。谁、为何制作和包的印记记入流水账；答复头 Shanhai-Seal 也是印记。',
    en: 'Rules, figures, records (sensitive fields masked), findings, evidence and the hashes of originals with the program that checks them, verify.mjs; this platform isn’t needed for that. With originals true, those that you may save and all of whose records are in the pack go along as well, nothing masked in them. Who made it, why, and its seal are kept in the journal; the header Shanhai-Seal is the seal, too.',
  },
  body: { schema: { ...reasonSchema, properties: { ...reasonSchema.properties, originals: { type: 'boolean', default: false } } } },
  answer: { note: { zh: 'zip 文件', en: 'The zip' }, type: 'application/zip' },
  problems: [403, 404, 413, 415, 422],
  async handle({ engine, reading }, call) {
    call.expectOnly(['lang']);
    const asked = assessmentOf(call);
    const { rules } = assessmentSeen(engine.store, call.party, asked);
    const body = await call.json();
    const { originals = false } = body;
    if (typeof originals !== 'boolean') throw wrongMember('originals', { zh: 'true 或 false', en: 'true or false' });
    const { bytes, seal } = await reading.ask('evidencePack', { asked, party: call.party, locale: call.locale, wanted: { reason: reasonIn(body), originals } });
    const name = `${rules.title[call.locale]} ${asked.year} ${engine.store.regions.title(asked.region, call.locale)}.zip`;
    return new Response(bytes, { headers: { ...attachmentHeaders(name, 'application/zip'), 'shanhai-seal': seal } });
  },
};
