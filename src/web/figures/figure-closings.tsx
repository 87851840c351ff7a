import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { readFigureClosings } from '../../client/closings.ts';
import { useLanguage } from '../shell/locale.tsx';
import { FigureDoor } from '../shown/figure-door.tsx';
import { periodText } from '../shown/period.ts';
import { Rows } from '../shown/rows.tsx';
import { instantText } from '../shown/time.ts';
import style from './figures.module.css';
import { figureWords } from './words.ts';

/** What a figure was at each closing; not there before the first. */
export function FigureClosings({ name, region }: { readonly name: string; readonly region: string | undefined }) {
  const { t, locale } = useLanguage();
  const { data } = useQuery({ queryKey: ['closings', 'figure', name, region], queryFn: ({ signal }) => readFigureClosings(name, region, signal) });
  if (data === undefined || data.closings.length === 0) return null;
  return (
    <section className={style['card']} aria-labelledby="closings">
      <div className={style['cardHead']}>
        <h2 id="closings">{t(figureWords.closingHistory)}</h2>
      </div>
      <Rows
        label={t(figureWords.closingHistory)}
        columns={[
          {
            title: t(figureWords.closingPeriod),
            render: ({ closing, window, reopened }) => (
              <>
                <Link to="/closings/$closing" params={{ closing: String(closing) }} className={style['link']}>
                  {periodText(window, locale)}
                </Link>
                {reopened ? ` · ${t(figureWords.wasReopened)}` : ''}
              </>
            ),
          },
          { title: t(figureWords.closedAt), render: ({ at }) => instantText(at) },
          { title: t(figureWords.sealedValue), amount: true, render: (one) => <FigureDoor figure={name} window={one.window} region={region} value={one} /> },
        ]}
        rows={data.closings}
        keyOf={({ closing }) => String(closing)}
        empty=""
      />
    </section>
  );
}
