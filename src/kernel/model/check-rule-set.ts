import type { AnyFigure } from '../declare/figure.ts';
import { isBelow, minus, plus, rationalOf, zero, decimalText } from '../declare/rational.ts';
import type { Formula, Item, Level, RuleSet } from '../declare/rule-set.ts';

const setNamePattern = /^[a-z][a-z0-9-]*(?:\.[a-z0-9][a-z0-9-]*)*$/;
const itemNamePattern = /^[a-z][a-zA-Z0-9-]*(?:\.[a-z0-9][a-zA-Z0-9-]*)*$/;
const plainDecimal = /^-?\d{1,20}(?:\.\d{1,12})?$/;

/** Faults of one rule set that types can't see: what it names, what adds up, what waits for itself. */
export function checkRuleSet(rules: RuleSet, all: readonly RuleSet[], figures: readonly AnyFigure[]): string[] {
  const at = `rule set ${rules.name}`;
  const faults: string[] = [];
  const say = (what: string) => faults.push(`${at}${what}`);
  if (!setNamePattern.test(rules.name)) say(': a name is who.year in lower case');
  if (all.filter(({ name }) => name === rules.name).length > 1) say(' is declared twice: rename one');
  if (rules.title.zh === '' || rules.title.en === '') say(': give its title in Chinese and English');
  const [first, last] = rules.valid;
  if (!(Number.isInteger(first) && Number.isInteger(last) && first >= 1900 && last <= 2100 && first <= last)) say(`: it is valid from ${first} to ${last}: give years, the first one first`);
  if (rules.levels.length === 0) say(': it assesses nobody: name the levels');
  if (!Number.isInteger(rules.digits) || rules.digits < 0 || rules.digits > 6) say(': points are rounded to 0 to 6 decimals');
  for (const [what, text] of [['full', rules.full], ['most', rules.most ?? rules.full]] as const) {
    if (!isPositive(text)) say(`: its ${what} is “${text}”: write a plain decimal above zero`);
  }
  const items = every(rules.items);
  const names = items.map(({ name }) => name);
  for (const name of new Set(names.filter((one, index) => names.indexOf(one) !== index))) say(`, item ${name}: the name is taken twice: rename one`);
  for (const item of items) for (const what of checkItem(item)) say(`, item ${item.name}: ${what}`);
  if (faults.length > 0) return faults;

  for (const level of rules.levels) {
    faults.push(...sums(at, rules, level), ...checkFormulas(at, rules, level, figures));
  }
  return [...new Set([...faults, ...rings(at, rules)])];
}

function checkItem(item: Item): string[] {
  const faults: string[] = [];
  if (!itemNamePattern.test(item.name)) faults.push('a name is words in lower case with points between');
  if (item.title.zh === '' || item.title.en === '') faults.push('give its title in Chinese and English');
  if (item.kind === 'veto') {
    if (!isAmount(item.most)) faults.push(`it leaves at most “${item.most}”: write a plain decimal, 0 to take everything`);
    if (item.when !== 'found') {
      const bounds = [item.when.over, item.when.under].flatMap((bound) => bound ?? []);
      if (bounds.length === 0) faults.push('say over or under what it comes true');
      for (const bound of bounds) if (!plainDecimal.test(bound)) faults.push(`“${bound}” is no plain decimal`);
    }
    return faults;
  }
  if (!isPositive(item.points)) faults.push(`its points are “${item.points}”: write a plain decimal above zero`);
  if (item.kind === 'branch' && item.items.length === 0) faults.push('a branch without items: give it some or take it out');
  if (item.kind !== 'measured' || faults.length > 0) return faults;
  const { scale, by } = item;
  if (by.op === 'attained' && by.target !== 'agreed') {
    const targets = typeof by.target === 'string' ? [by.target] : Object.values(by.target);
    for (const target of targets) if (!isPositive(target)) faults.push(`its target is “${target}”: write a plain decimal above zero`);
  }
  if (scale.op === 'linear') {
    for (const bound of [scale.from, scale.full]) if (!plainDecimal.test(bound)) return [...faults, `“${bound}” is no plain decimal`];
    if (!differ(scale.from, scale.full)) faults.push('it begins where it is full: give two different numbers, or a step');
    return faults;
  }
  if (scale.steps.length === 0) faults.push('it has no steps: give some');
  for (const { at, points } of scale.steps) {
    if (!plainDecimal.test(at) || !isAmount(points)) return [...faults, `the step at “${at}” for “${points}” is no plain decimal`];
    if (isBelow(rationalOf(item.points), rationalOf(points))) faults.push(`the step at ${at} earns ${points}, more than the item's ${item.points}`);
  }
  for (const [index, { at, points }] of scale.steps.entries()) {
    const before = scale.steps[index - 1];
    if (before === undefined) continue;
    const eases = scale.reached === 'at-least' ? isBelow(rationalOf(at), rationalOf(before.at)) : isBelow(rationalOf(before.at), rationalOf(at));
    if (!eases || !isBelow(rationalOf(points), rationalOf(before.points))) faults.push(`the step at ${at} must be easier than the one before and earn less: write the hardest first`);
  }
  return faults;
}

