import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { listFigures, openFigure, readFigures, type FigurePlace, type Opened } from '../../client/figures.ts';
import { Failure } from '../shell/failure.tsx';
import { Loading } from '../shell/loading.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { Choose, Controls } from '../shown/choose.tsx';
import { FigureDoor } from '../shown/figure-door.tsx';
import { grouped, spoken } from '../shown/number.ts';
import { periodText, yearEarlier } from '../shown/period.ts';
import { PeriodPicker } from '../shown/period-picker.tsx';
import { instantText } from '../shown/time.ts';
import { FigureAside } from './figure-aside.tsx';
import style from './figures.module.css';
import { RecordsBehind } from './records-behind.tsx';
import { Splits } from './splits.tsx';
import { Trend } from './trend.tsx';
import { figureWords } from './words.ts';

/** What one number is made of. */
export function FigurePage() {
  const { t, locale } = useLanguage();
  const navigate = useNavigate();
  const { name = '' } = useParams({ strict: false });
  const { window = 'all', region, slice } = useSearch({ strict: false });
  const place: FigurePlace = { window, region, slice };
  const declared = useQuery({ queryKey: ['figures'], queryFn: ({ signal }) => listFigures(signal) });
  const opened = useQuery({ queryKey: ['figure', name, place, 1], queryFn: ({ signal }) => openFigure(name, place, { size: 1 }, signal) });
  const figure = declared.data?.figures.find((one) => one.name === name);
  const failed = opened.error ?? declared.error;
  if (failed !== null) return <Failure error={failed} reset={() => void Promise.all([opened.refetch(), declared.refetch()])} />;
  if (opened.data === undefined || declared.data === undefined || figure === undefined) return <Loading />;
  const move = (to: Partial<FigurePlace>) => void navigate({ to: '/figures/$name', params: { name }, search: { ...place, ...to } });
  const domain = declared.data.domains.find((one) => one.name === figure.domain);
  return (
    <>
      <div className={style['head']}>
        <div>
          <div className={style['crumbs']}>
            <Link to="/figures" search={{ window, region }}>
              {t(figureWords.figures)}
            </Link>
            {domain === undefined ? null : ` › ${t(domain.title)}`}
          </div>
          <h1>
            {t(figure.title)} · {periodText(window, locale)}
          </h1>
        </div>
        <Controls>
          <PeriodPicker value={window} onChange={(to) => move({ window: to })} />
          <SlicePicker name={name} place={place} opened={opened.data} onChange={(to) => move({ slice: to })} />
        </Controls>
      </div>
      <div className={style['columns']}>
        <div>
          <Worth name={name} place={place} opened={opened.data} />
          {opened.data.parts.length === 0 ? null : <Parts opened={opened.data} op={figure.composition} />}
          <div className={style['pair']}>
            <Trend key={name} name={name} title={t(figure.title)} place={place} />
            <Splits name={name} place={place} opened={opened.data} overlaps={figure.measure?.op === 'distinct'} />
          </div>
          {figure.kind === 'base' ? <RecordsBehind figure={figure} place={place} extra={null} /> : null}
        </div>
        <FigureAside figure={figure} all={declared.data.figures} place={place} />
      </div>
    </>
  );
}

interface OpenedProps {
  readonly name: string;
  readonly place: FigurePlace;
  readonly opened: Opened;
}

function Worth({ name, place, opened: { value, definition } }: OpenedProps) {
  const { t, locale } = useLanguage();
  const earlier = yearEarlier(place.window);
  const before = useQuery({
    queryKey: ['values', name, { ...place, window: earlier }],
    enabled: earlier !== undefined && value.unit.zh !== '%',
    queryFn: ({ signal }) => readFigures({ ...place, window: earlier ?? 'all' }, [name], signal),
  });
  const was = Number(before.data?.values[0]?.value ?? 0);
  const growth = was > 0 && value.value !== null ? (100 * (Number(value.value) - was)) / was : undefined;
  const { number, unit, exact } = spoken(value, locale);
  return (
    <section className={`${style['card']} ${style['big']}`}>
      <div>
        <p className={style['number']} title={exact}>
          {number}
          {unit === '' ? null : <small>{unit}</small>}
        </p>
        <p className={style['exact']}>
          {exact} · {t(figureWords.records(grouped(String(value.n))))}
          {growth === undefined ? null : (
            <>
              {' · '}
              <Link to="/figures/$name" params={{ name }} search={{ ...place, window: earlier }} className={style[growth < 0 ? 'down' : 'up']}>
                {t(figureWords.yearOn)} {growth < 0 ? '' : '+'}
                {growth.toFixed(1)}%
              </Link>
            </>
          )}
        </p>
      </div>
      <p className={style['definition']}>
        {t(definition)}
        {value.asOf.at === null ? null : (
          <>
            <br />
            {t(figureWords.asOf(instantText(value.asOf.at), value.asOf.batch))}
          </>
        )}
      </p>
    </section>
  );
}

function Parts({ opened, op }: { readonly opened: Opened; readonly op: string | null }) {
  const { t } = useLanguage();
  const between = op === 'ratio' ? figureWords.over : op === 'difference' ? figureWords.less : undefined;
  return (
    <section className={style['card']} aria-labelledby="parts">
      <div className={style['cardHead']}>
        <h2 id="parts">{t(figureWords.parts)}</h2>
      </div>
      <div className={style['parts']}>
        {opened.parts.map((part, index) => (
          <div key={index} className={style['part']}>
            {index > 0 && between !== undefined ? <p>{t(between)}</p> : null}
            <strong>
              <FigureDoor figure={part.figure} window={part.window} region={part.region} slice={part.slice} value={part.value} />
            </strong>
            <p>{t(part.title)}</p>
          </div>
        ))}
      </div>
    </section>
  );
}

/** Chooses one part of one dimension, or the whole again. */
function SlicePicker({ name, place, opened, onChange }: OpenedProps & { readonly onChange: (slice: string | undefined) => void }) {
  const { t } = useLanguage();
  const whole: FigurePlace = { ...place, slice: undefined };
  // A sliced figure isn't split any further: the whole tells which parts there are.
  const all = useQuery({ queryKey: ['figure', name, whole, 1], enabled: place.slice !== undefined, queryFn: ({ signal }) => openFigure(name, whole, { size: 1 }, signal) });
  const dimensions = (place.slice === undefined ? opened : all.data)?.dimensions ?? [];
  const options = dimensions.flatMap(({ title, parts }) => parts.map((part) => ({ value: part.slice ?? '', text: `${t(title)}：${t(part.label)}` })));
  if (options.length === 0 && place.slice === undefined) return null;
  const known = options.some(({ value }) => value === place.slice);
  return (
    <Choose
      label={t(figureWords.slice)}
      value={place.slice ?? ''}
      options={[{ value: '', text: t(figureWords.wholeFigure) }, ...(known || place.slice === undefined ? [] : [{ value: place.slice, text: place.slice }]), ...options]}
      onChoose={(slice) => onChange(slice === '' ? undefined : slice)}
    />
  );
}
