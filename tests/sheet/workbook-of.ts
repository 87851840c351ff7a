import { packPart, zipOf } from '#adapters/workbook/zip/write.ts';
import { CONTENT_TYPES, PACKAGE_RELATIONS, STYLES, workbookRelations, workbookXml } from '#adapters/workbook/write/skeleton.ts';

/** An .xlsx file around hand-written parts: the XML inside `<worksheet>` of one sheet, and of the shared strings. */
export function xlsxOf(sheet: string, options: { strings?: string; styles?: string; workbook?: string; extra?: Record<string, string> } = {}): Buffer {
  return zipOf([
    packPart('[Content_Types].xml', CONTENT_TYPES(1)),
    packPart('_rels/.rels', PACKAGE_RELATIONS),
    packPart('xl/workbook.xml', options.workbook ?? workbookXml([{ name: 'Sheet1', hidden: false }], 1900)),
    packPart('xl/_rels/workbook.xml.rels', workbookRelations(1)),
    packPart('xl/styles.xml', options.styles ?? STYLES),
    packPart('xl/sharedStrings.xml', `<sst>${options.strings ?? ''}</sst>`),
    packPart('xl/worksheets/sheet1.xml', sheet.startsWith('<?xml') || sheet.startsWith('<x:') ? sheet : `<worksheet>${sheet}</worksheet>`),
    ...Object.entries(options.extra ?? {}).map(([name, content]) => packPart(name, content)),
  ]);
}

/** The code of the refusal, or `'read'`. */
export async function outcome(reading: Promise<unknown>): Promise<string> {
  try {
    await reading;
    return 'read';
  } catch (error) {
    const { code, name } = error as { code?: string; name?: string };
    if (name !== 'Refusal') throw error;
    return code!;
  }
}
