import { Link } from '@tanstack/react-router';
import { Drawer } from 'antd';
import type { JournalEntry } from '../../client/administration.ts';
import { useLanguage } from '../shell/locale.tsx';
import { useMay } from '../shell/session.ts';
import { RecordDoor } from '../shown/record-door.tsx';
import { instantText } from '../shown/time.ts';
import { grantWords } from '../shown/words.ts';
import style from './administration.module.css';
import { aboutOf, kindWords, whatText, whoText } from './journal-kinds.ts';
import { ledgerTitle } from './ledger-title.ts';
import { journalWords } from './words.ts';

interface JournalEntryDrawerProps {
  readonly entry: JournalEntry | undefined;
  readonly roleTitle: (name: string) => string;
  readonly onClose: () => void;
}

/** All that the journal keeps of one entry, with the way to its batch or record where one may see these. */
export function JournalEntryDrawer({ entry, roleTitle, onClose }: JournalEntryDrawerProps) {
  const { t } = useLanguage();
  return (
    <Drawer open={entry !== undefined} onClose={onClose} title={entry === undefined ? '' : t(journalWords.entry(entry.number))} size={520}>
      {entry === undefined ? null : <Kept entry={entry} roleTitle={roleTitle} />}
    </Drawer>
  );
}

function Kept({ entry, roleTitle }: { readonly entry: JournalEntry; readonly roleTitle: (name: string) => string }) {
  const { t, locale } = useLanguage();
  const { inLedger } = useMay();
  const { ledger, record } = aboutOf(entry);
  const { number, at, party, kind, reason, ledgers, undoes, hash, previous, batch } = entry;
  const writes = kind === 'edit' || kind === 'import' || kind === 'undo' || kind === 'review';
  const seen = ledgers.some((name) => inLedger(name, 'see'));
  return (
    <dl className={style['facts']}>
      <dt>{t(journalWords.at)}</dt>
      <dd>{instantText(at)}</dd>
      <dt>{t(journalWords.who)}</dt>
      <dd>
        {whoText(entry, locale)} <span className={style['quiet']}>{party}</span>
      </dd>
      <dt>{t(journalWords.kind)}</dt>
      <dd>{t(kindWords[kind])}</dd>
      <dt>{t(journalWords.what)}</dt>
      <dd>{whatText(entry, locale, roleTitle)}</dd>
      {reason === null ? null : (
        <>
          <dt>{t(journalWords.reason)}</dt>
          <dd>{reason}</dd>
        </>
      )}
      {ledgers.length === 0 ? null : (
        <>
          <dt>{t(journalWords.ledger)}</dt>
          <dd>{ledgers.map((name) => ledgerTitle(name, locale)).join(t(grantWords.separator))}</dd>
        </>
      )}
      {undoes === null ? null : (
        <>
          <dt>{t(journalWords.undoes)}</dt>
          <dd>{undoes}</dd>
        </>
      )}
      {ledger === undefined || record === undefined || !inLedger(ledger, 'see') ? null : (
        <>
          <dt>{t(journalWords.about)}</dt>
          <dd>
            <RecordDoor ledger={ledger} record={record} className={style['link']}>
              {t(journalWords.openRecord)}
            </RecordDoor>
          </dd>
        </>
      )}
      <dt>{t(journalWords.batch)}</dt>
      <dd>
        {writes && seen ? (
          <Link to="/batches/$number" params={{ number }} className={style['link'] ?? ''}>
            {number}
          </Link>
        ) : (
          number
        )}{' '}
        <span className={style['mono']}>{batch}</span>
      </dd>
      <dt>{t(journalWords.hash)}</dt>
      <dd className={style['mono']}>{hash}</dd>
      <dt>{t(journalWords.previous)}</dt>
      <dd className={style['mono']}>{previous === '' ? '—' : previous}</dd>
    </dl>
  );
}
