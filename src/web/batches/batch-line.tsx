import { Link } from '@tanstack/react-router';
import type { ShownBatch } from '../../client/batches.ts';
import style from '../imports/imports-page.module.css';
import { importsWords } from '../imports/words.ts';
import { useLanguage } from '../shell/locale.tsx';
import { instantText } from '../shown/time.ts';
import { BatchEffect } from './batch-effect.tsx';
import { OriginalButton } from './original-button.tsx';
import { UndoButton } from './undo-button.tsx';
import { batchWords } from './words.ts';

/** A batch in a list: who, when, from which file, to what effect, and its undo. */
export function BatchLine({ batch }: { readonly batch: ShownBatch }) {
  const { t } = useLanguage();
  const { number, party, partyTitle, at, reason, fileName, file, undoneBy, counts } = batch;
  return (
    <li className={style['line']}>
      <div className={style['name']}>
        <Link to="/batches/$number" params={{ number }}>
          {reason ?? fileName ?? t(importsWords.batch(number))}
        </Link>
        <span className={style['quiet']}>
          {instantText(at)} · <span title={party}>{t(batchWords.party(party, partyTitle))}</span> · {t(importsWords.batch(number))}
        </span>
      </div>
      <div className={style['facts']}>
        <BatchEffect counts={counts} />
        {undoneBy === null ? null : <span>{t(importsWords.undone(undoneBy))}</span>}
      </div>
      <div className={style['actions']}>
        {file === null ? null : <OriginalButton hash={file} name={fileName ?? ''} />}
        {undoneBy === null ? <UndoButton number={number} small /> : null}
      </div>
    </li>
  );
}
