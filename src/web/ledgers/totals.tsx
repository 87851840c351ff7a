import { useQuery } from '@tanstack/react-query';
import { listFigures, readFigures } from '../../client/figures.ts';
import type { AnyLedger } from '../../kernel/declare/ledger.ts';
import { useLanguage } from '../shell/locale.tsx';
import { useSeesOwnOnly } from '../shell/session.ts';
import { FigureDoor } from '../shown/figure-door.tsx';
import { grouped } from '../shown/number.ts';
import { figurePlace } from './figure-place.ts';
import style from './ledgers.module.css';
import { ledgerWords } from './words.ts';

const most = 8;

interface TotalsProps {
  readonly ledger: AnyLedger;
  readonly query: Readonly<Record<string, string>>;
  readonly total: number | undefined;
}

/** The foot of a ledger: how many, and its figures under the same filters, each a door. */
export function Totals({ ledger, query, total }: TotalsProps) {
  const { t } = useLanguage();
  const ownOnly = useSeesOwnOnly(ledger.name);
  const declared = useQuery({ queryKey: ['figures'], queryFn: ({ signal }) => listFigures(signal), staleTime: Number.POSITIVE_INFINITY });
  const place = figurePlace(ledger, query);
  const figures = (declared.data?.figures ?? []).filter((figure) => figure.ledger === ledger.name && (place?.by === undefined || figure.by.some(({ name }) => name === place.by))).slice(0, most);
  const names = figures.map(({ name }) => name);
  const values = useQuery({
    queryKey: ['values', place?.at, names],
    queryFn: ({ signal }) => readFigures(place?.at ?? { window: 'all' }, names, signal),
    enabled: place !== undefined && names.length > 0,
    placeholderData: (before) => before,
  });
  return (
    <div className={style['totals']} role="group" aria-label={t(ledgerWords.totals)}>
      <span className={style['total']}>
        <b>{total === undefined ? '…' : t(ledgerWords.count(grouped(String(total))))}</b>
      </span>
      {ownOnly ? <span className={style['unable']}>{t(ledgerWords.totalsOwn)}</span> : place === undefined ? <span className={style['unable']}>{t(ledgerWords.totalsUnable)}</span> : null}
      {place === undefined
        ? null
        : figures.map(({ name, title }) => {
            const value = values.data?.values.find(({ figure }) => figure === name);
            return (
              <span key={name} className={style['total']}>
                {t(title)} {value === undefined ? '…' : <FigureDoor figure={name} {...place.at} value={value} />}
              </span>
            );
          })}
    </div>
  );
}
