import { useId, type ReactNode } from 'react';
import style from './panel.module.css';

interface PanelProps {
  readonly title: string;
  readonly note?: string | undefined;
  /** What can be done with all of it, at the right of its head. */
  readonly acts?: ReactNode;
  readonly children: ReactNode;
}

/** One matter of a page, under its own heading. */
export function Panel({ title, note, acts, children }: PanelProps) {
  const id = useId();
  return (
    <section className={style['panel']} aria-labelledby={id}>
      <div className={style['head']}>
        <h2 id={id}>{title}</h2>
        {acts}
      </div>
      {note === undefined ? <p /> : <p className={style['note']}>{note}</p>}
      {children}
    </section>
  );
}
