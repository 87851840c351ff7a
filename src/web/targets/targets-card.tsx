import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { listTargets } from '../../client/targets.ts';
import { useLanguage } from '../shell/locale.tsx';
import { regionTitle, useProgramme } from '../shell/programme.ts';
import { gapText, said, shareText } from './said.ts';
import { inOrder, StandingTag } from './standing.tsx';
import style from './targets.module.css';
import { targetWords } from './words.ts';

const mostNamed = 4;

/** On the cockpit: how many of the year's targets stand how, and which lag most. Nothing where there are none. */
export function TargetsCard({ year }: { readonly year: string }) {
  const { t, locale } = useLanguage();
  const programme = useProgramme().data;
  const told = useQuery({ queryKey: ['targets', { year, asOf: undefined }], queryFn: ({ signal }) => listTargets({ year }, signal) });
  if (told.data === undefined || told.data.targets.length === 0 || programme === undefined) return null;
  const { targets, standings } = told.data;
  const lagging = targets.filter(({ standing }) => standing === 'behind' || standing === 'far-behind').sort((a, b) => (a.pace ?? 0) - (b.pace ?? 0));
  return (
    <section>
      <h2>
        {t(targetWords.card(year))}
        <Link to="/targets" search={{ year }} className={style['link'] ?? ''}>
          {t(targetWords.cardAll)}
        </Link>
      </h2>
      <p className={style['counts']}>
        {inOrder.map((standing) => (
          <Link key={standing} to="/targets" search={{ year, standing }}>
            <StandingTag standing={standing} standings={standings} /> <b>{targets.filter((target) => target.standing === standing).length}</b>
          </Link>
        ))}
      </p>
      {lagging.slice(0, mostNamed).map(({ key, region, bound, title, ratio, gap, perMonth, unit }) => (
        <Link key={key} to="/targets" search={{ year, open: key }} className={style['row'] ?? ''}>
          {regionTitle(programme, region, locale)} · {t(title)} <b>{shareText(ratio)}</b>
          <small>{t(bound === 'most' ? (gap?.value.startsWith('-') === true ? targetWords.cardBeyond : targetWords.cardLimit)(gapText(gap, unit, locale)) : targetWords.cardGap(said(gap, unit, locale), perMonth === null ? '' : said(perMonth, unit, locale)))}</small>
        </Link>
      ))}
    </section>
  );
}
