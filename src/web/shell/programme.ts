import { useQuery } from '@tanstack/react-query';
import { readProgramme, type Programme } from '../../client/programme.ts';

/** The programme this server runs; it hardly ever changes. */
export const useProgramme = () => useQuery({ queryKey: ['programme'], queryFn: ({ signal }) => readProgramme(signal), staleTime: Number.POSITIVE_INFINITY });

/** A region's title without what brackets add to it: 黄岛区(西海岸新区) is 西海岸新区 where there is little room. */
export function regionTitle({ regions }: Programme, code: string, locale: 'zh' | 'en'): string {
  return regions.find((region) => region.code === code)?.title[locale].replace(/[(（].*[)）]$/, '').trim() ?? code;
}
