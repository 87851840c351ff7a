import { describe, expect, test } from 'vitest';
import { Fault } from '#kernel/declare/field.ts';
import { choice, flag, region } from '#kernel/declare/fields/index.ts';
import { Refusal } from '#kernel/declare/problem.ts';
import { acceptance, AROUND, reading, REGIONS, TITLE } from './programme.ts';

const title = TITLE;

describe('choices', () => {
  const stage = choice({
    title: { zh: '阶段', en: 'Stage' },
    of: {
      signed: { zh: '签约', en: 'Signed', aliases: ['已签约', '1'] },
      landed: { zh: '落地', en: 'Landed' },
      withdrawn: { zh: '退库（不计）', en: 'Withdrawn' },
    },
  });

  test.each([
    ['签约', 'signed'],
    [' 签　约 ', 'signed'],
    ['SIGNED', 'signed'],
    ['landed', 'landed'],
    ['已签约', 'signed'],
    [1, 'signed'],
    ['退库(不计)', 'withdrawn'],
    ['谋划', 'cell.not-a-choice'],
    ['constructor', 'cell.not-a-choice'],
    [true, 'cell.not-a-choice'],
    ['-', null],
  ])('a choice reads %j as %j', (cell, expected) => {
    expect(reading(stage, cell)).toBe(expected);
  });

  test('a wrong choice is told the allowed ones and the likeliest', () => {
    const fault = stage.read('签定约', AROUND);
    expect(fault).toBeInstanceOf(Fault);
    expect((fault as Fault).mend.zh).toBe('是否为“签约”？可填：签约、落地、退库（不计）');
  });

  test('JSON is the key', () => {
    expect(acceptance(stage, 'landed')).toBe('landed');
    expect(acceptance(stage, '落地')).toBe('cell.wrong-json');
    expect(acceptance(stage, 'toString')).toBe('cell.wrong-json');
    expect(stage.schema()).toEqual({ type: 'string', enum: ['signed', 'landed', 'withdrawn'] });
    expect(stage.format('landed', 'en', REGIONS)).toBe('Landed');
    expect(stage.template.choices).toEqual(['签约', '落地', '退库（不计）']);
  });

  test('one word for two choices is refused when declared', () => {
    const declare = () => choice({ title, of: { a: { zh: '其他', en: 'Other' }, b: { zh: '别的', en: 'Else', aliases: ['其 他'] } } });
    expect(declare).toThrow(Refusal);
    expect(declare).toThrow('declare.ambiguous-choice');
  });
});

describe('flags', () => {
  const employed = flag({ title: { zh: '是否务工', en: 'Employed' }, aliases: ['已就业'] });

  test.each([
    ['是', true],
    ['√', true],
    ['✔', true],
    ['Ｙ', true],
    ['Yes', true],
    ['有', true],
    [1, true],
    ['1', true],
    [true, true],
    ['已务工', true],
    ['已就业', true],
    ['否', false],
    ['×', false],
    ['无', false],
    ['n', false],
    [0, false],
    [false, false],
    ['未务工', false],
    ['尚未就业', false],
    ['已毕业', 'cell.not-a-flag'],
    ['大概', 'cell.not-a-flag'],
    [2, 'cell.not-a-flag'],
    ['', null],
    ['/', null],
  ])('a flag reads %j as %j', (cell, expected) => {
    expect(reading(employed, cell)).toBe(expected);
  });

  test('a flag is t or f to PostgreSQL and true or false in JSON', () => {
    for (const value of [true, false]) {
      expect(employed.restore(employed.write(value))).toBe(value);
      expect(employed.accept(employed.json(value), REGIONS)).toBe(value);
      expect(employed.read(employed.format(value, 'zh', REGIONS), AROUND)).toBe(value);
      expect(employed.read(employed.format(value, 'en', REGIONS), AROUND)).toBe(value);
    }
    expect(acceptance(employed, 't')).toBe('cell.wrong-json');
  });
});

describe('regions', () => {
  const place = region({ title });

  test.each([
    ['岷县', '621126'],
    ['岷', '621126'],
    ['岷 县', '621126'],
    ['定西市岷县', '621126'],
    ['定西岷县', '621126'],
    ['甘肃省定西市岷县', '621126'],
    ['中国甘肃省岷县', '621126'],
    ['甘肃省/定西市/岷县', '621126'],
    ['621126', '621126'],
    ['６２１１２６', '621126'],
    [621126, '621126'],
    ['621126000000', '621126'],
    [621126000000, '621126'],
    ['621126000', '621126'],
    ['定西', '621100'],
    ['甘肃省定西市', '621100'],
    ['黄岛', '370211'],
    ['黄岛区（西海岸新区）', '370211'],
    ['青岛西海岸新区', '370211'],
    ['青岛市南区', '370202'],
    ['minxian', '621126'],
    ['Dingxi City', '621100'],
    ['青岛市岷县', 'cell.not-a-region'],
    ['兰州市', 'cell.not-a-region'],
    ['县', 'cell.not-a-region'],
    ['市', 'cell.not-a-region'],
    [621199, 'cell.not-a-region'],
    [true, 'cell.not-a-region'],
    ['-', null],
  ])('a region reads %j as %j', (cell, expected) => {
    expect(reading(place, cell)).toBe(expected);
  });

  test('a side narrows what is taken', () => {
    const east = region({ title, side: 'east' });
    expect(reading(east, '市南')).toBe('370202');
    expect(reading(east, '岷县')).toBe('cell.region-of-other-side');
    expect(acceptance(east, '621126')).toBe('cell.region-of-other-side');
    expect(acceptance(east, '370202')).toBe('370202');
  });

  test('JSON is the code exactly', () => {
    expect(acceptance(place, '岷县')).toBe('cell.wrong-json');
    expect(acceptance(place, '621126000000')).toBe('cell.wrong-json');
    for (const { code } of REGIONS.all) {
      expect(place.accept(place.json(code), REGIONS)).toBe(code);
      expect(place.read(place.format(code, 'zh', REGIONS), AROUND)).toBe(code);
      expect(place.read(place.format(code, 'en', REGIONS), AROUND)).toBe(code);
    }
  });

  test('an unknown name is told the nearest', () => {
    expect((place.read('岷现', AROUND) as Fault).mend.zh).toContain('岷县');
  });
});
