import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { readSources, type FigureDeclared, type FigurePlace } from '../../client/figures.ts';
import { useLanguage } from '../shell/locale.tsx';
import { grouped } from '../shown/number.ts';
import { yearEarlier } from '../shown/period.ts';
import { canBe } from './compare-search.ts';
import style from './figures.module.css';
import { figureWords } from './words.ts';

interface FigureAsideProps {
  readonly figure: FigureDeclared;
  readonly all: readonly FigureDeclared[];
  readonly place: FigurePlace;
}

/** What stands beside a figure: where it comes from, and which figures are made of it or lie near. */
export function FigureAside({ figure, all, place }: FigureAsideProps) {
  const { t } = useLanguage();
  const earlier = yearEarlier(place.window);
  const usedIn = all.filter(({ parts }) => parts.includes(figure.name));
  const near = all.filter(({ name, domain, ledger }) => domain === figure.domain && name !== figure.name && (figure.ledger === null || ledger === figure.ledger) && !usedIn.some((one) => one.name === name)).slice(0, 8);
  const doors = ([['offices', figureWords.withOffices], ['batches', figureWords.withBatches], ['list', figureWords.withList], ['number', figureWords.withNumber]] as const).filter(([kind]) => canBe(kind, figure));
  const toFigures = (figures: readonly FigureDeclared[]) => (
    <ul>
      {figures.map(({ name, title }) => (
        <li key={name}>
          <Link to="/figures/$name" params={{ name }} search={{ window: place.window, region: place.region }} className={style['link']}>
            {t(title)}
          </Link>
        </li>
      ))}
    </ul>
  );
  return (
    <aside className={style['aside']}>
      <section>
        <h2>{t(figureWords.why)}</h2>
        <ul>
          {earlier === undefined ? null : (
            <li>
              <Link to="/figures/$name/compare" params={{ name: figure.name }} search={{ ...place, toWindow: earlier }} className={style['link']}>
                {t(figureWords.withYearBefore)}
              </Link>
            </li>
          )}
          <li>
            <Link to="/figures/$name/compare" params={{ name: figure.name }} search={place} className={style['link']}>
              {t(figureWords.withAnother)}
            </Link>
          </li>
          {doors.map(([kind, words]) => (
            <li key={kind}>
              <Link to="/figures/$name/compare" params={{ name: figure.name }} search={{ ...place, with: kind }} className={style['link']}>
                {t(words)}
              </Link>
            </li>
          ))}
        </ul>
      </section>
      {figure.kind === 'base' ? <Workbooks figure={figure} place={place} /> : null}
      {usedIn.length === 0 ? null : (
        <section>
          <h2>{t(figureWords.usedIn)}</h2>
          {toFigures(usedIn)}
        </section>
      )}
      {near.length === 0 ? null : (
        <section>
          <h2>{t(figureWords.neighbours)}</h2>
          {toFigures(near)}
        </section>
      )}
    </aside>
  );
}

const named = 8;

function Workbooks({ figure, place }: Pick<FigureAsideProps, 'figure' | 'place'>) {
  const { t } = useLanguage();
  const { data } = useQuery({ queryKey: ['sources', figure.name, place], queryFn: ({ signal }) => readSources(figure.name, place, signal) });
  if (data === undefined || data.files.length === 0) return null;
  return (
    <section>
      <h2>
        {t(figureWords.sources)} <span className={style['soft']}>{t(figureWords.workbooks(data.workbooks))}</span>
      </h2>
      <ul>
        {data.files.slice(0, named).map(({ file, name, sheets, records, contribution }) => (
          <li key={file ?? ''} title={sheets.join('、')}>
            <span>{name ?? t(figureWords.typedIn)}</span>
            <span className={style['nowrap']} title={contribution === null ? undefined : `${grouped(contribution)} ${t(data.value.unit)}`}>
              {t(figureWords.records(grouped(String(records))))}
            </span>
          </li>
        ))}
      </ul>
      {data.workbooks > named ? <span className={style['soft']}>{t(figureWords.otherWorkbooks(data.workbooks - named))}</span> : null}
    </section>
  );
}
