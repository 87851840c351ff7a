import type { Cell, SheetRow } from '#kernel/sheet/workbook.ts';
import type { WorkbookLimits } from '../limits.ts';
import { tooManyColumns, tooManyRows } from '../refusals.ts';
import { decoded, type Encoding, encodingOf } from './encoding.ts';
import { delimiterOf } from './delimiter.ts';
import { fieldSplitter } from './fields.ts';

/** A delimited text file, its encoding and delimiter told; its rows are walked on demand. */
export interface TextFile {
  readonly encoding: Encoding;
  readonly delimiter: string;
  walk(onRow: (row: SheetRow) => boolean | void): void;
}

const HEAD = 256 * 1024;

/** Opens a .csv, .tsv or .txt file. Every cell is text as it was written: `005` stays `005`. */
export function openText(bytes: Buffer, name: string, limits: WorkbookLimits, piece?: number): TextFile {
  const written = encodingOf(bytes);
  // Excel takes a first line `sep=;` as a hint and does not count it as a row.
  const head = decoded(bytes, written, Math.min(HEAD, Math.max(bytes.length, 1))).next().value ?? '';
  const hint = /^sep=(.)\r?\n/i.exec(head)?.[1];
  const delimiter = hint ?? delimiterOf(head);
  return {
    encoding: written.encoding,
    delimiter,
    walk(onRow) {
      let row = hint === undefined ? 0 : -1;
      const used = new Set<number>();
      const splitter = fieldSplitter(delimiter, (fields) => {
        if (++row === 0) return true;
        if (row > limits.rows) throw tooManyRows(name, limits.rows);
        const cells: Cell[] = [];
        fields.forEach((text, column) => {
          if (text === '') return;
          if (!used.has(column) && used.add(column).size > limits.columns) throw tooManyColumns(name, limits.columns);
          while (cells.length < column) cells.push(null);
          cells.push(literal(text));
        });
        return cells.length === 0 ? true : onRow({ row, cells });
      });
      for (const text of decoded(bytes, written, piece)) if (!splitter.push(text)) return;
      splitter.end();
    },
  };
}

/** `="005"` is how some systems keep Excel from damaging a code: a constant, not a formula. */
function literal(text: string): string {
  return text.startsWith('="') && text.endsWith('"') && text.length > 3 ? text.slice(2, -1) : text;
}
