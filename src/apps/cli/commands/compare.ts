import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Command, Option } from 'commander';
import { readLevels, type ComparedRequest, type FigureRequest, type ReadLevel } from '../../../kernel/figure/index.ts';
import type { Store } from '../../../kernel/ledger/store.ts';
import { compareInWords, explainInWords, officesInWords, sharesInWords } from '../../engine/compare-figures.ts';
import { asIfImporting, compareList } from '../../engine/compare-list.ts';
import { previewImport } from '../../engine/import.ts';
import type { Engine } from '../../engine/open-engine.ts';
import type { Desk } from '../desk.ts';
import { askedOf, withFigureOptions, type FigureFlags } from '../figure-options.ts';
import { textTable } from '../text-table.ts';
import { wholeNumber } from '../whole-number.ts';

interface CompareFlags extends FigureFlags {
  readonly definition?: number;
  readonly at?: string;
  readonly toFigure?: string;
  readonly toWindow?: string;
  readonly toCounty?: string;
  readonly toSlice?: string;
  readonly toLevel?: ReadLevel;
  readonly toDefinition?: number;
  readonly toAt?: string;
  readonly number?: string;
  readonly list?: string;
  readonly offices?: true;
  readonly batches?: string;
  readonly limit: number;
}

export function compare(desk: Desk): Command {
  const say = (zh: string, en: string) => desk.say({ zh, en });
  const definition = wholeNumber(1, 1000);
  const command = new Command('compare')
    .summary(say('两个数为什么不同：先看原因，再逐条看记录', 'why two numbers differ: by reason, then record by record'))
    .description(
      say(
        '对比两个期间、地区、口径、时刻，或同一台账上的两个指标；没写的与前一方相同。\n--number 给出别处的一个数：找出单位、期间、地区、口径、单条记录等可能的解释，可能是碰巧的会说明。\n--list 给出别处的名单（工作簿）：逐条对比，什么也不写入。\n--offices 对比双方台账各自的数。--batches 看一批或几批各使指标变动多少。',
        'Compares two periods, regions, definitions, states, or figures over one ledger; what is left out is as on the first side.\n--number, a number from elsewhere: which unit, period, region, definition or single record would explain it, and whether that may be chance.\n--list, a workbook from elsewhere, is held against the records; nothing is written.\n--offices compares what two offices say, each by its own ledger. --batches tells what batches made of the figure.',
      ),
    )
    .argument('<figure>', say('指标名', 'a figure'))
    .option('--definition <number>', say('按第几版口径', 'by which of its definitions'), definition)
    .option('--at <moment>', say('过去的状态：批次号或时刻', 'a past state: a batch or an instant'))
    .option('--to-figure <figure>', say('另一方的指标', 'the other figure'))
    .option('--to-window <span>', say('另一方的期间', 'the other span'))
    .option('--to-county <region>', say('另一方的地区；all 为全部', 'the other region; all for everything'))
    .option('--to-slice <dimension=value>', say('另一方的拆分；all 为不限', 'the other part; all for the whole'))
    .addOption(new Option('--to-level <level>', say('另一方只计到这一级的记录', 'how far records must have come on the other side')).choices(readLevels))
    .option('--to-definition <number>', say('另一方按第几版口径', 'the definition of the other side'), definition)
    .option('--to-at <moment>', say('另一方的状态；now 为现在', 'the state of the other side; now for as it stands'))
    .addOption(new Option('--number <number>', say('别处的一个数，如 19.68亿元', 'a number from elsewhere, e.g. 19.68亿')).conflicts([...others, 'list', 'offices', 'batches']))
    .addOption(new Option('--list <file>', say('别处的名单：.xlsx、.xls、.ods 或 .csv', 'a list from elsewhere: .xlsx, .xls, .ods or .csv')).conflicts([...others, 'offices', 'batches']))
    .addOption(new Option('--offices', say('对比双方台账', 'what the two offices say')).conflicts([...others, 'batches']))
    .addOption(new Option('--batches <numbers>', say('批次号，如 12,15-18', 'numbers of batches, e.g. 12,15-18')).conflicts(others))
    .option('--limit <number>', say('一次列几条记录', 'how many records at once'), wholeNumber(1, 200), 20)
    .addHelpText('after', '\n  shanhai compare consumption.sales --year 2024 --to-window 2023\n  shanhai compare labour.lifted-persons --window all --definition 1 --to-definition 2\n  shanhai compare consumption.sales --year 2024 --number 19.88亿元\n  shanhai compare consumption.sales --year 2024 --county 岷县 --list 岷县上报.xlsx\n  shanhai compare consumption.sales --year 2024 --offices\n  shanhai compare consumption.sales --year 2024 --batches 12,15-18')
    .action(async (figure: string, flags: CompareFlags) => {
      const engine = await desk.engine();
      const asked = await askedOf(engine.store, flags);
      const a: ComparedRequest = { figure, ...asked, definition: flags.definition, at: momentOf(flags.at) };
      if (flags.number !== undefined) await explained(desk, engine, a, flags.number);
      else if (flags.list !== undefined) await listed(desk, engine, a, flags.list, flags.limit);
      else if (flags.offices === true) await officed(desk, engine, a, flags.limit);
      else if (flags.batches !== undefined) await shared(desk, engine, a, flags.batches, flags.limit);
      else await compared(desk, engine, a, otherOf(engine.store, a, flags), flags.limit);
    });
  return withFigureOptions(command, desk);
}

