import { useInfiniteQuery } from '@tanstack/react-query';
import { openAssessedFigure, type AssessmentAsked } from '../../client/assessments.ts';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { grouped } from '../shown/number.ts';
import { dayText } from '../shown/time.ts';
import style from './assessment.module.css';
import { itemWords as w } from './words.ts';

interface EvidenceRecordsProps {
  readonly asked: AssessmentAsked;
  readonly figure: string;
  readonly window: string;
}

/** The records behind a figure of an assessment, each with what it adds and where it came from; of a composite, what it is made of. */
export function EvidenceRecords({ asked, figure, window }: EvidenceRecordsProps) {
  const { t, locale } = useLanguage();
  const pages = useInfiniteQuery({
    queryKey: ['assessed-figure', asked, figure, window],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) => openAssessedFigure(asked, figure, window, pageParam === '' ? undefined : pageParam, signal),
    getNextPageParam: (last) => last.records.next ?? undefined,
  });
  if (pages.error !== null) return <Failure error={pages.error} reset={() => void pages.refetch()} />;
  const first = pages.data?.pages[0];
  if (first === undefined) return <p className={style['soft']}>…</p>;
  const records = pages.data?.pages.flatMap((page) => page.records.page) ?? [];
  return (
    <div className={style['behind']}>
      <p className={style['soft']}>{t(first.definition)}</p>
      {first.parts.length === 0 ? null : (
        <ul aria-label={t(w.madeOf)}>
          {first.parts.map((part) => (
            <li key={`${part.figure} ${part.window}`}>
              {t(part.title)}: {part.value.printed} {t(part.value.unit)}
              <details>
                <summary>{t(w.records(grouped(String(part.value.n))))}</summary>
                <EvidenceRecords asked={asked} figure={part.figure} window={part.window} />
              </details>
            </li>
          ))}
        </ul>
      )}
      {records.length === 0 ? null : (
        <div className={style['scroll']} role="region" aria-label={t(w.records(grouped(String(first.records.total))))} tabIndex={0}>
          <table className={style['records']}>
            <thead>
              <tr>
                <th scope="col">{t(w.day)}</th>
                {first.records.columns.map((column) => (
                  <th key={column.name} scope="col">
                    {t(column.title)}
                  </th>
                ))}
                <th scope="col" className={style['numeric']}>
                  {t(w.adds)}
                </th>
                <th scope="col">{t(w.source)}</th>
              </tr>
            </thead>
            <tbody>
              {records.map((record) => (
                <tr key={record.record}>
                  <td>{record.day === 0 ? '—' : dayText(record.day, locale)}</td>
                  {first.records.columns.map((column, index) => {
                    const cell = record.cells[index];
                    return <td key={column.name}>{cell === null || cell === undefined ? '' : t(cell)}</td>;
                  })}
                  <td className={style['numeric']}>{grouped(record.contribution)}</td>
                  <td>{record.source === null ? t(w.typedIn) : t(w.row(record.source.name, record.source.row))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {pages.hasNextPage ? (
        <button type="button" className={style['inline']} disabled={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t(w.more)}
        </button>
      ) : null}
    </div>
  );
}
