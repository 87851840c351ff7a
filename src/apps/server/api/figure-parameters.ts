import { readLevelOf, readLevels, type FigureRequest, type Knowledge } from '../../../kernel/figure/index.ts';
import type { Call } from '../http/call.ts';
import { wrongParameter } from '../http/faults.ts';
import type { Parameter } from '../http/route.ts';

export const levelParameter: Parameter = { name: 'level', in: 'query', note: { zh: '只计到这一级的记录：submitted（默认，草稿之外全部）、verified、confirmed', en: 'How far records must have come to count: submitted, the default, is all but drafts; verified; confirmed' }, schema: { enum: [...readLevels], default: 'submitted' } };

export const figureParameters: readonly Parameter[] = [
  { name: 'window', in: 'query', note: { zh: '期间：2024、2024-03、2021..2024 或 all（默认）', en: 'The period: 2024, 2024-03, 2021..2024, or all, the default' }, schema: { type: 'string', default: 'all' } },
  { name: 'region', in: 'query', note: { zh: '行政区划代码，默认全部', en: 'A region’s code; everything when left out' }, schema: { type: 'string' } },
  { name: 'slice', in: 'query', note: { zh: '拆分，维度=值', en: 'A part, dimension=value' }, schema: { type: 'string' } },
  levelParameter,
];

export const knowledgeParameter: Parameter = {
  name: 'as',
  in: 'query',
  note: { zh: '已关账的期间：reported 为上报时的数（默认，旁边给出现在所知的数），known 为含更正的数', en: 'Of closed periods: reported, the default, as it was reported with what is known now beside it; known, with all corrections' },
  schema: { enum: ['reported', 'known'], default: 'reported' },
};

/** What the parameters ask of a figure. @throws Refusal `request.parameter` */
export function placeAsked(call: Call): Omit<FigureRequest, 'figure'> & { readonly window: string } {
  return { window: call.query('window') ?? 'all', region: call.query('region'), slice: call.query('slice'), level: readLevelOf(call.query('level')), as: knowledgeAsked(call) };
}

export function knowledgeAsked(call: Call): Knowledge | undefined {
  const as = call.query('as');
  if (as !== undefined && as !== 'reported' && as !== 'known') throw wrongParameter('as', { zh: ' reported 或 known', en: 'reported or known' });
  return as;
}
