import { Link } from '@tanstack/react-router';
import { useLanguage } from '../shell/locale.tsx';
import style from './figure-door.module.css';
import { spoken, type Printed } from './number.ts';
import { restatedWords } from './words.ts';

interface FigureDoorProps {
  /** The figure's name. */
  readonly figure: string;
  /** Where it was asked, as the API takes it. */
  readonly window: string;
  readonly region?: string | null | undefined;
  readonly slice?: string | null | undefined;
  readonly level?: string | undefined;
  readonly value: Printed;
  /** Leaves the unit out, where a heading says it. */
  readonly bare?: boolean;
  readonly className?: string | undefined;
}

/** A mark that a closed period's number was corrected since it was reported. */
function Restated({ value, known }: { readonly value: Printed; readonly known: { readonly value: string | null; readonly printed: string } }) {
  const { t, locale } = useLanguage();
  const { exact } = spoken({ ...value, ...known }, locale);
  return (
    <sup className={style['restated']} title={t(restatedWords.nowKnown(exact))}>
      {t(restatedWords.mark)}
    </sup>
  );
}

/** A number that opens: said as people say it, exact for the pointer, leading to what it is made of. */
export function FigureDoor({ figure, window, region, slice, level, value, bare = false, className }: FigureDoorProps) {
  const { locale } = useLanguage();
  const { number, unit, exact } = spoken(value, locale);
  return (
    <Link
      to="/figures/$name"
      params={{ name: figure }}
      search={{ window, region: region ?? undefined, slice: slice ?? undefined, level }}
      className={`${style['door']} ${className ?? ''}`}
      title={exact}
    >
      {number}
      {bare || unit === '' ? null : <span className={style['unit']}>{unit}</span>}
      {value.reported?.differs === true ? <Restated value={value} known={value.reported.known} /> : null}
    </Link>
  );
}
