import { Link, Outlet } from '@tanstack/react-router';
import { Button } from 'antd';
import { OfflineNote } from '../offline/offline-note.tsx';
import { AccountMenu } from './account-menu.tsx';
import { SearchField } from '../search/search-field.tsx';
import style from './frame.module.css';
import { useLive } from './live.ts';
import { useLanguage } from './locale.tsx';
import { part } from './part.tsx';
import { SessionGate } from './session-gate.tsx';
import { pages } from './pages.ts';
import { useMay } from './session.ts';
import { shellWords } from './words.ts';

/** Takes workbooks dropped on any page; with the uploading it is a chunk of its own. */
const DropZone = part(async () => (await import('../imports/drop-zone.tsx')).DropZone);
const ReasonHost = part(() => import('../closings/reason-host.tsx').then(({ ReasonHost: Host }) => Host));

/** Workbooks are taken on the imports’ page as well. */
const leaveOut = () => undefined;

/** What surrounds every page of those who are signed in. */
export function Frame() {
  return (
    <SessionGate>
      <Framed />
    </SessionGate>
  );
}

function Framed() {
  const { t, locale, choose } = useLanguage();
  const may = useMay();
  const isRestoring = useLive(may.account?.name);
  return (
    <>
      <a className={style['skip']} href="#content">
        {t(shellWords.toContent)}
      </a>
      <header className={style['header']}>
        <Link to="/" className={style['brand']}>
          <span className={style['seal']} aria-hidden>
            {t(shellWords.seal)}
          </span>
          {t(shellWords.shanhai)}
        </Link>
        <nav className={style['nav']} aria-label={t(shellWords.navigation)}>
          {pages.map(({ link, title, main, for: has, badge: Badge }) =>
            main && has(may) ? (
              <Link key={link.to} {...link} activeOptions={{ exact: link.to === '/', includeSearch: false }}>
                {t(title)}
                {Badge === undefined ? null : <Badge />}
              </Link>
            ) : null,
          )}
        </nav>
        <div className={style['right']}>
          <SearchField />
          <Button type="text" size="small" onClick={() => choose(locale === 'zh' ? 'en' : 'zh')}>
            {t(shellWords.otherLanguage)}
          </Button>
          <AccountMenu />
        </div>
        <OfflineNote isRestoring={isRestoring} />
      </header>
      <main id="content" tabIndex={-1} className={style['page']}>
        <Outlet />
      </main>
      {may.inAnyLedger('write') ? <ReasonHost onFailed={leaveOut} /> : null}
      {may.inAnyLedger('import') ? <DropZone onFailed={leaveOut} /> : null}
    </>
  );
}
