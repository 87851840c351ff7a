import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleId } from '../../../src/kernel/declare/fields/id-number.ts';
import { looksPersonal } from '../../../src/kernel/declare/reading/personal.ts';

test('identity, card and mobile numbers are noticed, wherever and however they are written', () => {
  const id = sampleId('100000', 1990, 1, 1);
  const number = fc.constantFrom(id, `${id.slice(0, 17)}X`, `${id.slice(0, 17)}x`, '110101900101123', '6222020200112233445', '13812345678', '8613812345678');
  const spaced = (text: string) => fc.tuple(fc.constantFrom(' ', '-', '－', '\u00a0', '—', '  '), fc.constantFrom(/.{3,4}(?=.{3})/g, /^.{6}(?=.{3})/g, /$^/g)).map(([gap, group]) => text.replaceAll(group, (digits) => digits + gap));
  const wide = (text: string) => text.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  fc.assert(
    fc.property(number.chain(spaced), fc.boolean(), fc.constantFrom('', '联系人张三，电话', 'ID: '), fc.constantFrom('', '（本人）', ', home'), (text, widened, before, after) => {
      expect(looksPersonal(before + (widened ? wide(text) : text) + after)).toBe(true);
    }),
  );
});

test.each(['2024-03-05', '2023-01-01—2023-12-31', '示协〔2024〕1号', '621126100036', '12345678.90', '91370200MA3C1XYZ7T', '0932-7722000', '示例八村'])('%s is nobody’s number', (text) => {
  expect(looksPersonal(text)).toBe(false);
});
