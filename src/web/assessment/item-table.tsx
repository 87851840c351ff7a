import { Fragment, useMemo, useState } from 'react';
import type { Assessment, AssessmentAsked } from '../../client/assessments.ts';
import { byName, itemsAt, type Score, type ScoredItem } from '../../kernel/assess/index.ts';
import type { Item } from '../../kernel/declare/rule-set.ts';
import { minus, rationalOf, decimalText } from '../../kernel/declare/rational.ts';
import { useLanguage } from '../shell/locale.tsx';
import style from './assessment.module.css';
import { ItemEvidence } from './item-evidence.tsx';
import { gapWords, itemWords as w, whatIfWords, assessmentWords } from './words.ts';

interface ItemTableProps {
  readonly asked: AssessmentAsked;
  readonly assessment: Assessment;
  readonly score: Score;
  /** The score with figures moved. */
  readonly trial: Score | undefined;
}

/** The tree of items with what each earned and lost; an item opens to its rule, its sum and what bears it out. */
export function ItemTable({ asked, assessment, score, trial }: ItemTableProps) {
  const { t } = useLanguage();
  const { rules, place, gaps } = assessment;
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const scored = useMemo(() => byName(score.items), [score]);
  const tried = useMemo(() => (trial === undefined ? undefined : byName(trial.items)), [trial]);
  const toggle = (name: string) => setOpen((was) => new Set(was.has(name) ? [...was].filter((one) => one !== name) : [...was, name]));

  const rowsOf = (items: readonly Item[], depth: number) =>
    itemsAt(items, place.level).map((item) => {
      const found = scored.get(item.name);
      if (found === undefined) return null;
      const isOpen = open.has(item.name);
      const lacks = gaps.filter((gap) => gap.item === item.name);
      return (
        <Fragment key={item.name}>
          <tr className={style[item.kind]} id={`item-${item.name}`} data-depth={depth}>
            <th scope="row">
              {item.kind === 'branch' ? (
                <span>{t(item.title)}</span>
              ) : (
                <button type="button" className={style['opener']} aria-expanded={isOpen} aria-label={t(w.open(t(item.title)))} onClick={() => toggle(item.name)}>
                  <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span> {t(item.title)}
                </button>
              )}
              {'bonus' in item && item.bonus === true ? <small className={style['tag']}>{t(w.bonus)}</small> : null}
              {item.kind === 'veto' ? <small className={style['tag']}>{t(w.veto)}</small> : null}
              {lacks.map(({ why }) => (
                <small key={why} className={style['gapTag']}>
                  {t(gapWords[why])}
                </small>
              ))}
            </th>
            <Points item={item} found={found} tried={tried?.get(item.name)} />
            <td className={style['numeric']}>{found.lost === '0' ? '' : found.lost}</td>
          </tr>
          {isOpen && item.kind !== 'branch' ? (
            <tr className={style['detail']}>
              <td colSpan={3}>
                <ItemEvidence asked={asked} assessment={assessment} item={item} scored={found} />
              </td>
            </tr>
          ) : null}
          {item.kind === 'branch' ? rowsOf(item.items, depth + 1) : null}
        </Fragment>
      );
    });

  return (
    <div className={style['card']}>
      <table className={style['items']}>
        <caption className="spoken-only">{t(w.table)}</caption>
        <thead>
          <tr>
            <th scope="col">{t(w.item)}</th>
            <th scope="col" className={style['numeric']}>
              {t(w.points)}
            </th>
            <th scope="col" className={style['numeric']}>
              {t(assessmentWords.lost)}
            </th>
          </tr>
        </thead>
        <tbody>{rowsOf(rules.items, 0)}</tbody>
      </table>
    </div>
  );
}

function Points({ item, found, tried }: { readonly item: Item; readonly found: ScoredItem; readonly tried: ScoredItem | undefined }) {
  const { t } = useLanguage();
  if (item.kind === 'veto') {
    const { holds, state, lost } = tried ?? found;
    return <td className={style['pointsCell']}>{holds ? <strong className={style['wrong']}>{t(w.holds(lost))}</strong> : <span className={style['soft']}>{t(state === 'unjudged' ? w.unjudged : w.quiet)}</span>}</td>;
  }
  const share = Math.max(0, Math.min(1, Number(found.points) / Number(found.most)));
  const moved = tried === undefined || tried.points === found.points ? undefined : decimalText(minus(rationalOf(tried.points), rationalOf(found.points)));
  return (
    <td className={style['pointsCell']}>
      <span className={style['bar']} aria-hidden="true">
        <span style={{ inlineSize: `${share * 100}%` }} />
      </span>
      <span className={style['points']}>
        {found.state === 'unjudged' ? <span className={style['soft']}>{t(w.unjudged)}</span> : found.points} <small>/ {found.most}</small>
        {moved === undefined ? null : <small className={style['moved']}>{t(whatIfWords.delta(moved))}</small>}
      </span>
    </td>
  );
}
