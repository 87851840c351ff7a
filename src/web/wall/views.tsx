import type { ReactNode } from 'react';
import type { Cockpit, Headline, Programme } from '../../client/programme.ts';
import { FlowMap } from '../cockpit/flow-map.tsx';
import { HeadlineTile } from '../cockpit/headline-tile.tsx';
import tiles from '../cockpit/cockpit.module.css';
import { useLanguage } from '../shell/locale.tsx';
import { regionTitle } from '../shell/programme.ts';
import { FigureDoor } from '../shown/figure-door.tsx';
import style from './wall.module.css';
import { wallWords } from './words.ts';

/** Key figures on one view; more are unreadable from the back of a room. */
const onOneView = 6;
/** Figures that get a map and a county view of their own. */
const mapped = 3;

/** The views that rotate: the key figures, then the largest flows, each with its counties. */
export function viewsOf(programme: Programme, { year, headlines }: Cockpit): readonly ReactNode[] {
  const told = headlines.filter(({ value }) => value.n > 0);
  const flowing = told.filter(({ value, counties }) => value.unit.zh !== '%' && counties.some((county) => Number(county.value ?? 0) > 0)).slice(0, mapped);
  const pages = Array.from({ length: Math.ceil(told.length / onOneView) }, (_, page) => told.slice(page * onOneView, (page + 1) * onOneView));
  return [
    ...pages.map((page) => <Tiles key={page[0]?.value.figure} headlines={page} year={year} />),
    ...flowing.flatMap((headline) => [
      <Flows key={`${headline.value.figure} map`} programme={programme} headline={headline} year={year} />,
      <Counties key={`${headline.value.figure} counties`} programme={programme} headline={headline} year={year} />,
    ]),
  ];
}

interface ViewProps {
  readonly programme: Programme;
  readonly headline: Headline;
  readonly year: string;
}

function Tiles({ headlines, year }: { readonly headlines: readonly Headline[]; readonly year: string }) {
  return (
    <div className={`${tiles['tiles']} ${style['tiles']}`}>
      {headlines.map((headline) => (
        <HeadlineTile key={headline.value.figure} headline={headline} year={year} />
      ))}
    </div>
  );
}

function Flows({ programme, headline, year }: ViewProps) {
  const { t } = useLanguage();
  return (
    <section className={style['map']}>
      <h2>{t(wallWords.flowsOf(t(headline.title)))}</h2>
      <FlowMap programme={programme} figure={headline.value.figure} year={year} />
    </section>
  );
}

function Counties({ programme, headline: { title, value, counties }, year }: ViewProps) {
  const { t, locale } = useLanguage();
  const most = Math.max(...counties.map((county) => Number(county.value ?? 0)));
  return (
    <section>
      <h2>{t(wallWords.byCounty(t(title)))}</h2>
      <ul className={style['bars']}>
        {counties.map((county) => (
          <li key={county.at}>
            <span>{regionTitle(programme, county.at, locale)}</span>
            <i style={{ width: `${(Number(county.value ?? 0) / most) * 100}%` }} aria-hidden />
            <FigureDoor figure={value.figure} window={year} region={county.at} value={{ ...county, unit: value.unit }} />
          </li>
        ))}
      </ul>
    </section>
  );
}
