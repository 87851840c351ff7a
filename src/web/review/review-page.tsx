import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { readReviewQueue, type Waiting } from '../../client/review.ts';
import { levelTitles } from '../../kernel/declare/level.ts';
import { ledgerDeclared } from '../fields/ledgers.ts';
import { Failure } from '../shell/failure.tsx';
import { Loading } from '../shell/loading.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { grouped } from '../shown/number.ts';
import { Panel } from '../shown/panel.tsx';
import { Rows } from '../shown/rows.tsx';
import style from './differences.module.css';
import { reviewWords } from './words.ts';

/** What waits for whoever is signed in, ledger by ledger. */
export function ReviewPage() {
  const { t } = useLanguage();
  const { data, error, refetch } = useQuery({ queryKey: ['review-queue'], queryFn: ({ signal }) => readReviewQueue(signal) });
  if (error !== null && data === undefined) return <Failure error={error} reset={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  return (
    <>
      <h1 className={style['title']}>{t(reviewWords.title)}</h1>
      <p>
        <Link to="/differences" className={style['link']}>{t(reviewWords.differences)}</Link>
      </p>
      <Panel title={t(reviewWords.ledger)} note={t(reviewWords.lead)}>
        <Rows<Waiting>
          label={t(reviewWords.title)}
          rows={data.waiting}
          keyOf={({ ledger, level }) => `${ledger} ${level}`}
          empty={t(reviewWords.nothing)}
          columns={[
            { title: t(reviewWords.ledger), render: ({ ledger }) => <b>{t(ledgerDeclared(ledger)?.title ?? { zh: ledger, en: ledger })}</b> },
            { title: t(reviewWords.level), render: ({ level }) => t(levelTitles[level]) },
            { title: t(reviewWords.records), amount: true, render: ({ records }) => grouped(String(records)) },
            {
              title: '',
              render: ({ ledger, level }) => (
                <Link to="/ledgers/$ledger" params={{ ledger }} search={{ level }}>
                  {t(reviewWords.look)}
                </Link>
              ),
            },
          ]}
        />
      </Panel>
    </>
  );
}
