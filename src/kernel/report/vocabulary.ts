/** What a tag can do, how it is written in English and in Chinese, and what it takes. */
export interface TagKind {
  readonly name: TagName;
  readonly zh: string;
  /** What stands after its name: the figure it is of, or what it goes over. */
  readonly operand: 'figure' | 'over' | 'none';
  readonly attributes: readonly AttributeName[];
}

export type TagName = 'figure' | 'growth' | 'target' | 'reached' | 'list' | 'chart' | 'each' | 'year' | 'month' | 'period' | 'region' | 'programme' | 'date' | 'asof';
export type AttributeName = 'window' | 'region' | 'slice' | 'as' | 'in' | 'digits' | 'near' | 'than' | 'over' | 'within' | 'title';

const where: readonly AttributeName[] = ['window', 'region', 'slice'];

export const tagKinds: readonly TagKind[] = [
  { name: 'figure', zh: '指标', operand: 'figure', attributes: [...where, 'as', 'in', 'digits', 'near'] },
  { name: 'growth', zh: '同比', operand: 'figure', attributes: [...where, 'than', 'as', 'digits'] },
  { name: 'target', zh: '目标', operand: 'figure', attributes: ['region', 'as', 'in', 'digits', 'near'] },
  { name: 'reached', zh: '完成率', operand: 'figure', attributes: ['region', 'digits'] },
  { name: 'list', zh: '列举', operand: 'figure', attributes: [...where, 'over', 'within', 'as', 'in', 'digits', 'near'] },
  { name: 'chart', zh: '图', operand: 'figure', attributes: [...where, 'over', 'within', 'in', 'digits', 'title'] },
  { name: 'each', zh: '逐', operand: 'over', attributes: ['window', 'within'] },
  { name: 'year', zh: '年份', operand: 'none', attributes: [] },
  { name: 'month', zh: '月份', operand: 'none', attributes: [] },
  { name: 'period', zh: '期', operand: 'none', attributes: ['window'] },
  { name: 'region', zh: '地区', operand: 'none', attributes: [] },
  { name: 'programme', zh: '项目', operand: 'none', attributes: [] },
  { name: 'date', zh: '日期', operand: 'none', attributes: [] },
  { name: 'asof', zh: '截至', operand: 'none', attributes: [] },
];

const attributeNames: Readonly<Record<string, AttributeName>> = {
  window: 'window', 期间: 'window',
  region: 'region', 地区: 'region',
  slice: 'slice', 部分: 'slice',
  as: 'as', 写法: 'as',
  in: 'in', 单位: 'in',
  digits: 'digits', 小数: 'digits',
  near: 'near', 约: 'near',
  than: 'than', 比: 'than',
  over: 'over', 按: 'over',
  within: 'within', 属于: 'within',
  title: 'title', 标题: 'title',
};

export const tagKindOf = (written: string): TagKind | undefined => tagKinds.find(({ name, zh }) => name === written || zh === written);
export const attributeOf = (written: string): AttributeName | undefined => (Object.hasOwn(attributeNames, written) ? attributeNames[written] : undefined);

/** Values of an attribute by how they may be written. */
const values = {
  as: { words: 'words', 文字: 'words', exact: 'exact', 精确: 'exact', number: 'number', 数字: 'number', change: 'change', 增减: 'change' },
  near: { about: 'about', 约: 'about', over: 'over', 超: 'over', nearly: 'nearly', 近: 'nearly' },
  over: { regions: 'regions', 地区: 'regions', years: 'years', 年: 'years', months: 'months', 月: 'months' },
} as const;

type Choices = typeof values;
export type Choice<K extends keyof Choices> = Choices[K][keyof Choices[K]];

/** What a written value stands for; `undefined` where it is none of the choices. */
export function choiceOf<K extends keyof Choices>(kind: K, written: string): Choice<K> | undefined {
  const choices: Readonly<Record<string, unknown>> = values[kind];
  return Object.hasOwn(choices, written) ? (choices[written] as Choice<K>) : undefined;
}

export const choicesOf = (kind: keyof Choices): string => Object.keys(values[kind]).join('、');
