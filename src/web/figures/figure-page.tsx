import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { addressOf } from '../../client/call.ts';
import { listFigures, openFigure, readFigures, type FigurePlace, type Opened } from '../../client/figures.ts';
import { levelTitles } from '../../kernel/declare/level.ts';
import { Failure } from '../shell/failure.tsx';
import { Loading } from '../shell/loading.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { Controls } from '../shown/choose.tsx';
import { FigureDoor } from '../shown/figure-door.tsx';
import { grouped, spoken } from '../shown/number.ts';
import { periodText, yearEarlier } from '../shown/period.ts';
import { LevelPicker } from '../review/level-picker.tsx';
import { PeriodPicker } from '../shown/period-picker.tsx';
import { RegionPicker } from '../shown/region-picker.tsx';
import { instantText } from '../shown/time.ts';
import { FigureTargets } from '../targets/figure-targets.tsx';
import { FigureChanges } from './figure-changes.tsx';
import { FigureClosings } from './figure-closings.tsx';
import { FigureAside } from './figure-aside.tsx';
import style from './figures.module.css';
import { RecordsBehind } from './records-behind.tsx';
import { SlicePicker } from './slice-picker.tsx';
import { Splits } from './splits.tsx';
import { Trend } from './trend.tsx';
import { figureWords } from './words.ts';

/** What one number is made of. */
export function FigurePage() {
  const { t, locale } = useLanguage();
  const navigate = useNavigate();
  const { name = '' } = useParams({ strict: false });
  const { window = 'all', region, slice, level } = useSearch({ strict: false });
  const place: FigurePlace = { window, region, slice, level };
  const declared = useQuery({ queryKey: ['declared', 'figures'], queryFn: ({ signal }) => listFigures(signal) });
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
          <RegionPicker value={region} onChange={(to) => move({ region: to })} />
          <SlicePicker name={name} place={place} onChange={(to) => move({ slice: to })} />
          <LevelPicker value={level} levels={figure.bothSides ? ['verified', 'confirmed', 'both'] : ['verified', 'confirmed']} usual={t(levelTitles.submitted)} onChange={(to) => move({ level: to })} />
        </Controls>
      </div>
      <div className={style['columns']}>
        <div>
          <Worth name={name} place={place} opened={opened.data} />
          <FigureChanges figure={figure} all={declared.data.figures} place={place} />
          {opened.data.parts.length === 0 ? null : <Parts opened={opened.data} op={figure.composition} />}
          <FigureTargets name={name} place={place} />
          <FigureClosings name={name} region={region} />
          <div className={style['pair']}>
            <Trend key={name} name={name} title={t(figure.title)} place={place} />
            <Splits name={name} place={place} opened={opened.data} overlaps={figure.measure?.op === 'distinct'} />
          </div>
          {figure.kind === 'base' ? <RecordsBehind figure={figure} place={place} extra={
                <span className={style['exports']}>
                  {(['xlsx', 'csv'] as const).map((ending) => (
                    <a key={ending} className={style['link']} href={addressOf(`/api/figures/${encodeURIComponent(name)}/export.${ending}`, { ...place })} download>
                      {t(figureWords.export)} .{ending}
                    </a>
                  ))}
                </span>
              } /> : null}
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
        <AsReported name={name} place={place} value={value} />
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

/** Says that a value is of a closed period, and what is known now where that differs. */
function AsReported({ name, place, value }: { readonly name: string; readonly place: FigurePlace; readonly value: Opened['value'] }) {
  const { t, locale } = useLanguage();
  const { reported, apart } = value;
  if (apart !== null) {
    return (
      <p className={style['reported']}>
        {t(apart.why)} · <ClosedParts name={name} place={place} parts={apart.parts} />
      </p>
    );
  }
  if (reported === null) return null;
  const known = spoken({ ...value, ...reported.known, reported: null }, locale);
  if (reported.together !== null) {
    return (
      <p className={style['reported']}>
        {t(figureWords.asReportedApart(reported.parts.length))} · {t(reported.together)}
        {reported.differs ? ` · ${t(figureWords.nowKnownPlain(`${known.number}${known.unit}`))}` : null} · <ClosedParts name={name} place={place} parts={reported.parts} />
      </p>
    );
  }
  return (
    <p className={style['reported']}>
      <Link to="/closings/$closing" params={{ closing: String(reported.closing) }} className={style['link']}>
        {t(figureWords.asReported(periodText(reported.window, locale)))}
      </Link>
      {reported.differs ? (
        <>
          {' · '}
          <Link to="/figures/$name/compare" params={{ name }} search={{ ...place, toAt: reported.head }} className={style['known']} title={known.exact}>
            {t(figureWords.nowKnown(`${known.number}${known.unit}`))}
          </Link>
        </>
      ) : null}
    </p>
  );
}

/** The periods that a window is made of, each leading to the figure as it was reported there. */
function ClosedParts({ name, place, parts }: { readonly name: string; readonly place: FigurePlace; readonly parts: readonly { readonly window: string }[] }) {
  const { t, locale } = useLanguage();
  return (
    <>
      {t(figureWords.partsClosed)}
      {parts.map(({ window }) => (
        <span key={window}>
          {' '}
          <Link to="/figures/$name" params={{ name }} search={{ ...place, window }} className={style['link']}>
            {periodText(window, locale)}
          </Link>
        </span>
      ))}
    </>
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
