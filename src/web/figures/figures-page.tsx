import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { listFigures, readFigures, type FigureDeclared, type FigureWorth } from '../../client/figures.ts';
import { readCockpit } from '../../client/programme.ts';
import { Failure } from '../shell/failure.tsx';
import { Loading } from '../shell/loading.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { Controls } from '../shown/choose.tsx';
import choose from '../shown/choose.module.css';
import { spoken } from '../shown/number.ts';
import { PeriodPicker } from '../shown/period-picker.tsx';
import { RegionPicker } from '../shown/region-picker.tsx';
import style from './figures.module.css';
import { figureWords } from './words.ts';

/** All figures of a period, by domain. */
export function FiguresPage() {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const { window: asked, region } = useSearch({ strict: false });
  // The newest year with records, which the cockpit knows.
  const newest = useQuery({ queryKey: ['cockpit', undefined], enabled: asked === undefined, queryFn: ({ signal }) => readCockpit(undefined, undefined, signal) });
  const window = asked ?? newest.data?.year ?? 'all';
  const [sought, setSought] = useState('');
  const declared = useQuery({ queryKey: ['declared', 'figures'], queryFn: ({ signal }) => listFigures(signal) });
  // Growth is said of a period with two ends only.
  const told = declared.data?.figures.filter(({ composition }) => window !== 'all' || composition !== 'growth').map(({ name }) => name);
  const values = useQuery({ queryKey: ['values', { window, region }, told?.length], enabled: told !== undefined && (asked !== undefined || !newest.isPending), queryFn: ({ signal }) => readFigures({ window, region }, told, signal), placeholderData: (before) => before });
  const failed = declared.error ?? values.error;
  const like = sought.trim().toLowerCase();
  const shown = (figure: FigureDeclared) => like === '' || [figure.title.zh, figure.title.en, figure.name].some((text) => text.toLowerCase().includes(like));
  const worths = new Map(values.data?.values.map((worth) => [worth.figure, worth]));
  const domains = (declared.data?.domains ?? []).map((domain) => ({ ...domain, figures: (declared.data?.figures ?? []).filter((figure) => figure.domain === domain.name && shown(figure)) })).filter(({ figures }) => figures.length > 0);
  return (
    <>
      <div className={style['head']}>
        <div>
          <h1>{t(figureWords.figures)}</h1>
          <div className={style['crumbs']}>{t(figureWords.figuresLead)}</div>
        </div>
        <Controls>
          <input className={choose['field']} type="search" aria-label={t(figureWords.find)} placeholder={t(figureWords.find)} value={sought} onChange={({ target }) => setSought(target.value)} />
          <PeriodPicker value={window} onChange={(to) => void navigate({ to: '/figures', search: { window: to, region } })} />
          <RegionPicker value={region} onChange={(to) => void navigate({ to: '/figures', search: { window, region: to } })} />
        </Controls>
      </div>
      {failed !== null ? (
        <Failure error={failed} reset={() => void Promise.all([declared.refetch(), values.refetch()])} />
      ) : declared.data === undefined ? (
        <Loading />
      ) : domains.length === 0 ? (
        <p className={style['empty']}>
          {t(figureWords.none)}
          <br />
          {t(figureWords.noneMend)}
        </p>
      ) : (
        domains.map(({ name, title, figures }) => (
          <section key={name} className={style['domain']} aria-labelledby={`domain-${name}`}>
            <h2 id={`domain-${name}`}>{t(title)}</h2>
            <div className={style['tiles']}>
              {figures.map((figure) => (
                <Tile key={figure.name} figure={figure} worth={worths.get(figure.name)} window={window} region={region} />
              ))}
            </div>
          </section>
        ))
      )}
    </>
  );
}

function Tile({ figure, worth, window, region }: { readonly figure: FigureDeclared; readonly worth: FigureWorth | undefined; readonly window: string; readonly region: string | undefined }) {
  const { t, locale } = useLanguage();
  const { number, unit, exact } = worth === undefined ? { number: '—', unit: '', exact: '' } : spoken(worth, locale);
  return (
    <Link to="/figures/$name" params={{ name: figure.name }} search={{ window, region }} className={style['tile']} data-empty={worth?.n === 0} title={exact}>
      <span>{t(figure.title)}</span>
      <strong>
        {number}
        {unit === '' ? null : <small>{unit}</small>}
      </strong>
    </Link>
  );
}
