import { columnLetter } from '#kernel/sheet/table/column-letter.ts';
import { escapeText, escapeXml } from '../xlsx/text.ts';
import { packPart, zipOf } from '../zip/write.ts';
import { markCells } from './annotate.ts';
import { CONTENT_TYPES, MAIN, PACKAGE_RELATIONS, sheetNames, workbookRelations, workbookXml, XML } from './skeleton.ts';
import { HEADER_STYLE, REQUIRED_STYLE, styleOf, TEMPLATE_STYLES, type TemplateFormat, TITLE_STYLE } from './template-styles.ts';

export type { TemplateFormat } from './template-styles.ts';

export interface TemplateColumn {
  readonly header: string;
  readonly unit?: string;
  /** What to write here, in a sentence; shown beside the cell. */
  readonly note?: string;
  /** The only values allowed. */
  readonly choices?: readonly string[];
  readonly format: TemplateFormat;
  readonly required: boolean;
  /** In characters. */
  readonly width?: number;
}

export interface TemplateSpec {
  readonly sheetName: string;
  readonly title: string;
  readonly columns: readonly TemplateColumn[];
}

const FIRST_ROW = 3;
/** Rows with a drop-down. */
const LAST_ROW = 20_000;
/** A list written into the rule itself may hold 255 characters, and no comma within a value. */
const INLINE_LIST = 255;
const CHOICES_SHEET = '选项';

/**
 * Writes an empty workbook for a ledger: title, one header row with units in brackets, drop-downs, a note on each
 * header, both rows kept in sight. Whole columns are formatted before anything is typed, so that ID and phone numbers
 * keep their digits.
 */
export async function writeTemplate(spec: TemplateSpec): Promise<Uint8Array> {
  const [name, choicesName] = sheetNames([spec.sheetName, CHOICES_SHEET]) as [string, string];
  const lists = spec.columns.map(({ choices }) => choices ?? []);
  const long = lists.filter((list) => list.join(',').length > INLINE_LIST || list.some((choice) => /[,"]/.test(choice)));
  const rules = lists.flatMap((list, i) => (list.length > 0 ? [ruleXml(spec.columns[i]!.header, columnLetter(i + 1), list, long.indexOf(list), choicesName)] : []));
  const sheets = [{ name, hidden: false }, ...(long.length > 0 ? [{ name: choicesName, hidden: true }] : [])];
  const bare = zipOf([
    packPart('[Content_Types].xml', CONTENT_TYPES(sheets.length)),
    packPart('_rels/.rels', PACKAGE_RELATIONS),
    packPart('xl/workbook.xml', workbookXml(sheets, 1900)),
    packPart('xl/_rels/workbook.xml.rels', workbookRelations(sheets.length)),
    packPart('xl/styles.xml', TEMPLATE_STYLES),
    packPart('xl/sharedStrings.xml', `${XML}<sst xmlns="${MAIN}" count="0" uniqueCount="0"/>`),
    packPart('xl/worksheets/sheet1.xml', sheetXml(spec, rules)),
    ...(long.length > 0 ? [packPart('xl/worksheets/sheet2.xml', choicesXml(long))] : []),
  ]);
  const notes = spec.columns.flatMap((column, i) => {
    const message = `${column.required ? '必填。' : ''}${column.note ?? ''}`;
    return message === '' ? [] : [{ sheet: name, row: FIRST_ROW - 1, column: columnLetter(i + 1), message }];
  });
  return markCells(bare, notes, false);
}

function sheetXml({ title, columns }: TemplateSpec, rules: readonly string[]): string {
  const cols = columns.map((column, i) => `<col min="${i + 1}" max="${i + 1}" width="${column.width ?? Math.min(40, Math.max(10, [...headerOf(column)].length * 2 + 2))}" style="${styleOf(column.format)}" customWidth="1"/>`);
  const headers = columns.map((column, i) => textCell(`${columnLetter(i + 1)}2`, headerOf(column), column.required ? REQUIRED_STYLE : HEADER_STYLE));
  return (
    `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A3" sqref="A3"/></sheetView></sheetViews>` +
    `<cols>${cols.join('')}</cols><sheetData><row r="1" ht="28" customHeight="1">${textCell('A1', title, TITLE_STYLE)}</row><row r="2" ht="34" customHeight="1">${headers.join('')}</row></sheetData>` +
    (columns.length > 1 ? `<mergeCells count="1"><mergeCell ref="A1:${columnLetter(columns.length)}1"/></mergeCells>` : '') +
    (rules.length > 0 ? `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>` : '') +
    '</worksheet>'
  );
}

function headerOf({ header, unit }: TemplateColumn): string {
  return unit === undefined || unit === '' ? header : `${header}（${unit}）`;
}

function textCell(at: string, text: string, style: number): string {
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeText(text)}</t></is></c>`;
}

function ruleXml(header: string, letter: string, list: readonly string[], longAt: number, choicesName: string): string {
  const source = longAt < 0 ? `"${list.join(',')}"` : `'${choicesName}'!$${columnLetter(longAt + 1)}$1:$${columnLetter(longAt + 1)}$${list.length}`;
  return `<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorTitle="${escapeXml(header.slice(0, 30))}" error="请从下拉列表中选择。 Choose from the list." sqref="${letter}${FIRST_ROW}:${letter}${LAST_ROW}"><formula1>${escapeXml(source)}</formula1></dataValidation>`;
}

function choicesXml(lists: readonly (readonly string[])[]): string {
  const depth = Math.max(...lists.map((list) => list.length));
  const rows = Array.from({ length: depth }, (_, row) => `<row r="${row + 1}">${lists.map((list, i) => (list[row] === undefined ? '' : textCell(`${columnLetter(i + 1)}${row + 1}`, list[row], 0))).join('')}</row>`);
  return `${XML}<worksheet xmlns="${MAIN}"><sheetData>${rows.join('')}</sheetData></worksheet>`;
}
