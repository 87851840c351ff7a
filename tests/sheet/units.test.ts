import { describe, expect, it } from 'vitest';
import { normaliseHeader, tidyHeader } from '#kernel/sheet/table/normalise-header.ts';
import { unitOf, unitOfLabel, unitOfValue, unitsOfLine } from '#kernel/sheet/table/unit-of.ts';

describe('the unit of a header', () => {
  it.each([
    ['金额(万元)', '万元'],
    ['金 额\n（万元）', '万元'],
    ['占比（%)', '%'],
    ['占比（％）', '%'],
    ['人口数(人口抽样调查)(人)', '人'],
    ['固定资产投资(不含农户)实际到位资金_比上年增长(%)', '%'],
    ['固定资产投资(不含农户)', null],
    ['GDP_亿元', '亿元'],
    ['第二产业比重_%', '%'],
    ['GDP指数_上年=100', '上年=100'],
    ['65岁以上人口_抽样调查_人', '人'],
    ['进出口总额_亿元人民币', '亿元人民币'],
    ['进出口总额_万美元', '万美元'],
    ['私营个体就业人员_NBS_万人', '万人'],
    ['面积/亩', '亩'],
    ['补助标准/(元/亩)', '元/亩'],
    ['补助标准（元/亩)', '元/亩'],
    ['单产（公斤/亩）', '公斤/亩'],
    ['降水量(mm)', 'mm'],
    ['计划投资（单位：万元）', '万元'],
    ['就业人数（人次）', '人次'],
    ['计划投资万元', '万元'],
    ['身份证号(18位)', null],
    ['日期（年/月/日）', null],
    ['县/区', null],
    ['工种/行业', null],
    ['就业渠道(公益岗位/帮扶车间/外出务工)', null],
    ['是否已务工', null],
    ['户主', null],
    ['单位', null],
    ['2024年', null],
    ['其中：户', null],
    ['', null],
  ])('%s', (header, unit) => expect(unitOf(header)).toBe(unit));

  it('is read from lines, values and labels as well', () => {
    expect(unitsOfLine('单位：万元')).toEqual(['万元']);
    expect(unitsOfLine('单位:万元、人')).toEqual(['万元', '人']);
    expect(unitsOfLine('（单位：亩）')).toEqual(['亩']);
    expect(unitsOfLine('填报单位：安定区农业农村局')).toEqual([]);
    expect(unitsOfLine('2024年劳务输转情况统计表（5月）')).toEqual([]);
    expect(unitsOfLine('注：本表金额单位均为万元')).toEqual(['万元']);
    expect(unitOfValue('3283.00元')).toBe('元');
    expect(unitOfValue('2024年')).toBeNull();
    expect(unitOfLabel('一般公共预算支出（亿元）i')).toBe('亿元');
    expect(unitOfLabel('安定区（含开发区）')).toBeNull();
  });
});

describe('headers are compared without blanks, line breaks and width', () => {
  it('makes the same of the same', () => {
    expect(normaliseHeader('金 额\n（万元）')).toBe(normaliseHeader('金额(万元)'));
    expect(normaliseHeader('姓\u3000名')).toBe('姓名');
  });
  it('shows them readably', () => {
    expect(tidyHeader(' 计划\n投资 （万元）')).toBe('计划投资（万元）');
    expect(tidyHeader('GDP \n growth')).toBe('GDP growth');
  });
});
