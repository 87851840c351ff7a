#!/usr/bin/env node
// Checks a pack of evidence by itself: node verify.mjs [folder] [--seal HASH]. Needs Node 18 or later and nothing else.
// 自行核对考核佐证包：node verify.mjs [文件夹] [--seal 哈希]。只需 Node 18 以上，不需要别的软件。
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

// ---- exact fractions, [over, under] with under > 0 ----

const gcd = (a, b) => {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x === 0n ? 1n : x;
};
const frac = (over, under = 1n) => {
  const sign = under < 0n ? -1n : 1n;
  const by = gcd(over, under * sign) * sign;
  return [over / by, under / by];
};
export const num = (text) => {
  const [whole, part = ''] = String(text).split('.');
  return frac(BigInt(whole + part), 10n ** BigInt(part.length));
};
const add = ([a, b], [c, d]) => frac(a * d + c * b, b * d);
const sub = ([a, b], [c, d]) => frac(a * d - c * b, b * d);
const mul = ([a, b], [c, d]) => frac(a * c, b * d);
const div = ([a, b], [c, d]) => (c === 0n ? null : frac(a * d, b * c));
const less = ([a, b], [c, d]) => a * d < c * b;
const same = ([a, b], [c, d]) => a === c && b === d;
const low = (a, b) => (less(a, b) ? a : b);
const ZERO = [0n, 1n];
const ONE = [1n, 1n];

/** Rounded half away from zero to `digits` decimals. */
const round = ([over, under], digits) => {
  const scale = 10n ** BigInt(digits);
  const magnitude = (2n * (over < 0n ? -over : over) * scale + under) / (2n * under);
  return frac(over < 0n ? -magnitude : magnitude, scale);
};
/** As values are written down: exact, or rounded after twenty decimals. */
const text = (value) => {
  const [over] = round(value, 20).map((part) => part);
  const scaled = (over * 10n ** 20n) / round(value, 20)[1];
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(21, '0');
  const fraction = digits.slice(-20).replace(/0+$/, '');
  return `${scaled < 0n ? '-' : ''}${digits.slice(0, -20)}${fraction === '' ? '' : `.${fraction}`}`;
};

// ---- points from rules ----

