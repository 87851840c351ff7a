import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Button, ConfigProvider } from 'antd';
import { useEffect, useState } from 'react';
import { readCockpit } from '../../client/programme.ts';
import { Failure } from '../shell/failure.tsx';
import { Loading } from '../shell/loading.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { useLive } from '../shell/live.ts';
import { useMay } from '../shell/session.ts';
import { useProgramme } from '../shell/programme.ts';
import { SessionGate } from '../shell/session-gate.tsx';
import { wall } from '../shell/theme.ts';
import { shellWords } from '../shell/words.ts';
import { instantText } from '../shown/time.ts';
import { cockpitWords } from '../cockpit/words.ts';
import { viewsOf } from './views.tsx';
import style from './wall.module.css';
import { wallWords } from './words.ts';

/** Milliseconds that a view stays. */
const stay = 12_000;

/** The meeting room's wall: the cockpit's figures in the dark, a view at a time. */
export function WallPage() {
  return (
    <SessionGate>
      <Wall />
    </SessionGate>
  );
}

function Wall() {
  const { t } = useLanguage();
  const { year: asked } = useSearch({ from: '/wall' });
  const programme = useProgramme();
  const cockpit = useQuery({ queryKey: ['cockpit', asked], queryFn: ({ signal }) => readCockpit(asked, undefined, signal), placeholderData: keepPreviousData });
  const [at, setAt] = useState(0);
  const [held, setHeld] = useState(false);
  useLive(useMay().account?.name);
  const views = programme.data === undefined || cockpit.data === undefined ? [] : viewsOf(programme.data, cockpit.data);
  const { length } = views;
  useEffect(() => {
    if (held || length < 2) return;
    const turn = setInterval(() => setAt((now) => now + 1), stay);
    return () => clearInterval(turn);
  }, [held, length]);
  useEffect(() => {
    document.documentElement.dataset['theme'] = 'wall';
    return () => {
      delete document.documentElement.dataset['theme'];
    };
  }, []);
  const failed = programme.error ?? cockpit.error;
  const view = views[at % Math.max(1, length)];
  return (
    <ConfigProvider theme={wall}>
      <main className={style['wall']} id="content">
        {failed === null ? null : <Failure error={failed} reset={() => void cockpit.refetch()} />}
        {programme.data === undefined || cockpit.data === undefined ? (
          <Loading />
        ) : (
          <>
            <header className={style['head']}>
              <div>
                <h1>{t(cockpitWords.title(t(programme.data.title), cockpit.data.year))}</h1>
                <p>
                  {cockpit.data.asOf?.at == null ? null : t(cockpitWords.asOf(instantText(cockpit.data.asOf.at), cockpit.data.asOf.batch))}
                  {programme.data.demo ? ` · ${t(shellWords.demo)}` : null}
                </p>
              </div>
              <div className={style['controls']}>
                <span>{t(wallWords.view((at % Math.max(1, length)) + 1, length))}</span>
                <Button onClick={() => setHeld(!held)}>{t(held ? wallWords.goOn : wallWords.pause)}</Button>
                <Button onClick={() => setAt(at + 1)}>{t(wallWords.next)}</Button>
                <Button onClick={() => void document.documentElement.requestFullscreen().catch(() => undefined)}>{t(wallWords.full)}</Button>
                <Link to="/" search={asked === undefined ? {} : { year: asked }}>
                  <Button>{t(wallWords.leave)}</Button>
                </Link>
              </div>
            </header>
            <div className={style['view']}>{view}</div>
          </>
        )}
      </main>
    </ConfigProvider>
  );
}
