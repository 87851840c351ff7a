import { readDigest as read } from '../../engine/digest.ts';
import { digestText } from '../../engine/digest-text.ts';
import { ok } from '../http/answer.ts';
import { textHeaders } from '../http/headers.ts';
import type { Parameter, Route } from '../http/route.ts';

const week: Parameter = { name: 'week', in: 'query', note: { zh: '哪一周，如 2024-W37（ISO 8601）；默认本周，今年还没有目标时为有目标的最近一年的最后一周', en: 'Which week, e.g. 2024-W37 (ISO 8601); this one when left out, or the last of the newest year with targets where this year has none' }, schema: { type: 'string', pattern: '^\\d{4}-W\\d{2}$' } };

export const readDigest: Route = {
  method: 'get',
  path: '/api/digest',
  name: 'readDigest',
  title: { zh: '周报：变化、达成、滞后、逾期', en: 'A week at a glance: what moved, was reached, lags, is overdue' },
  parameters: [week],
  answer: { note: { zh: '一周', en: 'The week' }, schema: { $ref: '#/components/schemas/Digest' } },
  async handle({ engine }, call) {
    call.expectOnly(['week']);
    return ok(await read(engine, call.party, call.query('week')));
  },
};

export const readDigestText: Route = {
  method: 'get',
  path: '/api/digest/text',
  name: 'readDigestText',
  title: { zh: '周报的文字（Markdown）', en: 'A week’s digest as Markdown' },
  note: { zh: '语言按 Accept-Language 或 lang。', en: 'In the language of Accept-Language, or of lang.' },
  parameters: [week, { name: 'lang', in: 'query', note: { zh: '语言', en: 'The language' }, schema: { enum: ['zh', 'en'] } }],
  answer: { note: { zh: 'Markdown 文字', en: 'Markdown' }, type: 'text/markdown' },
  async handle({ engine }, call) {
    call.expectOnly(['week', 'lang']);
    const lang = call.query('lang');
    const text = digestText(await read(engine, call.party, call.query('week')), engine.store.regions, lang === 'zh' || lang === 'en' ? lang : call.locale);
    return new Response(text, { headers: textHeaders });
  },
};
