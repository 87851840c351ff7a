import type { Report, ShownNumber, Since } from '../../client/reports.ts';
import { useLanguage } from '../shell/locale.tsx';
import { useProgramme } from '../shell/programme.ts';
import { useNarrow } from '../shell/use-narrow.ts';
import { instantText } from '../shown/time.ts';
import { NumberDoor } from './number-door.tsx';
import { numbersOf } from './numbers.ts';
import style from './reports.module.css';
import { reportWords } from './words.ts';

interface SideNotesProps {
  readonly report: Report;
  readonly since?: readonly Since[];
}

/** Beside the report: each of its numbers once, with figure, window, region and how many records are behind it. */
export function SideNotes({ report, since = [] }: SideNotesProps) {
  const { t } = useLanguage();
  const isNarrow = useNarrow();
  const regions = new Map(useProgramme().data?.regions.map(({ code, title }) => [code, title]));
  const changed = new Map(since.map((one) => [one.index, one]));
  const notes = new Map<string, { number: ShownNumber; since: Since | undefined }>();
  for (const [index, number] of numbersOf(report).entries()) {
    const { figure, window, region, slice, than, text } = number;
    const key = JSON.stringify([figure, window, region, slice, than, text]);
    if (!notes.has(key)) notes.set(key, { number, since: changed.get(index) });
  }
  const sliceText = (slice: string) => slice.slice(slice.indexOf('=') + 1);
  return (
    <aside className={style['notes']} aria-label={t(reportWords.notes)}>
      {/* On a phone they are below the report, and long. */}
      <details open={!isNarrow}>
        <summary>
          <strong>{t(reportWords.notes)}</strong> <span className={style['quiet']}>{t(reportWords.notesCount(notes.size))}</span>
        </summary>
        {report.asOf.at === null ? null : <p className={style['quiet']}>{t(reportWords.asOf(instantText(report.asOf.at)))}</p>}
        {/* A long list is moved by itself, by keyboard too. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <ol tabIndex={0} aria-label={t(reportWords.notes)}>
          {[...notes].map(([key, { number, since: now }]) => (
            <li key={key}>
              <NumberDoor number={number} since={now} />
              <div>{t(number.title)}</div>
              <div className={style['quiet']}>
                {[
                  number.window,
                  ...(number.than === null ? [] : [t(reportWords.than(number.than))]),
                  ...(number.region === null ? [] : [t(regions.get(number.region) ?? { zh: number.region, en: number.region })]),
                  ...(number.slice === null ? [] : [sliceText(number.slice)]),
                  t(reportWords.records(number.n)),
                ].join(' · ')}
              </div>
            </li>
          ))}
        </ol>
      </details>
    </aside>
  );
}
