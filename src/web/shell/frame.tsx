import { Link, Outlet } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import { SearchField } from '../search/search-field.tsx';
import style from './frame.module.css';
import { useLive } from './live.ts';
import { useLanguage } from './locale.tsx';
import { shellWords } from './words.ts';

/** Takes workbooks dropped on any page; with the uploading it is a chunk of its own. */
const DropZone = lazy(async () => ({ default: (await import('../imports/drop-zone.tsx')).DropZone }));

/** What surrounds every page. */
export function Frame() {
  useLive();
  const { t, locale, choose } = useLanguage();
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
          <Link to="/" activeOptions={{ exact: true }}>
            {t(shellWords.cockpit)}
          </Link>
          <Link to="/figures" search={{}}>
            {t(shellWords.figures)}
          </Link>
          <Link to="/ledgers">{t(shellWords.ledgers)}</Link>
          <Link to="/imports">{t(shellWords.imports)}</Link>
        </nav>
        <div className={style['right']}>
          <SearchField />
          <Button type="text" size="small" onClick={() => choose(locale === 'zh' ? 'en' : 'zh')}>
            {t(shellWords.otherLanguage)}
          </Button>
        </div>
      </header>
      <main id="content" tabIndex={-1} className={style['page']}>
        <Outlet />
      </main>
      <Suspense>
        <DropZone />
      </Suspense>
    </>
  );
}
