import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useCallback, useMemo } from 'react';
import { readTargetCourse, type TargetCourse, type TargetProgress } from '../../client/targets.ts';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { part } from '../shell/part.tsx';
import { spoken } from '../shown/number.ts';
import { dayText } from '../shown/time.ts';
import style from './targets.module.css';
import { targetWords } from './words.ts';

const CourseChart = part(async () => (await import('./course-chart.tsx')).CourseChart);

interface CourseProps {
  readonly target: TargetProgress;
  readonly asOf: string;
}

/** How a target's figure went through its year, and where it is going. */
export function Course({ target: { year, region, figure, slice }, asOf }: CourseProps) {
  const course = useQuery({ queryKey: ['targets', 'course', year, region, figure, slice, asOf], queryFn: ({ signal }) => readTargetCourse({ year: String(year), region, figure, slice: slice ?? undefined, asOf }, signal) });
  if (course.error !== null) return <Failure error={course.error} reset={() => void course.refetch()} />;
  if (course.data === undefined) return <Skeleton active paragraph={{ rows: 6 }} />;
  return course.data.target === null || course.data.points.length === 0 ? null : <Drawn course={course.data} target={course.data.target} />;
}

function Drawn({ course: { points }, target }: { readonly course: TargetCourse; readonly target: TargetProgress }) {
  const { t, locale } = useLanguage();
  const factor = target.unit.zh === '%' ? 100 : 1;
  const say = useCallback(
    (value: number) => {
      const { number, unit } = spoken({ value: String(value), printed: String(Number((value * factor).toFixed(2))), unit: { zh: '', en: '' } }, locale);
      return `${number.replace(/\.00$/, '')}${unit}${factor === 100 ? '%' : ''}`;
    },
    [factor, locale],
  );
  const names = useMemo(
    () => ({ actual: t(targetWords.actual), before: t(targetWords.lastYear), due: t(targetWords.due), forecast: t(targetWords.forecast), target: t(targetWords.target) }),
    [t],
  );
  const goal = Number(target.target.value);
  const columns = [
    { title: names.actual, of: (index: number) => points[index]?.actual },
    { title: names.before, of: (index: number) => points[index]?.before },
    { title: names.due, of: (index: number) => points[index]?.seasonDue ?? points[index]?.calendarDue },
    { title: names.forecast, of: (index: number) => points[index]?.forecast?.value },
  ];
  return (
    <>
      <CourseChart waiting={<div className={style['chart']} />} label={t(targetWords.chart(t(target.title)))} points={points} target={goal} names={names} say={say} />
      <ul className={style['legend']}>
        <li className={style['lineActual']}>{names.actual}</li>
        <li className={style['lineBefore']}>{names.before}</li>
        <li className={style['lineDue']}>{names.due}</li>
        {target.forecast === null ? null : <li className={style['lineForecast']}>{t(targetWords.band)}</li>}
        <li className={style['lineTarget']}>{names.target}</li>
      </ul>
      <details className={style['details']}>
        <summary>{t(targetWords.asTable)}</summary>
        <div className={style['scroll']}>
          <table className={style['plain']}>
            <thead>
              <tr>
                <th scope="col">{t(targetWords.day)}</th>
                {columns.map(({ title }) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {points.map(({ day }, index) => (
                <tr key={day}>
                  <th scope="row">{dayText(day, locale)}</th>
                  {columns.map(({ title, of }) => {
                    const value = of(index);
                    return <td key={title}>{value === null || value === undefined ? '' : say(Number(value))}</td>;
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}
