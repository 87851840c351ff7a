import { refuse, type Refusal } from '../../kernel/declare/problem.ts';
import type { WantedRow } from './sheet-around.ts';

export const cancelled = (): Refusal =>
  refuse(
    'import.cancelled',
    { zh: '已按您的要求停下，什么也没有写入', en: 'It was stopped as you asked; nothing was written' },
    { zh: '改好后可以再来一次', en: 'Start it again whenever you like' },
  );

export const rowNotThere = ({ sheet, row }: WantedRow): Refusal =>
  refuse(
    'file.row-not-found',
    { zh: `原件里没有工作表“${sheet}”第 ${row} 行`, en: `The original has no row ${row} in sheet “${sheet}”` },
    { zh: '请下载原件核对', en: 'Download the original and compare' },
    { sheet, row },
  );
