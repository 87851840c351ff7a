import { hash } from 'node:crypto';
import type { Incoming } from '../../src/kernel/sheet/import/prepare-import.ts';
import { incoming, saleHeader, sheet, supplierHeader, workbook } from '../import/workbooks.ts';

/** The n-th workbook: its own sales, one of the workbook before corrected, and its supplier renamed. */
export function batchOf(n: number, rows: number): Incoming {
  const sale = (batch: number, row: number, amount: number) => [row % 2 === 0 ? '松县' : '竹县', `S${batch % 5}`, row % 3 === 0 ? '蜂蜜' : '茶叶', null, amount, `2024-0${1 + (row % 9)}-15`, `F${batch}-${row}`, null];
  const corrected = n === 0 ? [] : [sale(n - 1, 0, 5000 + n)];
  return incoming(
    workbook(
      sheet('供应商', [supplierHeader, ...Array.from({ length: 5 }, (_, s) => ['松县', `S${s}`, s === n % 5 ? `第${n}次更名` : `老字号${s}`, s % 2 === 0 ? '企业' : '合作社', null])]),
      sheet('销售', [saleHeader, ...corrected, ...Array.from({ length: rows }, (_, row) => sale(n, row, 1 + row))]),
    ),
    `第${n}批.xlsx`,
  );
}

/** The same batch has the same id whoever sends it. */
export function batchId(n: number): string {
  const digits = hash('sha256', `batch ${n}`, 'hex');
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-7${digits.slice(13, 16)}-a${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
}
