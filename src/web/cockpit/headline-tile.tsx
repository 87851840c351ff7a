import type { Headline } from '../../client/programme.ts';
import { useLanguage } from '../shell/locale.tsx';
import { FigureDoor } from '../shown/figure-door.tsx';
import { grouped } from '../shown/number.ts';
import { changeOf } from './change.ts';
import style from './cockpit.module.css';
import { CountyStrip } from './county-strip.tsx';
import { Sparkline } from './sparkline.tsx';
import { cockpitWords } from './words.ts';

interface HeadlineTileProps {
  readonly headline: Headline;
  readonly year: string;
  /** How far records must have come to count. */
  readonly level?: string | undefined;
}

/** One key figure: its value, course, change on the year and counties. */
export function HeadlineTile({ headline, year, level }: HeadlineTileProps) {
  const { t } = useLanguage();
  const { title, value, trend } = headline;
  const change = changeOf(headline);
  return (
    <article className={style['tile']}>
      <h3>{t(title)}</h3>
      <div className={style['tileValue']}>
        <FigureDoor figure={value.figure} window={year} level={level} value={value} className={style['large']} />
        <Sparkline values={trend} label={t(cockpitWords.trendOf(t(title)))} />
      </div>
      <CountyStrip headline={headline} year={year} />
      <div className={style['tileFoot']}>
        <span>{t(cockpitWords.records(grouped(String(value.n))))}</span>
        {change === undefined ? null : <span className={style[change.up ? 'up' : 'down']}>{t(change.said)}</span>}
      </div>
    </article>
  );
}
