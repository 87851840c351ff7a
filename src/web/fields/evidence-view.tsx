import { FileOutlined, FilePdfOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { evidenceAddress } from '../../client/records.ts';
import { useLanguage } from '../shell/locale.tsx';
import style from './fields.module.css';
import type { InputProps } from './input-props.ts';
import { fieldWords } from './words.ts';

export interface FileNamed {
  readonly hash: string;
  readonly name: string;
}

interface EvidenceViewProps {
  readonly file: FileNamed;
  readonly record: InputProps['record'];
  /** The file itself, where it was chosen just now. */
  readonly local?: File | undefined;
}

const isPicture = (name: string) => /\.(?:jpe?g|png|webp|gif)$/i.test(name);
const isPdf = (name: string) => /\.pdf$/i.test(name);

/** A file of a record: a small picture or its name; pictures and PDFs open here, everything else is to be saved. */
export function EvidenceView({ file, record, local }: EvidenceViewProps) {
  const { t } = useLanguage();
  const [open, setOpen] = useState(false);
  const address = useAddress(file, record, local);
  const shown = address !== undefined && (isPicture(file.name) || isPdf(file.name));
  const icon = isPicture(file.name) && address !== undefined ? <img className={style['thumb']} src={address} alt="" loading="lazy" /> : isPdf(file.name) ? <FilePdfOutlined aria-hidden /> : <FileOutlined aria-hidden />;
  const saved = record === undefined ? address : evidenceAddress(record.ledger, record.id, file.hash, true);
  if (!shown) {
    return (
      <a className={style['named']} href={saved} download={file.name}>
        {icon} <span className={style['fileName']}>{file.name}</span>
      </a>
    );
  }
  return (
    <>
      <button type="button" className={style['named']} aria-label={t(fieldWords.open(file.name))} onClick={() => setOpen(true)}>
        {icon} <span className={style['fileName']}>{file.name}</span>
      </button>
      <Modal
        open={open}
        title={file.name}
        width={960}
        destroyOnHidden
        onCancel={() => setOpen(false)}
        footer={[
          <Button key="save" href={saved ?? ''} download={file.name}>
            {t(fieldWords.save)}
          </Button>,
          <Button key="close" type="primary" onClick={() => setOpen(false)}>
            {t(fieldWords.close)}
          </Button>,
        ]}
      >
        {/* A browser's PDF reader doesn't start in a sandbox; the policy that the file is answered with keeps it in. */}
        {/* oxlint-disable-next-line react/iframe-missing-sandbox */}
        {isPdf(file.name) ? <iframe className={style['pdf']} src={address} title={file.name} /> : <img className={style['picture']} src={address} alt={file.name} />}
      </Modal>
    </>
  );
}

function useAddress({ hash }: FileNamed, record: InputProps['record'], local: File | undefined): string | undefined {
  const blob = useMemo(() => (local === undefined ? undefined : URL.createObjectURL(local)), [local]);
  useEffect(() => () => {
    if (blob !== undefined) URL.revokeObjectURL(blob);
  }, [blob]);
  return blob ?? (record === undefined ? undefined : evidenceAddress(record.ledger, record.id, hash));
}
