import { useQuery } from '@tanstack/react-query';
import { listFigures } from '../../client/figures.ts';
import type { Moved } from '../../client/imports.ts';
import { wizardWords } from '../imports/words.ts';
import { useLanguage } from '../shell/locale.tsx';
import { FigureDoor } from '../shown/figure-door.tsx';
import { grouped } from '../shown/number.ts';
import style from './moves.module.css';

/** Figures that moved, before → after, each of them a door. */
export function Moves({ moved }: { readonly moved: readonly Moved[] }) {
  const { t, locale } = useLanguage();
  const declared = useQuery({ queryKey: ['figures'], queryFn: ({ signal }) => listFigures(signal) });
  const figures = new Map(declared.data?.figures.map((one) => [one.name, one]));
  return (
    <ul className={style['moves']}>
      {moved.map(({ figure, window, before, after }) => {
        const known = figures.get(figure);
        const unit = known?.unit ?? { zh: '', en: '' };
        return (
          <li key={`${figure} ${window}`}>
            <span className={style['title']}>
              {known === undefined ? figure : t(known.title)} <small>{window === 'all' ? t(wizardWords.allTime) : window}</small>
            </span>
            <span className={style['values']}>
              <span className={style['before']}>{grouped(before ?? '—')}</span>
              <span aria-hidden>→</span>
              <FigureDoor figure={figure} window={window} value={{ value: after === null ? null : plain(after), printed: after ?? '—', unit }} className={style['after']} />
              <Difference before={before} after={after} locale={locale} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}

const plain = (printed: string): string => printed.replaceAll(',', '');

function Difference({ before, after }: { readonly before: string | null; readonly after: string | null; readonly locale: string }) {
  const said = differenceOf(before, after);
  return said === undefined ? null : <span className={said.startsWith('−') ? style['down'] : style['up']}>{said}</span>;
}

/** `+603`, in as many decimals as the figures are printed with; `undefined` where there is nothing to subtract. */
export function differenceOf(before: string | null, after: string | null): string | undefined {
  const [was, is] = [Number(plain(before ?? '0')), Number(plain(after ?? '0'))];
  if (!Number.isFinite(was) || !Number.isFinite(is) || was === is) return undefined;
  const digits = Math.max(...[before, after].map((text) => text?.split('.')[1]?.length ?? 0));
  return `${is > was ? '+' : '−'}${grouped(Math.abs(is - was).toFixed(digits))}`;
}
