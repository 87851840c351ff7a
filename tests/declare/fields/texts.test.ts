import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Mention } from '#kernel/declare/field.ts';
import { carried, evidence, link, note, reference, text } from '#kernel/declare/fields/index.ts';
import { acceptance, AROUND, reading, REGIONS, TITLE } from './programme.ts';

const title = TITLE;
const line = text({ title });

test.each([
  ['  岷县 当归\u3000', '岷县 当归'],
  ['1-1', '1-1'],
  ['005', '005'],
  ['1.10', '1.10'],
  ['-', '-'],
  ['无', '无'],
  [2024001, '2024001'],
  [0.1 + 0.2, '0.3'],
  [1e-7, '0.0000001'],
  [-12.5, '-12.5'],
  [6.2112619901305e17, 'cell.digits-lost'],
  [1e15, 'cell.digits-lost'],
  [123456789012345, '123456789012345'],
  ['e\u0301', 'é'],
  ['a\u0000b\ufeff', 'ab'],
  ['一\r\n二', '一\n二'],
  ['\ud800x', '\ufffdx'],
  ['x'.repeat(201), 'cell.too-long'],
  [' \u3000 ', null],
  ['\u0000', null],
  [{ error: '#N/A' }, 'cell.formula-error'],
])('a text reads %j as %j', (cell, expected) => {
  expect(reading(line, cell)).toBe(expected);
});

test('a text in a cell shown as a date is the date shown', () => {
  expect(reading(line, 45356, { dated: true })).toBe('2024-03-05');
});

test('any text taken is kept as it is from then on', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (written) => {
      const value = reading(line, written);
      fc.pre(typeof value === 'string' && value !== 'cell.too-long');
      const kept = value as string;
      expect(kept.isWellFormed() && !kept.includes('\0')).toBe(true);
      expect(line.read(kept, AROUND)).toBe(kept);
      expect(line.accept(line.json(kept), REGIONS)).toBe(kept);
      expect(line.restore(line.write(kept))).toBe(kept);
    }),
    { numRuns: 500 },
  );
});

test('the message on a sensitive text does not show it', () => {
  const name = text({ title, sensitive: true, maxLength: 3 });
  expect(JSON.stringify(name.read('欧阳小明同学', AROUND))).not.toContain('欧阳');
  expect(name.mask('欧阳小明')).toBe('欧**');
});

test('JSON text is text that is not empty', () => {
  expect(acceptance(line, 5)).toBe('cell.wrong-json');
  expect(acceptance(line, '  ')).toBe('cell.wrong-json');
  expect(acceptance(note({ title }), '长'.repeat(5000))).toBe('长'.repeat(5000));
});

describe('references', () => {
  const grower = reference({ name: 'potato.growers' }, { title });

  test('a cell mentions, JSON gives the id', () => {
    expect(grower.read(' 合作社 一号 ', AROUND)).toEqual(new Mention('合作社 一号'));
    expect(grower.read(20240012, AROUND)).toEqual(new Mention('20240012'));
    expect(grower.read('/', AROUND)).toBeNull();
    expect(reading(grower, 2e17)).toBe('cell.digits-lost');
    expect(acceptance(grower, '0190A6E2-7B1F-7C3D-8E4F-0123456789AB')).toBe('0190a6e2-7b1f-7c3d-8e4f-0123456789ab');
    expect(acceptance(grower, '合作社')).toBe('cell.wrong-json');
    expect(grower.refersTo).toBe('potato.growers');
  });

  test('a carried field is the same field, never typed in', () => {
    const ledger = { name: 'potato.growers', fields: { brand: text({ title: { zh: '品牌', en: 'Brand' }, was: 'label' }) } };
    const brand = carried(ledger, 'brand', { via: 'grower' });
    expect(brand.carried).toEqual({ via: 'grower', field: 'brand' });
    expect(brand.title.zh).toBe('品牌');
    expect(brand.was).toBeUndefined();
    expect(brand.read('岷州', AROUND)).toBeNull();
    expect(brand.restore('岷州')).toBe('岷州');
    expect(carried(ledger, 'brand', { via: 'grower', title }).title).toBe(title);
  });
});

describe('links', () => {
  const site = link({ title });

  test.each([
    [' https://www.gov.cn/zhengce/1.htm ', 'https://www.gov.cn/zhengce/1.htm'],
    ['http://例子.中国/公示?编号=1', 'http://例子.中国/公示?编号=1'],
    ['HTTPS://example.org', 'HTTPS://example.org'],
    ['javascript:alert(1)', 'cell.not-a-link'],
    ['www.gov.cn', 'cell.not-a-link'],
    ['https://', 'cell.not-a-link'],
    ['https://a b.cn', 'cell.not-a-link'],
    ['https://user:word@a.cn', 'cell.not-a-link'],
    ['https://a.cn/"onclick="x', 'cell.not-a-link'],
    [12, 'cell.not-a-link'],
  ])('a link reads %j as %j', (cell, expected) => {
    expect(reading(site, cell)).toBe(expected);
    expect(acceptance(site, cell)).toBe(expected);
  });
});

describe('evidence', () => {
  const files = evidence({ title });
  const file = { hash: 'a'.repeat(64), name: '验收单.pdf' };

  test('files come by JSON and never by a sheet', () => {
    expect(reading(files, '凭证12号')).toBe('cell.files-in-a-sheet');
    expect(reading(files, '')).toBeNull();
    expect(reading(files, '—')).toBeNull();
    expect(acceptance(files, [{ name: file.name, hash: file.hash }])).toEqual([file]);
    expect(files.write([{ name: file.name, hash: file.hash }])).toBe(`[{"hash":"${file.hash}","name":"验收单.pdf"}]`);
    expect(files.restore(files.write([file]))).toEqual([file]);
    expect(files.accept(files.json([file]), REGIONS)).toEqual([file]);
  });

  test.each([[[]], [[{ hash: 'A'.repeat(64), name: 'x' }]], [[{ ...file, size: 1 }]], [[{ ...file, name: '' }]], ['x'], [[null]], [[{ ...file, name: 'a\0' }]]])(
    'evidence refuses %j',
    (json) => {
      expect(acceptance(files, json)).toBe('cell.wrong-json');
    },
  );
});
