import { hash } from 'node:crypto';
import { v7 as newId } from 'uuid';
import { systemParty, type Party } from '../../src/kernel/access/party.ts';
import type { Landing } from '../../src/kernel/ledger/change.ts';
import { importCommit, type ImportMode } from '../../src/kernel/sheet/import/commit-import.ts';
import type { ImportPlan } from '../../src/kernel/sheet/import/plan.ts';
import { prepareImport, type ImportOptions, type Incoming } from '../../src/kernel/sheet/import/prepare-import.ts';
import type { Cell, Sheet, Workbook } from '../../src/kernel/sheet/workbook.ts';
import type { Market } from '../ledger/market.ts';

export type Rows = readonly (readonly Cell[])[];

export function sheet(name: string, rows: Rows, hidden = false): Sheet {
  return { name, hidden, merges: [], rows: rows.flatMap((cells, index) => (cells.length > 0 ? [{ row: index + 1, cells }] : [])) };
}

export function workbook(...sheets: Sheet[]): Workbook {
  return { format: 'xlsx', encoding: null, epoch: 1900, sheets, ignored: { macros: false, externalLinks: false, enclosures: false, formulas: 0 } };
}

export function incoming(book: Workbook, name = '台账.xlsx'): Incoming {
  return { workbook: book, name, hash: hash('sha256', JSON.stringify(book), 'hex'), size: 1000 };
}

export function plan({ store }: Market, book: Workbook, options: Partial<ImportOptions> = {}, party: Party = systemParty): Promise<ImportPlan> {
  return prepareImport(store, party, incoming(book), { batch: newId(), ...options });
}

/** Reads a workbook and lands what it comes to. */
export async function bring(market: Market, book: Workbook, mode: ImportMode = 'all', options: Partial<ImportOptions> = {}): Promise<{ plan: ImportPlan; landing: Landing }> {
  const planned = await plan(market, book, options);
  return { plan: planned, landing: await market.committer.commit(importCommit(planned, systemParty, mode)) };
}

/** The problems in short: code, then sheet!column+row, then the value shown. */
export const told = (planned: ImportPlan): string[] =>
  planned.problems.map(({ code, place, value }) => [code, `${place.sheet ?? ''}!${place.column ?? ''}${place.row ?? ''}`, ...(value === undefined ? [] : [value])].join(' '));

export const supplierHeader = ['县区', '供应商编号', '供应商名称', '企业性质', '联系电话'];
export const saleHeader = ['县区', '供应商', '产品', '数量', '金额', '日期', '发票号', '采购方'];
