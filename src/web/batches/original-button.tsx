import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { download, Refused } from '../../client/call.ts';
import { useLanguage } from '../shell/locale.tsx';
import { saveAs } from '../shown/save-as.ts';
import { batchWords } from './words.ts';

/** Saves the workbook a batch was read from, where one may have it. */
export function OriginalButton({ hash, name }: { readonly hash: string; readonly name: string }) {
  const { t } = useLanguage();
  const { message } = App.useApp();
  const saving = useMutation({
    mutationFn: () => download(`/api/files/${hash}`),
    onSuccess: (blob) => saveAs(blob, name),
    onError: (error) => void message.error(error instanceof Refused && error.code === 'file.masked' ? t(batchWords.masked) : error instanceof Refused ? error.document.detail : String(error)),
  });
  return (
    <Button size="small" loading={saving.isPending} onClick={() => saving.mutate()}>
      {t(batchWords.original)}
    </Button>
  );
}
