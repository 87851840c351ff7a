import type { Locale, Wording } from '../../kernel/declare/wording.ts';
import type { SearchAnswer } from '../../client/search.ts';
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

/** The pages that have no search of their own. */
const pages: readonly { readonly to: string; readonly title: Wording }[] = [
  { to: '/', title: searchWords.cockpit },
  { to: '/figures', title: searchWords.allFigures },
  { to: '/ledgers', title: searchWords.allLedgers },
  { to: '/imports', title: searchWords.imports },
  { to: '/published', title: searchWords.published },
  { to: '/wall', title: searchWords.wall },
  { to: '/api', title: searchWords.api },
];

/** What can be opened for these words: all pages while there are none. */
export function choicesOf(words: string, found: SearchAnswer | undefined, locale: Locale): ChoiceGroup[] {
  const like = words.toLowerCase();
  const met = pages.filter(({ title }) => [title.zh, title.en].some((text) => text.toLowerCase().includes(like)));
  const groups: ChoiceGroup[] = [
    { title: searchWords.pages, choices: met.map(({ to, title }) => ({ key: to, title: title[locale], note: '', to })) },
    ...(found === undefined || words === ''
      ? []
      : [
          { title: searchWords.figures, choices: found.figures.map(({ name, title, domain }) => ({ key: `figure ${name}`, title: title[locale], note: domain[locale], to: `/figures/${name}` })) },
          { title: searchWords.ledgers, choices: found.ledgers.map(({ name, title, domain }) => ({ key: `ledger ${name}`, title: title[locale], note: domain[locale], to: `/ledgers/${name}` })) },
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
