import type { RegionBook } from '../declare/region-book.ts';
import type { Wording } from '../declare/wording.ts';
import type { Head } from './head.ts';
import { lastMonth, periodWords, type Period } from './period.ts';
import { scan } from './scan.ts';

/** The title a report of this period and region would have; … stands for what can't be said without its numbers or its region. */
export function titleOf({ title, language }: Head, period: Period, region: string | undefined, programme: Wording, regions: RegionBook): string {
  const { text, tags } = scan(title);
  const said: Readonly<Partial<Record<string, string>>> = {
    year: String(period.year),
    month: String(lastMonth(period)),
    period: periodWords(period)[language],
    programme: programme[language],
    region: region === undefined ? undefined : regions.title(region, language),
  };
  return text.replaceAll(/\uE000(\d+)\uE001/g, (_, index: string) => {
    const read = tags[Number(index)]?.read;
    return (read !== undefined && 'kind' in read ? said[read.kind.name] : undefined) ?? '…';
  });
}
