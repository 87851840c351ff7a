import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { FigurePlace } from '../../client/figures.ts';
import { listTargets } from '../../client/targets.ts';
import { useLanguage } from '../shell/locale.tsx';
import { useProgramme } from '../shell/programme.ts';
import { Course } from './course.tsx';
import { said, shareText } from './said.ts';
import { StandingTag } from './standing.tsx';
import style from './targets.module.css';
import { targetWords } from './words.ts';

interface FigureTargetsProps {
  readonly name: string;
  readonly place: FigurePlace;
}

/** On a figure's page: the year's target for what is shown there, with its line. Nothing where none was set. */
export function FigureTargets({ name, place: { window, region, slice } }: FigureTargetsProps) {
  const { t, locale } = useLanguage();
  const programme = useProgramme().data;
  const year = /^\d{4}/.exec(window)?.[0];
  const tops = programme?.regions.filter(({ parent }) => parent === null).map(({ code }) => code) ?? [];
  const told = useQuery({
    queryKey: ['targets', 'figure', name, year],
    queryFn: ({ signal }) => listTargets({ year, figure: name }, signal),
    enabled: year !== undefined && !window.includes('..'),
  });
  const target = told.data?.targets.find((one) => one.slice === (slice ?? null) && (region === undefined ? tops.includes(one.region) : one.region === region));
  if (told.data?.asOf == null || target === undefined || year === undefined) return null;
  const { standings, asOf } = told.data;
  return (
    <section className={style['card']} aria-labelledby="target-of-figure">
      <div className={style['cardHead']}>
        <h2 id="target-of-figure">
          {t(targetWords.title(year))} {target.standing === null ? null : <StandingTag standing={target.standing} standings={standings} />}
        </h2>
        <Link to="/targets" search={{ year, open: target.key }} className={style['link'] ?? ''}>
          {t(targetWords.open(programme?.regions.find(({ code }) => code === target.region)?.title[locale] ?? target.region, t(target.title)))}
        </Link>
      </div>
      <p>
        {t(target.bound === 'most' ? targetWords.limit : targetWords.target)} <b>{said(target.target, target.unit, locale)}</b> · {t((target.bound === 'most' ? targetWords.upTo : targetWords.ofTarget)(shareText(target.ratio)))}
      </p>
      <Course target={target} asOf={asOf} />
    </section>
  );
}
