import { Button } from 'antd';
import { useEffect, useRef, type ReactNode } from 'react';
import style from './ask-dialog.module.css';

interface AskDialogProps {
  readonly title: string;
  /** What the buttons say: doing it, and leaving it. */
  readonly yes: string;
  readonly no: string;
  readonly busy?: boolean;
  readonly blocked?: boolean;
  readonly onYes: () => void;
  readonly onNo: () => void;
  readonly children: ReactNode;
}

/** Asks before something is done: the browser's own dialog, which keeps the focus in and closes with Esc. */
export function AskDialog({ title, yes, no, busy = false, blocked = false, onYes, onNo, children }: AskDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={style['dialog']}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        onNo();
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onYes();
        }}
      >
        <h2>{title}</h2>
        {children}
        <div className={style['buttons']}>
          <Button onClick={onNo}>{no}</Button>
          <Button type="primary" htmlType="submit" loading={busy} disabled={blocked}>
            {yes}
          </Button>
        </div>
      </form>
    </dialog>
  );
}
