import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Alert, Button, Space } from 'antd';
import { useState } from 'react';
import { journalFile, listRoles, readJournal, verifyJournal, type JournalEntry, type JournalFilter } from '../../client/administration.ts';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { grouped } from '../shown/number.ts';
import { Panel } from '../shown/panel.tsx';
import { Rows } from '../shown/rows.tsx';
import { instantText } from '../shown/time.ts';
import style from './administration.module.css';
import { Asked } from './asked.tsx';
import { JournalEntryDrawer } from './journal-entry.tsx';
import { JournalFilters } from './journal-filters.tsx';
import { kindWords, whatText, whoText } from './journal-kinds.ts';
import { journalSearch } from './journal-search.ts';
import { administrationWords, journalWords } from './words.ts';

const size = 50;

/** Who did what. */
export function JournalSection() {
  const { t, locale } = useLanguage();
  const navigate = useNavigate();
  const { page: pageText, ...filter } = useSearch({ strict: false }) as JournalFilter & { readonly page?: string };
  const page = Number(pageText ?? 1);
  const move = (to: JournalFilter, toPage: number) => void navigate({ to: '/administration/journal', search: journalSearch({ ...to, page: toPage === 1 ? undefined : String(toPage) }) });
  const journal = useQuery({ queryKey: ['journal', filter, page], queryFn: ({ signal }) => readJournal(filter, page, size, signal), placeholderData: keepPreviousData });
  const roles = useQuery({ queryKey: ['roles'], queryFn: ({ signal }) => listRoles(signal), staleTime: Number.POSITIVE_INFINITY });
  const verifying = useMutation({ mutationFn: verifyJournal });
  const [opened, setOpened] = useState<JournalEntry>();
  const roleTitle = (name: string) => roles.data?.roles.find((one) => one.name === name)?.title[locale] ?? name;
  return (
    <Panel
      title={t(administrationWords.journal)}
      note={t(journalWords.note)}
      acts={
        journal.data === undefined ? null : (
          <Space wrap>
            <Button loading={verifying.isPending} onClick={() => verifying.mutate()}>
              {t(journalWords.verify)}
            </Button>
            <Button href={journalFile(filter)} download>
              {t(journalWords.export)}
            </Button>
          </Space>
        )
      }
    >
      {verifying.error === null ? null : <Failure error={verifying.error} />}
      {verifying.data === undefined ? null : (
        <Alert
          role="status"
          showIcon
          className={style['banner'] ?? ''}
          type={verifying.data.sound ? 'success' : 'error'}
          title={t(verifying.data.sound ? journalWords.whole(grouped(String(verifying.data.batches))) : journalWords.broken)}
          description={verifying.data.problems.map(({ message }, index) => (
            <div key={index}>{t(message)}</div>
          ))}
        />
      )}
      {journal.data === undefined ? null : <JournalFilters filter={filter} onChange={(to) => move(to, 1)} />}
      <Asked query={journal}>
        {({ entries, total }) => (
          <>
            <Rows<JournalEntry>
              label={t(administrationWords.journal)}
              rows={entries}
              keyOf={({ number }) => number}
              empty={t(journalWords.none)}
              columns={[
                {
                  title: t(journalWords.number),
                  render: (entry) => (
                    <button type="button" className={style['link']} onClick={() => setOpened(entry)}>
                      {entry.number}
                    </button>
                  ),
                },
                { title: t(journalWords.at), render: ({ at }) => instantText(at) },
                { title: t(journalWords.who), render: (entry) => <span title={entry.party}>{whoText(entry, locale)}</span> },
                { title: t(journalWords.kind), render: ({ kind }) => t(kindWords[kind]) },
                { title: t(journalWords.what), render: (entry) => whatText(entry, locale, roleTitle) },
                { title: t(journalWords.reason), render: ({ reason }) => reason ?? '—' },
              ]}
            />
            <div className={style['pager']}>
              <span className={style['quiet']}>{total === 0 ? null : t(journalWords.of(grouped(String((page - 1) * size + 1)), grouped(String(Math.min(total, page * size))), grouped(String(total))))}</span>
              <Space>
                <Button disabled={page <= 1} onClick={() => move(filter, page - 1)}>
                  {t(journalWords.newer)}
                </Button>
                <Button disabled={page * size >= total} onClick={() => move(filter, page + 1)}>
                  {t(journalWords.older)}
                </Button>
              </Space>
            </div>
          </>
        )}
      </Asked>
      <JournalEntryDrawer entry={opened} roleTitle={roleTitle} onClose={() => setOpened(undefined)} />
    </Panel>
  );
}
