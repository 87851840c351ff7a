import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useLanguage } from '../shell/locale.tsx';
import style from './drop-zone.module.css';
import { useDropTaker } from './drop-taker.ts';
import { enqueue } from './upload-queue.ts';
import { importsWords } from './words.ts';

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;

/** Takes workbooks dropped anywhere on any page. */
export function DropZone() {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const [over, setOver] = useState(false);
  const taker = useDropTaker();
  useEffect(() => {
    // Leaving one element for another inside the page is no leaving.
    let depth = 0;
    const enter = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      depth += 1;
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      depth -= 1;
      if (depth <= 0) setOver(false);
    };
    const hold = (event: DragEvent) => {
      if (holdsFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      depth = 0;
      setOver(false);
      if (event.defaultPrevented) return;
      event.preventDefault();
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      if (taker !== undefined) {
        taker.take(files);
        return;
      }
      enqueue(files);
      void navigate({ to: '/imports' });
    };
    const listeners: [keyof DocumentEventMap, (event: DragEvent) => void][] = [['dragenter', enter], ['dragleave', leave], ['dragover', hold], ['drop', drop]];
    for (const [name, listener] of listeners) document.addEventListener(name, listener as EventListener);
    return () => {
      for (const [name, listener] of listeners) document.removeEventListener(name, listener as EventListener);
    };
  }, [navigate, taker]);
  if (!over) return null;
  return (
    <div className={style['overlay']} role="status">
      <div className={style['card']}>
        <strong>{t(taker?.title ?? importsWords.drop)}</strong>
        <span>{t(taker?.note ?? importsWords.dropNote)}</span>
        <span>{t(importsWords.formats)}</span>
      </div>
    </div>
  );
}
