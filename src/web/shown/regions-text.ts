import type { Locale } from '../../kernel/declare/wording.ts';
import type { Programme } from '../../client/programme.ts';
import { regionTitle } from '../shell/programme.ts';
import { grantWords, placeWords } from './words.ts';

/** Regions as people say them. */
export function regionsText(programme: Programme, regions: 'all' | readonly string[], locale: Locale): string {
  if (regions === 'all') return placeWords.everywhere[locale];
  return regions.map((code) => regionTitle(programme, code, locale)).join(grantWords.separator[locale]);
}
