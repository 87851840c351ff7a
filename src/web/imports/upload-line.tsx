import { Link } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { bytesText } from './bytes.ts';
import style from './imports-page.module.css';
import { dismiss, resend, stopUpload, type Queued } from './upload-queue.ts';
import { importsWords } from './words.ts';

/** A workbook on its way in: how far it is, and what to do where it can't go on. */
export function UploadLine({ upload: { id, file, state, sent, error } }: { readonly upload: Queued }) {
  const { t } = useLanguage();
  const size = bytesText(file.size);
  const busy = state === 'sending' || state === 'checking' || state === 'waiting';
  const said =
    state === 'sending' ? importsWords.sending(bytesText(sent), size)
    : state === 'checking' ? importsWords.checking
    : state === 'waiting' ? importsWords.waiting
    : state === 'ready' ? importsWords.ready
    : state === 'stopped' ? importsWords.stopped
    : undefined;
  return (
    <li className={style['line']}>
      <div className={style['name']}>
        {state === 'ready' ? (
          <Link to="/imports/$id" params={{ id }}>
            {file.name}
          </Link>
        ) : (
          <strong>{file.name}</strong>
        )}
        <span className={style['quiet']}>{size}</span>
      </div>
      <div>
        <div className={style['facts']} role="status">
          {said === undefined ? null : <span className={state === 'ready' ? style['state'] : undefined}>{t(said)}</span>}
        </div>
        {busy ? <Bar part={state === 'checking' ? 1 : file.size === 0 ? 0 : sent / file.size} label={file.name} /> : null}
      </div>
      <div className={style['actions']}>
        {state === 'lost' ? (
          <Button size="small" type="primary" onClick={() => resend(id)}>
            {t(importsWords.resend)}
          </Button>
        ) : null}
        {state === 'ready' ? (
          <Link to="/imports/$id" params={{ id }}>
            <Button size="small" type="primary">
              {t(importsWords.open)}
            </Button>
          </Link>
        ) : null}
        <Button size="small" onClick={() => (busy ? stopUpload(id) : dismiss(id))}>
          {t(busy ? importsWords.cancel : importsWords.dismiss)}
        </Button>
      </div>
      {state === 'lost' ? <Alert className={style['full'] ?? ''} role="alert" type="warning" showIcon title={t(importsWords.lost)} /> : null}
      {state === 'too-large' ? <Alert className={style['full'] ?? ''} role="alert" type="error" showIcon title={t(importsWords.tooLarge(file.name, size))} description={t(importsWords.tooLargeMend)} /> : null}
      {state === 'blank' ? <Alert className={style['full'] ?? ''} role="alert" type="error" showIcon title={t(importsWords.blank(file.name))} description={t(importsWords.blankMend)} /> : null}
      {state === 'refused' ? (
        <div className={style['full']}>
          <Failure error={error} />
        </div>
      ) : null}
    </li>
  );
}

function Bar({ part, label }: { readonly part: number; readonly label: string }) {
  return (
    <div className={style['bar']} role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(part * 100)}>
      <i style={{ width: `${part * 100}%` }} />
    </div>
  );
}
