import { refuse } from '../../kernel/declare/problem.ts';

export const importNotFound = (id: string) =>
  refuse(
    'import.not-found',
    { zh: `没有这次导入：${id}`, en: `There is no import ${id}` },
    { zh: '预览保留一天，请重新上传', en: 'A preview is kept for a day; upload the workbook again' },
  );
