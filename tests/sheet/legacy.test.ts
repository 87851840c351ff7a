import * as codepages from '@e965/xlsx/dist/cpexcel.full.mjs';
import { type BookType, set_cptable, utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { lookOverOds } from '#adapters/workbook/legacy/ods.ts';
import { DEFAULT_LIMITS } from '#adapters/workbook/limits.ts';
import { openWorkbook } from '#adapters/workbook/open.ts';
import { packPart, zipOf } from '#adapters/workbook/zip/write.ts';
import { outcome } from './workbook-of.ts';

set_cptable(codepages);

function made(bookType: BookType): Buffer {
  const book = utils.book_new();
  const sheet = utils.aoa_to_sheet([['县区', '金额', '日期'], ['安定区', 12.5, null], [null, 3, true]]);
  sheet['C2'] = { t: 'n', v: 45356, z: 'yyyy-mm-dd' };
  sheet['!merges'] = [{ s: { r: 1, c: 0 }, e: { r: 2, c: 0 } }];
  utils.book_append_sheet(book, sheet, '台账');
  utils.book_append_sheet(book, utils.aoa_to_sheet([['x']]), '隐藏');
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
  return write(book, { bookType, type: 'buffer', codepage: 936 } as Parameters<typeof write>[1]) as Buffer;
}

describe('older formats read as .xlsx does', () => {
  it.each([['biff8', 'xls'], ['ods', 'ods'], ['xlsx', 'xlsx']] as const)('%s', async (kind, format) => {
    const book = await openWorkbook(made(kind), `a.${format}`);
    expect(book).toMatchObject({ format, encoding: null, epoch: 1900 });
    const [sheet] = book.sheets;
    expect(sheet!.rows.map(({ cells }) => cells.slice(0, 2))).toEqual([['县区', '金额'], ['安定区', 12.5], [null, 3]]);
    expect(sheet!.rows[1]!.cells[2]).toBe(45356);
    expect(sheet!.rows[1]!.dated).toEqual([2]);
    expect(sheet!.rows[2]!.cells[2]).toBe(true);
    expect(sheet!.merges).toEqual([{ top: 2, left: 1, bottom: 3, right: 1 }]);
    expect(sheet!.name).toBe('台账');
    // The library that makes this .ods can't hide a sheet.
    expect(book.sheets.map(({ hidden }) => hidden)).toEqual([false, kind !== 'ods']);
  });
});

/** A bare BIFF5 stream as Excel 5.0/95 writes one: BOF, CODEPAGE, LABEL and NUMBER records, EOF. */
function biff5(codepage: number | null, label: Buffer): Buffer {
  const record = (id: number, ...fields: (number | Buffer)[]): Buffer => {
    const body = Buffer.concat(fields.map((field) => (typeof field === 'number' ? Buffer.from([field & 0xff, field >> 8]) : field)));
    const head = Buffer.alloc(4);
    head.writeUInt16LE(id, 0);
    head.writeUInt16LE(body.length, 2);
    return Buffer.concat([head, body]);
  };
  const amount = Buffer.alloc(8);
  amount.writeDoubleLE(12.5);
  return Buffer.concat([
    record(0x0809, 0x0500, 0x0010, 0, 0),
    ...(codepage === null ? [] : [record(0x0042, codepage)]),
    record(0x0204, 0, 0, 0, label.length, label),
    record(0x0203, 0, 1, 0, amount),
    record(0x000a),
  ]);
}

it('an .ods tells its hidden sheets', () => {
  const content =
    '<o:automatic-styles><style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style></o:automatic-styles><table:table table:name="a" table:style-name="ta1"/><table:table table:name="b" table:style-name="ta2"/>';
  expect(lookOverOds(zipOf([packPart('content.xml', content)]), DEFAULT_LIMITS)).toEqual([false, true]);
});

describe('Excel 5.0/95 with Chinese text', () => {
  /** 安定区 in GBK. */
  const label = Buffer.from('b0b2b6a8c7f8', 'hex');
  it.each([['that names its code page', 936], ['that does not', null]])('a file %s', async (_which, codepage) => {
    const book = await openWorkbook(biff5(codepage, label), 'a.xls');
    expect(book.format).toBe('xls');
    expect(book.sheets[0]!.rows[0]!.cells).toEqual(['安定区', 12.5]);
  });
});

describe('the content decides, not the name', () => {
  const zip = (parts: Record<string, string>): Buffer => zipOf(Object.entries(parts).map(([name, content]) => packPart(name, content)));
  const ole = (stream: string): Buffer => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from(`${stream}\0`, 'utf16le'), Buffer.alloc(512)]);
  it.each([
    ['a text named .xls', Buffer.from('a,b\n1,2\n'), 'read'],
    ['an .xlsx named .xls', made('xlsx'), 'read'],
    ['nothing', Buffer.alloc(0), 'workbook.empty'],
    ['a web page', Buffer.from('\ufeff <html><table><tr><td>1</td></tr></table></html>'), 'workbook.unknown-format'],
    ['an XML spreadsheet', Buffer.from('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'), 'workbook.unknown-format'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'workbook.unknown-format'],
    ['a picture', Buffer.from('89504e470d0a1a0a00', 'hex'), 'workbook.unknown-format'],
    ['a Word document', zip({ '[Content_Types].xml': '<x/>', 'word/document.xml': '<x/>' }), 'workbook.unknown-format'],
    ['a binary workbook', zip({ '[Content_Types].xml': '<x/>', 'xl/workbook.bin': 'x' }), 'workbook.unknown-format'],
    ['an archive', zip({ 'a.xlsx': 'x' }), 'workbook.unknown-format'],
    ['an encrypted workbook', ole('EncryptedPackage'), 'workbook.encrypted'],
    ['an old Word document', ole('WordDocument'), 'workbook.unknown-format'],
    ['a broken old workbook', ole('Workbook'), 'workbook.broken'],
    ['a cut .xlsx', made('xlsx').subarray(0, 900), 'workbook.broken'],
    ['an .ods that repeats cells without end', zip({ mimetype: 'x', 'content.xml': '<table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16000"/></table:table-row>' }), 'workbook.too-many-cells'],
  ])('%s', async (_what, bytes, expected) => expect(await outcome(openWorkbook(bytes, 'a.xls'))).toBe(expected));
});
