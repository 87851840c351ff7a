import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { listFigures, readFigures } from '../../client/figures.ts';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { FigureDoor } from '../shown/figure-door.tsx';
import { cockpitWords } from './words.ts';

/** How the programme is doing. */
export function CockpitPage() {
  const { t } = useLanguage();
  const year = '2024';
  const declared = useQuery({ queryKey: ['figures'], queryFn: ({ signal }) => listFigures(signal) });
  const values = useQuery({ queryKey: ['values', year], queryFn: ({ signal }) => readFigures({ window: year }, undefined, signal) });
  const failed = declared.error ?? values.error;
  if (failed !== null) return <Failure error={failed} reset={() => void values.refetch()} />;
  if (declared.data === undefined || values.data === undefined) return <Skeleton active />;
  const titles = new Map(declared.data.figures.map(({ name, title }) => [name, title]));
  return (
    <>
      <h1>{t(cockpitWords.title(year))}</h1>
      <dl>
        {values.data.values.map((value) => {
          const title = titles.get(value.figure);
          return (
            <div key={value.figure}>
              <dt>{title === undefined ? value.figure : t(title)}</dt>
              <dd>
                <FigureDoor figure={value.figure} window={year} value={value} />
              </dd>
            </div>
          );
        })}
      </dl>
    </>
  );
}
