import type { Refusal } from '../../../kernel/declare/problem.ts';

const exact: Readonly<Record<string, number>> = {
  'ledger.unknown': 404,
  'figure.unknown': 404,
  'figure.unknown-region': 404,
  'figure.region-not-visible': 403,
  'figure.not-visible': 403,
  'assessment.unknown-rules': 404,
  'assessment.other-year': 404,
  'assessment.unknown-region': 404,
  'assessment.figure-not-found': 404,
  'assessment.not-visible': 403,
  'file.masked': 403,
  'list.masked-field': 403,
  'unmask.not-allowed': 403,
  'record.conflict': 409,
  'record.identity-taken': 409,
  'record.referred-to': 409,
  'record.not-deleted': 409,
  'batch.undone': 409,
  'batch.other-changes': 422,
  'undo.changed-since': 409,
  'commit.crowded': 503,
  'commit.other-count': 409,
  'import.stale': 409,
  'import.cancelled': 409,
  'session.too-many': 429,
  'session.held': 429,
  'session.not-a-demo': 403,
  'backup.holds-records': 403,
  'account.locked': 403,
  'account.expired': 403,
  'account.not-oneself': 403,
  'account.name-taken': 409,
  'account.roles-apart': 409,
  'account.unknown-role': 404,
  'account.no-such-session': 404,
  'account.link-not-found': 404,
  'request.too-large': 413,
  'request.content-type': 415,
  'request.cross-site': 403,
  'request.host': 421,
  'route.method-not-allowed': 405,
  'server.fault': 500,
  'file.damaged': 500,
};

const byArea: readonly (readonly [RegExp, number])[] = [
  [/\.not-found$/, 404],
  [/^access\./, 403],
  [/^session\./, 401],
  [/^workbook\.too-/, 413],
  [/^(?:request|list|figure|mapping)\./, 400],
  [/^store\./, 503],
];

/** The HTTP status of a refusal: by its first problem's code; what the engines find wrong with contents is 422. */
export function statusOf({ code }: Refusal): number {
  return exact[code] ?? byArea.find(([pattern]) => pattern.test(code))?.[1] ?? 422;
}
