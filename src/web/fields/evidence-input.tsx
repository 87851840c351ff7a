import { CameraOutlined, DeleteOutlined, PaperClipOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef, useState, type DragEvent } from 'react';
import { sendFile } from '../../client/records.ts';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { EvidenceView, type FileNamed } from './evidence-view.tsx';
import style from './fields.module.css';
import type { InputProps } from './input-props.ts';
import { fieldWords } from './words.ts';

/** What the record names so far. */
export const filesOf = (value: unknown): readonly FileNamed[] => (Array.isArray(value) ? (value as readonly FileNamed[]) : []);

/** Files by picking, dropping or a phone's camera. Each is sent at once, and the record names it when it is saved. */
export function EvidenceInput({ id, value, onChange, label, describedBy, record }: InputProps) {
  const { t } = useLanguage();
  const [sending, setSending] = useState<string>();
  const [failure, setFailure] = useState<unknown>();
  const [local, setLocal] = useState<Readonly<Record<string, File>>>({});
  const [over, setOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const files = filesOf(value);

  const take = async (given: FileList | null) => {
    setFailure(undefined);
    const named = [...files];
    try {
      for (const file of given ?? []) {
        setSending(file.name);
        const { hash, name } = await sendFile(file);
        setLocal((known) => ({ ...known, [hash]: file }));
        if (named.some((one) => one.hash === hash)) continue;
        named.push({ hash, name });
        onChange(named.map((one) => ({ hash: one.hash, name: one.name })));
      }
    } catch (error) {
      setFailure(error);
    } finally {
      setSending(undefined);
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setOver(false);
    void take(event.dataTransfer.files);
  };
  return (
    // Dropping is for the mouse; the buttons inside do the same for everyone.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      className={`${style['drop']} ${over ? style['over'] : ''}`}
      role="group"
      aria-label={label}
      aria-describedby={describedBy}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <div className={style['files']}>
        {files.map((file) => (
          <span key={file.hash} className={style['file']}>
            <EvidenceView file={file} record={record} local={local[file.hash]} />
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={t(fieldWords.remove(file.name))}
              onClick={() => {
                const left = files.filter(({ hash }) => hash !== file.hash);
                onChange(left.length === 0 ? null : left.map(({ hash, name }) => ({ hash, name })));
              }}
            />
          </span>
        ))}
      </div>
      <input ref={picker} id={id} type="file" multiple hidden accept="image/*,.pdf,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.wps,.et,.ofd" onChange={({ target }) => void take(target.files)} aria-label={label} />
      <input ref={camera} type="file" hidden accept="image/*" capture="environment" onChange={({ target }) => void take(target.files)} aria-label={t(fieldWords.takePhoto)} />
      <div className={style['picking']}>
        <Button icon={<PaperClipOutlined aria-hidden />} onClick={() => picker.current?.click()}>
          {t(fieldWords.pick)}
        </Button>
        <Button className={style['camera'] ?? ''} icon={<CameraOutlined aria-hidden />} onClick={() => camera.current?.click()}>
          {t(fieldWords.takePhoto)}
        </Button>
        <span className={style['hint']} aria-live="polite">
          {t(sending === undefined ? fieldWords.drop : fieldWords.sending(sending))}
        </span>
      </div>
      {failure === undefined ? null : <Failure error={failure} />}
    </div>
  );
}
