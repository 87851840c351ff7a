import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cell } from '#kernel/declare/cell.ts';
import type { Field } from '#kernel/declare/field.ts';
import { area, count, decimal, mass, money, percent } from '#kernel/declare/fields/index.ts';
import { acceptance, AROUND, reading, REGIONS, TITLE } from './programme.ts';

const title = TITLE;
const yuan = money({ title });
const signed = money({ title, negative: true });
const persons = count({ title, unit: { zh: '人', en: 'persons' } });

type Row = readonly [Cell, unknown, string?];

function table(name: string, field: Field, rows: readonly Row[]): void {
  const cases = rows.map(([cell, expected, unit]) => ({ cell, expected, unit }));
  test.each(cases)(`${name} reads $cell as $expected (column unit $unit)`, ({ cell, expected, unit }) => {
    expect(reading(field, cell, { unit })).toEqual(expected);
  });
}

table('money', yuan, [
  [1234.5, 123450n],
  [0, 0n],
  ['3283.00元', 328300n],
  ['12万', 12000000n],
  ['1.2亿', 12000000000n],
  ['¥1,234.5', 123450n],
  ['￥１，２３４．５', 123450n],
  ['人民币100元', 10000n],
  ['1 234 567.8', 123456780n],
  ['1.5E+3', 150000n],
  [1234.5600000000002, 123456n],
  ['1234.5600000000001', 123456n],
  [0.1 + 0.2, 30n],
  [1.234, 'cell.too-precise'],
  ['1.234', 'cell.too-precise'],
  [1234567.891, 'cell.too-precise'],
  ['（1,234.50）', 'cell.negative'],
  [-5, 'cell.negative'],
  ['约300', 'cell.not-a-number'],
  ['300左右', 'cell.unknown-unit'],
  ['12万3千', 'cell.not-a-number'],
  ['1,23', 'cell.not-a-number'],
  ['12 34', 'cell.not-a-number'],
  ['12\n34', 'cell.not-a-number'],
  ['1.2.3', 'cell.not-a-number'],
  ['.', 'cell.not-a-number'],
  [true, 'cell.not-a-number'],
  [Number.NaN, 'cell.not-a-number'],
  [1e19, 'cell.too-large'],
  [{ error: '#REF!' }, 'cell.formula-error'],
  [null, null],
  ['', null],
  [' \u3000\n', null],
  ['-', null],
  ['——', null],
  ['／', null],
  ['无', 'cell.not-a-number'],
  [12.3456, 12345600n, '万元'],
  [12.3456, 12345600n, '（万元）'],
  [12.3456, 12345600n, '单位：万元'],
  ['12万', 12000000n, '万元'],
  ['5元', 500n, '万元'],
  ['12万', 12000000n, '元'],
  [1 / 3, 'cell.too-precise', '万元'],
  [3.5, 350000000n, '百万元'],
  [3.5, 350000n, '千元'],
  [19.88, 198800000000n, '亿元'],
  [800, 80000n, '元/月'],
  [800, 80000n, '元/亩'],
  [800, 80000n, '（元/亩）'],
  [8, 80000000000n, '_亿元'],
  [8, 8000000n, '单位（万元)'],
  [8, 8000000n, '人民币万元'],
  [8, 800n, '人民币'],
  [800, 'cell.unknown-unit', '万美元'],
  ['800', 'cell.unknown-unit', '万美元'],
  ['800元', 80000n, '万美元'],
]);

table('money with negatives', signed, [
  ['（1,234.50）', -123450n],
  ['-1,234.5', -123450n],
  ['－５', -500n],
  ['−5', -500n],
  ['¥-5', -500n],
  ['-¥5', -500n],
  ['-(5)', 'cell.not-a-number'],
]);

table('mass', mass({ title }), [
  [1.5, 1500n],
  [1.5, 750n, '斤'],
  [1.5, 1500000n, '吨'],
  [1.5, 15000000000n, '万吨'],
  ['3吨', 3000000n, '斤'],
  ['12万', 60000000n, '斤'],
  ['12万', 120000000n, '千克'],
  ['5KG', 5000n],
  ['250克', 250n],
  ['2担', 100000n],
  [0.0004, 0n],
  [1, 'cell.unknown-unit', '亩'],
]);

