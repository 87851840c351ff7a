import { compact } from '../../declare/reading/width.ts';
import type { RegionBook } from '../../declare/region-book.ts';
import type { Model, ModelLedger } from '../../model/model.ts';
import { layCrosswise } from './crosswise.ts';
import { matchByAlias, matchColumns, unitColumns, type Candidate, type Match } from './match-columns.ts';

export interface Chosen {
  readonly ledger: ModelLedger;
  readonly matches: readonly Match[];
  /** 0 to 1: how much of the ledger and of the table found each other. */
  readonly score: number;
}

/** From here on no other ledger can be meant. */
const sureEnough = 0.8;
/** Of the required fields, so many must have a column. */
const leastShare = 0.5;

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
  const ledgers = [...model.ledgers.values()].filter(({ name }) => among === undefined || among.includes(name));
  // Most workbooks are told by their headers as declared; comparing likenesses with every ledger would cost more than reading them.
  const plain = likeliest(ledgers, candidates, title, regions, matchByAlias);
  const sure = plain !== undefined && (plain.score >= sureEnough || ledgers.length === 1);
  const best = sure ? plain : likeliest(ledgers, candidates, title, regions, (ledger) => matchColumns(ledger, candidates, regions));
  if (best === undefined || best.score < (among === undefined ? wellEnough : 0.2)) return undefined;
  return { ...best, matches: matchColumns(best.ledger, candidates, regions) };
}

function likeliest(
  ledgers: readonly ModelLedger[],
  candidates: readonly Candidate[],
  title: string,
  regions: RegionBook,
  match: (ledger: ModelLedger, candidates: readonly Candidate[]) => readonly Match[],
): Chosen | undefined {
  let best: Chosen | undefined;
  for (const ledger of ledgers) {
    const matches = match(ledger, candidates);
    const score = scoreOf(ledger, matches, candidates, title, regions);
    if (best === undefined || score > best.score) best = { ledger, matches, score };
  }
  return best;
}

function scoreOf(ledger: ModelLedger, found: readonly Match[], candidates: readonly Candidate[], title: string, regions: RegionBook): number {
  const { matches, across, value } = layCrosswise(ledger, candidates, found, regions);
  const told = new Set(across.length === 0 ? [] : [value, across[0]?.field]);
  const required = ledger.fields.filter(({ field }) => !field.optional && field.carried === undefined);
  const filled = required.reduce((sum, field) => sum + (told.has(field) ? 1 : (matches.find((match) => match.field === field)?.certainty ?? 0)), 0);
  const named = candidates.filter(({ headerPath }) => headerPath.some((part) => part !== ''));
  const used = matches.reduce((sum, match) => sum + match.certainty, across.length + unitColumns(ledger, candidates).size);
  const share = required.length === 0 ? 1 : filled / required.length;
  const coverage = named.length === 0 ? 0 : used / named.length;
  const titled = compact(title).includes(compact(ledger.declared.title.zh)) ? 0.15 : 0;
  // A list of choices has a column or two of some ledger; what most of a ledger's own columns are missing from is no such table.
  const whole = share < leastShare ? 0.5 : 1;
  return whole * (0.5 * share + 0.5 * Math.min(1, coverage) + titled);
}