/** Scores by the rules in rules.json: { total, points by item }. */
export function score(rules, { region, level, year }, inputs, basis) {
  const points = {};
  const at = (items) => items.filter(({ only }) => only === undefined || only === level);
  const find = (items, name) => {
    for (const item of at(items)) {
      const found = item.name === name ? item : item.kind === 'branch' ? find(item.items, name) : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const key = ({ figure, everywhere }, of) => `${figure}${everywhere === true ? '*' : ''}@${of}`;
  const read = (use, of) => {
    const value = inputs.figures[key(use, of)];
    return value === null || value === undefined ? null : num(value);
  };
  const measure = (formula) => {
    if (formula.op === 'rate') {
      const item = find(rules.items, formula.item);
      return item === undefined ? null : div(earned(item), num(item.points));
    }
    const value = read(formula.of, year);
    if (value === null) return null;
    if (formula.op === 'value') return value;
    if (formula.op === 'share') {
      const whole = read(formula.to, year);
      return whole === null ? null : div(value, whole);
    }
    if (formula.op === 'attained') {
      const { target } = formula;
      const wanted = target === 'agreed' ? inputs.targets[key(formula.of, year)] : typeof target === 'string' ? target : target[region];
      if (wanted === null || wanted === undefined) return null;
      // Of what is not to be exceeded: kept, or as much as the limit is of the value.
      if (target === 'agreed' && inputs.limits?.includes(key(formula.of, year))) return less(num(wanted), value) ? div(num(wanted), value) : ONE;
      return div(value, num(wanted));
    }
    const before = read(formula.of, year - 1);
    if (before === null) return null;
    return formula.op === 'gain' ? sub(value, before) : div(sub(value, before), before);
  };
  const byScale = (scale, value, most) => {
    if (scale.op === 'linear') {
      const share = div(sub(value, num(scale.from)), sub(num(scale.full), num(scale.from))) ?? ZERO;
      return mul(most, less(share, ZERO) ? ZERO : less(ONE, share) ? ONE : share);
    }
    let best = ZERO;
    for (const step of scale.steps) {
      const reached = scale.reached === 'at-least' ? !less(value, num(step.at)) : !less(num(step.at), value);
      if (reached && less(best, num(step.points))) best = num(step.points);
    }
    return best;
  };
  const holds = (item) => {
    if (item.when === 'found') {
      const said = inputs.found[item.name]?.[basis];
      return said !== null && said !== undefined && less(ZERO, num(said));
    }
    const value = measure(item.when.by);
    if (value === null) return false;
    return (item.when.over !== undefined && less(num(item.when.over), value)) || (item.when.under !== undefined && less(value, num(item.when.under)));
  };
  const together = (items, most) => {
    let sum = at(items).reduce((all, item) => add(all, earned(item)), ZERO);
    if (most !== undefined) sum = low(sum, num(most));
    for (const item of at(items)) if (item.kind === 'veto' && holds(item)) sum = low(sum, num(item.most));
    return sum;
  };
  const earn = (item) => {
    if (item.kind === 'veto') return ZERO;
    if (item.kind === 'branch') return together(item.items, item.bonus === true ? item.points : undefined);
    const most = num(item.points);
    if (item.kind === 'judged') {
      const said = inputs.found[item.name]?.[basis];
      return said === null || said === undefined ? ZERO : round(low(num(said), most), rules.digits);
    }
    const value = measure(item.by);
    return value === null ? ZERO : round(byScale(item.scale, value, most), rules.digits);
  };
  const earned = (item) => (points[item.name] ??= earn(item));
  const total = together(rules.items, rules.most);
  for (const item of at(rules.items)) earned(item);
  return { total: text(total), points: Object.fromEntries(Object.entries(points).map(([name, value]) => [name, text(value)])) };
}

// ---- the pack ----

/** The rows of a .csv file (RFC 4180). */
function csv(bytes) {
  const all = bytes.toString('utf8').replace(/^\uFEFF/, '');
  const rows = [];
  let row = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < all.length; at++) {
    const c = all[at];
    if (quoted) {
      if (c === '"' && all[at + 1] === '"') cell += all[++at];
      else if (c === '"') quoted = false;
      else cell += c;
    } else if (c === '"') quoted = true;
    else if (c === ',') {
      row.push(cell);
      cell = '';
    } else if (c === '\n') {
      rows.push([...row, cell.replace(/\r$/, '')]);
      row = [];
      cell = '';
    } else cell += c;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  return rows;
}

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

function filesUnder(folder, above = '') {
  return readdirSync(join(folder, above), { withFileTypes: true }).flatMap((entry) => {
    const path = above === '' ? entry.name : `${above}/${entry.name}`;
    return entry.isDirectory() ? filesUnder(folder, path) : [path];
  });
}

/** What is wrong with a pack, each fault naming its file; none where all of it is as it was made. */
export function faultsOf(folder, seal) {
  const faults = [];
  const notes = [];
  const say = (file, zh, en) => faults.push({ file, zh, en });
  const bytesOf = (path) => readFileSync(join(folder, path));
  const jsonOf = (path) => JSON.parse(bytesOf(path).toString('utf8'));

  const sums = bytesOf('SHA256SUMS');
  if (seal !== undefined && sha256(sums) !== seal) say('SHA256SUMS', `哈希清单不是当初的：应为 ${seal}`, `the list of hashes is not the one that was made: expected ${seal}`);
  const listed = new Map(sums.toString('utf8').split('\n').filter((line) => line !== '').map((line) => [line.slice(66), line.slice(0, 64)]));
  const there = new Set(filesUnder(folder));
  for (const [path, wanted] of listed) {
    if (!there.has(path)) say(path, '缺少这个文件', 'the file is missing');
    else if (sha256(bytesOf(path)) !== wanted) say(path, '内容被改过（哈希不符）', 'its content was changed (another hash)');
  }
  for (const path of there) if (path !== 'SHA256SUMS' && !listed.has(path)) say(path, '清单里没有这个文件', 'the list doesn’t know this file');
  for (const path of there) {
    const named = /^(?:evidence|originals)\/([0-9a-f]{64})/.exec(path)?.[1];
    if (named !== undefined && sha256(bytesOf(path)) !== named) say(path, '内容与文件名里的哈希不符', 'its content doesn’t have the hash in its name');
  }
  if (['manifest.json', 'figures.json', 'rules.json', 'assessment.json', 'findings.csv'].some((path) => !there.has(path))) return { faults, notes };
  for (const { path, sha256: wanted } of jsonOf('manifest.json')) if (listed.get(path) !== wanted) say(path, 'manifest.json 与 SHA256SUMS 不一致', 'manifest.json and SHA256SUMS disagree');

  const [rules, assessment, figures] = [jsonOf('rules.json'), jsonOf('assessment.json'), jsonOf('figures.json')];
  const records = new Map();
  const recordsOf = (ledger) => {
    const path = `records/${ledger}.csv`;
    if (!records.has(ledger)) records.set(ledger, new Set(there.has(path) ? csv(bytesOf(path)).slice(1).map(([id]) => id) : []));
    return records.get(ledger);
  };
  const known = new Map(figures.map((figure) => [figure.key, figure.known === null ? null : num(figure.known)]));
  for (const figure of figures) {
    if (figure.contributions !== null && there.has(figure.contributions)) checkContributions(figure, csv(bytesOf(figure.contributions)).slice(1), recordsOf(figure.ledger), say);
    if (figure.composition !== null) checkComposition(figure, known, say);
    if (figure.sealed !== null && figure.value !== figure.known) {
      notes.push({ file: 'figures.json', zh: `${figure.key}：第 ${figure.sealed.closing} 次关账封存 ${figure.value}，现值 ${figure.known}（关账后有更正）`, en: `${figure.key}: sealed as ${figure.value} by closing ${figure.sealed.closing}, ${figure.known} now, as something was corrected since` });
    }
  }
  for (const [key, value] of Object.entries(assessment.inputs.figures)) {
    const figure = figures.find((one) => one.key === key);
    if (figure === undefined || figure.value !== value) say('assessment.json', `算分用的 ${key} 是 ${value}，指标是 ${figure?.value}`, `it scored by ${key} = ${value}, the figure is ${figure?.value}`);
  }
  checkFindings(assessment, csv(bytesOf('findings.csv')).slice(1), there, say);
  for (const basis of ['self', 'assessor']) {
    const { total, points } = score(rules, assessment.place, assessment.inputs, basis);
    const said = assessment.scores[basis];
    if (said.total !== total) say('assessment.json', `总分（${basis}）写作 ${said.total}，按规则是 ${total}`, `the total (${basis}) says ${said.total}, the rules give ${total}`);
    const each = (items) => {
      for (const item of items) {
        if (item.points !== points[item.name]) say('assessment.json', `${item.name}（${basis}）写作 ${item.points} 分，按规则是 ${points[item.name]} 分`, `${item.name} (${basis}) says ${item.points} points, the rules give ${points[item.name]}`);
        each(item.items);
      }
    };
    each(said.items);
  }
  return { faults, notes };
}

function checkContributions({ key, contributions, measure, known, records }, rows, ids, say) {
  for (const [record] of rows) if (!ids.has(record)) return say(contributions, `记录 ${record} 不在记录表里`, `record ${record} is not in the table of records`);
  if (new Set(rows.map(([record]) => record)).size !== rows.length) say(contributions, '同一条记录计了两次', 'a record counts twice');
  if (rows.length !== records) say(contributions, `${key} 应有 ${records} 条记录，这里有 ${rows.length} 条`, `${key} has ${records} records, here are ${rows.length}`);
  const sum = rows.reduce((all, [, adds]) => add(all, num(adds)), ZERO);
  const value = measure === 'mean' ? (rows.length === 0 ? null : div(sum, [BigInt(rows.length), 1n])) : measure === 'min' || measure === 'max' ? (rows.length === 0 ? null : num(rows[0][1])) : sum;
  const said = value === null ? null : text(value);
  if (said !== known) say(contributions, `${key} 各记录合计 ${said}，指标是 ${known}`, `the records of ${key} make up ${said}, the figure is ${known}`);
  if (measure === 'distinct' && known !== null && !same(num(known), [BigInt(new Set(rows.map(([, , one]) => one)).size), 1n])) say(contributions, `${key} 不同的对象数与指标不符`, `${key} counts another number of different ones`);
  if ((measure === 'min' || measure === 'max') && rows.some(([, adds]) => adds !== rows[0][1])) say(contributions, `${key} 的极值不一致`, `the extremes of ${key} differ`);
}

function checkComposition({ key, known, composition: { op, least, parts } }, values, say) {
  const of = parts.map((part) => values.get(part) ?? null);
  const growth = (now, then) => (now === null || then === null ? null : ((share) => (share === null ? null : sub(share, ONE)))(div(now, then)));
  let value = null;
  if (op === 'cumulative') value = of[0] ?? null;
  else if (op === 'growth' && least) {
    for (let at = 1; at < of.length; at++) {
      const one = growth(of[at], of[at - 1]);
      if (one !== null && (value === null || less(one, value))) value = one;
    }
  } else if (of.length > 1 && of[0] !== null && of[1] !== null) value = op === 'ratio' ? div(of[0], of[1]) : op === 'difference' ? sub(of[0], of[1]) : growth(of[0], of[1]);
  const said = value === null ? null : text(value);
  if (said !== known) say('figures.json', `${key} 由各部分算得 ${said}，写作 ${known}`, `${key} is ${said} by its parts and says ${known}`);
}

function checkFindings({ inputs, findings }, rows, there, say) {
  const points = new Map(rows.map(([item, side, given]) => [`${item} ${side}`, given]));
  const files = new Set([...there].map((path) => /^evidence\/([0-9a-f]{64})/.exec(path)?.[1]));
  for (const [item, found] of Object.entries(inputs.found)) {
    for (const side of ['self', 'assessor']) {
      if ((found[side] ?? undefined) !== points.get(`${item} ${side}`)) say('findings.csv', `${item}（${side}）的评定与算分所用不一致`, `what was found of ${item} (${side}) is not what it was scored by`);
      for (const { hash } of findings[item]?.[side]?.files ?? []) if (!files.has(hash)) say('findings.csv', `${item} 的佐证 ${hash} 不在包里`, `the evidence ${hash} of ${item} is not in the pack`);
    }
  }
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const given = process.argv.slice(2);
  const sealAt = given.indexOf('--seal');
  const seal = sealAt < 0 ? undefined : given.splice(sealAt, 2)[1];
  const folder = resolve(given[0] ?? dirname(fileURLToPath(import.meta.url)));
  const { faults, notes } = faultsOf(folder, seal);
  for (const { file, zh, en } of notes) console.log(`注意 note   ${file}\n  ${zh}\n  ${en}`);
  for (const { file, zh, en } of faults) console.log(`不符 fault  ${file}\n  ${zh}\n  ${en}`);
  if (faults.length === 0) console.log(`一致：文件、记录、指标、得分都对得上。\nAll of it agrees: files, records, figures and points.\n${sha256(readFileSync(join(folder, 'SHA256SUMS')))}  SHA256SUMS`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}
