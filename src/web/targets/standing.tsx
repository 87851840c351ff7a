import type { Standing, TargetsTold } from '../../client/targets.ts';
import { useLanguage } from '../shell/locale.tsx';
import style from './targets.module.css';

interface StandingTagProps {
  readonly standing: Standing;
  readonly standings: TargetsTold['standings'];
}

/** How a target stands, said and coloured. */
export function StandingTag({ standing, standings }: StandingTagProps) {
  const { t } = useLanguage();
  return <span className={`${style['tag']} ${style[standing]}`}>{t(standings[standing].title)}</span>;
}

export const inOrder: readonly Standing[] = ['far-behind', 'behind', 'on-pace', 'reached'];
