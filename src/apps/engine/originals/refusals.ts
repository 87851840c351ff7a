import { refuse } from '../../../kernel/declare/problem.ts';

export const notFound = (hash: string) =>
  refuse('file.not-found', { zh: '没有这份原件', en: 'There is no such original' }, { zh: '请从记录的来源处或批次里打开', en: 'Open it from a record’s source or from its batch' }, { file: hash });

/** @param importers what those are called who may have it, having brought it in */
export const masked = (hash: string, importers: readonly string[]) =>
  refuse(
    'file.masked',
    { zh: '这份原件含有对您遮盖的内容', en: 'This original holds what is masked for you' },
    {
      zh: `可下载遮盖副本；要看全文，请${importers.map((title) => `导入它的${title}、`).join('')}有权对其全部台账和地区解除遮盖的人下载`,
      en: `Save the masked copy; for all of it ask ${importers.map((title) => `${title}, who brought it in, or `).join('')}somebody who may unmask every ledger and region in it`,
    },
    { file: hash },
  );

/** A record names a file as evidence that is an original as well, and holds other records’ rows. */
export const onlyAsOriginal = (hash: string) =>
  refuse(
    'file.only-as-original',
    { zh: '这份附件是一次导入的原件，里面有别的记录', en: 'This file is the original of an import and holds other records' },
    { zh: '请到导入它的批次，写明理由下载', en: 'Go to the batch that it came with and save it there with a reason' },
    { file: hash },
  );
