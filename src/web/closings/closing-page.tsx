import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { proveClosing, readClosing, type ClosingInFull } from '../../client/closings.ts';
import { Failure } from '../shell/failure.tsx';
import { Loading } from '../shell/loading.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { useMay } from '../shell/session.ts';
import { FigureDoor } from '../shown/figure-door.tsx';
import { spoken } from '../shown/number.ts';
import { Panel } from '../shown/panel.tsx';
import { periodText } from '../shown/period.ts';
import { Rows } from '../shown/rows.tsx';
import { instantText } from '../shown/time.ts';
import { ChangesPanel } from './changes-panel.tsx';
import { StateOf } from './closings-page.tsx';
import style from './closings.module.css';
import { Reopening } from './reopening.tsx';
import { closingWords } from './words.ts';

/** One closing: what was sealed beside what is known now, what was adjusted, how it can be proven and reopened. */
export function ClosingPage() {
  const { t, locale } = useLanguage();
  const { closing: number = '' } = useParams({ strict: false });
  const { data, error, refetch } = useQuery({ queryKey: ['closings', 'one', number], queryFn: ({ signal }) => readClosing(number, signal) });
  if (error !== null) return <Failure error={error} reset={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const { closing } = data;
  return (
    <>
      <div className={style['head']}>
        <div>
          <Link to="/closings" className={style['quiet']}>
            {t(closingWords.closings)}
          </Link>
          <h1>{t(closingWords.closingOf(periodText(closing.window, locale)))}</h1>
          <p className={style['quiet']}>{t(closingWords.sealedAt(instantText(closing.at), closing.party, closing.head.number))}</p>
        </div>
      </div>
      <Panel title={t(closingWords.state)}>
        <dl className={style['facts']}>
          <dt>{t(closingWords.state)}</dt>
          <dd>
            <StateOf closing={closing} />
          </dd>
          <dt>{t(closingWords.reason)}</dt>
          <dd>{closing.reason}</dd>
          <dt>{t(closingWords.root)}</dt>
          <dd className={style['hash']}>{closing.root}</dd>
          <dt>{t(closingWords.chain)}</dt>
          <dd className={style['hash']}>{closing.head.hash}</dd>
          {closing.checklist.length === 0 ? null : (
            <>
              <dt>{t(closingWords.found)}</dt>
              <dd>
                <ul className={style['lines']}>
                  {closing.checklist.map(({ code, title, count }) => (
                    <li key={code}>{`${t(title)} ${count}`}</li>
                  ))}
                </ul>
              </dd>
            </>
          )}
        </dl>
        <div className={style['bar']}>
          <Proof closing={closing.closing} />
          <Reopening closing={closing} />
        </div>
      </Panel>
      <Sealed data={data} />
      <ChangesPanel closing={number} />
    </>
  );
}

function Proof({ closing }: { readonly closing: number }) {
  const { t } = useLanguage();
  const may = useMay();
  const proving = useMutation({ mutationFn: () => proveClosing(closing) });
  if (!may.programme('check')) return null;
  return (
    <>
      <Button loading={proving.isPending} onClick={() => proving.mutate()}>
        {t(closingWords.prove)}
      </Button>
      {proving.error === null ? null : <Failure error={proving.error} />}
      {proving.data === undefined ? null : <span role="status">{t(proving.data.sound ? closingWords.proven(proving.data.figures) : closingWords.notProven(proving.data.problems.length))}</span>}
    </>
  );
}

function Sealed({ data: { closing, figures } }: { readonly data: ClosingInFull }) {
  const { t, locale } = useLanguage();
  const [only, setOnly] = useState(() => figures.some(({ differs }) => differs));
  const shown = figures.filter(({ differs, sealed }) => (only ? differs : differs || sealed.n > 0));
  return (
    <Panel
      title={t(closingWords.figures)}
      note={t(closingWords.figuresNote)}
      acts={
        <Checkbox checked={only} onChange={({ target }) => setOnly(target.checked)}>
          {t(closingWords.differingOnly)}
        </Checkbox>
      }
    >
      <Rows
        label={t(closingWords.figures)}
        columns={[
          { title: t(closingWords.figure), render: ({ title }) => t(title) },
          { title: t(closingWords.reported), amount: true, render: ({ figure, sealed }) => <FigureDoor figure={figure} window={closing.window} value={sealed} /> },
          {
            title: t(closingWords.known),
            amount: true,
            render: ({ sealed, known, differs }) => {
              const { number, unit, exact } = spoken({ ...sealed, ...known }, locale);
              return <span title={exact} className={differs ? style['mark'] : style['quiet']}>{`${number}${unit}`}</span>;
            },
          },
        ]}
        rows={shown}
        keyOf={({ figure }) => figure}
        empty={t(closingWords.noneDiffers)}
      />
    </Panel>
  );
}
