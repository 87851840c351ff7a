import type { ReportAsk } from '../../../engine/reports/make.ts';
import type { Parameter } from '../../http/route.ts';
import type { Call } from '../../http/call.ts';
import { wrongMember } from '../../http/faults.ts';

export const longestSource = 200_000;

/** What a report is of, from a body. @throws Refusal `request.body` */
export function askOf({ period, region }: Readonly<Record<string, unknown>>): ReportAsk {
  if (typeof period !== 'string') throw wrongMember('period', { zh: '期间，如 2024、2024-H1、2024-03', en: 'the period, e.g. 2024, 2024-H1, 2024-03' });
  if (region !== undefined && region !== null && typeof region !== 'string') throw wrongMember('region', { zh: '行政区划代码', en: 'a region’s code' });
  return { period, region: region ?? undefined };
}

/** The same from a query. */
export const askedBy = (call: Call): ReportAsk => ({ period: call.query('period') ?? '', region: call.query('region') });

export const askParameters: readonly Parameter[] = [
  { name: 'period', in: 'query', required: true, note: { zh: '期间：2024、2024-H1、2024-03', en: 'The period: 2024, 2024-H1, 2024-03' }, schema: { type: 'string' } },
  { name: 'region', in: 'query', note: { zh: '行政区划代码', en: 'A region’s code' }, schema: { type: 'string' } },
];

export const askSchema = { period: { type: 'string' }, region: { anyOf: [{ type: 'string' }, { type: 'null' }] } } as const;
