import type { Assessment } from '../../client/assessments.ts';
import { everyItem } from '../../kernel/assess/index.ts';
import { useLanguage } from '../shell/locale.tsx';
import { Panel } from '../shown/panel.tsx';
import style from './assessment.module.css';
import { gapWords as w } from './words.ts';

/** What an assessor would ask after, each leading to its item. */
export function Gaps({ assessment: { rules, place, gaps } }: { readonly assessment: Assessment }) {
  const { t } = useLanguage();
  const titles = new Map(everyItem(rules.items, place.level).map(({ name, title }) => [name, title]));
  return (
    <Panel title={t(w.title)} note={t(w.note)}>
      {gaps.length === 0 ? <p className={style['soft']}>{t(w.none)}</p> : null}
      <ul className={style['gaps']}>
        {gaps.map(({ item, why }) => (
          <li key={`${item} ${why}`}>
            <a href={`#item-${item}`} className={style['link']}>
              {t(titles.get(item) ?? { zh: item, en: item })}
            </a>{' '}
            <small className={style['gapTag']}>{t(w[why])}</small>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
