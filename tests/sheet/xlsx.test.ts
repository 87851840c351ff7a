import { describe, expect, it } from 'vitest';
import { openWorkbook, readRows } from '#adapters/workbook/open.ts';
import { showsDate } from '#adapters/workbook/xlsx/styles.ts';
import { workbookXml } from '#adapters/workbook/write/skeleton.ts';
import { outcome, xlsxOf } from './workbook-of.ts';

const cellsOf = async (sheet: string, strings = '') => (await openWorkbook(xlsxOf(`<sheetData>${sheet}</sheetData>`, { strings }), 'a.xlsx')).sheets[0]!.rows;

describe('.xlsx cells', () => {
  it('of every type', async () => {
    const rows = await cellsOf(
      '<row r="2"><c r="A2"><v>1.5</v></c><c r="B2" t="s"><v>0</v></c><c r="D2" t="str"><f>A2&amp;""</f><v>x&lt;y</v></c><c r="E2" t="b"><v>1</v></c><c r="F2" t="e"><v>#REF!</v></c><c r="G2" t="inlineStr"><is><r><t>甲</t></r><r><t xml:space="preserve"> 乙</t></r></is></c><c r="H2" s="2"><v>45356</v></c><c r="I2"><v>1e-7</v></c><c r="J2" t="n"/><c r="K2"><v></v></c></row>',
      '<si><t>文字</t></si>',
    );
    expect(rows).toEqual([{ row: 2, cells: [1.5, '文字', null, 'x<y', true, { error: '#REF!' }, '甲 乙', 45356, 1e-7], dated: [7] }]);
  });

  it('without references, out of step, with prefixes, comments and CDATA', async () => {
    expect(await cellsOf('<row><c><v>1</v></c><c r="D1"><v>4</v></c><c><v>5</v></c></row><!-- <row><c><v>9</v></c></row> --><row r="9"><c><v>7</v></c></row>')).toEqual([
      { row: 1, cells: [1, null, null, 4, 5] },
      { row: 9, cells: [7] },
    ]);
    const prefixed = '<?xml version="1.0"?><x:worksheet xmlns:x="a"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="A1:B2"/></x:mergeCells></x:worksheet>';
    const sheet = (await openWorkbook(xlsxOf(prefixed), 'a.xlsx')).sheets[0]!;
    expect(sheet.rows[0]!.cells).toEqual(['a']);
    expect(sheet.merges).toEqual([{ top: 1, left: 1, bottom: 2, right: 2 }]);
    expect((await cellsOf('<row><c t="s"><v>0</v></c></row>', '<si><t><![CDATA[a<b&amp;]]></t></si>'))[0]!.cells).toEqual(['a<b&amp;']);
  });

  it('joins rich text, leaves reading aids out, decodes escapes and keeps blanks', async () => {
    const strings = '<si><r><rPr><b/></rPr><t>安定</t></r><r><t>区 </t></r><rPh sb="0" eb="1"><t>アン</t></rPh><phoneticPr fontId="1"/></si><si><t>a_x000D_b_x005F_x0041_&#x4e2d;&amp;</t></si><si><t/></si><si/><si><t>　两格</t></si>';
    const [row] = await cellsOf('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c><c r="E1" t="s"><v>4</v></c></row>', strings);
    expect(row!.cells).toEqual(['安定区 ', 'a\rb_x0041_中&', null, null, '　两格']);
  });

  it('numbers as exact as the language reads them', async () => {
    const texts = ['0.1', '123456789012345', '1234567890.12345', '-0.5', '17976931348623157e292', '0.30000000000000004', '-1', '5.', '.5', '123456789012345678'];
    const [row] = await cellsOf(`<row>${texts.map((text) => `<c><v>${text}</v></c>`).join('')}</row>`);
    expect(row!.cells).toEqual(texts.map(Number));
  });
});

