import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { readClosings, type Closing } from '../../client/closings.ts';
import { Failure } from '../shell/failure.tsx';
import { Loading } from '../shell/loading.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { Panel } from '../shown/panel.tsx';
import { periodText } from '../shown/period.ts';
import { Rows } from '../shown/rows.tsx';
import { instantText } from '../shown/time.ts';
import { ChangesPanel } from './changes-panel.tsx';
import { ClosePanel } from './close-panel.tsx';
import style from './closings.module.css';
import { closingWords } from './words.ts';

/** What is closed, what was adjusted since, and the form that closes a period. */
export function ClosingsPage() {
  const { t, locale } = useLanguage();
  const { data, error, refetch } = useQuery({ queryKey: ['closings'], queryFn: ({ signal }) => readClosings(signal) });
  if (error !== null) return <Failure error={error} reset={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  return (
    <>
      <div className={style['head']}>
        <div>
          <h1>{t(closingWords.closings)}</h1>
          <p className={style['quiet']}>{t(closingWords.lead)}</p>
        </div>
      </div>
      {data.may.close ? <ClosePanel closings={data.closings} /> : null}
      <Panel title={t(closingWords.list)} note={t(closingWords.listNote)}>
        <Rows
          label={t(closingWords.list)}
          columns={[
            {
              title: t(closingWords.period),
              render: ({ closing, window }) => (
                <Link to="/closings/$closing" params={{ closing: String(closing) }} className={style['link']}>
                  {periodText(window, locale)}
                </Link>
              ),
            },
            { title: t(closingWords.at), render: ({ at }) => instantText(at) },
            { title: t(closingWords.by), render: ({ party }) => party },
            { title: t(closingWords.why), render: ({ reason }) => reason },
            { title: t(closingWords.state), render: (closing) => <StateOf closing={closing} /> },
          ]}
          rows={data.closings}
          keyOf={({ closing }) => String(closing)}
          empty={t(closingWords.none)}
        />
      </Panel>
      {data.closings.length === 0 ? null : <ChangesPanel />}
    </>
  );
}

export function StateOf({ closing: { asked, reopened } }: { readonly closing: Pick<Closing, 'asked' | 'reopened'> }) {
  const { t } = useLanguage();
  if (reopened !== null) return t(closingWords.reopened(reopened.party));
  return asked === null ? t(closingWords.stands) : <span className={style['mark']}>{t(closingWords.waits(asked.party))}</span>;
}
