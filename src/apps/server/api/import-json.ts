import type { ImportPreview } from '../../worker/import-preview.ts';
import { shownProblem } from '../http/problem.ts';
import type { ImportJob } from '../import-jobs.ts';
import type { ImportState } from '../imports.ts';
import type { Import } from '../uploads.ts';

/** `refused` came in and could be read by nobody; it is gone but for why. */
type ShownState = 'receiving' | 'checking' | 'refused' | 'checked' | 'committing' | 'committed';

/** How far an import has got, for clients. */
export function importJson({ id, kept, job }: ImportState) {
  const { ledger, sheets, corrections = [], leftOut = [] } = kept?.options ?? {};
  const preview = kept?.preview ?? nothingYet;
  return {
    id,
    name: kept?.name ?? job?.name ?? '',
    at: kept?.at ?? job?.at ?? '',
    state: stateOf(kept, job),
    progress: progressOf(job),
    refused: (job?.refused ?? []).map(shownProblem),
    interrupted: kept?.interrupted === true,
    options: { ...(ledger === undefined ? {} : { ledger }), ...(sheets === undefined ? {} : { sheets }) },
    // Where, and not what: a corrected cell may be a sensitive one.
    corrections: corrections.map(({ sheet, row, column }) => ({ sheet, row, column })),
    leftOut,
    ...preview,
    problems: preview.problems.map(shownProblem),
    landing: landingJson(kept),
  };
}

/** As lists tell it. */
export function importBrief({ id, kept, job }: ImportState) {
  return {
    id,
    name: kept?.name ?? job?.name ?? '',
    at: kept?.at ?? job?.at ?? '',
    state: stateOf(kept, job),
    progress: progressOf(job),
    counts: kept?.preview.counts ?? null,
    batch: kept?.landing?.number ?? null,
  };
}

function stateOf(kept: Import | undefined, job: ImportJob | undefined): ShownState {
  if (job !== undefined && job.refused.length === 0) return job.kind;
  if (kept === undefined) return 'refused';
  return kept.landing === null ? 'checked' : 'committed';
}

function progressOf(job: ImportJob | undefined) {
  if (job === undefined || job.refused.length > 0) return null;
  return { stage: job.reached?.stage ?? null, done: job.reached?.done ?? 0, total: job.reached?.total ?? null, seconds: Math.round(job.since / 100) / 10 };
}

function landingJson(kept: Import | undefined) {
  if (kept === undefined || kept.landing === null) return null;
  const { batch: id, number, at, counts, repeated, moved } = kept.landing;
  return { batch: { id, number, at, counts, repeated }, moved };
}

const nothingYet: Omit<ImportPreview, 'file'> & { readonly file: ImportPreview['file'] | null } = {
  file: null,
  ignored: { macros: false, externalLinks: false, enclosures: false, formulas: 0 },
  counts: { read: 0, new: 0, changed: 0, same: 0, rejected: 0 },
  tables: [],
  problems: [],
  problemsInAll: 0,
  errorsInAll: 0,
  sheets: [],
  corrected: 0,
  expected: null,
};