const others = ['toFigure', 'toWindow', 'toCounty', 'toSlice', 'toLevel', 'toDefinition', 'toAt'];

const momentOf = (text: string | undefined): ComparedRequest['at'] => (text === undefined ? undefined : /^\d{4}-\d\d-\d\dT/.test(text) ? { instant: text } : { batch: text });

function otherOf(store: Store, a: ComparedRequest, { toFigure, toWindow, toCounty, toSlice, toLevel, toDefinition, toAt }: CompareFlags): ComparedRequest {
  const orAll = (asked: string | undefined, first: string | undefined) => (asked === 'all' ? undefined : (asked ?? first));
  return {
    figure: toFigure ?? a.figure,
    window: toWindow ?? a.window,
    region: orAll(toCounty === undefined ? undefined : (store.regions.find(toCounty)?.code ?? toCounty), a.region),
    slice: orAll(toSlice, a.slice),
    level: toLevel ?? a.level,
    definition: toDefinition ?? (toFigure === undefined ? a.definition : undefined),
    at: toAt === 'now' ? undefined : (momentOf(toAt) ?? a.at),
  };
}

async function compared(desk: Desk, engine: Engine, a: ComparedRequest, b: ComparedRequest, limit: number): Promise<void> {
  const say = (zh: string, en: string) => desk.say({ zh, en });
  const comparison = await compareInWords(engine, desk.party, a, b, { page: 1, size: limit });
  desk.answer(comparison, () => {
    const side = (name: string, { title, definition, value, request }: typeof comparison.a) => `${name}  ${desk.say(title)}  ${windowOf(request)}  ${value.printed} ${desk.say(value.unit)}\n   ${desk.say(definition)}\n`;
    return [
      side(say('甲', 'A'), comparison.a),
      side(say('乙', 'B'), comparison.b),
      differenceText(desk, comparison),
      ...tables(desk, comparison),
      ...comparison.parts.map(({ title, a: one, b: other }) => `  ${desk.say(title)}: compare ${one.figure} --window ${windowOf(one)} --to-window ${windowOf(other)}`),
    ].join('\n');
  });
}

