import { compact } from '../../declare/reading/width.ts';
import type { RegionBook } from '../../declare/region-book.ts';
import type { Model, ModelLedger } from '../../model/model.ts';
import { matchColumns, type Candidate, type Match } from './match-columns.ts';

export interface Chosen {
  readonly ledger: ModelLedger;
  readonly matches: readonly Match[];
  /** 0 to 1: how much of the ledger and of the table found each other. */
  readonly score: number;
}

/** Below this a table is taken for something else: a cover, an instruction, another office's form. */
const wellEnough = 0.55;

/**
 * The ledger that a table most likely holds, from its headers and its title; `undefined` when none fits.
 * @param among only these, where the caller knows.
 */
export function chooseLedger(
  model: Model,
  candidates: readonly Candidate[],
  title: string,
  regions: RegionBook,
  among?: readonly string[],
): Chosen | undefined {
  let best: Chosen | undefined;
  for (const ledger of model.ledgers.values()) {
    if (among !== undefined && !among.includes(ledger.name)) continue;
    const matches = matchColumns(ledger, candidates, regions);
    const score = scoreOf(ledger, matches, candidates, title);
    if (best === undefined || score > best.score) best = { ledger, matches, score };
  }
  return best !== undefined && best.score >= (among === undefined ? wellEnough : 0.2) ? best : undefined;
}

function scoreOf(ledger: ModelLedger, matches: readonly Match[], candidates: readonly Candidate[], title: string): number {
  const required = ledger.fields.filter(({ field }) => !field.optional && field.carried === undefined);
  const sure = (match: Match) => match.certainty;
  const filled = required.reduce((sum, field) => sum + (matches.find((match) => match.field === field)?.certainty ?? 0), 0);
  const named = candidates.filter(({ headerPath }) => headerPath.some((part) => part !== ''));
  const used = matches.reduce((sum, match) => sum + sure(match), 0);
  const share = required.length === 0 ? 1 : filled / required.length;
  const coverage = named.length === 0 ? 0 : used / named.length;
  const titled = compact(title).includes(compact(ledger.declared.title.zh)) ? 0.15 : 0;
  return 0.5 * share + 0.5 * Math.min(1, coverage) + titled;
}