table('area', area({ title }), [
  [12.5, 125000n],
  [1, 150000n, '公顷'],
  [2, 20n * 15n * 10n ** 5n, '平方公里'],
  ['2000平方米', 30000n],
  ['1.23㎡', 18n],
  ['1.1m2', 17n],
  ['3 km²', 45000000n],
  [1.5, 150000000n, '万亩'],
  [1.5, 15000n, '/亩'],
  [12.34565, 123457n],
]);

table('percent', percent({ title }), [
  ['64.9%', 649000n],
  ['６４．９％', 649000n],
  [0.649, 649000n],
  ['0.649', 649000n],
  [64.9, 649000n],
  [1, 1000000n],
  [-0.05, -50000n],
  [-12.5, -125000n],
  [0.649, 6490n, '%'],
  [64.9, 649000n, '（%）'],
  ['3‰', 3000n],
  [1 / 3, 333333n],
  [2 / 3, 666667n],
  ['高', 'cell.not-a-number'],
]);

table('count', persons, [
  [12, 12],
  ['1,234', 1234],
  ['12万', 120000],
  ['35人', 35],
  ['35户', 35],
  [1.2, 12000, '万人'],
  [12, 12, '人次'],
  ['１２', 12],
  [2.5, 'cell.not-a-whole-number'],
  [-1, 'cell.negative'],
  ['12亩', 'cell.unknown-unit'],
  [12, 'cell.unknown-unit', '万元'],
  [2 ** 53, 'cell.too-large'],
]);

table('decimal', decimal({ title, scale: 1, unit: { zh: '小时', en: 'hours' }, min: '0.5' }), [
  [1.5, 15n],
  ['1.5小时', 15n],
  [1.5, 15n, '小时'],
  [1.5, 'cell.unknown-unit', '天'],
  [0.4, 'cell.too-small'],
  [1.25, 'cell.too-precise'],
]);

describe('exactness', () => {
  // A decimal of up to 15 digits, as a workbook can hold it.
  const decimals = fc
    .tuple(fc.bigInt({ min: 0n, max: 10n ** 15n - 1n }), fc.integer({ min: 0, max: 12 }))
    .map(([mantissa, places]) => {
      const digits = mantissa.toString().padStart(places + 1, '0');
      const at = digits.length - places;
      return { mantissa, places, text: places === 0 ? digits : `${digits.slice(0, at)}.${digits.slice(at)}` };
    });

  function rational(mantissa: bigint, places: number, factor: bigint): { value: bigint; exact: boolean } {
    const power = 10n ** BigInt(places);
    const product = mantissa * factor;
    return { value: (2n * product + power) / (2n * power), exact: product % power === 0n };
  }

  const measures: [Field, string | undefined, bigint][] = [
    [mass({ title }), undefined, 1000n],
    [mass({ title }), '斤', 500n],
    [mass({ title }), '吨', 1000000n],
    [area({ title }), undefined, 10000n],
    [area({ title }), '公顷', 150000n],
    [area({ title }), '平方米', 15n],
    [percent({ title }), '%', 10000n],
  ];

  test.each(measures)('measures equal rational arithmetic, number or text (%#, %s)', (field, unit, factor) => {
    fc.assert(
      fc.property(decimals, ({ mantissa, places, text }) => {
        const { value } = rational(mantissa, places, factor);
        fc.pre(value < 10n ** 16n);
        expect(field.read(Number(text), { ...AROUND, unit })).toBe(value);
        expect(field.read(text, { ...AROUND, unit })).toBe(value);
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    [undefined, 100n],
    ['千元', 100000n],
    ['万元', 1000000n],
    ['亿元', 10000000000n],
  ])('money is exact or refused (%s)', (unit, factor) => {
    fc.assert(
      fc.property(decimals, ({ mantissa, places, text }) => {
        const { value, exact } = rational(mantissa, places, factor);
        fc.pre(value < 10n ** 20n);
        const expected = exact ? value : 'cell.too-precise';
        const rest = 10n ** BigInt(places) * value - mantissa * factor;
        const off = rest < 0n ? -rest : rest;
        // What can't be told from float noise is rounded: a millionth of a fen, 4 parts in 10^15 of the value.
        fc.pre(exact || (off * 1_000_000n > 10n ** BigInt(places) && off * 250_000_000_000_000n > mantissa * factor));
        expect(reading(yuan, Number(text), { unit })).toBe(expected);
        expect(reading(yuan, text, { unit })).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });

  test('sums made by a workbook keep their fen', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10 ** 9 }), { maxLength: 200 }), (fen) => {
        const float = fen.reduce((sum, each) => sum + each / 100, 0);
        expect(yuan.read(float, AROUND)).toBe(fen.reduce((sum, each) => sum + BigInt(each), 0n));
      }),
    );
  });
});

