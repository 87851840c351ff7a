import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { readDifferences } from '../../client/review.ts';
import { Failure } from '../shell/failure.tsx';
import { Loading } from '../shell/loading.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { Choose, Controls } from '../shown/choose.tsx';
import { RegionPicker } from '../shown/region-picker.tsx';
import { differencesSearch, type DifferencesSearch } from './address.ts';
import { DifferenceCard } from './difference-card.tsx';
import style from './differences.module.css';
import { reviewWords } from './words.ts';

const kinds = ['missing-there', 'missing-here', 'amount', 'day', 'twice'] as const;

/** Where the two offices' ledgers differ, fact by fact. */
export function DifferencesPage() {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const search = differencesSearch(useSearch({ strict: false }));
  const page = Math.max(1, Number(search.page ?? 1) || 1);
  const { data, error, refetch } = useQuery({ queryKey: ['differences', search], queryFn: ({ signal }) => readDifferences({ ledger: search.ledger, kind: search.kind, owner: search.owner, state: search.state ?? 'open' }, page, signal) });
  if (error !== null && data === undefined) return <Failure error={error} reset={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const go = (to: DifferencesSearch) => void navigate({ to: '/differences', search: { ...search, page: undefined, ...to } });
  const any = (text: string) => (text === '' ? undefined : text);
  return (
    <>
      <h1 className={style['title']}>{t(reviewWords.differences)}</h1>
      <p className={style['soft']}>{t(reviewWords.differencesLead)}</p>
      <Controls>
        <Choose label={t(reviewWords.ledger)} value={search.ledger ?? ''} options={[{ value: '', text: t(reviewWords.allLedgers) }, ...data.ledgers.map(({ name, title, differences }) => ({ value: name, text: t(reviewWords.kindOf(t(title), differences)) }))]} onChoose={(ledger) => go({ ledger: any(ledger) })} />
        <Choose label={t(reviewWords.kinds)} value={search.kind ?? ''} options={[{ value: '', text: t(reviewWords.allKinds) }, ...kinds.map((kind) => ({ value: kind, text: t(reviewWords.kindOf(t(reviewWords.kind(kind)), data.kinds[kind])) }))]} onChoose={(kind) => go({ kind: any(kind) })} />
        <RegionPicker value={search.owner} onChange={(owner) => go({ owner })} />
        <Choose label={t(reviewWords.state)} value={search.state ?? 'open'} options={[{ value: 'open', text: t(reviewWords.open) }, { value: 'accepted', text: t(reviewWords.accepted) }]} onChoose={(state) => go({ state })} />
      </Controls>
      {data.total === 0 ? <p>{t(reviewWords.alike)}</p> : null}
      <div className={style['cards']}>
        {data.differences.map((difference) => (
          <DifferenceCard key={`${difference.ledger} ${difference.fact}`} difference={difference} />
        ))}
      </div>
      <Controls>
        {page > 1 ? <Button onClick={() => go({ page: String(page - 1) })}>{t(reviewWords.pageBefore)}</Button> : null}
        {page * data.size < data.total ? <Button onClick={() => go({ page: String(page + 1) })}>{t(reviewWords.pageAfter)}</Button> : null}
      </Controls>
    </>
  );
}
