import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Empty, Skeleton } from 'antd';
import { countLedgers, listLedgers, type LedgerListed } from '../../client/ledgers.ts';
import { domains } from '../../domains/index.ts';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { grouped } from '../shown/number.ts';
import style from './ledgers.module.css';
import { ledgerWords } from './words.ts';

/** Every ledger that one sees, by mechanism, with how much it holds. */
export function LedgersPage() {
  const { t } = useLanguage();
  const listed = useQuery({ queryKey: ['ledgers'], queryFn: ({ signal }) => listLedgers(signal) });
  const counted = useQuery({ queryKey: ['ledger-counts'], queryFn: ({ signal }) => countLedgers(signal) });
  if (listed.error !== null) return <Failure error={listed.error} reset={() => void listed.refetch()} />;
  if (listed.data === undefined) return <Skeleton active paragraph={{ rows: 12 }} />;
  const byDomain = Map.groupBy(listed.data.ledgers, ({ domain }) => domain);
  return (
    <>
      <h1>{t(ledgerWords.ledgers)}</h1>
      <p className={style['lead']}>{t(ledgerWords.ledgersNote)}</p>
      {listed.data.ledgers.length === 0 ? <Empty description={t(ledgerWords.noLedgers)} /> : null}
      <div className={style['domains']}>
        {domains.map(({ name, title }) => {
          const of = byDomain.get(name);
          if (of === undefined) return null;
          return (
            <section key={name} className={style['domain']} aria-labelledby={`domain-${name}`}>
              <h2 id={`domain-${name}`}>{t(title)}</h2>
              <ul>
                {of.map((ledger) => (
                  <LedgerLine key={ledger.name} ledger={ledger} count={counted.data?.counts[ledger.name]} />
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </>
  );
}

function LedgerLine({ ledger: { name, title, note }, count }: { readonly ledger: LedgerListed; readonly count: number | undefined }) {
  const { t } = useLanguage();
  return (
    <li>
      <Link to="/ledgers/$ledger" params={{ ledger: name }} search={{}} className={style['line']}>
        <span className={style['title']}>{t(title)}</span>
        <span className={style['count']}>{count === undefined ? '…' : grouped(String(count))}</span>
        {note === null ? null : <span className={style['about']}>{t(note)}</span>}
      </Link>
    </li>
  );
}
