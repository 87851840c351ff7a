import { ok } from '../http/answer.ts';
import type { Route } from '../http/route.ts';
import type { Service } from '../service.ts';

export const readProgramme: Route = {
  method: 'get',
  path: '/api/programme',
  name: 'readProgramme',
  title: { zh: '项目：名称、地区、结对', en: 'The programme: its title, regions and pairs' },
  answer: { note: { zh: '项目', en: 'The programme' }, schema: { $ref: '#/components/schemas/Programme' } },
  handle: (service) => ok(programmeJson(service)),
};

/** The programme as clients are told of it. */
export function programmeJson({ engine: { settings }, demo }: Service) {
  const { code, title, regions, pairs = [], headlines = [] } = settings.programme;
  return {
    code,
    title,
    demo,
    headlines,
    regions: regions.map((region) => ({ code: region.code, title: region.title, side: region.side, parent: region.parent })),
    pairs: pairs.map(({ east, west }) => ({ east, west })),
  };
}
