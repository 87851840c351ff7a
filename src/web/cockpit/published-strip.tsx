import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { readPublished } from '../../client/programme.ts';
import { useLanguage } from '../shell/locale.tsx';
import style from './cockpit.module.css';
import { cockpitWords } from './words.ts';

/** Of the demo: how many published figures its records bear out. */
export function PublishedStrip() {
  const { t } = useLanguage();
  const { data } = useQuery({ queryKey: ['published'], queryFn: ({ signal }) => readPublished(signal) });
  // Who sees a part of the records only can't hold them against what was said of all.
  if (data === undefined || data.published.length === 0) return null;
  const fit = data.published.filter(({ ok }) => ok).length;
  return (
    <section>
      <h2>
        {t(cockpitWords.published)}
        <Link to="/published">{t(cockpitWords.publishedAll)}</Link>
      </h2>
      <p className={style['quiet']}>{t(cockpitWords.publishedFits(fit, data.published.length))}</p>
    </section>
  );
}
