import type { TargetsTold } from '../../client/targets.ts';
import { useRegions } from '../fields/regions.ts';
import { useLanguage } from '../shell/locale.tsx';
import { said } from './said.ts';
import style from './targets.module.css';
import { targetWords } from './words.ts';

interface UnlikeSumsProps {
  readonly sums: TargetsTold['sums'];
  readonly onOpen: (key: string) => void;
}

/** Where counties were set other amounts together than the city: a note, each leading to the city's target. */
export function UnlikeSums({ sums, onOpen }: UnlikeSumsProps) {
  const { t, locale } = useLanguage();
  const regions = useRegions();
  if (sums.length === 0) return null;
  return (
    <details className={style['details']}>
      <summary>
        {t(targetWords.sums)} <b>{sums.length}</b>
      </summary>
      <p>{t(targetWords.sumsNote)}</p>
      <ul>
        {sums.map(({ key, title, unit, region, whole, parts, difference, without }) => (
          <li key={key}>
            <button type="button" className={style['link']} onClick={() => onOpen(key)}>
              {regions.title(region, locale)} · {t(title)}
            </button>{' '}
            {t(targetWords.sumLine(said(whole, unit, locale), said(parts, unit, locale), said(difference, unit, locale)))}
            {without.length === 0 ? null : ` · ${t(targetWords.sumWithout(without.map((code) => regions.title(code, locale)).join(locale === 'zh' ? '、' : ', ')))}`}
          </li>
        ))}
      </ul>
    </details>
  );
}
