import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minus, rational, times, isBelow, zero, type Rational } from '../../src/kernel/declare/rational.ts';
import type { Locale } from '../../src/kernel/declare/wording.ts';
import { wordAmount, type AmountStyle } from '../../src/kernel/report/wording/amount.ts';
import { wordChange, yearOnYear } from '../../src/kernel/report/wording/change.ts';
import type { Measure } from '../../src/kernel/report/wording/measure.ts';
import { factorOf } from '../../src/kernel/report/wording/units.ts';

const yuan: Measure = { unit: { zh: '元', en: 'yuan' }, digits: 2, share: false };
const times人次: Measure = { unit: { zh: '人次', en: 'person-times' }, digits: 0, share: false };
const share: Measure = { unit: { zh: '%', en: '%' }, digits: 2, share: true };
const yieldOf: Measure = { unit: { zh: '公斤/亩', en: 'kg/mu' }, digits: 1, share: false };

const words = (value: bigint | Rational, measure: Measure, style: Partial<AmountStyle> = {}, locale: Locale = 'zh') =>
  wordAmount(typeof value === 'bigint' ? rational(value) : value, measure, { form: 'words', ...style }, locale);

describe('amounts as people say them', () => {
  test.each([
    [1853000000n, yuan, {}, '18.53亿元'],
    [456000000n, yuan, {}, '4.56亿元'],
    [31489n, times人次, {}, '3.15万人次'],
    [31489n, times人次, { form: 'exact' }, '31,489人次'],
    [8500n, times人次, { form: 'exact' }, '8500人次'],
    [123000n, times人次, {}, '12.3万人次'],
    [220n, times人次, {}, '220人次'],
    [9999n, times人次, {}, '9999人次'],
    [10000n, times人次, {}, '1万人次'],
    [99_999_999n, times人次, {}, '1亿人次'],
    [99_994_000n, times人次, {}, '9999.4万人次'],
    [0n, yuan, {}, '0元'],
    [-123456n, yuan, {}, '-12.35万元'],
    [456789000n, yuan, { unit: '万元', digits: 0 }, '45,679万元'],
    [456789000n, yuan, { unit: '万', form: 'number' }, '45,678.9'],
    [123456n, times人次, { near: 'about' }, '约12.35万人次'],
    [123456n, times人次, { near: 'over', digits: 1 }, '超12.3万人次'],
    [123456n, times人次, { near: 'nearly', digits: 1 }, '近12.4万人次'],
    [120000n, times人次, { near: 'over' }, '12万人次'],
  ] as const)('%s', (value, measure, style, text) => expect(words(value, measure, style)).toBe(text));

  test('shares and units of another size', () => {
    expect(words(rational(649n, 1000n), share)).toBe('64.9%');
    expect(words(rational(2405_4n, 3244_0n), share)).toBe('74.15%');
    expect(words(rational(1n, 8n), share, { digits: 1 })).toBe('12.5%');
    expect(words(rational(4250n), yieldOf, { unit: '斤/亩' })).toBe('8500斤/亩');
    expect(words(5_000_000_000n, { unit: { zh: '公斤', en: 'kg' }, digits: 2, share: false }, { unit: '万吨' })).toBe('500万吨');
    expect(factorOf('亩', { zh: '元', en: 'yuan' })).toBeUndefined();
    expect(words(1n, share, {})).toBe('100%');
    expect(wordAmount(undefined, yuan, { form: 'words' }, 'zh')).toBe('—');
  });

  test.each([
    [1853000000n, yuan, '1.85 billion yuan'],
    [999_999_999n, yuan, '1 billion yuan'],
    [43930000n, yuan, '43.93 million yuan'],
    [31489n, times人次, '31,489 person-times'],
  ] as const)('in English: %s', (value, measure, text) => expect(words(value, measure, {}, 'en')).toBe(text));
});

