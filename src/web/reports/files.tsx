import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReportFormat } from '../../client/reports.ts';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { saveAs } from '../shown/save-as.ts';
import style from './reports.module.css';
import { reportWords } from './words.ts';

interface FilesProps {
  readonly title: string;
  readonly fetch: (format: ReportFormat) => Promise<Blob>;
  readonly disabled?: boolean;
}

const formats = [
  ['docx', reportWords.word],
  ['pdf', reportWords.pdf],
  ['xlsx', reportWords.excel],
  ['md', reportWords.markdown],
] as const;

/** The report as a file of each kind. */
export function Files({ title, fetch, disabled = false }: FilesProps) {
  const { t } = useLanguage();
  const saving = useMutation({
    mutationFn: async (format: ReportFormat) => saveAs(await fetch(format), `${title.replaceAll(/[\\/:*?"<>|]/g, ' ')}.${format}`),
  });
  return (
    <>
      <div className={style['acts']}>
        {formats.map(([format, name]) => (
          <Button key={format} disabled={disabled} loading={saving.isPending && saving.variables === format} aria-label={t(reportWords.downloadAs(t(name), title))} onClick={() => saving.mutate(format)}>
            {t(name)}
          </Button>
        ))}
      </div>
      {saving.error === null ? null : <Failure error={saving.error} />}
    </>
  );
}
