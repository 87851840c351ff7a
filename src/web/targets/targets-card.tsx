import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { listTargets, type TargetProgress } from '../../client/targets.ts';
import { useLanguage } from '../shell/locale.tsx';
import { regionTitle, useProgramme } from '../shell/programme.ts';
import { said, shareText } from './said.ts';
import { inOrder, StandingTag } from './standing.tsx';
import style from './targets.module.css';
import { targetWords } from './words.ts';

const mostNamed = 4;
const shareOfDue = ({ actual, due }: TargetProgress): number => Number(actual?.value ?? 0) / Math.max(Number(due?.value ?? 0), Number.MIN_VALUE);

/** On the cockpit: how many of the year's targets stand how, and which lag most. Nothing where there are none. */
export function TargetsCard({ year }: { readonly year: string }) {
  const { t, locale } = useLanguage();
  const programme = useProgramme().data;
  const told = useQuery({ queryKey: ['targets', { year, asOf: undefined }], queryFn: ({ signal }) => listTargets({ year }, signal) });
  if (told.data === undefined || told.data.targets.length === 0 || programme === undefined) return null;
  const { targets, standings } = told.data;
  const lagging = targets.filter(({ standing }) => standing === 'behind' || standing === 'far-behind').sort((a, b) => shareOfDue(a) - shareOfDue(b));
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
      {lagging.slice(0, mostNamed).map(({ region, figure, title, ratio, gap, perMonth, unit }) => (
        <Link key={`${region} ${figure}`} to="/targets" search={{ year, open: `${region} ${figure}` }} className={style['row'] ?? ''}>
          {regionTitle(programme, region, locale)} · {t(title)} <b>{shareText(ratio)}</b>
          <small>{t(targetWords.cardGap(said(gap, unit, locale), perMonth === null ? '' : said(perMonth, unit, locale)))}</small>
        </Link>
      ))}
    </section>
  );
}