async function listed(desk: Desk, engine: Engine, asked: ComparedRequest, written: string, limit: number): Promise<void> {
  const say = (zh: string, en: string) => desk.say({ zh, en });
  const path = desk.path(written);
  const plan = await previewImport(engine, asIfImporting(desk.party), { name: basename(path), bytes: await readFile(path) }, { blind: true });
  const comparison = await compareList(engine, desk.party, plan, asked, { page: 1, size: limit });
  const { list, a, b } = comparison;
  desk.answer(comparison, () =>
    [
      `${say('这里', 'Here')}  ${desk.say(a.title)}  ${windowOf(a.request)}  ${a.value.printed} ${desk.say(a.value.unit)}\n   ${desk.say(a.definition)}`,
      `${say('名单', 'List')}  ${list.name}  ${b.value.printed} ${desk.say(b.value.unit)}  ${say(`读到 ${list.read} 行，没有计入 ${list.leftOutRows} 行`, `${list.read} rows read, ${list.leftOutRows} not counted`)}\n`,
      differenceText(desk, comparison),
      ...tables(desk, comparison, [say('这里', 'Here'), say('名单', 'List')]),
      ...list.leftOut.map(({ sheet, row, message }) => `  ${[sheet, row].filter((part) => part !== null).join(' ')}  ${desk.say(message)}`),
    ].join('\n'),
  );
}

async function officed(desk: Desk, engine: Engine, asked: FigureRequest, limit: number): Promise<void> {
  const say = (zh: string, en: string) => desk.say({ zh, en });
  const comparison = await officesInWords(engine, desk.party, asked, { page: 1, size: limit });
  desk.answer(comparison, () => {
    const side = (name: string, { ledger, value, request, partly }: typeof comparison.a) => `${name}  ${desk.say(ledger.title)}  ${windowOf(request)}  ${value.printed} ${desk.say(value.unit)}${partly ? say('（您看得到的部分）', ' (as far as you see it)') : ''}`;
    return [
      side(say('甲', 'A'), comparison.a),
      side(say('乙', 'B'), comparison.b),
      `${say('双方一致', 'Both alike')}  ${comparison.both.printed} ${desk.say(comparison.both.unit)}\n`,
      differenceText(desk, { ...comparison, weighing: 'adding' }),
      ...tables(desk, comparison),
    ].join('\n');
  });
}

async function shared(desk: Desk, engine: Engine, asked: FigureRequest, numbers: string, limit: number): Promise<void> {
  const say = (zh: string, en: string) => desk.say({ zh, en });
  const share = await sharesInWords(engine, desk.party, asked, numbers, { page: 1, size: limit });
  desk.answer(share, () => {
    const right = 'right' as const;
    const unit = desk.say(share.value.unit);
    return [
      `${desk.say(share.title)}  ${windowOf(share.request)}\n   ${desk.say(share.definition)}\n`,
      `${say('现在', 'Now')}  ${share.value.printed} ${unit}`,
      `${say('这些批次', 'These batches')}  ${share.printed} ${unit}`,
      `${say('其余批次', 'All others')}  ${share.others.printed} ${unit}\n`,
      textTable([{ title: say('批次', 'Batch'), align: right }, { title: say('时间', 'At') }, { title: say('文件', 'File'), most: 40 }, { title: say('写入', 'Written'), align: right }, { title: say('份额', 'Share'), align: right }], share.batches.filter(({ records }) => records > 0).map(({ number, at, fileName, records, printed }) => [number, (at ?? '').slice(0, 16).replace('T', ' '), fileName ?? '', String(records), printed])),
      ...tables(desk, share, [say('写入后', 'After'), say('写入前', 'Before')]),
    ].join('\n');
  });
}

type Compared = Awaited<ReturnType<typeof compareInWords>>;

