import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { readByRegion, type FigureWorth } from '../../client/figures.ts';
import type { Programme } from '../../client/programme.ts';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { regionTitle } from '../shell/programme.ts';
import { spoken } from '../shown/number.ts';
import { drawingOf, type Drawing } from './flow-drawing.ts';
import style from './flow-map.module.css';
import { Landscape } from './landscape.tsx';
import { useNarrow } from '../shell/use-narrow.ts';
import { cockpitWords } from './words.ts';

interface FlowMapProps {
  readonly programme: Programme;
  readonly figure: string;
  readonly year: string;
}

/** The two cities face to face, mountains and sea, with a line for each pair of counties as wide as its figure. */
export function FlowMap({ programme, figure, year }: FlowMapProps) {
  const { t, locale } = useLanguage();
  const narrow = useNarrow();
  const counties = programme.pairs.map(({ west }) => west);
  const values = useQuery({
    queryKey: ['values', 'by-region', figure, year, counties],
    queryFn: ({ signal }) => readByRegion(figure, year, counties, signal),
    placeholderData: keepPreviousData,
    enabled: counties.length > 0,
  });
  if (values.error !== null) return <Failure error={values.error} reset={() => void values.refetch()} />;
  const known = new Map(values.data?.values.map((value) => [value.region, value]));
  // Of a county that the reader doesn't see nothing is told, not even that it has none.
  const pairs = values.data === undefined ? programme.pairs : programme.pairs.filter(({ west }) => known.has(west));
  const drawing = drawingOf(
    pairs.map(({ west }) => Number(known.get(west)?.value ?? 0)),
    narrow,
  );
  const cityOf = (code: string | undefined) => programme.regions.find((region) => region.code === programme.regions.find((one) => one.code === code)?.parent)?.title[locale] ?? '';
  const [first] = programme.pairs;
  return (
    <svg className={style['map']} viewBox={`0 0 ${drawing.width} ${drawing.height}`} role="group" aria-label={t(cockpitWords.flows)}>
      <Landscape width={drawing.width} height={drawing.height} />
      {pairs.map(({ west, east }, index) => (
        <Flow
          key={west}
          drawing={drawing}
          index={index}
          figure={figure}
          year={year}
          county={west}
          value={known.get(west)}
          names={[regionTitle(programme, west, locale), regionTitle(programme, east, locale)]}
        />
      ))}
      <text className={style['westCity']} x={16} y={drawing.height - 16}>
        {`${cityOf(first?.west)} · ${t(cockpitWords.west)}`}
      </text>
      <text className={style['eastCity']} x={drawing.width - 16} y={drawing.height - 16} textAnchor="end">
        {`${cityOf(first?.east)} · ${t(cockpitWords.east)}`}
      </text>
    </svg>
  );
}

interface FlowProps {
  readonly drawing: Drawing;
  readonly index: number;
  readonly figure: string;
  readonly year: string;
  readonly county: string;
  readonly value: FigureWorth | undefined;
  readonly names: readonly [string, string];
}

function Flow({ drawing, index, figure, year, county, value, names: [western, eastern] }: FlowProps) {
  const { locale } = useLanguage();
  const flow = drawing.flows[index];
  if (flow === undefined) return null;
  const said = value === undefined ? undefined : spoken(value, locale);
  return (
    <Link to="/figures/$name" params={{ name: figure }} search={{ window: year, region: county }} className={style['flow'] ?? ''}>
      <title>{said === undefined ? `${western} – ${eastern}` : `${western} – ${eastern}: ${said.exact}`}</title>
      <path className={style['reach']} d={flow.path} />
      <path className={style['line']} d={flow.path} strokeWidth={flow.weight} />
      <circle className={style['west']} cx={flow.west.x} cy={flow.west.y} r={drawing.dot} />
      <circle className={style['east']} cx={flow.east.x} cy={flow.east.y} r={drawing.dot} />
      <text x={flow.west.x + drawing.gap * drawing.outward} y={flow.west.y + (drawing.outward < 0 ? 4.5 : -10)} textAnchor={drawing.outward < 0 ? 'end' : 'start'}>
        {western}
      </text>
      <text x={flow.east.x - drawing.gap * drawing.outward} y={flow.east.y + (drawing.outward < 0 ? 4.5 : -10)} textAnchor={drawing.outward < 0 ? 'start' : 'end'}>
        {eastern}
      </text>
      <text className={style['amount']} x={flow.label.x} y={flow.label.y} textAnchor="middle">
        {said === undefined ? '' : `${said.number}${locale === 'zh' ? '' : ' '}${said.unit}`}
      </text>
    </Link>
  );
}
