import { Link } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { Imported } from '../../client/imports.ts';
import { BatchEffect } from '../batches/batch-effect.tsx';
import { Moves } from '../batches/moves.tsx';
import { UndoButton } from '../batches/undo-button.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { instantText } from '../shown/time.ts';
import style from './import-page.module.css';
import { wizardWords } from './words.ts';

/** What a commit did: its batch, the figures that moved, and how to take it back. */
export function Landed({ landing: { batch, moved }, undoneBy }: { readonly landing: NonNullable<Imported['landing']>; readonly undoneBy: string | null }) {
  const { t } = useLanguage();
  const [justUndone, setJustUndone] = useState<string | null>(null);
  const undone = justUndone ?? undoneBy;
  return (
    <section className={style['landed']}>
      {undone === null ? (
        <Alert type="success" showIcon role="status" title={t(wizardWords.landed(batch.number))} description={<BatchEffect counts={batch.counts as never} />} />
      ) : (
        <Alert type="info" showIcon role="status" title={t(wizardWords.undone(undone))} />
      )}
      <h2>{t(wizardWords.moved)}</h2>
      {moved.length === 0 ? <p className={style['quiet']}>{t(wizardWords.movedNone)}</p> : <Moves moved={moved} />}
      <div className={style['actions']}>
        <span className={style['quiet']}>{instantText(batch.at)}</span>
        <Link to="/batches/$number" params={{ number: batch.number }}>
          <Button>{t(wizardWords.openBatch)}</Button>
        </Link>
        {undone === null ? <UndoButton number={batch.number} onUndone={setJustUndone} /> : null}
        <Link to="/imports">
          <Button type="primary">{t(wizardWords.next)}</Button>
        </Link>
      </div>
    </section>
  );
}
