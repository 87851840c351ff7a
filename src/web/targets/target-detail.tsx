import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { TargetProgress, TargetsTold } from '../../client/targets.ts';
import { useLanguage } from '../shell/locale.tsx';
import { FigureDoor } from '../shown/figure-door.tsx';
import { dayText } from '../shown/time.ts';
import { Course } from './course.tsx';
import { said, shareText } from './said.ts';
import { StandingTag } from './standing.tsx';
import style from './targets.module.css';
import { targetWords } from './words.ts';

interface TargetDetailProps {
  readonly target: TargetProgress;
  readonly standings: TargetsTold['standings'];
  readonly asOf: string;
  /** Absent for whoever sets no targets. */
  readonly onRevise?: (() => void) | undefined;
}

const byWords = { season: targetWords.bySeason, calendar: targetWords.byCalendar, whole: targetWords.byWhole } as const;

/** One target: how it stands and why, its course, and the papers that set it. */
export function TargetDetail({ target, standings, asOf, onRevise }: TargetDetailProps) {
  const { t, locale } = useLanguage();
  const { unit, actual, gap, due, perMonth, forecast, noForecast, standing, ratio, opens, figure, monthsLeft } = target;
  const amount = (one: Parameters<typeof said>[0]) => said(one, unit, locale);
  const surplus = gap !== null && gap.value.startsWith('-');
  const limit = target.bound === 'most';
  return (
    <>
      <dl className={style['facts']}>
        <Fact title={t(limit ? targetWords.limit : targetWords.target)}>{amount(target.target)}</Fact>
        <Fact title={t(targetWords.actual)}>
          {actual === null ? t(targetWords.notSeen) : <FigureDoor figure={figure} window={opens.window} region={opens.region} slice={opens.slice} value={{ ...actual, unit }} />}
          {ratio === null ? null : <small> {t((limit ? targetWords.upTo : targetWords.ofTarget)(shareText(ratio)))}</small>}
        </Fact>
        <Fact title={t(targetWords.standing)}>{standing === null ? '—' : <StandingTag standing={standing} standings={standings} />}</Fact>
        {due === null ? null : (
          <Fact title={t(limit ? targetWords.allowed : targetWords.due)}>
            {amount(due)} <small>{t(byWords[due.by])}</small>
          </Fact>
        )}
        {due?.by === 'season' ? <Fact title={t(targetWords.linearDue)}>{amount(target.calendarDue)}</Fact> : null}
        {gap === null || gap.value === '0' ? null : <Fact title={t(limit ? (surplus ? targetWords.beyond : targetWords.left) : surplus ? targetWords.surplus : targetWords.gap)}>{amount(surplus ? { value: gap.value.slice(1), printed: gap.printed.replace('-', '') } : gap)}</Fact>}
        {perMonth === null ? null : (
          <Fact title={t(limit ? targetWords.mayPerMonth : targetWords.perMonth)}>
            {amount(perMonth)} <small>{t(targetWords.monthsLeft(monthsLeft.toFixed(1)))}</small>
          </Fact>
        )}
        {forecast === null ? null : (
          <Fact title={t(targetWords.forecast)}>
            {amount(forecast.value)} <small>{t(targetWords.forecastRange(amount(forecast.low), amount(forecast.high), `${Math.round(forecast.coverage * 100)} %`, forecast.years))}</small>
          </Fact>
        )}
      </dl>
      {limit ? <p className={style['note']}>{t(targetWords.limitNote)}</p> : null}
      {noForecast === null ? null : <p className={style['note']}>{t(targetWords[`no-${noForecast}`])}</p>}
      {actual === null ? null : <Course target={target} asOf={asOf} />}
      <Versions target={target} />
      {onRevise === undefined ? null : (
        <p>
          <Button type="primary" onClick={onRevise}>
            {t(targetWords.revise)}
          </Button>{' '}
          <small className={style['note']}>{t(targetWords.reviseNote)}</small>
        </p>
      )}
    </>
  );
}

function Fact({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What was set, in the order it was set; each leads to its record with its versions and its cell. */
function Versions({ target: { versions, unit } }: { readonly target: TargetProgress }) {
  const { t, locale } = useLanguage();
  return (
    <section className={style['versions']} aria-labelledby="target-history">
      <h3 id="target-history">{t(targetWords.history)}</h3>
      <ol>
        {versions.map((set, index) => (
          <li key={set.record}>
            <p>
              {t(index === 0 ? targetWords.first : targetWords.later)} <b>{said(set, unit, locale)}</b> {set.holds ? <span className={`${style['tag']} ${style['on-pace']}`}>{t(targetWords.holds)}</span> : null}
            </p>
            <p className={style['note']}>
              {set.document ?? t(targetWords.noDocument)} · {index === 0 ? t(targetWords.wholeYear) : set.setOn === null ? '' : t(targetWords.setOn(dayText(set.setOn, locale)))}
            </p>
            {set.words === null ? null : <blockquote>{set.words}</blockquote>}
            <Link to="/ledgers/$ledger/$record" params={{ ledger: set.ledger, record: set.record }} className={style['link'] ?? ''}>
              {t(targetWords.record)}
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}
