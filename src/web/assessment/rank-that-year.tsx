import { useQuery } from '@tanstack/react-query';
import type { AssessmentAsked } from '../../client/assessments.ts';
import { readFigures } from '../../client/figures.ts';
import { useLanguage } from '../shell/locale.tsx';
import { useMay } from '../shell/session.ts';
import { FigureDoor } from '../shown/figure-door.tsx';
import style from './assessment.module.css';
import { assessmentWords } from './words.ts';

const rank = 'assessment.provincial-rank';

/** What place the assessment gave the region that year, where it is known. */
export function RankThatYear({ asked: { year, region } }: { readonly asked: AssessmentAsked }) {
  const { t } = useLanguage();
  const may = useMay().inLedger('assessment.results', 'see');
  const place = { window: String(year), region };
  const read = useQuery({ queryKey: ['rank-that-year', place], queryFn: ({ signal }) => readFigures(place, [rank], signal), enabled: may });
  const found = read.data?.values[0];
  if (found === undefined || found.value === null) return null;
  return (
    <span className={style['rank']}>
      {t(assessmentWords.rank)} <FigureDoor figure={rank} {...place} value={found} bare />
    </span>
  );
}
