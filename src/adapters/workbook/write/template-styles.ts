import { MAIN, XML } from './skeleton.ts';

/** How the cells of a column are formatted before anything is typed. */
export type TemplateFormat = 'text' | 'number' | 'integer' | 'date' | 'month';

export const TITLE_STYLE = 1;
export const HEADER_STYLE = 2;
export const REQUIRED_STYLE = 3;

const FORMATS: readonly TemplateFormat[] = ['text', 'number', 'integer', 'date', 'month'];
/** Built-in formats of numbers (49 is text), and two of our own for dates. */
const NUMBER_FORMAT: Readonly<Record<TemplateFormat, number>> = { text: 49, number: 0, integer: 1, date: 164, month: 165 };

/** Style of a column of that format. */
export function styleOf(format: TemplateFormat): number {
  return REQUIRED_STYLE + 1 + FORMATS.indexOf(format);
}

const header = (font: number): string =>
  `<xf numFmtId="49" fontId="${font}" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>`;

export const TEMPLATE_STYLES =
  `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm"/></numFmts>` +
  '<fonts count="4"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="16"/><name val="等线"/></font><font><b/><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><color rgb="FFB42318"/><name val="等线"/></font></fonts>' +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF4"/></patternFill></fill></fills>' +
  '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"><color rgb="FF8FA3B5"/></bottom><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  `<cellXfs count="${REQUIRED_STYLE + 1 + FORMATS.length}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment horizontal="center" vertical="center"/></xf>' +
  header(2) +
  header(3) +
  FORMATS.map((format) => `<xf numFmtId="${NUMBER_FORMAT[format]}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`).join('') +
  '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
