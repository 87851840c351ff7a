import type { WrittenCell, WrittenSheet } from '../../../../src/adapters/workbook/write/sheets.ts';
import type { AnyLedger } from '../../../../src/kernel/declare/ledger.ts';

/** A hidden sheet with the words of the drop-downs, as template makers leave it. */
export function dropDowns(ledger: AnyLedger): WrittenSheet {
  const columns = Object.values(ledger.fields)
    .filter(({ template }) => template.choices !== undefined)
    .map(({ title, template }) => [title.zh, ...(template.choices ?? [])]);
  const height = Math.max(1, ...columns.map((column) => column.length));
  const rows = Array.from({ length: height }, (_, i) => columns.map((column): WrittenCell => column[i] ?? null));
  return { name: '下拉选项', rows, hidden: true };
}
