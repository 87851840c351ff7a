import { useMemo } from 'react';
import type { Assessment } from '../../client/assessments.ts';
import { liftsOf, printedAs, termOf, withMoved, type Basis } from '../../kernel/assess/index.ts';
import { useLanguage } from '../shell/locale.tsx';
import { spoken } from '../shown/number.ts';
import { Panel } from '../shown/panel.tsx';
import style from './assessment.module.css';
import { leversOf, positionOf, positions, shownValue, typedValue, valueAt, type Lever } from './levers.ts';
import { whatIfWords as w } from './words.ts';

interface WhatIfProps {
  readonly assessment: Assessment;
  readonly basis: Basis;
  readonly moved: Readonly<Record<string, string>>;
  readonly onMove: (moved: Readonly<Record<string, string>>) => void;
}

/** Sliders for the figures, and which of them would lift the score most. Scored here, by what the server scores by. */
export function WhatIf({ assessment, basis, moved, onMove }: WhatIfProps) {
  const { t, locale } = useLanguage();
  const { rules, place, inputs, terms } = assessment;
  const lifts = useMemo(() => liftsOf(rules, place, withMoved(inputs, moved), basis, terms), [rules, place, inputs, moved, basis, terms]);
  const asItIs = useMemo(() => liftsOf(rules, place, inputs, basis, terms), [rules, place, inputs, basis, terms]);
  const levers = useMemo(() => leversOf(assessment, Object.fromEntries(asItIs.map(({ key, needed }) => [key, needed]))), [assessment, asItIs]);
  const said = (figure: string, value: string) => {
    const term = termOf(terms, figure);
    const printed = t(printedAs(term, value));
    const { number, unit } = spoken({ value: term.percent ? null : value, printed: term.percent ? printed : printed.replace(` ${term.unit[locale]}`, ''), unit: term.unit }, locale);
    return `${number}${unit === '' ? '' : ` ${unit}`}`;
  };
  return (
    <>
      <Panel title={t(w.lifts)} note={t(w.liftsNote)}>
        {lifts.length === 0 ? <p className={style['soft']}>{t(w.nothing)}</p> : null}
        <ol className={style['lifts']}>
          {lifts.slice(0, 6).map(({ key, figure, now, needed, gain, perPercent }) => (
            <li key={key}>
              <span className={style['liftTitle']}>{t(termOf(terms, figure).title)}</span>
              <strong>{t(w.gain(gain))}</strong>
              <span className={style['soft']}>{t(w.lift(said(figure, now), said(figure, needed)))}</span>
              <span className={style['soft']}>{t(w.perPercent(Number(perPercent).toFixed(3)))}</span>
              <button type="button" className={style['inline']} aria-label={t(w.apply(t(termOf(terms, figure).title)))} onClick={() => onMove({ ...moved, [key]: needed })}>
                {t(w.applyShort)}
              </button>
            </li>
          ))}
        </ol>
      </Panel>
      <Panel
        title={t(w.title)}
        note={t(w.note)}
        acts={
          <button type="button" className={style['inline']} disabled={Object.keys(moved).length === 0} onClick={() => onMove({})}>
            {t(w.reset)}
          </button>
        }
      >
        {levers.map((lever) => (
          <Slider key={lever.key} lever={lever} value={moved[lever.key] ?? lever.now} onValue={(value) => onMove(value === lever.now ? without(moved, lever.key) : { ...moved, [lever.key]: value })} />
        ))}
      </Panel>
    </>
  );
}

const without = (moved: Readonly<Record<string, string>>, key: string) => Object.fromEntries(Object.entries(moved).filter(([one]) => one !== key));

function Slider({ lever, value, onValue }: { readonly lever: Lever; readonly value: string; readonly onValue: (value: string) => void }) {
  const { t } = useLanguage();
  const title = t(lever.term.title);
  const { term } = lever;
  return (
    <div className={style['slider']} data-moved={value !== lever.now}>
      <label>
        <span>{title}</span>
        <input type="range" min={0} max={positions} value={Math.min(positions, positionOf(lever, value))} aria-valuetext={t(printedAs(term, value))} onChange={({ target }) => onValue(valueAt(lever, Number(target.value)))} />
      </label>
      <span className={style['typed']}>
        <input
          inputMode="decimal"
          aria-label={t(w.exact(title))}
          value={shownValue(lever, value)}
          onChange={({ target }) => {
            const typed = typedValue(lever, target.value);
            if (typed !== undefined) onValue(typed);
          }}
        />
        <small>{term.percent ? t(w.percent) : t(term.unit)}</small>
      </span>
      <small className={style['soft']}>{t(w.now(t(printedAs(term, lever.now))))}</small>
    </div>
  );
}
