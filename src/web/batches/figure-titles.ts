import { useQuery } from '@tanstack/react-query';
import { listFigures } from '../../client/figures.ts';
import { useLanguage } from '../shell/locale.tsx';

/** Figures by what they are called; the name until that is known. */
export function useFigureTitles(): (figure: string) => string {
  const { t } = useLanguage();
  const declared = useQuery({ queryKey: ['figures'], queryFn: ({ signal }) => listFigures(signal) });
  return (figure) => {
    const found = declared.data?.figures.find(({ name }) => name === figure);
    return found === undefined ? figure : t(found.title);
  };
}
