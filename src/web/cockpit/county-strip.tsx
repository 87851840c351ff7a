import { Link } from '@tanstack/react-router';
import type { Headline } from '../../client/programme.ts';
import { useLanguage } from '../shell/locale.tsx';
import { regionTitle, useProgramme } from '../shell/programme.ts';
import { spoken } from '../shown/number.ts';
import style from './cockpit.module.css';
import { cockpitWords } from './words.ts';

interface CountyStripProps {
  readonly headline: Headline;
  readonly year: string;
}

/** A figure's counties side by side, in the order of their codes; each is a door. */
export function CountyStrip({ headline: { title, value, counties }, year }: CountyStripProps) {
  const { t, locale } = useLanguage();
  const { data: programme } = useProgramme();
  const most = Math.max(0, ...counties.map((county) => Number(county.value ?? 0)));
  if (programme === undefined || most === 0) return <div className={style['strip']} />;
  return (
    <ul className={style['strip']} aria-label={t(cockpitWords.byCounty(t(title)))}>
      {counties.map((county) => {
        const said = spoken({ ...county, unit: value.unit }, locale);
        const label = t(cockpitWords.inCounty(regionTitle(programme, county.at, locale), `${said.number} ${said.unit}`.trim()));
        return (
          <li key={county.at}>
            <Link to="/figures/$name" params={{ name: value.figure }} search={{ window: year, region: county.at }} title={label} aria-label={label}>
              <i style={{ height: `${Math.max(4, (Number(county.value ?? 0) / most) * 100)}%` }} />
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
