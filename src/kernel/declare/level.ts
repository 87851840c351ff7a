import type { Wording } from './wording.ts';

/** How far a record has come, in order: written down, handed in, checked in its county, and by the city. */
export const levels = ['draft', 'submitted', 'verified', 'confirmed'] as const;
export type Level = (typeof levels)[number];

export const levelTitles: Readonly<Record<Level, Wording>> = {
  draft: { zh: '草稿', en: 'Draft' },
  submitted: { zh: '已报送', en: 'Submitted' },
  verified: { zh: '已核实', en: 'Verified' },
  confirmed: { zh: '已确认', en: 'Confirmed' },
};

const ranks: Readonly<Record<Level, number>> = { draft: 0, submitted: 1, verified: 2, confirmed: 3 };

/** Its place among the levels, from 0; by this they are kept. */
export const rankOf = (level: Level): number => ranks[level];

/** The level of a rank as the database prints it. */
export const levelOf = (rank: string | null | undefined): Level => levels[Number(rank ?? ranks.submitted)] ?? 'submitted';

export const isLevel = (text: unknown): text is Level => levels.includes(text as Level);