function differenceText(desk: Desk, { printed, exact, weighing, a }: Pick<Compared, 'printed' | 'exact' | 'weighing'> & { readonly a: { readonly value: Compared['a']['value'] } }): string {
  const say = (zh: string, en: string) => desk.say({ zh, en });
  const proof = exact === true ? (weighing === 'extremes' ? say('最远的一条恰好说明差额', 'the furthest record makes the difference') : say('各原因之和恰为差额', 'the reasons add up to it exactly')) : exact === false ? say('各原因之和与差额不符', 'the reasons do not add up to it') : say('不能逐条说明', 'not told by records');
  return `${say('甲 − 乙', 'A − B')}  ${printed} ${desk.say(a.value.unit)}  ${proof}\n`;
}

/** The reasons and the records, with what the two sides are called. */
function tables(desk: Desk, { explanations, records }: Pick<Compared, 'explanations' | 'records'>, [a, b] = [desk.say({ zh: '甲', en: 'A' }), desk.say({ zh: '乙', en: 'B' })]): string[] {
  const say = (zh: string, en: string) => desk.say({ zh, en });
  const sides = { a, b, both: say('两边', 'both') };
  const right = 'right' as const;
  const reasons = explanations.map(({ side: of, words, records: count, printed }) => [sides[of], desk.say(words), String(count), printed]);
  const rows = records.page.map(({ side: of, day, cells, a: ofA, b: ofB, difference, words, record }) => [sides[of], day === 0 ? '' : String(day), cells.flatMap((cell) => (cell === null ? [] : [desk.say(cell)])).join(' '), ofA, ofB, difference, desk.say(words), record]);
  return [
    ...(reasons.length === 0 ? [] : [textTable([{ title: say('计入', 'On') }, { title: say('原因', 'Reason'), most: 90 }, { title: say('记录', 'Records'), align: right }, { title: say('差额', 'Difference'), align: right }], reasons)]),
    ...(rows.length === 0 ? [] : [say(`不同的记录 ${records.total} 条`, `${records.total} records differ`), textTable([{ title: say('计入', 'On') }, { title: say('日期', 'Day') }, { title: say('记录', 'Record'), most: 40 }, { title: a, align: right }, { title: b, align: right }, { title: say('差额', 'Difference'), align: right }, { title: say('原因', 'Reason'), most: 60 }, { title: say('编号', 'Id') }], rows)]),
  ];
}

async function explained(desk: Desk, engine: Engine, asked: ComparedRequest, number: string): Promise<void> {
  const say = (zh: string, en: string) => desk.say({ zh, en });
  const answer = await explainInWords(engine, desk.party, asked, number);
  desk.answer(answer, () => {
    const fits = { exact: say('恰好', 'exactly'), rounded: say('舍入后', 'once rounded'), cut: say('截尾后', 'once cut off'), near: say('接近', 'near') };
    const rows = answer.explanations.map(({ fit, words, sheet, printed, unit, gap }) => [fits[fit], `${desk.say(words)}${sheet === null ? '' : ` ${sheet.name} ${sheet.sheet}`}`, printed, desk.say(unit), gap]);
    const right = 'right' as const;
    return [
      `${desk.say(answer.title)}  ${windowOf(answer.request)}  ${answer.value.printed} ${desk.say(answer.value.unit)}\n${desk.say(answer.definition)}\n`,
      say(`别处的数：${answer.number.text}，即 ${answer.number.printed} ${desk.say(answer.value.unit)}；相差 ${answer.printed}`, `From elsewhere: ${answer.number.text}, that is ${answer.number.printed} ${desk.say(answer.value.unit)}; it differs by ${answer.printed}`),
      '',
      ...answer.chance.notes.map((note) => `! ${desk.say(note)}`),
      textTable([{ title: say('吻合', 'Fits') }, { title: say('可能的解释', 'What may explain it'), most: 90 }, { title: say('值', 'Value'), align: right }, { title: say('以…计', 'Told in') }, { title: say('还差', 'Still off by'), align: right }], rows),
    ].join('\n');
  });
}

const windowOf = ({ window }: FigureRequest): string => (typeof window === 'string' ? window : `${window.from}..${window.to}`);
