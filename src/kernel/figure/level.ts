import { levelTitles, rankOf, type Level } from '../declare/level.ts';
import { refuse } from '../declare/problem.ts';
import type { Wording } from '../declare/wording.ts';
import type { Counted, Movement } from '../ledger/figure-keeper.ts';
import type { ModelBaseFigure } from '../model/model.ts';

/**
 * A figure can be read over the records that have come at least so far. Drafts are in none of these. Its cells at the
 * levels above `submitted` are kept under names of their own, and only records that came there write to them.
 */
const reviewLevels = ['submitted', 'verified', 'confirmed'] as const;
/** `both` counts what another office has as well and says alike of. */
export const readLevels = [...reviewLevels, 'both'] as const;
export type ReadLevel = (typeof readLevels)[number];

/** What cells are kept of; `draft` counts the drafts alone, for the pages of lists. */
export type KeptLevel = ReadLevel | 'draft';

/** @throws Refusal `figure.unknown-level` */
export function readLevelOf(text: string | undefined): ReadLevel {
  if (text === undefined) return 'submitted';
  if (readLevels.includes(text as ReadLevel)) return text as ReadLevel;
  throw refuse(
    'figure.unknown-level',
    { zh: `指标没有“${text.slice(0, 40)}”这一级。`, en: `Figures aren't read at “${text.slice(0, 40)}”.` },
    { zh: '可用：submitted（已报送，默认）、verified（已核实）、confirmed（已确认）、both（双方一致）。', en: 'There are submitted (the default), verified, confirmed and both (what both offices say alike).' },
  );
}

/** @throws Refusal `figure.one-sided` where only one office has the records behind a figure */
export function expectBothSides({ bothSides, declared: { title } }: ModelBaseFigure, level: ReadLevel): void {
  if (level !== 'both' || bothSides !== undefined) return;
  throw refuse(
    'figure.one-sided',
    { zh: `“${title.zh}”的台账只有一方填报，没有双方一致的数。`, en: `Only one office keeps the ledger of “${title.en}”: there is nothing that both say.` },
    { zh: '请按已报送、已核实或已确认读取。', en: 'Read it as submitted, verified or confirmed.' },
  );
}

/** Under which name a figure's cells, deltas and members are kept. No figure's own name has an @. */
export const keptAs = (figure: string, level: KeptLevel): string => (level === 'submitted' ? figure : `${figure}@${level}`);

/**
 * SQL that holds for the versions of a figure's ledger that are counted.
 * @param agreed a relation (record, …) of what both said in a past state; absent for what they say now
 */
export function levelSql({ ledger }: Pick<ModelBaseFigure, 'ledger'>, level: KeptLevel, agreed?: string): string {
  if (level === 'draft') return '_level = 0';
  if (level === 'both' && agreed !== undefined) return `record in (select agreed.record from (${agreed}) as agreed)`;
  // Which record is agreed on is kept apart from it, so that it needs no new version when somebody else's changes.
  if (level === 'both') return `(programme, record) in (select sides.programme, sides.record from both_sides as sides where sides.ledger = '${ledger}')`;
  return `_level >= ${rankOf(level)}`;
}

const counts = ({ level: reached }: Counted, level: Exclude<KeptLevel, 'both'>): boolean => (level === 'draft' ? reached === 'draft' : rankOf(reached) >= rankOf(level));

/** Of which levels a figure's cells are kept. */
export const keptLevels = (figure: ModelBaseFigure): readonly KeptLevel[] => [...reviewLevels, ...(figure.bothSides === undefined ? [] : ['both' as const]), ...(countsWholeLedger(figure) ? ['draft' as const] : [])];

/** All there are. */
export const everyLevel: readonly KeptLevel[] = [...readLevels, 'draft'];

/** Whether it is such a figure as lists are counted by. */
export const countsWholeLedger = ({ declared, definitions, stock }: ModelBaseFigure): boolean =>
  declared.measure.op === 'count' && definitions.every(({ where }) => where.length === 0) && stock === undefined;

/** What the movements of records are to cells of a level. */
export function movementsAt(all: readonly Movement[], level: KeptLevel): readonly Movement[] {
  if (level === 'both') return all.filter(({ agreed }) => agreed === true);
  const movements = all.some(({ agreed }) => agreed === true) ? all.filter(({ agreed }) => agreed !== true) : all;
  if (level === 'submitted' && movements.every(({ before, after }) => (before?.level ?? 'submitted') === 'submitted' && (after?.level ?? 'submitted') === 'submitted')) return movements;
  return movements.flatMap(({ ledger, before, after }) => {
    const [was, is] = [before, after].map((record) => (record !== undefined && counts(record, level) ? record : undefined));
    // A record that only moved on stays where it counted already.
    return was?.values === is?.values ? [] : [{ ledger, before: was, after: is }];
  });
}

/** How many records are at just one level, or are at all: names that cells are kept as, to be added or taken off. */
export function countedAt(figure: string, level: Level | undefined): readonly (readonly [name: string, sign: 1 | -1])[] {
  switch (level) {
    case undefined:
      return [[keptAs(figure, 'submitted'), 1], [keptAs(figure, 'draft'), 1]];
    case 'submitted':
      return [[keptAs(figure, 'submitted'), 1], [keptAs(figure, 'verified'), -1]];
    case 'verified':
      return [[keptAs(figure, 'verified'), 1], [keptAs(figure, 'confirmed'), -1]];
    default:
      return [[keptAs(figure, level), 1]];
  }
}

/** What a reading above `submitted` counts, in words. */
export function levelWords(level: ReadLevel): Wording | undefined {
  if (level === 'submitted') return undefined;
  if (level === 'both') return { zh: '只计双方台账一致的记录', en: 'Only records that both offices have and say alike count' };
  const { zh, en } = levelTitles[level];
  return { zh: `只计${zh}${level === 'verified' ? '和已确认' : ''}的记录`, en: `Only records that are ${en.toLowerCase()}${level === 'verified' ? ' or confirmed' : ''} count` };
}