/** That weights add up, wherever a region of this level is assessed. */
function sums(at: string, rules: RuleSet, level: Level): string[] {
  const faults: string[] = [];
  const check = (where: string, items: readonly Item[], full: string, bonus: boolean): void => {
    const here = items.filter(({ only }) => only === undefined || only === level);
    const weighed = here.filter((item) => item.kind !== 'veto' && (bonus || item.bonus !== true));
    const sum = weighed.map((item) => ('points' in item ? rationalOf(item.points) : zero)).reduce(plus, zero);
    const wrong = bonus ? isBelow(sum, rationalOf(full)) : minus(sum, rationalOf(full)).over !== 0n;
    if (wrong) faults.push(`${where}: for regions at level ${level} its items add up to ${decimalText(sum)} and not ${full}: mend their points, or its own`);
    for (const item of here) if (item.kind === 'branch') check(`${at}, item ${item.name}`, item.items, item.points, item.bonus === true);
  };
  check(at, rules.items, rules.full, false);
  return faults;
}

/** That formulas read what is there, and what is kept for the regions assessed. */
function checkFormulas(at: string, rules: RuleSet, level: Level, figures: readonly AnyFigure[]): string[] {
  const items = every(rules.items, level);
  return items.flatMap((item) => {
    const here = `${at}, item ${item.name}`;
    const formula = formulaIn(item);
    if (formula === undefined) return [];
    if (formula.op === 'rate') {
      const of = items.find(({ name }) => name === formula.item);
      if (of === undefined || of.kind === 'veto') return [`${here}: it asks for the points of ${formula.item}, which is no item where regions at level ${level} are assessed`];
      return [];
    }
    return (formula.op === 'share' ? [formula.of, formula.to] : [formula.of]).flatMap(({ figure: name, everywhere }) => {
      const figure = figures.find((one) => one.name === name);
      if (figure === undefined) return [`${here}: there is no figure ${name}: name one that a domain lists`];
      if (everywhere === true) {
        return level === 'within' ? [`${here}: figure ${name} of the whole programme is not split by the regions assessed: ask it of the top level only, or choose one that is`] : [];
      }
      const elsewhere = basesOf(figure).find(({ over }) => {
        const side = over.fields[over.scope]?.side;
        return side !== undefined && side !== rules.side;
      });
      return elsewhere === undefined
        ? []
        : [`${here}: figure ${name} is not split by the regions assessed, as the records of ${elsewhere.over.name} lie on the other side: read it everywhere(), for the top level, or choose another`];
    });
  });
}

/** Items that wait for themselves: a share of points of what they are part of, in the end. */
function rings(at: string, rules: RuleSet): string[] {
  const items = every(rules.items);
  const waitsFor = (name: string): string[] => {
    const item = items.find((one) => one.name === name);
    const formula = item === undefined ? undefined : formulaIn(item);
    return [...(item?.kind === 'branch' ? item.items.map((one) => one.name) : []), ...(formula?.op === 'rate' ? [formula.item] : [])];
  };
  return items
    .filter((item) => formulaIn(item)?.op === 'rate' && reaches(item.name, item.name, waitsFor))
    .map(({ name }) => `${at}, item ${name}: the formula is circular: it waits for its own points in the end`);
}

function reaches(from: string, wanted: string, waitsFor: (name: string) => string[]): boolean {
  const passed = new Set<string>();
  const open = waitsFor(from);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === wanted) return true;
    if (passed.has(next)) continue;
    passed.add(next);
    open.push(...waitsFor(next));
  }
  return false;
}

function basesOf(figure: AnyFigure): readonly Extract<AnyFigure, { over: unknown }>[] {
  if (!('of' in figure)) return [figure];
  const { of } = figure;
  const parts = of.op === 'ratio' ? [of.of, of.to] : of.op === 'difference' ? [of.of, of.less] : [of.of];
  return parts.flatMap(basesOf);
}

function formulaIn(item: Item): Formula | undefined {
  if (item.kind === 'measured') return item.by;
  return item.kind === 'veto' && item.when !== 'found' ? item.when.by : undefined;
}

function every(items: readonly Item[], level?: Level): readonly Item[] {
  return items
    .filter(({ only }) => level === undefined || only === undefined || only === level)
    .flatMap((item) => (item.kind === 'branch' ? [item, ...every(item.items, level)] : [item]));
}

const isAmount = (text: string): boolean => plainDecimal.test(text) && !text.startsWith('-');
const isPositive = (text: string): boolean => isAmount(text) && isBelow(zero, rationalOf(text));
const differ = (a: string, b: string): boolean => minus(rationalOf(a), rationalOf(b)).over !== 0n;
