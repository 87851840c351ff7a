import type { JournalFilter } from '../../client/administration.ts';
import { useLanguage } from '../shell/locale.tsx';
import { dayOf, endOfDay, startOfDay } from '../shown/day-end.ts';
import style from './administration.module.css';
import { kindWords } from './journal-kinds.ts';
import { ledgerNames, ledgerTitle } from './ledger-title.ts';
import { journalWords } from './words.ts';

interface JournalFiltersProps {
  readonly filter: JournalFilter;
  readonly onChange: (change: JournalFilter) => void;
}

/** Which entries of the journal are looked at. */
export function JournalFilters({ filter, onChange }: JournalFiltersProps) {
  const { t, locale } = useLanguage();
  const set = (name: keyof JournalFilter) => (text: string) => onChange({ ...filter, [name]: text === '' ? undefined : text });
  return (
    <div className={style['filters']}>
      <label>
        {t(journalWords.party)}
        <input
          defaultValue={filter.party ?? ''}
          key={filter.party ?? ''}
          onBlur={({ target }) => target.value.trim() === (filter.party ?? '') || set('party')(target.value.trim())}
          onKeyDown={({ key, currentTarget }) => key === 'Enter' && set('party')(currentTarget.value.trim())}
        />
      </label>
      <label>
        {t(journalWords.kind)}
        <select value={filter.kind ?? ''} onChange={({ target }) => set('kind')(target.value)}>
          <option value="">{t(journalWords.all)}</option>
          {Object.entries(kindWords).map(([kind, text]) => (
            <option key={kind} value={kind}>
              {t(text)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t(journalWords.ledger)}
        <select value={filter.ledger ?? ''} onChange={({ target }) => set('ledger')(target.value)}>
          <option value="">{t(journalWords.all)}</option>
          {ledgerNames.map((name) => (
            <option key={name} value={name}>
              {ledgerTitle(name, locale)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t(journalWords.from)}
        <input type="date" value={filter.from === undefined ? '' : dayOf(filter.from)} onChange={({ target }) => set('from')(target.value === '' ? '' : startOfDay(target.value))} />
      </label>
      <label>
        {t(journalWords.to)}
        <input type="date" value={filter.to === undefined ? '' : dayOf(filter.to)} onChange={({ target }) => set('to')(target.value === '' ? '' : endOfDay(target.value))} />
      </label>
    </div>
  );
}
