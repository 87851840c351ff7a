import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cell } from '#kernel/declare/cell.ts';
import { ageOn, checkCharacter, idNumber, isSampleId, phone, sampleId, sexOf } from '#kernel/declare/fields/index.ts';
import { acceptance, AROUND, reading, REGIONS, TITLE } from './programme.ts';

const title = TITLE;
const card = idNumber({ title });

function id(first17: string): string {
  return first17 + checkCharacter(first17);
}

describe('identity numbers', () => {
  // The example of GB 11643-1999, annex A.
  const standard = '11010519491231002X';

  test.each<[Cell, unknown]>([
    [standard, standard],
    ['11010519491231002x', standard],
    ['１１０１０５１９４９１２３１００２Ｘ', standard],
    [' 110105 19491231 002X\t', standard],
    [`'${standard}`, standard],
    [`\ufeff${standard}`, standard],
    ['110105194912310021', 'cell.id-checksum'],
    ['11010519491231002', 'cell.not-an-id-number'],
    ['1101051949123100XX', 'cell.not-an-id-number'],
    ['110105491231002', 'cell.old-id-number'],
    [110105491231002, 'cell.old-id-number'],
    [110105194912310020, 'cell.id-damaged'],
    [1.10105194912310e17, 'cell.id-damaged'],
    ['1.10105E+17', 'cell.id-damaged'],
    ['110105194912310000', 'cell.id-damaged'],
    [id('11010519990230001'), 'cell.id-birth-date'],
    [id('11010518990101001'), 'cell.id-birth-date'],
    [id('11010519901401001'), 'cell.id-birth-date'],
    [true, 'cell.not-an-id-number'],
    ['无', 'cell.not-an-id-number'],
    ['-', null],
  ])('an identity number reads %j as %s', (cell, expected) => {
    expect(reading(card, cell)).toBe(expected);
  });

  test('digits lost are never trusted in a sheet, though the check fits', () => {
    const fitting = Array.from({ length: 99 }, (_, i) => `621126199013${String(i + 1).padStart(2, '0')}000`)
      .map((first17) => id(first17))
      .find((each) => each.endsWith('000')) as string;
    expect(reading(card, fitting)).toBe('cell.id-damaged');
    expect(acceptance(card, fitting)).toBe(fitting);
  });

  test('one changed or two swapped digits are found', () => {
    const samples = fc.tuple(fc.integer({ min: 1950, max: 2010 }), fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 999 }));
    fc.assert(
      fc.property(samples, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), ([y, d, n], at, by) => {
        const good = sampleId('621126', y, d, n);
        const changed = good.slice(0, at) + String((Number(good[at]) + by) % 10) + good.slice(at + 1);
        expect(acceptance(card, changed)).not.toBe(changed);
        const swapped = good.slice(0, at) + (at < 16 ? `${good[at + 1]}${good[at]}` : good.slice(at, at + 2)) + good.slice(at + 2);
        expect(swapped === good || acceptance(card, swapped) !== swapped).toBe(true);
        expect(isSampleId(good)).toBe(true);
        expect(card.accept(card.json(good), REGIONS)).toBe(good);
        expect(card.restore(card.write(good))).toBe(good);
      }),
    );
  });

  test('a number tells age and sex, a sample neither', () => {
    expect(ageOn(standard, 20091230)).toBe(59);
    expect(ageOn(standard, 20091231)).toBe(60);
    expect(ageOn(standard, 19400101)).toBeUndefined();
    expect(sexOf(standard)).toBe('female');
    const sample = sampleId('621126', 1990, 5, 1);
    expect(ageOn(sample, 20240101)).toBeUndefined();
    expect(sexOf(sample)).toBeUndefined();
    expect(isSampleId(standard)).toBe(false);
  });

  test('the number is masked and never in a message', () => {
    expect(card.sensitive).toBe(true);
    expect(card.mask('621126199013050017')).toBe('621126********0017');
    for (const cell of ['110105194912310021', '110105491231002', 110105194912310020, '1101051949123100211']) {
      expect(JSON.stringify(card.read(cell, AROUND))).not.toContain('110105');
    }
  });
});

describe('phones', () => {
  const tel = phone({ title });

  test.each<[Cell, unknown]>([
    ['13800001234', '13800001234'],
    [13800001234, '13800001234'],
    ['138 0000 1234', '13800001234'],
    ['138-0000-1234', '13800001234'],
    ['+86 13800001234', '13800001234'],
    ['8613800001234', '13800001234'],
    ['１３８００００１２３４', '13800001234'],
    ['0932-8212345', '0932-8212345'],
    ['09328212345', '0932-8212345'],
    ['(0532)85911234', '0532-85911234'],
    ['（0532）8591 1234', '0532-85911234'],
    ['010-62345678', '010-62345678'],
    ['0532-85911234-801', '0532-85911234-801'],
    ['0532-85911234转801', '0532-85911234-801'],
    ['400-600-1234', '400-600-1234'],
    ['12800001234', 'cell.not-a-phone'],
    ['1380000123', 'cell.not-a-phone'],
    ['138000012345', 'cell.not-a-phone'],
    ['8212345', 'cell.not-a-phone'],
    [9328212345, 'cell.not-a-phone'],
    [1380000123.4, 'cell.not-a-phone'],
    ['13800001234/13900001234', 'cell.several-phones'],
    ['13800001234 13900001234', 'cell.several-phones'],
    ['13800001234、0932-8212345', 'cell.several-phones'],
    ['无', 'cell.not-a-phone'],
    ['/', null],
  ])('a phone reads %j as %s', (cell, expected) => {
    expect(reading(tel, cell)).toBe(expected);
    // What is kept reads as itself.
    const kept = String(expected);
    expect(acceptance(tel, kept)).toBe(/^\d/.test(kept) ? kept : 'cell.not-a-phone');
  });

  test('a phone is masked', () => {
    expect(tel.mask('13800001234')).toBe('138****1234');
    expect(tel.mask('0532-85911234')).toBe('0532-****1234');
    expect(tel.mask('0532-85911234-801')).toBe('0532-****1234');
    expect(tel.mask('400-600-1234')).toBe('400-****1234');
    expect(JSON.stringify(tel.read('1380000123', AROUND))).not.toContain('1380000');
  });
});
