import type { Workbook } from '#kernel/sheet/workbook.ts';
import { refuse } from '#kernel/declare/problem.ts';
import { contentOf } from '../format.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { openWorkbook } from '../open.ts';
import { workbookParts } from '../xlsx/parts.ts';
import { openPackage } from '../zip/package.ts';
import { colourCells } from './colour-cells.ts';
import { addNotes } from './comments.ts';
import { editPackage } from './edit.ts';
import { columnNumber, type Mark } from './mark.ts';
import { redStyles } from './red-styles.ts';
import { STYLES, TYPES } from './skeleton.ts';
import { writeSheets } from './sheets.ts';

/** More notes on one sheet make Excel crawl; further wrong cells are coloured only. */
const MOST_NOTES = 20_000;
/** A sheet is patched as one text, which can't be longer than this. */
const LARGEST_SHEET = 480 * 1024 * 1024;

/**
 * Gives a clerk's own workbook back with the wrong cells on red, each with a note that says what is wrong. An .xlsx
 * keeps everything else as it was: formulas, widths, other sheets, other notes. From .xls, .ods and text an .xlsx with
 * the same cells is made. Throws as `openWorkbook` does, and `workbook.no-such-sheet`.
 */
export async function annotate(bytes: Uint8Array, name: string, wrong: readonly Mark[]): Promise<Uint8Array> {
  const given = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (contentOf(given, DEFAULT_LIMITS) === 'xlsx') return markCells(given, wrong, true);
  return markCells(await asXlsx(await openWorkbook(bytes, name)), wrong, true);
}

/** Adds notes, and colour if wanted, to the cells of an .xlsx file. */
export function markCells(bytes: Buffer, marks: readonly Mark[], coloured: boolean): Buffer {
  const zip = openPackage(bytes, DEFAULT_LIMITS);
  const parts = workbookParts(zip);
  const edit = editPackage(zip);
  const stylesPath = parts.styles ?? 'xl/styles.xml';
  const styles = redStyles(edit.read(stylesPath) ?? STYLES);
  for (const [sheet, own] of bySheet(marks)) {
    const part = parts.sheets.find((candidate) => candidate.name === sheet) ?? (parts.sheets.length === 1 ? parts.sheets[0] : undefined);
    if (!part) throw noSheet(sheet);
    const xml = zip.whole(part.path, LARGEST_SHEET)?.toString('utf8').replace(/^\ufeff/, '') ?? '';
    const cells = new Map<number, Set<number>>();
    const texts = new Map<string, string[]>();
    for (const { row, column, message } of own) {
      const columns = cells.get(row) ?? new Set<number>();
      cells.set(row, columns.add(columnNumber(column)));
      const at = `${column.toUpperCase()}${row}`;
      texts.set(at, [...(texts.get(at) ?? []), message]);
    }
    const colouredXml = coloured ? colourCells(xml, cells, (style) => styles.redOf(style)) : xml;
    const notes = [...texts].slice(0, MOST_NOTES).map(([at, lines]) => ({ at, text: [...new Set(lines)].join('\n') }));
    edit.write(part.path, addNotes(edit, part.path, colouredXml, notes));
  }
  if (coloured && marks.length > 0) {
    edit.write(stylesPath, styles.xml());
    if (parts.styles === null) {
      edit.relate(parts.workbook, 'styles', stylesPath);
      edit.declare(stylesPath, `${TYPES}.styles+xml`);
    }
  }
  return edit.bytes();
}

function bySheet(marks: readonly Mark[]): Map<string, Mark[]> {
  const groups = new Map<string, Mark[]>();
  for (const mark of marks) {
    const group = groups.get(mark.sheet);
    if (group) group.push(mark);
    else groups.set(mark.sheet, [mark]);
  }
  return groups;
}

function noSheet(sheet: string): Error {
  return refuse(
    'workbook.no-such-sheet',
    { zh: `工作簿里没有工作表“${sheet}”。`, en: `The workbook has no sheet "${sheet}".` },
    { zh: '请上传导入时用的原文件。', en: 'Hand in the file that was brought in.' },
    { sheet },
  );
}

async function asXlsx(workbook: Workbook): Promise<Buffer> {
  const sheets = workbook.sheets.map((sheet) => {
    const dated = new Map(sheet.rows.flatMap((row) => (row.dated ? [[row.row - 1, row.dated] as const] : [])));
    return {
      name: sheet.name,
      hidden: sheet.hidden,
      merges: sheet.merges,
      dated: (row: number) => dated.get(row) ?? [],
      rows: (function* () {
        let next = 1;
        for (const row of sheet.rows) {
          for (; next < row.row; next++) yield [];
          yield row.cells;
          next++;
        }
      })(),
    };
  });
  return Buffer.from(await writeSheets(sheets, { epoch: workbook.epoch }));
}
