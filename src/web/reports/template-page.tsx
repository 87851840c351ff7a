import { useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Failure } from '../shell/failure.tsx';
import { Loading } from '../shell/loading.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { Desk } from './desk.tsx';
import { useTemplate } from './queries.ts';
import { reportWords } from './words.ts';

/** One template: its report with the numbers of now, and its text to be written. */
export function TemplatePage() {
  const { t } = useLanguage();
  const { name = '' } = useParams({ strict: false });
  const { fresh } = useSearch({ strict: false }) as { readonly fresh?: string };
  const isFresh = fresh === 'yes';
  const [newest] = useState(() => String(new Date().getFullYear() - 1));
  const found = useTemplate(name, isFresh);
  if (isFresh) {
    return <Desk key={name} template={{ name, version: 0, title: t(reportWords.create), source: t(reportWords.starter), period: 'year', newest, region: 'none', above: null }} isFresh />;
  }
  if (found.data === undefined) return found.error === null ? <Loading /> : <Failure error={found.error} reset={() => void found.refetch()} />;
  return <Desk key={name} template={found.data} isFresh={false} />;
}
