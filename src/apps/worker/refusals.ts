import { refuse, type Refusal } from '../../kernel/declare/problem.ts';
import type { WantedRow } from './sheet-around.ts';

export const rowNotThere = ({ sheet, row }: WantedRow): Refusal =>
  refuse(
    'file.row-not-found',
    { zh: `原件里没有工作表“${sheet}”第 ${row} 行`, en: `The original has no row ${row} in sheet “${sheet}”` },
    { zh: '请下载原件核对', en: 'Download the original and compare' },
    { sheet, row },
  );