describe('round trips', () => {
  const fields = [signed, mass({ title }), area({ title }), percent({ title }), decimal({ title, scale: 3 }), decimal({ title, scale: 0 })];

  test.each(fields)('$kind: accept∘json, restore∘write and read∘format keep the value', (field) => {
    const values = field.kind === 'mass' || field.kind === 'area' ? fc.bigInt({ min: 0n, max: 10n ** 15n }) : fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
    fc.assert(
      fc.property(values, (value) => {
        expect(field.accept(field.json(value), REGIONS)).toBe(value);
        expect(field.restore(field.write(value))).toBe(value);
        const printed = field.format(value, 'zh', REGIONS);
        expect(field.read(printed, { ...AROUND, unit: field.unit?.zh })).toBe(value);
        expect(field.json(value)).toMatch(new RegExp(String(field.schema()['pattern'])));
      }),
    );
  });

  test('count keeps its value', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (value) => {
        expect(persons.accept(persons.json(value), REGIONS)).toBe(value);
        expect(persons.restore(persons.write(value))).toBe(value);
        expect(persons.read(persons.format(value, 'en', REGIONS), AROUND)).toBe(value);
        expect(persons.amount(value)).toBe(BigInt(value));
      }),
    );
  });

  test('values are printed as PostgreSQL prints their column', () => {
    expect(yuan.amount(5n)).toBe(5n);
    expect(yuan.column).toBe('numeric(20,2)');
    expect(signed.write(-5n)).toBe('-0.05');
    expect(signed.write(0n)).toBe('0.00');
    expect(decimal({ title, scale: 0 }).write(-12n)).toBe('-12');
  });

  test('values are printed for people', () => {
    expect(yuan.format(123456789n, 'zh', REGIONS)).toBe('1,234,567.89');
    expect(signed.format(-12345600n, 'zh', REGIONS)).toBe('-123,456.00');
    expect(mass({ title }).format(1250500n, 'zh', REGIONS)).toBe('1,250.5');
    expect(mass({ title }).format(100000n, 'zh', REGIONS)).toBe('100');
    expect(percent({ title }).format(649000n, 'en', REGIONS)).toBe('64.9');
    expect(persons.format(1234567, 'en', REGIONS)).toBe('1,234,567');
  });
});

describe('JSON', () => {
  test.each([
    ['1234.50', 123450n],
    ['1234.5', 123450n],
    ['1234', 123400n],
    [1234.5, 'cell.wrong-json'],
    ['1,234', 'cell.wrong-json'],
    ['1.234', 'cell.wrong-json'],
    ['', 'cell.wrong-json'],
    [' 1', 'cell.wrong-json'],
    ['1e3', 'cell.wrong-json'],
    ['-1', 'cell.negative'],
    ['9'.repeat(19), 'cell.too-large'],
    [null, 'cell.wrong-json'],
    [undefined, 'cell.wrong-json'],
  ])('money takes %j as %s', (json, expected) => {
    expect(acceptance(yuan, json)).toBe(expected);
  });

  test.each([
    [3, 3],
    ['3', 'cell.wrong-json'],
    [3.5, 'cell.wrong-json'],
    [-1, 'cell.negative'],
    [2 ** 53, 'cell.wrong-json'],
  ])('count takes %j as %s', (json, expected) => {
    expect(acceptance(persons, json)).toBe(expected);
  });
});

test('abilities a field has not throw when called', () => {
  expect(() => yuan.day(1n)).toThrow(TypeError);
  expect(() => percent({ title }).amount(1n)).toThrow('has no amount');
});