/** Reads what was said back: the number, and half of what its last printed digit is worth. */
function readBack(text: string): { value: Rational; half: Rational } {
  const [, number = '', multiple = ''] = /^(?:约|超|近|about |over |nearly )?(-?[\d,.]+)(万亿|亿|万| billion| million)?/.exec(text) ?? [];
  const [whole = '', fraction = ''] = number.replaceAll(',', '').split('.');
  const unit = ({ 亿: 100_000_000n, 万: 10_000n, ' billion': 1_000_000_000n, ' million': 1_000_000n } as Record<string, bigint>)[multiple] ?? 1n;
  const place = rational(unit, 10n ** BigInt(fraction.length));
  return { value: times(rational(BigInt(whole + fraction)), place), half: times(place, rational(1n, 2n)) };
}

const size = (value: Rational): Rational => (isBelow(value, zero) ? minus(zero, value) : value);
const values = fc.tuple(fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n }), fc.integer({ min: 1, max: 10_000_000 })).map(([over, under]) => rational(over, BigInt(under)));
const digits = fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined });
const locales = fc.constantFrom<Locale>('zh', 'en');

test('what is said, read back, is the value within half of its last digit', () => {
  fc.assert(
    fc.property(values, fc.constantFrom(yuan, times人次, yieldOf), digits, fc.constantFrom('words', 'exact', 'number' as const), locales, (value, measure, decimals, form, locale) => {
      const said = readBack(words(value, measure, { form, digits: decimals }, locale));
      expect(isBelow(said.half, size(minus(value, said.value)))).toBe(false);
    }),
    { numRuns: 2000 },
  );
});

test('超 is never above the value, 近 never below it, and both are within one last digit', () => {
  fc.assert(
    fc.property(values, fc.constantFrom('over', 'nearly' as const), digits, (value, near, decimals) => {
      const said = readBack(words(value, yuan, { near, digits: decimals }));
      const [bigger, smaller] = near === 'over' ? [size(value), size(said.value)] : [size(said.value), size(value)];
      expect(isBelow(bigger, smaller)).toBe(false);
      expect(isBelow(times(said.half, rational(2n)), minus(bigger, smaller))).toBe(false);
    }),
  );
});

test('no number is said as 10000万', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 99_990_000n, max: 100_010_000n }), digits, (value, decimals) => {
      expect(words(value, yuan, { digits: decimals })).not.toMatch(/^10,?000(\.0*)?万/);
    }),
  );
});

describe('changes', () => {
  const change = (now: bigint | undefined, then: bigint | undefined, measure: Measure = yuan, form: 'words' | 'change' | 'number' = 'words', locale: Locale = 'zh') =>
    wordChange(now === undefined ? undefined : rational(now, 1000n), then === undefined ? undefined : rational(then, 1000n), measure, { form }, yearOnYear, locale);

  test.each([
    [1123n, 1000n, yuan, '同比增长12.3%'],
    [900n, 1000n, yuan, '同比下降10%'],
    [1000n, 1000n, yuan, '与上年同期持平'],
    [100_001n, 100_000n, yuan, '与上年同期基本持平'],
    [649n, 600n, share, '同比提高4.9个百分点'],
    [600n, 649n, share, '同比下降4.9个百分点'],
    [600n, 600n, share, '与上年同期持平'],
    [600n, 0n, yuan, '上年同期无可比数'],
    [600n, undefined, yuan, '上年同期无可比数'],
  ] as const)('%s after %s', (now, then, measure, text) => expect(change(now, then, measure)).toBe(text));

  test('in short, as a number, in English', () => {
    expect(change(1123n, 1000n, yuan, 'change')).toBe('增长12.3%');
    expect(change(1123n, 1000n, yuan, 'number')).toBe('+12.3%');
    expect(change(600n, 649n, share, 'number')).toBe('-4.9个百分点');
    expect(change(600n, 649n, share, 'words', 'en')).toBe('down 4.9 percentage points year on year');
    expect(change(1000n, 1000n, yuan, 'words', 'en')).toBe('unchanged from a year before');
  });

  test('an amount changes in per cent, a share in points, and never the other way round', () => {
    fc.assert(
      fc.property(values, values, locales, (now, then, locale) => {
        const amount = wordChange(now, then, yuan, { form: 'words' }, yearOnYear, locale);
        const points = wordChange(now, then, share, { form: 'words' }, yearOnYear, locale);
        expect(amount).not.toMatch(/百分点|points/);
        expect(points).not.toMatch(/%/);
      }),
    );
  });
});
