import type { Wording } from './wording.ts';

/** Where a problem is: as much of it as is known. Rows are 1-based; columns are letters as in the workbook; of a text line and character. */
export interface Place {
  readonly file?: string;
  readonly sheet?: string;
  readonly row?: number;
  readonly column?: string;
  readonly ledger?: string;
  readonly field?: string;
  readonly record?: string;
  readonly line?: number;
  readonly character?: number;
}

/** `error` keeps a row out; `warning` lets it in and is told. */
export type Severity = 'error' | 'warning';

/** Something wrong with what was brought in, said so that its author can mend it. */
export interface Problem {
  /** A stable code, `area.what`, e.g. `cell.not-a-number`. */
  readonly code: string;
  readonly severity: Severity;
  readonly place: Place;
  /** The offending value as it was written, shortened; absent for sensitive fields. */
  readonly value?: string;
  /** What is wrong. */
  readonly message: Wording;
  /** How to mend it. */
  readonly mend: Wording;
}

/** A refused call: nothing was changed. Carries one or more problems; the first gives the code. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly problems: readonly Problem[];

  constructor(problems: readonly [Problem, ...Problem[]], options?: ErrorOptions) {
    super(`${problems[0].code}: ${problems[0].message.en}`, options);
    this.problems = problems;
  }

  get code(): string {
    return this.problems[0]?.code ?? 'unknown';
  }
}

/** Makes a refusal of one problem. */
export function refuse(
  code: string,
  message: Wording,
  mend: Wording,
  place: Place = {},
  options?: ErrorOptions,
): Refusal {
  return new Refusal([{ code, severity: 'error', place, message, mend }], options);
}
