import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openWorkbook } from '#adapters/workbook/open.ts';
import { decoded, encodingOf } from '#adapters/workbook/text/encoding.ts';
import { fieldSplitter } from '#adapters/workbook/text/fields.ts';
import { outcome } from './workbook-of.ts';

/** 姓名,安定区 / 张三,甲镇 in GBK. */
const GBK = Buffer.from('d0d5c3fb2cb0b2b6a8c7f80d0ad5c5c8fd2cbcd7d5f20d0a', 'hex');
const rowsOf = async (bytes: Uint8Array, name = 'a.csv') => (await openWorkbook(bytes, name)).sheets[0]!.rows;

describe('encodings', () => {
  it('are told and said', async () => {
    const text = '姓名,县\n张三,005\n';
    const utf16 = Buffer.from(text, 'utf16le');
    const cases: [string, Buffer][] = [
      ['utf-8', Buffer.from(text)],
      ['utf-8-bom', Buffer.from(`\ufeff${text}`)],
      ['utf-16le', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])],
      ['utf-16be', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()])],
    ];
    for (const [encoding, bytes] of cases) {
      const book = await openWorkbook(bytes, '表.csv');
      expect([encoding, book.encoding, book.sheets[0]!.name, book.sheets[0]!.rows]).toEqual([encoding, encoding, '表', [{ row: 1, cells: ['姓名', '县'] }, { row: 2, cells: ['张三', '005'] }]]);
    }
    const gbk = await openWorkbook(GBK, 'a.csv');
    expect([gbk.encoding, gbk.sheets[0]!.rows[1]!.cells]).toEqual(['gb18030', ['张三', '甲镇']]);
  });

  it('that fit nothing are refused, with the line where it is nearly UTF-8', async () => {
    const bad = Buffer.concat([Buffer.from('姓名,安定区的一行文字\n张三,甲镇\n'), Buffer.from([0xe5, 0x0a]), Buffer.from('李四,乙镇\n')]);
    await expect(openWorkbook(bad, 'a.csv')).rejects.toMatchObject({ code: 'workbook.unknown-encoding', problems: [{ place: { row: 3 } }] });
    expect(await outcome(openWorkbook(Buffer.from([0xff, 0xff, 0x41, 0x0a]), 'a.csv'))).toBe('workbook.unknown-encoding');
    expect(await outcome(openWorkbook(Buffer.from([1, 0, 2, 0]), 'a.csv'))).toBe('workbook.unknown-format');
  });

  it('read characters whole across any boundary of pieces', () => {
    const gb18030 = Buffer.concat([GBK, Buffer.from([0x81, 0x39, 0xef, 0x30]), GBK]);
    for (const bytes of [gb18030, Buffer.from('安定区𠮷a'), Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('安𠮷b', 'utf16le')])]) {
      const written = encodingOf(bytes);
      const whole = [...decoded(bytes, written, bytes.length)].join('');
      fc.assert(fc.property(fc.integer({ min: 1, max: bytes.length }), (piece) => void expect([...decoded(bytes, written, piece)].join('')).toBe(whole)));
    }
  });
});

describe('fields', () => {
  it('quotes, breaks inside them, ragged rows, every kind of line end', async () => {
    expect(await rowsOf(Buffer.from('a,"b\r\nc ""d""",\r\n\r\ne\rf,g"h\n"i"x,j'))).toEqual([
      { row: 1, cells: ['a', 'b\r\nc "d"'] },
      { row: 3, cells: ['e'] },
      { row: 4, cells: ['f', 'g"h'] },
      { row: 5, cells: ['ix', 'j'] },
    ]);
  });

  it('tabs, semicolons, Excel\'s sep line and guarded codes', async () => {
    expect((await rowsOf(Buffer.from('标题一行\na\tb,c\n1\t2,5\n')))[1]!.cells).toEqual(['a', 'b,c']);
    expect((await rowsOf(Buffer.from('a;b\n1,5;2\n3;4\n')))[1]!.cells).toEqual(['1,5', '2']);
    expect(await rowsOf(Buffer.from('sep=|\na|b\n'))).toEqual([{ row: 1, cells: ['a', 'b'] }]);
    expect((await rowsOf(Buffer.from('a,b\n="005",1-1\n')))[1]!.cells).toEqual(['005', '1-1']);
  });

  it('come back as they were written, however the text is cut', () => {
    const field = fc.string({ unit: fc.constantFrom('a', '安', '"', ',', '\n', '\r', ' ', '1') });
    fc.assert(
      fc.property(fc.array(fc.array(field, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 7 }), (rows, size) => {
        const text = rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\r\n');
        const read: string[][] = [];
        const splitter = fieldSplitter(',', (fields) => void read.push(fields));
        for (let at = 0; at < text.length; at += size) splitter.push(text.slice(at, at + size));
        splitter.end();
        expect(read).toEqual(rows);
      }),
    );
  });
});
