import type { Parameter } from '../http/route.ts';

export const figureParameters: readonly Parameter[] = [
  { name: 'window', in: 'query', note: { zh: '期间：2024、2024-03、2021..2024 或 all（默认）', en: 'The period: 2024, 2024-03, 2021..2024, or all, the default' }, schema: { type: 'string', default: 'all' } },
  { name: 'region', in: 'query', note: { zh: '行政区划代码，默认全部', en: 'A region’s code; everything when left out' }, schema: { type: 'string' } },
  { name: 'slice', in: 'query', note: { zh: '拆分，维度=值', en: 'A part, dimension=value' }, schema: { type: 'string' } },
];
