import { useState } from 'react';
import type { TargetProgress, TargetsTold } from '../../client/targets.ts';
import { useLanguage } from '../shell/locale.tsx';
import { regionTitle, useProgramme } from '../shell/programme.ts';
import { useNarrow } from '../shell/use-narrow.ts';
import { Choose } from '../shown/choose.tsx';
import { said, shareText } from './said.ts';
import { StandingTag } from './standing.tsx';
import style from './targets.module.css';
import { targetWords } from './words.ts';

interface TargetTableProps {
  readonly targets: readonly TargetProgress[];
  readonly standings: TargetsTold['standings'];
  readonly onOpen: (target: TargetProgress) => void;
}

/** A figure, or a part of one, is a row. */
const rowOf = ({ figure, slice }: TargetProgress): string => `${figure} ${slice ?? ''}`;

/** Figures by regions; on a phone the figures of one region. */
export function TargetTable({ targets, standings, onOpen }: TargetTableProps) {
  const { t, locale } = useLanguage();
  const programme = useProgramme().data;
  const narrow = useNarrow();
  const [chosen, setChosen] = useState<string>();
  if (programme === undefined) return null;
  const regions = programme.regions.map(({ code }) => code).filter((code) => targets.some(({ region }) => region === code));
  const figures = [...new Map(targets.map((target) => [rowOf(target), target])).values()];
  const at = (of: TargetProgress, region: string) => targets.find((target) => rowOf(target) === rowOf(of) && target.region === region);
  if (narrow) {
    const region = chosen !== undefined && regions.includes(chosen) ? chosen : (regions[0] ?? '');
    return (
      <>
        <Choose label={t(targetWords.region)} value={region} options={regions.map((code) => ({ value: code, text: regionTitle(programme, code, locale) }))} onChoose={setChosen} />
        <ul className={style['cards']} aria-label={t(targetWords.table)}>
          {figures.map((of) => {
            const target = at(of, region);
            return target === undefined ? null : (
              <li key={rowOf(of)}>
                <h3>{t(of.title)}</h3>
                <TargetCell target={target} standings={standings} place={regionTitle(programme, region, locale)} onOpen={onOpen} whole />
              </li>
            );
          })}
        </ul>
      </>
    );
  }
  return (
    <div className={style['scroll']}>
      <table className={style['table']} aria-label={t(targetWords.table)}>
        <thead>
          <tr>
            <th scope="col">{t(targetWords.figure)}</th>
            {regions.map((code) => (
              <th key={code} scope="col">
                {regionTitle(programme, code, locale)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figures.map((of) => (
            <tr key={rowOf(of)}>
              <th scope="row">
                {t(of.title)}
                <small>{t(of.unit)}</small>
              </th>
              {regions.map((code) => {
                const target = at(of, code);
                return <td key={code}>{target === undefined ? null : <TargetCell target={target} standings={standings} place={regionTitle(programme, code, locale)} onOpen={onOpen} />}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface TargetCellProps extends Omit<TargetTableProps, 'targets'> {
  readonly target: TargetProgress;
  readonly place: string;
  /** With units and words, where there is room. */
  readonly whole?: true;
}

/** A target in the table: how far it is, what is done of what, how it stands. It opens to all that is known of it. */
function TargetCell({ target, standings, place, onOpen, whole }: TargetCellProps) {
  const { t, locale } = useLanguage();
  const { standing, ratio, actual, unit, versions } = target;
  const bare = { zh: '', en: '' };
  const amount = (of: TargetProgress['actual']) => said(of, whole === true ? unit : bare, locale);
  const isRevised = versions.findIndex(({ holds }) => holds) > 0;
  return (
    <button type="button" className={style['cell']} onClick={() => onOpen(target)}>
      <span className="spoken-only">{t(targetWords.open(place, t(target.title)))}</span>
      <span className={style['cellHead']}>
        <b>{unit.zh === '%' && actual !== null ? said(actual, unit, locale) : shareText(ratio)}</b>
        {standing === null ? <small>{t(targetWords.notSeen)}</small> : <StandingTag standing={standing} standings={standings} />}
      </span>
      <span className={style['bar']} aria-hidden>
        <span className={style[standing ?? 'unknown']} style={{ width: `${Math.min(100, Number(ratio ?? 0) * 100)}%` }} />
      </span>
      <small>
        {amount(actual)} / {target.bound === 'most' ? '≤ ' : ''}
        {amount(target.target)}
        {isRevised ? <span className={style['revised']}> · {t(targetWords.revised)}</span> : null}
      </small>
    </button>
  );
}
