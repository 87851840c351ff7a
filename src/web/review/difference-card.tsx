import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { decideDifference, type ShownDifference } from '../../client/review.ts';
import { ledgerDeclared } from '../fields/ledgers.ts';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { AskDialog } from '../shown/ask-dialog.tsx';
import style from './differences.module.css';
import { reviewWords } from './words.ts';

/** One fact, as each office has it, and what can be done about it. */
export function DifferenceCard({ difference }: { readonly difference: ShownDifference }) {
  const { t } = useLanguage();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [note, setNote] = useState('');
  const deciding = useMutation({
    mutationFn: (accepted: boolean) => decideDifference(difference, { accepted, note }),
    onSuccess: async () => {
      setAsking(false);
      await queries.invalidateQueries({ queryKey: ['differences'] });
    },
  });
  const { ledger, kind, title, columns, own, theirs, unseen, ownerTitle, state, note: said } = difference;
  const sides = [...(own === null ? [] : [{ side: own, called: reviewWords.west }]), ...theirs.map((side) => ({ side, called: reviewWords.east }))];
  return (
    <article className={style['card']}>
      <div className={style['head']}>
        <b>{t(reviewWords.kind(kind))}</b>
        <h2>{t(title)}</h2>
        <span className={style['soft']}>{t(ledgerDeclared(ledger)?.title ?? { zh: ledger, en: ledger })}</span>
        <span className={style['soft']}>{t(reviewWords.owner(t(ownerTitle)))}</span>
      </div>
      <table className={style['sides']}>
        <thead>
          <tr>
            <th scope="col">{t(reviewWords.fact)}</th>
            {sides.map(({ side, called }) => (
              <th key={side.record} scope="col">
                <Link to="/ledgers/$ledger/$record" params={{ ledger: side.ledger, record: side.record }}>
                  {t(called)}
                </Link>
              </th>
            ))}
            {kind === 'missing-there' ? <th scope="col">{t(reviewWords.east)}</th> : kind === 'missing-here' ? <th scope="col">{t(reviewWords.west)}</th> : null}
          </tr>
        </thead>
        <tbody>
          {columns.map((column, index) => (
            <tr key={column.name} className={column.differs ? style['differs'] : undefined}>
              <th scope="row">{t(column.title)}</th>
              {sides.map(({ side }) => {
                const cell = side.cells[index];
                return <td key={side.record}>{cell === null || cell === undefined ? '—' : t(cell)}</td>;
              })}
              {kind.startsWith('missing') && index === 0 ? (
                <td rowSpan={columns.length} className={style['soft']}>
                  {t(reviewWords.none)}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
      {unseen > 0 ? <p className={style['soft']}>{t(reviewWords.unseen)}</p> : null}
      {said === '' ? null : <p>{said}</p>}
      {deciding.error === null ? null : <Failure error={deciding.error} />}
      {!difference.mayDecide ? null : state === 'open' ? (
        <Button onClick={() => setAsking(true)}>{t(reviewWords.accept)}</Button>
      ) : (
        <Button loading={deciding.isPending} onClick={() => deciding.mutate(false)}>
          {t(reviewWords.reopen)}
        </Button>
      )}
      {asking ? (
        <AskDialog title={t(reviewWords.accept)} yes={t(reviewWords.accept)} no={t(reviewWords.cancel)} busy={deciding.isPending} blocked={note.trim() === ''} onYes={() => deciding.mutate(true)} onNo={() => setAsking(false)}>
          <label>
            {t(reviewWords.why)}
            <Input.TextArea rows={3} maxLength={500} value={note} onChange={({ target }) => setNote(target.value)} />
          </label>
        </AskDialog>
      ) : null}
    </article>
  );
}
