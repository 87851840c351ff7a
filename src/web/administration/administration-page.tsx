import { Link, Outlet } from '@tanstack/react-router';
import { useLanguage } from '../shell/locale.tsx';
import { useMay } from '../shell/session.ts';
import style from './administration.module.css';
import { sections } from './sections.ts';
import { administrationWords } from './words.ts';

/** What keeps a programme going: each sees the parts that are their duty. */
export function AdministrationPage() {
  const { t } = useLanguage();
  const { programme } = useMay();
  return (
    <>
      <h1>{t(administrationWords.title)}</h1>
      <div className={style['columns']}>
        <nav className={style['menu']} aria-label={t(administrationWords.menu)}>
          {sections
            .filter(({ needs }) => needs === null || programme(needs))
            .map(({ path, title }) => (
              <Link key={path} to={`/administration/${path}`}>
                {t(title)}
              </Link>
            ))}
        </nav>
        <div>
          <Outlet />
        </div>
      </div>
    </>
  );
}
