import { expect, test } from 'vitest';
import type { Region } from '#kernel/declare/region-book.ts';
import { regionBook } from '#kernel/declare/regions.ts';

function region(code: string, zh: string, parent: string | null, side = 'west'): Region {
  return { code, title: { zh, en: `R${code}` }, side, parent };
}

const book = regionBook([
  region('10', '南州', null),
  region('1001', '河口县', '10'),
  region('1002', '东山区', '10'),
  region('100201', '上坪镇', '1002'),
  region('20', '北州', null, 'east'),
  region('2001', '河口区', '20', 'east'),
  region('2002', '东山县', '20', 'east'),
]);

test('ancestors go up to the top, what lies within comes down', () => {
  expect(book.ancestors('100201')).toEqual(['100201', '1002', '10']);
  expect(book.within('10')).toEqual(['10', '1001', '1002', '100201']);
  expect(book.within('1001')).toEqual(['1001']);
  expect(book.ancestors('99')).toEqual([]);
});

test('a short name of several regions is none of them, unless the side or the city tells', () => {
  expect(book.find('河口')).toBeUndefined();
  expect(book.find('河口', 'east')?.code).toBe('2001');
  expect(book.find('南州河口')?.code).toBe('1001');
  expect(book.find('北州东山')?.code).toBe('2002');
  expect(book.find('河口县')?.code).toBe('1001');
  expect(book.find('河口县', 'east')).toBeUndefined();
  expect(book.find('南州东山区上坪')?.code).toBe('100201');
  expect(book.find('北州上坪镇')).toBeUndefined();
  expect(book.find('')).toBeUndefined();
});

test('titles come in both languages, an unknown code as itself', () => {
  expect(book.title('1001', 'zh')).toBe('河口县');
  expect(book.title('1001', 'en')).toBe('R1001');
  expect(book.title('99', 'en')).toBe('99');
});

test('a list that contradicts itself is refused', () => {
  expect(() => regionBook([region('1', '甲', null), region('1', '乙', null)])).toThrow('listed twice');
  expect(() => regionBook([region('1', '甲', '2')])).toThrow('not listed');
  expect(() => regionBook([region('1', '甲', '2'), region('2', '乙', '1')])).toThrow('lies in itself');
});
