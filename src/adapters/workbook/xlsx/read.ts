import type { Merge, SheetRow } from '#kernel/sheet/workbook.ts';
import type { WorkbookLimits } from '../limits.ts';
import { openPackage } from '../zip/package.ts';
import { blocks } from './blocks.ts';
import { type WorkbookParts, workbookParts } from './parts.ts';
import { sheetScanner } from './scan.ts';
import { sharedStrings } from './strings.ts';

/** An .xlsx file whose small parts are read; its rows are walked on demand. */
export interface XlsxFile {
  readonly parts: WorkbookParts;
  /** Walks the rows of one sheet in order; `onRow` answers `false` to stop. */
  walk(index: number, onRow: (row: SheetRow) => boolean | void, keeps: boolean): Promise<{ merges: readonly Merge[]; formulas: number }>;
}

/** Opens an .xlsx file. Throws a `Refusal` of `workbook.*`. */
export function openXlsx(bytes: Buffer, limits: WorkbookLimits): XlsxFile {
  const zip = openPackage(bytes, limits);
  const parts = workbookParts(zip);
  let strings: Promise<string[]> | undefined;
  return {
    parts,
    async walk(index, onRow, keeps) {
      const sheet = parts.sheets[index]!;
      strings ??= parts.strings === null ? Promise.resolve([]) : sharedStrings(zip.pieces(parts.strings), limits);
      const scanner = sheetScanner({ name: sheet.name, strings: await strings, dated: parts.dated, limits, keeps, onRow });
      for await (const block of blocks(zip.pieces(sheet.path), 'row')) if (!scanner.block(block)) break;
      scanner.end();
      return { merges: scanner.merges, formulas: scanner.formulas() };
    },
  };
}
