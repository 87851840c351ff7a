import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { listAssessments, readAssessment, type Assessment, type AssessmentAsked, type ListedRuleSet } from '../../client/assessments.ts';
import { scoreOf, withMoved, type Basis } from '../../kernel/assess/index.ts';
import { Failure } from '../shell/failure.tsx';
import { Loading } from '../shell/loading.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { Choose, Controls, OneOf } from '../shown/choose.tsx';
import { chosenOf, type AssessmentSearch } from './address.ts';
import style from './assessment.module.css';
import { Gaps } from './gaps.tsx';
import { ItemTable } from './item-table.tsx';
import { PackButton } from './pack-button.tsx';
import { RankThatYear } from './rank-that-year.tsx';
import { WhatIf } from './what-if.tsx';
import { assessmentWords as w } from './words.ts';

/** What would we score, and what would lift it most? */
export function AssessmentPage() {
  const { t } = useLanguage();
  const search = useSearch({ from: '/framed/assessment' });
  const listed = useQuery({ queryKey: ['assessments'], queryFn: ({ signal }) => listAssessments(signal) });
  if (listed.error !== null) return <Failure error={listed.error} reset={() => void listed.refetch()} />;
  if (listed.data === undefined) return <Loading />;
  const asked = chosenOf(listed.data.ruleSets, search);
  return (
    <>
      <h1>{t(w.title)}</h1>
      <p className={style['sub']}>{t(w.sub)}</p>
      {asked === undefined ? (
        <p className={style['empty']}>
          <strong>{t(w.empty)}</strong>
          <br />
          {t(w.emptyMend)}
        </p>
      ) : (
        <>
          <Pickers listed={listed.data.ruleSets} asked={asked} />
          <Assessed key={`${asked.ruleSet} ${asked.year} ${asked.region}`} asked={asked} />
        </>
      )}
    </>
  );
}

function Pickers({ listed, asked }: { readonly listed: readonly ListedRuleSet[]; readonly asked: AssessmentAsked }) {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const go = (to: AssessmentSearch) => void navigate({ to: '/assessment', search: { rules: asked.ruleSet, year: String(asked.year), region: asked.region, ...to } });
  const years = listed.find(({ name }) => name === asked.ruleSet)?.years ?? [];
  const regions = years.find(({ year }) => year === asked.year)?.regions ?? [];
  const newest = (name: string) => String(listed.find((one) => one.name === name)?.years[0]?.year ?? '');
  return (
    <Controls>
      <Choose label={t(w.rules)} value={asked.ruleSet} options={listed.map(({ name, title }) => ({ value: name, text: t(title) }))} onChoose={(rules) => go({ rules, year: newest(rules) })} />
      <Choose label={t(w.year)} value={String(asked.year)} options={years.map(({ year }) => ({ value: String(year), text: t(w.yearOf(year)) }))} onChoose={(year) => go({ year })} />
      <Choose label={t(w.region)} value={asked.region} options={regions.map(({ code, title, level }) => ({ value: code, text: `${level === 'within' && regions.length > 1 ? '\u3000' : ''}${t(title)}` }))} onChoose={(region) => go({ region })} />
    </Controls>
  );
}

function Assessed({ asked }: { readonly asked: AssessmentAsked }) {
  const read = useQuery({ queryKey: ['assessment', asked], queryFn: ({ signal }) => readAssessment(asked, signal) });
  if (read.error !== null) return <Failure error={read.error} reset={() => void read.refetch()} />;
  return read.data === undefined ? <Loading /> : <Scored asked={asked} assessment={read.data} />;
}

function Scored({ asked, assessment }: { readonly asked: AssessmentAsked; readonly assessment: Assessment }) {
  const { t } = useLanguage();
  const { rules, place, inputs, scores } = assessment;
  const [basis, setBasis] = useState<Basis>('self');
  const [moved, setMoved] = useState<Readonly<Record<string, string>>>({});
  const trial = useMemo(() => (Object.keys(moved).length === 0 ? undefined : scoreOf(rules, place, withMoved(inputs, moved), basis)), [rules, place, inputs, moved, basis]);
  const score = scores[basis];
  const bases = (['self', 'assessor'] as const).map((value) => ({ value, text: t(w[value]) }));
  return (
    <>
      {rules.note === undefined ? null : <p className={style['note']}>{t(rules.note)}</p>}
      <section className={style['totals']} aria-label={t(w.title)}>
        <Total title={t(w.self)} points={scores.self.total} more={t(w.of(scores.self.full))} strong={basis === 'self'} />
        <Total title={t(w.assessor)} points={scores.assessor.total} more={t(w.of(scores.assessor.full))} strong={basis === 'assessor'} />
        <Total title={t(w.lost)} points={score.lost} more={t(w[basis])} />
        {trial === undefined ? null : <Total title={t(w.whatIf)} points={trial.total} more={t(w[basis])} trial />}
        <div className={style['aside']}>
          <OneOf label={t(w.basis)} value={basis} options={bases} onChoose={setBasis} />
          <RankThatYear asked={asked} />
          <PackButton asked={asked} title={t(assessment.rules.title)} />
        </div>
      </section>
      <div className={style['columns']}>
        <div>
          <ItemTable asked={asked} assessment={assessment} score={score} trial={trial} />
          <Gaps assessment={assessment} />
        </div>
        <div>
          <WhatIf assessment={assessment} basis={basis} moved={moved} onMove={setMoved} />
        </div>
      </div>
    </>
  );
}

interface TotalProps {
  readonly title: string;
  readonly points: string;
  readonly more: string;
  readonly strong?: boolean;
  readonly trial?: boolean;
}

function Total({ title, points, more, strong = false, trial = false }: TotalProps) {
  return (
    <div className={style['total']} data-strong={strong} data-trial={trial} {...(trial ? { 'aria-live': 'polite' as const } : {})}>
      <span className={style['totalTitle']}>{title}</span>
      <span className={style['figure']}>{points}</span>
      <span className={style['totalMore']}>{more}</span>
    </div>
  );
}
