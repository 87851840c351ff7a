import { bareUnit, isTitleUnit, isUnit } from './unit-words.ts';

const BRACKETS = /[(（[［【〔]([^()（）[\]［］【】〔〕]*)[)）\]］】〕]/gu;

/**
 * The unit that a header carries, without blanks: `金额（万元)` 万元, `人口数(人口抽样调查)(人)` 人, `GDP_亿元` 亿元,
 * `产量/(公斤/亩)` 公斤/亩, `面积/亩` 亩, `GDP指数_上年=100` 上年=100. `null` where there is none: `身份证号(18位)`.
 */
export function unitOf(header: string): string | null {
  const text = bareUnit(header);
  if (text === '') return null;
  return bracketed(text, isUnit) ?? behindUnderscore(text) ?? behindSlash(text) ?? behindMark(text) ?? glued(text);
}

/**
 * The units that a line above or below the table names: `单位：万元、人`, or the last bracket of a title that is a
 * unit. Empty where there is none.
 */
export function unitsOfLine(line: string): string[] {
  const text = bareUnit(line);
  const stated = /(?:计量单位|货币单位|金额单位|数量单位|单位|货币)(?:[均都]?为|是|[：:])([^；;。）)]*)/u.exec(text)?.[1];
  if (stated !== undefined) return stated.split(/[、，,和与]/u).map((part) => part.replace(/^(?:人民币|.*[：:])/u, '')).filter((part) => isUnit(part));
  const whole = text.replace(/^[(（](.*)[)）]$/u, '$1');
  if (isTitleUnit(whole)) return [whole];
  const inBrackets = bracketed(text, isTitleUnit) ?? behindUnderscore(text);
  return inBrackets === null ? [] : [inBrackets];
}

/** The unit glued to a value: `3283.00元` 元; `null` where the value is no number with a unit. */
export function unitOfValue(value: string): string | null {
  const tail = /^[-+]?[\d,]*\.?\d+\s*([^\d\s,.].*)$/u.exec(value.trim())?.[1];
  return tail !== undefined && isUnit(tail) && !/^[年月日]/u.test(tail) ? bareUnit(tail) : null;
}

/** The unit in a text that names what a row measures: `一般公共预算支出（亿元）i` 亿元. */
export function unitOfLabel(label: string): string | null {
  const text = bareUnit(label);
  const last = [...text.matchAll(BRACKETS)].at(-1);
  if (last === undefined || text.length - last.index - last[0].length > 3) return null;
  const [, inside = ''] = last;
  return isTitleUnit(inside) ? inside : null;
}

/** Of several brackets the last that is a unit. */
function bracketed(text: string, accepts: (unit: string) => boolean): string | null {
  for (const match of [...text.matchAll(BRACKETS)].reverse()) {
    const inside = (match[1] ?? '').replace(/^(?:计量)?单位[：:]?/u, '');
    if (accepts(inside)) return inside.replace(/^\//u, '');
    const last = /[，,、：:]([^，,、：:]+)$/u.exec(inside)?.[1];
    if (last !== undefined && accepts(last)) return last;
  }
  return null;
}

function behindUnderscore(text: string): string | null {
  const tail = /[_＿]([^_＿]+)$/u.exec(text)?.[1];
  return tail !== undefined && isUnit(tail) ? tail : null;
}

/** `面积/亩`, `亩产/公斤/亩`, and a header that is nothing but a unit. */
function behindSlash(text: string): string | null {
  if (isUnit(text) && (text.includes('/') || /^(?:%|‰|[万亿]?元)$/u.test(text))) return text.replace(/^\//u, '');
  for (let at = text.indexOf('/'); at > 0; at = text.indexOf('/', at + 1)) {
    const tail = text.slice(at + 1);
    if (at >= 2 && isUnit(tail)) return tail;
  }
  return null;
}

/** `金额：万元`, `金额，万元`; `其中：户` is no unit. */
function behindMark(text: string): string | null {
  const [, name = '', unit = ''] = /^(.{2,})[：:，,](.+)$/u.exec(text) ?? [];
  return !/其中|包括|合计/u.test(name) && isUnit(unit) ? unit : null;
}

/** `计划投资万元`: only units that end no other word. */
function glued(text: string): string | null {
  return /^.{2,}?((?:万|亿|千)(?:元|美元|人次|人|亩|吨|公斤)|平方米|平方公里|公顷|立方米|%|‰)$/u.exec(text)?.[1] ?? null;
}
