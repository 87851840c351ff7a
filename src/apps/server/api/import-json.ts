import { shownProblem } from '../http/problem.ts';
import type { Import } from '../uploads.ts';

/** How far an import has got, for clients. */
export function importJson({ id, name, at, options, preview, landing }: Import) {
  return {
    id,
    name,
    at,
    state: landing === null ? 'checked' : 'committed',
    options,
    ...preview,
    problems: preview.problems.map(shownProblem),
    landing: landing === null ? null : { batch: { id: landing.batch, number: landing.number, at: landing.at, counts: landing.counts, repeated: landing.repeated }, moved: landing.moved },
  };
}
