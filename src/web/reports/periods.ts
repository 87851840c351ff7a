import type { TemplateSummary } from '../../client/reports.ts';
import type { Wording } from '../../kernel/declare/wording.ts';
import { reportWords } from './words.ts';

const offered = { year: 8, half: 8, month: 24 } as const;
const parts = { year: 1, half: 2, month: 12 } as const;

type Kind = TemplateSummary['period'];

/** A period as people say it. @param text `2024`, `2024-H1`, `2024-03` */
export function periodWords(text: string): Wording {
  const [year = '', part = ''] = text.split('-');
  if (part === '') return reportWords.year(Number(year));
  return part.startsWith('H') ? reportWords.half(Number(year), Number(part.slice(1))) : reportWords.month(Number(year), Number(part));
}

/** Periods to choose from: the one under way, and those before it. @param newest the newest that is over */
export function periodsAround(kind: Kind, newest: string, chosen: string): string[] {
  const [year = 0, part = 1] = newest.split('-').map((text) => Number(text.replace('H', '')));
  const index = year * parts[kind] + part - 1 + 1;
  const all = Array.from({ length: offered[kind] }, (_, back) => textOf(kind, index - back));
  return all.includes(chosen) ? all : [...all, chosen].toSorted().reverse();
}

function textOf(kind: Kind, index: number): string {
  const [year, part] = [Math.floor(index / parts[kind]), (index % parts[kind]) + 1];
  if (kind === 'year') return String(year);
  return kind === 'half' ? `${year}-H${part}` : `${year}-${String(part).padStart(2, '0')}`;
}
