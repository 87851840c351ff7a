import { agreements } from '../../../../src/domains/agreement/agreements.ts';
import { targets } from '../../../../src/domains/agreement/targets.ts';
import { apportion } from '../apportion.ts';
import { counties, weights, years } from '../counties.ts';
import { iso } from '../days.ts';
import { planned, sized, type PlannedLedger, type Row, type Size } from './planned.ts';

type Target = Row<typeof targets.fields>;

/** What is aimed at in one figure, in its paper's unit: 万元 of money, % of shares, else one by one. */
interface Aim {
  readonly figure: string;
  readonly unit: '万元' | '%' | '人' | '个' | '家';
  /** By year; a year that is left out sets none. */
  readonly amounts: { readonly [year: number]: number };
  /** How the counties share it: it is split among them, each has the same, or the city alone has it. */
  readonly counties: 'split' | 'same' | 'none';
  /** It grows and shrinks with the demonstration. */
  readonly sized?: true;
  readonly least?: number;
  readonly words: (amount: string) => string;
}

/** Invented throughout: somewhat below what was done in most years, so that some are reached and some are not. */
const aims: readonly Aim[] = [
  { figure: 'funds.received', unit: '万元', amounts: { 2021: 44_000, 2022: 45_000, 2023: 46_000, 2024: 45_000 }, counties: 'split', words: (n) => `青岛市财政协作资金不少于${n}` },
  { figure: 'funds.projects', unit: '个', amounts: { 2021: 200, 2022: 205, 2023: 210, 2024: 215 }, counties: 'split', least: 10, words: (n) => `实施协作项目${n}以上` },
  { figure: 'funds.industry-share', unit: '%', amounts: { 2021: 55, 2022: 58, 2023: 60, 2024: 60 }, counties: 'same', words: (n) => `用于产业发展的资金占比不低于${n}` },
  { figure: 'funds.industry-employed', unit: '人', amounts: { 2024: 28_000 }, counties: 'split', sized: true, words: (n) => `产业项目吸纳农村劳动力就业${n}` },
  { figure: 'labour.persons', unit: '人', amounts: { 2021: 28_000, 2022: 29_000, 2023: 30_000, 2024: 30_000 }, counties: 'split', sized: true, words: (n) => `帮助农村劳动力转移就业${n}` },
  { figure: 'labour.lifted-persons', unit: '人', amounts: { 2021: 18_500, 2022: 19_500, 2023: 20_500, 2024: 22_500 }, counties: 'split', sized: true, words: (n) => `其中脱贫劳动力${n}` },
  { figure: 'labour.stations', unit: '个', amounts: { 2021: 3, 2022: 6, 2023: 9, 2024: 10 }, counties: 'none', words: (n) => `驻青岛劳务工作站达到${n}` },
  { figure: 'consumption.sales', unit: '万元', amounts: { 2021: 80_000, 2022: 105_000, 2023: 140_000, 2024: 180_000 }, counties: 'split', sized: true, words: (n) => `采购和帮助销售农特产品${n}` },
  { figure: 'consumption.growth', unit: '%', amounts: { 2022: 20, 2023: 20, 2024: 20 }, counties: 'none', words: (n) => `销售额同比增长${n}以上` },
  { figure: 'investment.guided-landed', unit: '家', amounts: { 2021: 20, 2022: 45, 2023: 80, 2024: 125 }, counties: 'none', words: (n) => `累计引进落地企业${n}` },
  { figure: 'investment.guided-capital', unit: '万元', amounts: { 2021: 15_000, 2022: 52_000, 2023: 60_000, 2024: 132_000 }, counties: 'none', words: (n) => `引进企业到位资金${n}` },
  { figure: 'care.donations', unit: '万元', amounts: { 2021: 3_600, 2022: 4_000, 2023: 4_300, 2024: 4_650 }, counties: 'split', words: (n) => `动员社会力量捐赠款物${n}` },
];

/** What the autumn of 2024 raised. */
const REVISED_ON = iso(2024, 9, 12);
const revised: readonly Aim[] = aims.flatMap((aim) => {
  const to = aim.figure === 'labour.persons' ? 31_000 : aim.figure === 'consumption.sales' ? 195_000 : undefined;
  return to === undefined ? [] : [{ ...aim, amounts: { 2024: to }, words: (n: string) => `${aim.words(n)}（调整后）` }];
});

/** What a county is asked for is not exactly its share of what is done. */
const tilt = [100, 114, 96, 103, 98, 122, 88];

/** The agreements of four years, their targets, and one revision. */
export function planAgreement({ scale }: Size): PlannedLedger[] {
  const set = years.flatMap((year) => {
    const paper = { document: `示协〔${year}〕1号`, setOn: iso(year, 4, 10 + (year % 10)) };
    return targetsOf(aims, year, scale, paper);
  });
  const later = targetsOf(revised, 2024, scale, { document: '示协组〔2024〕7号', setOn: REVISED_ON });
  return [planned(agreements, years.map(agreementOf)), planned(targets, [...set, ...later])];
}

function agreementOf(year: number): Row<typeof agreements.fields> {
  return {
    year,
    west: '621100',
    east: '370200',
    document: `示协〔${year}〕1号`,
    name: `青岛市定西市${year}年东西部协作协议（示例）`,
    signedOn: iso(year, 4, 10 + (year % 10)),
    place: year % 2 === 0 ? '青岛' : '定西',
  };
}

function targetsOf(wanted: readonly Aim[], year: number, scale: number, paper: Pick<Target, 'document' | 'setOn'>): Target[] {
  return wanted.flatMap((aim) => {
    const whole = aim.amounts[year];
    if (whole === undefined) return [];
    const amount = aim.sized === true ? sized(whole, scale) : whole;
    const words = aim.words(`${amount}${aim.unit}`);
    const rowOf = (region: string, part: number): Target => ({ year, region, figure: aim.figure, amount: millionths(part, aim.unit), words, ...paper });
    const shares = weights.map((weight, i) => weight * (tilt[i] ?? 100));
    const parts = aim.counties === 'none' ? [] : aim.counties === 'same' ? counties.map(() => amount) : apportion(amount, shares, Math.min(aim.least ?? 0, Math.floor(amount / counties.length)));
    return [rowOf('621100', amount), ...parts.flatMap((part, i) => (part > 0 ? [rowOf(counties[i]?.code ?? '', part)] : []))];
  });
}

/** As the ledger keeps it: millionths of the figure's own unit. */
function millionths(amount: number, unit: Aim['unit']): bigint {
  const each = unit === '万元' ? 10_000_000_000n : unit === '%' ? 10_000n : 1_000_000n;
  return BigInt(amount) * each;
}

/** The unit that papers write a figure in. */
export const paperUnit = (figure: unknown): Aim['unit'] => aims.find((aim) => aim.figure === figure)?.unit ?? '个';
