import type { Locale, Wording } from '../../kernel/declare/wording.ts';
import type { SearchAnswer } from '../../client/search.ts';
import { sections } from '../administration/sections.ts';
import { pageWords } from '../shell/words.ts';
import { administrators, pages } from '../shell/pages.ts';
import type { Mays } from '../shell/session.ts';
import { dayText } from '../shown/time.ts';
import { searchWords } from './words.ts';

/** Something to open. */
export interface Choice {
  readonly key: string;
  readonly title: string;
  /** Where it belongs. */
  readonly note: string;
  readonly to: string;
  readonly search?: Readonly<Record<string, string>>;
}

export interface ChoiceGroup {
  readonly title: Wording;
  readonly choices: readonly Choice[];
}

/** What can be opened for these words: all pages while there are none. */
export function choicesOf(words: string, found: SearchAnswer | undefined, locale: Locale, may: Mays): ChoiceGroup[] {
  const like = words.toLowerCase();
  const says = (title: Wording) => [title.zh, title.en].some((text) => text.toLowerCase().includes(like));
  const met = pages.filter(({ title, for: has }) => has(may) && says(title)).map(({ link: { to }, title }) => ({ key: to, title: title[locale], note: '', to }));
  // The parts of administration are found by their names; a list of all pages would be long with them.
  const parts = like === '' || !administrators(may) ? [] : sections.filter(({ needs, title }) => (needs === null || may.programme(needs)) && says(title));
  const within = parts.map(({ path, title }) => ({ key: path, title: title[locale], note: pageWords.administration[locale], to: `/administration/${path}` }));
  const groups: ChoiceGroup[] = [
    { title: searchWords.pages, choices: [...met, ...within] },
    ...(found === undefined || words === ''
      ? []
      : [
          { title: searchWords.figures, choices: found.figures.map(({ name, title, domain }) => ({ key: `figure ${name}`, title: title[locale], note: domain[locale], to: `/figures/${name}` })) },
          { title: searchWords.ledgers, choices: found.ledgers.map(({ name, title, domain, column }) => ({ key: `ledger ${name}`, title: title[locale], note: column === undefined ? domain[locale] : searchWords.hasColumn(column)[locale], to: `/ledgers/${name}` })) },
          {
            title: searchWords.records,
            choices: found.records.map(({ ledger, ledgerTitle, record, cells, day }) => ({
              key: record,
              title: cells.flatMap((cell) => (cell === null ? [] : [cell[locale]])).join(' · '),
              note: [ledgerTitle[locale], ...(day === 0 ? [] : [dayText(day, locale)])].join(' · '),
              to: `/ledgers/${ledger}/${record}`,
            })),
          },
        ]),
  ];
  return groups.filter(({ choices }) => choices.length > 0);
}
