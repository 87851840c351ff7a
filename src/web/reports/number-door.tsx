import { Link } from '@tanstack/react-router';
import type { ShownNumber, Since } from '../../client/reports.ts';
import { useLanguage } from '../shell/locale.tsx';
import style from './report-view.module.css';
import { reportWords } from './words.ts';

interface NumberDoorProps {
  readonly number: ShownNumber;
  /** What it is by now, where that is something else. */
  readonly since?: Since | undefined;
}

/** A number as the report says it, leading to its figure in the same window, region and part. */
export function NumberDoor({ number: { figure, title, window, region, slice, value, text }, since }: NumberDoorProps) {
  const { t } = useLanguage();
  return (
    <>
      <Link
        to="/figures/$name"
        params={{ name: figure }}
        search={{ window, region: region ?? undefined, slice: slice ?? undefined }}
        className={style['number']}
        data-missing={value === null || undefined}
        title={`${t(title)} · ${t(value === null ? reportWords.noValue : reportWords.exact(value))}`}
      >
        {text}
      </Link>
      {since === undefined ? null : <span className={style['now']}>{t(reportWords.now(since.text))}</span>}
    </>
  );
}
