import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isBlank, isEmpty } from '#kernel/declare/reading/blank.ts';
import { likenessOf, nearest, nearestFew } from '#kernel/declare/reading/likeness.ts';
import { numeral, printScaled, scaleOf } from '#kernel/declare/reading/number.ts';
import { cleanText } from '#kernel/declare/reading/text.ts';
import { compact, halfWidth, tight } from '#kernel/declare/reading/width.ts';

test('full-width text becomes half-width, all else stays', () => {
  expect(halfWidth('Ａ１　（％）￥−岷县')).toBe('A1 (%)¥-岷县');
  expect(tight(' 合 \u3000计\n')).toBe('合计');
  expect(compact('\ufeffＡｂ C')).toBe('abc');
  fc.assert(fc.property(fc.string({ unit: 'grapheme-ascii' }), (ascii) => halfWidth(ascii) === ascii));
});

test('blanks are blank and strokes stand for them', () => {
  for (const text of ['', ' ', '\u3000\t\n', '\u00a0']) expect([isEmpty(text), isBlank(text)]).toEqual([true, true]);
  for (const text of ['-', '--', '—', '——', '–', '－', '/', '／', ' / ']) expect([isEmpty(text), isBlank(text)]).toEqual([false, true]);
  for (const text of ['无', '0', '-1', '.', 'a', '-a', '——————']) expect(isBlank(text)).toBe(false);
});

test('the nearest text is named, nothing when none is near', () => {
  expect(nearest('签定约', ['签约', '落地'])).toBe('签约');
  expect(nearest('完全两样', ['签约', '落地'])).toBeUndefined();
  expect(nearestFew('东山', ['东山县', '东山区', '河口'], 3)).toEqual(['东山县', '东山区']);
  fc.assert(
    fc.property(fc.string({ maxLength: 20 }), fc.string({ maxLength: 20 }), (a, b) => {
      expect(likenessOf(a, b)).toBeCloseTo(likenessOf(b, a));
      expect(likenessOf(a, a)).toBe(1);
    }),
  );
});

test('clean text is clean', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => cleanText(cleanText(text)) === cleanText(text)));
  expect(cleanText(' e\u0301 ')).toBe('é');
});

test('numbers split off their unit', () => {
  expect(numeral('1,234.5万元')).toEqual({ mantissa: 12345n, decimals: 1, unit: '万元' });
  expect(numeral('1.5e3')).toEqual({ mantissa: 1500n, decimals: 0, unit: '' });
  expect(numeral('(12)元')).toEqual({ mantissa: -12n, decimals: 0, unit: '元' });
  expect(numeral('1e999')).toBeUndefined();
  expect(numeral('9'.repeat(61))).toBeUndefined();
});

test('scaled numbers print and come back', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), fc.integer({ min: 0, max: 9 }), (value, scale) => {
      expect(scaleOf(printScaled(value, scale), scale)).toBe(value);
    }),
  );
  expect(scaleOf('-', 2)).toBeUndefined();
  expect(scaleOf('1.', 2)).toBeUndefined();
});