describe('.xlsx workbooks', () => {
  it('tell hidden sheets, 1904, macros, links and formulas, and evaluate nothing', async () => {
    const workbook = workbookXml([{ name: '表&1', hidden: true }], 1904);
    const book = await openWorkbook(
      xlsxOf('<sheetData><row r="1"><c r="A1"><f>1+1</f><v>3</v></c><c r="B1"><f>A1</f></c></row></sheetData>', { workbook, extra: { 'xl/vbaProject.bin': 'x', 'xl/externalLinks/externalLink1.xml': '<x/>', 'xl/pivotCache/pivotCacheRecords1.xml': '<x/>' } }),
      'a.xlsx',
    );
    expect(book).toMatchObject({ format: 'xlsx', encoding: null, epoch: 1904, ignored: { macros: true, externalLinks: true, enclosures: true, formulas: 2 } });
    expect(book.sheets[0]).toMatchObject({ name: '表&1', hidden: true, rows: [{ row: 1, cells: [3] }] });
  });

  it('know dates from times of day and numbers by their format', () => {
    for (const code of ['yyyy-mm-dd', 'yyyy"年"m"月"d"日"', 'm/d/yy h:mm', '[$-804]yyyy年m月', 'mmm-yy', 'd-mmm', '[DBNum1]yyyy年']) expect([code, showsDate(code)]).toEqual([code, true]);
    for (const code of ['General', 'G/通用格式', '0.00', '#,##0.00_ ', 'h:mm', '[h]:mm:ss', 'mm:ss', '0"月"', '[Red]0.0', '@', '0.00E+00', '"d"0', '¥#,##0']) expect([code, showsDate(code)]).toEqual([code, false]);
  });

  it('are walked row by row, and left as soon as the caller has enough', async () => {
    const bytes = xlsxOf(`<sheetData>${Array.from({ length: 50_000 }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>${i}</v></c></row>`).join('')}</sheetData>`);
    let rows = 0;
    await readRows(bytes, 'a.xlsx', 0, () => ++rows < 10);
    expect(rows).toBe(10);
    expect(await outcome(readRows(bytes, 'a.xlsx', 3, () => true))).toBe('workbook.no-such-sheet');
  });
});

describe('.xlsx limits', () => {
  it('rows, columns and cells', async () => {
    expect(await outcome(openWorkbook(xlsxOf('<sheetData><row r="1048577"><c><v>1</v></c></row></sheetData>'), 'a'))).toBe('workbook.too-many-rows');
    expect(await outcome(openWorkbook(xlsxOf('<sheetData><row r="1"><c r="XFE1"><v>1</v></c></row></sheetData>'), 'a'))).toBe('workbook.too-many-columns');
    const wide = (columns: number) => xlsxOf(`<sheetData><row>${'<c><v>1</v></c>'.repeat(columns)}</row></sheetData>`);
    expect(await outcome(openWorkbook(wide(500), 'a'))).toBe('read');
    expect(await outcome(openWorkbook(wide(501), 'a'))).toBe('workbook.too-many-columns');
    expect(await outcome(openWorkbook(wide(300), 'a', { cells: 200 }))).toBe('workbook.too-many-cells');
  });

  it('a million rows are walked in little memory', async () => {
    function* rows(): Generator<string> {
      yield '<sheetData>';
      for (let i = 1; i <= 1_000_000; i += 1000) yield Array.from({ length: 1000 }, (_, k) => `<row r="${i + k}"><c><v>${i + k}</v></c></row>`).join('');
      yield '</sheetData>';
    }
    const bytes = xlsxOf([...rows()].join(''));
    let last = 0;
    await readRows(bytes, 'a.xlsx', 0, ({ row }) => void (last = row));
    expect(last).toBe(1_000_000);
    expect(await outcome(openWorkbook(bytes, 'a.xlsx', { cells: 100_000 }))).toBe('workbook.too-many-cells');
  });

  it('zip bombs, declared or not', async () => {
    const bomb = xlsxOf(`<sheetData><row><c t="inlineStr"><is><t>${' '.repeat(150 * 1024 * 1024)}</t></is></c></row></sheetData>`);
    expect(await outcome(openWorkbook(bomb, 'a.xlsx'))).toBe('workbook.too-large');
    // The directory lies about the size: the inflated bytes are counted themselves.
    const lying = Buffer.from(bomb);
    for (let at = lying.indexOf('PK\x01\x02'); at >= 0; at = lying.indexOf('PK\x01\x02', at + 4)) if (lying.readUInt32LE(at + 24) > 1e6) lying.writeUInt32LE(1000, at + 24);
    expect(['workbook.too-large', 'workbook.broken']).toContain(await outcome(openWorkbook(lying, 'a.xlsx')));
    expect(await outcome(openWorkbook(bomb, 'a.xlsx', { inflatedBytes: 1e6 }))).toBe('workbook.too-large');
  });

  it('damaged content', async () => {
    for (const sheet of ['<sheetData><row r="2"><c><v>1</v></c></row><row r="1"><c><v>1</v></c></row></sheetData>', '<sheetData><row><c t="s"><v>7</v></c></row></sheetData>', '<sheetData><row><c><v>1', '<nothing/>']) {
      expect([sheet, await outcome(openWorkbook(xlsxOf(sheet), 'a.xlsx'))]).toEqual([sheet, 'workbook.broken']);
    }
  });
});
