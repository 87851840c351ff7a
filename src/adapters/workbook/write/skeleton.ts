import { escapeXml } from '../xlsx/text.ts';

/** The parts every .xlsx file needs around its sheets (ECMA-376 part 1, chapters 11 to 18; part 2 for the package). */

export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const OFFICE_RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
export const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export const CONTENT_TYPES = (sheets: number): string =>
  `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
  `<Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${TYPES}.sharedStrings+xml"/>` +
  Array.from({ length: sheets }, (_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${TYPES}.worksheet+xml"/>`).join('') +
  '</Types>';

export const PACKAGE_RELATIONS = `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

/** Cell styles: 0 plain, 1 header, 2 date. */
export const STYLES =
  `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>` +
  '<fonts count="2"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><name val="等线"/></font></fonts>' +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF4"/></patternFill></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

export function workbookXml(sheets: readonly { name: string; hidden: boolean }[], epoch: 1900 | 1904): string {
  const names = sheetNames(sheets.map(({ name }) => name));
  const list = sheets.map(({ hidden }, i) => `<sheet name="${escapeXml(names[i]!)}" sheetId="${i + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`).join('');
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE_RELATIONS}">${epoch === 1904 ? '<workbookPr date1904="1"/>' : ''}<sheets>${list}</sheets></workbook>`;
}

export function workbookRelations(sheets: number): string {
  const rows = Array.from({ length: sheets }, (_, i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE_RELATIONS}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`);
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${rows.join('')}<Relationship Id="rId${sheets + 1}" Type="${OFFICE_RELATIONS}/styles" Target="styles.xml"/><Relationship Id="rId${sheets + 2}" Type="${OFFICE_RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`;
}

/** Names as Excel allows them: 31 characters, none of `[]:*?/\`, no two alike. */
export function sheetNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const clean = name.replace(/[[\]:*?/\\]/g, ' ').replace(/^'|'$/g, '').trim().slice(0, 31) || 'Sheet';
    let free = clean;
    for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${clean.slice(0, 28)} ${n}`;
    taken.add(free.toLowerCase());
    return free;
  });
}
