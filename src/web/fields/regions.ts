import { useMemo } from 'react';
import type { RegionBook } from '../../kernel/declare/region-book.ts';
import { regionBook } from '../../kernel/declare/regions.ts';
import { useProgramme } from '../shell/programme.ts';

const nowhere = regionBook([]);

/** The programme's regions as fields ask for them; none until they have come. */
export function useRegions(): RegionBook {
  const { data } = useProgramme();
  return useMemo(() => (data === undefined ? nowhere : regionBook(data.regions)), [data]);
}
