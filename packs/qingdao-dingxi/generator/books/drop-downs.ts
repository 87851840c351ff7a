import type { WrittenSheet } from '../../../../src/adapters/workbook/write/sheets.ts';

/** A hidden sheet with the words of a drop-down, as template makers leave it. */
export const dropDown: WrittenSheet = { name: '下拉选项', rows: [['是'], ['否']], hidden: true };
