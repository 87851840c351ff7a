import { empty, encrypted, unknownFormat } from './refusals.ts';
import type { WorkbookLimits } from './limits.ts';
import { zipDirectory } from './zip/directory.ts';

/** What the bytes of a file turn out to be, whatever its name says. */
export type Content = 'xlsx' | 'ods' | 'xls' | 'text';

const OLE = 'd0cf11e0a1b11ae1';

/** Tells the format from the content. Throws a `Refusal` (`workbook.unknown-format`, `.encrypted`, `.empty`, `.broken`). */
export function contentOf(bytes: Buffer, limits: WorkbookLimits): Content {
  if (bytes.length === 0) throw empty();
  const magic = bytes.toString('hex', 0, 8);
  if (magic.startsWith('504b0304') || magic.startsWith('504b0506') || magic.startsWith('504b0708')) return zipped(bytes, limits);
  if (magic === OLE) return compound(bytes);
  // Bare BIFF2 to BIFF5 streams begin with their BOF record.
  if (/^09(00|02|04|08)(04|06|08|10)00/.test(magic)) return 'xls';
  named(bytes, magic);
  return 'text';
}

function zipped(bytes: Buffer, limits: WorkbookLimits): Content {
  const parts = zipDirectory(bytes, limits);
  if (parts.has('xl/workbook.bin')) throw unknownFormat({ zh: '是二进制工作簿（.xlsb）', en: 'it is a binary workbook (.xlsb)' });
  if (parts.has('[content_types].xml')) {
    if (parts.has('word/document.xml')) throw unknownFormat({ zh: '是 Word 文档', en: 'it is a Word document' });
    if (parts.has('ppt/presentation.xml')) throw unknownFormat({ zh: '是演示文稿', en: 'it is a presentation' });
    return 'xlsx';
  }
  if (parts.has('content.xml') && parts.has('mimetype')) return 'ods';
  if (parts.has('content.xml')) return 'ods';
  throw unknownFormat({ zh: '是压缩包，请先解压，再上传其中的工作簿', en: 'it is a zip archive; unpack it and hand in the workbook inside' });
}

/** Names of the streams in a compound file are UTF-16, 64 bytes each, in its directory. */
function compound(bytes: Buffer): Content {
  const holds = (name: string): boolean => bytes.includes(Buffer.from(`${name}\0`, 'utf16le'));
  if (holds('EncryptedPackage')) throw encrypted();
  if (holds('Workbook') || holds('Book') || holds('WORKBOOK') || holds('BOOK')) return 'xls';
  if (holds('WordDocument')) throw unknownFormat({ zh: '是 Word 文档', en: 'it is a Word document' });
  throw unknownFormat({ zh: '是旧版 Office 文件，但不是工作簿', en: 'it is an old Office file, but not a workbook' });
}

function named(bytes: Buffer, magic: string): void {
  if (magic.startsWith('25504446')) throw unknownFormat({ zh: '是 PDF 文件', en: 'it is a PDF' });
  if (magic.startsWith('89504e47') || magic.startsWith('ffd8ff') || magic.startsWith('47494638')) throw unknownFormat({ zh: '是图片', en: 'it is a picture' });
  if (magic.startsWith('52617221') || magic.startsWith('377abcaf') || magic.startsWith('1f8b')) {
    throw unknownFormat({ zh: '是压缩包，请先解压，再上传其中的工作簿', en: 'it is an archive; unpack it and hand in the workbook inside' });
  }
  const head = bytes.toString('latin1', 0, 2048).replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '').replaceAll('\0', '').trimStart().toLowerCase();
  if (head.startsWith('<?xml') && /urn:schemas-microsoft-com:office:spreadsheet|<\?mso-application/.test(head)) {
    throw unknownFormat({ zh: '是“XML 表格 2003”，不是真正的 .xls', en: 'it is an "XML Spreadsheet 2003", not a real .xls' });
  }
  if (/^(<!doctype html|<html|<table|<head|<meta|<style|<body|<div)/.test(head) || (head.startsWith('<?xml') && head.includes('<html'))) {
    throw unknownFormat({ zh: '是网页，只是扩展名写成了表格（有些系统导出的 .xls 就是这样）', en: 'it is a web page that only bears the name of a workbook (some systems export .xls this way)' });
  }
  if (head.startsWith('mime-version:')) throw unknownFormat({ zh: '是单一文件网页（.mht）', en: 'it is a web page in one file (.mht)' });
  if (head.startsWith('<?xml') || head.startsWith('{\\rtf')) throw unknownFormat({ zh: '是其他格式的文档', en: 'it is a document of another kind' });
}
