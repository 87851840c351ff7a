import { search as find } from '../../engine/search.ts';
import { ok } from '../http/answer.ts';
import { wrongParameter } from '../http/faults.ts';
import type { Route } from '../http/route.ts';

const longest = 100;

export const search: Route = {
  method: 'get',
  path: '/api/search',
  name: 'search',
  title: { zh: '查找指标、台账与记录', en: 'Finds figures, ledgers and records' },
  note: {
    zh: '记录按名称与文本查找，由新到旧，限时；complete 为假时只看了较新的。敏感字段不参与模糊查找；有权者可用完整的证件号或手机号查到。',
    en: 'Records are found by names and texts, newest first, within a time; where complete is false only the newer ones were looked at. Sensitive fields take no part; who may unmask finds a whole ID or phone number.',
  },
  parameters: [{ name: 'q', in: 'query', required: true, note: { zh: '要找的词', en: 'The words sought' }, schema: { type: 'string', minLength: 1, maxLength: longest } }],
  answer: { note: { zh: '找到的', en: 'What was found' }, schema: { $ref: '#/components/schemas/SearchAnswer' } },
  problems: [403],
  async handle({ engine }, call) {
    call.expectOnly(['q', 'lang']);
    const text = call.query('q')?.trim() ?? '';
    if (text === '' || text.length > longest) throw wrongParameter('q', { zh: ` 1 至 ${longest} 个字`, en: `1 to ${longest} letters` });
    return ok(await find(engine, call.party, text));
  },
};
