import { beforeAll, expect, test } from 'vitest';
import { readTargetCourse } from '../../src/apps/engine/target-course.ts';
import { readTargetProgress } from '../../src/apps/engine/target-progress.ts';
import { roles } from '../../src/domains/roles.ts';
import { grantsOf, systemParty, type Party } from '../../src/kernel/access/party.ts';
import { Refusal } from '../../src/kernel/declare/problem.ts';
import { importCommit } from '../../src/kernel/sheet/import/commit-import.ts';
import { forEachDatabase } from '../databases.ts';
import { bringSheet, openOffice, planSheet, type Office } from './world.ts';

const paper = (title: string, line: string, rows: readonly (readonly (string | number | null)[])[]) => [[title], [line], ['指标', '单位', '全市', '岷县', '漳县', '协议原文'], ...rows];

const agreed = paper('2024年东西部协作协议目标任务', '文号：示协〔2024〕1号', [
  ['社会帮扶资金', '万元', 12, 8, 4, '动员社会力量捐赠12万元'],
  ['驻青劳务工作站', '个', 4, null, null, null],
]);
const raised = paper('关于调整2024年东西部协作目标的通知', '文号：示协组〔2024〕7号 印发日期：2024-09-12', [['社会帮扶资金', '万元', 15, 10, 5, '调整为15万元']]);

/** Each year 1,000 yuan a month, about twice that from July; 2024 gets half as much again. */
function gifts(county: string, years: readonly number[]) {
  const rows = years.flatMap((year) =>
    Array.from({ length: 12 }, (_, month) => [county, '示例公司', '款', (month < 6 ? 1000 : 2000 + (year % 2) * (year - 2020) * 50) * (year === 2024 ? 1.5 : 1), `${county}${year}${month}`, `${year}-${String(month + 1).padStart(2, '0')}-15`]),
  );
  return [['县区', '捐赠方', '类型', '金额（元）', '票据号', '接收日期'], ...rows];
}

const as = (role: string, regions: 'all' | readonly string[]): Party => ({ id: role, title: role, grants: roles.filter(({ name }) => name === role).flatMap((one) => grantsOf(one, regions)) });
const refusal = (run: Promise<unknown>) => run.then(() => 'done', (error: unknown) => (error instanceof Refusal ? error.code : error));

forEachDatabase('targets and how they stand', (open) => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice(await open());
    await bringSheet(office, agreed);
    await bringSheet(office, raised);
    await bringSheet(office, gifts('岷县', [2021, 2022, 2023, 2024]));
    await bringSheet(office, gifts('漳县', [2024]));
  });
  const told = async (asOf: string, more: { region?: string; figure?: string } = {}, party = systemParty) =>
    (await readTargetProgress(office, party, { year: 2024, asOf, ...more })).targets.toSorted((a, b) => (a.region + a.figure < b.region + b.figure ? -1 : 1));

  test('a revised target holds from its day on, and what it was stays beside it with its paper', async () => {
    const [before] = await told('2024-09-11', { region: '621126' });
    const [after] = await told('2024-09-12', { region: '621126' });
    expect([before?.target.value, after?.target.value]).toEqual(['80000', '100000']);
    expect(after?.versions.map(({ value, setOn, document, words, holds }) => [value, setOn, document, words, holds])).toEqual([
      ['80000', null, '示协〔2024〕1号', '动员社会力量捐赠12万元', false],
      ['100000', '2024-09-12', '示协组〔2024〕7号', '调整为15万元', true],
    ]);
  });

  test('the season of earlier years says what is due and where the year will end; one county’s lack of years is said', async () => {
    const [minxian] = await told('2024-06-30', { region: '621126' });
    // By the end of June about a third of the year is in: 6 of 18 thousand.
    expect(minxian).toMatchObject({ actual: { value: '9000' }, ratio: '0.1125', due: { by: 'season' }, gap: { value: '71000' }, monthsLeft: 6, standing: 'far-behind', noForecast: null });
    expect(Number(minxian?.due?.value)).toBeCloseTo((80000 * (6 / 18.3 + 6 / 18 + 6 / 18.9)) / 3, 1);
    expect(Number(minxian?.forecast?.value.value)).toBeCloseTo(9000 * (3.05 * 3 * 3.15) ** (1 / 3), 1);
    expect(minxian?.forecast).toMatchObject({ coverage: 0.8, years: 3 });
    expect(Number(minxian?.perMonth?.value)).toBeCloseTo(71000 / 6, 1);
    const [zhangxian] = await told('2024-06-30', { region: '621125' });
    expect(zhangxian).toMatchObject({ actual: { value: '9000' }, due: { by: 'calendar' }, noForecast: 'too-few-years' });
    expect(await told('2024-12-31', { region: '621126' })).toMatchObject([{ actual: { value: '27000' }, due: { by: 'whole', value: '100000' }, noForecast: 'year-over', perMonth: null }]);
  });

  test('what lies in the east counts for the city as a whole', async () => {
    const stations = [['所在区市', '工作站名称', '挂牌时间'], ['崂山区', '示例一站', '2023-05-01'], ['李沧区', '示例二站', '2024-03-01']];
    const plan = await planSheet(office, stations, { ledger: 'labour.stations' });
    await office.committer.commit(importCommit(plan, systemParty, 'all'));
    expect(await told('2024-06-30', { figure: 'labour.stations' })).toMatchObject([{ region: '621100', nature: 'stock', actual: { value: '2' }, opens: { region: null }, noForecast: 'stock' }]);
    expect(await told('2024-02-01', { figure: 'labour.stations' })).toMatchObject([{ actual: { value: '1' } }]);
  });

  test('the course has what is done up to the day, and a band that opens behind it', async () => {
    const { points, target } = await readTargetCourse(office, systemParty, { year: 2024, region: '621126', figure: 'care.donations', asOf: '2024-08-31' });
    expect(target?.target.value).toBe('80000');
    expect(points.map(({ actual }) => actual)).toEqual(['1500', '3000', '4500', '6000', '7500', '9000', '12000', '15000', null, null, null, null]);
    expect(points.map(({ before }) => before)).toEqual(['1000', '2000', '3000', '4000', '5000', '6000', '8150', '10300', '12450', '14600', '16750', '18900']);
    const ends = [12.15 / 10.1, 12 / 10, 12.45 / 10.3];
    expect(points.map(({ forecast }) => forecast !== null)).toEqual([false, false, false, false, false, false, false, false, true, true, true, true]);
    expect(Number(points[8]?.forecast?.value)).toBeCloseTo(15000 * ends.reduce((product, one) => product * one, 1) ** (1 / 3), 1);
    expect(points.at(-1)).toMatchObject({ calendarDue: '80000', seasonDue: '80000' });
  });

  test('the leader sets targets; a county reads its own and sets none', async () => {
    const minxian = as('county-clerk', ['621126']);
    expect(new Set((await told('2024-06-30', {}, minxian)).map(({ region }) => region))).toEqual(new Set(['621126']));
    const next = paper('2025年东西部协作协议目标任务', '文号：示协〔2025〕1号', [['社会帮扶资金', '万元', 20, 12, 8, null]]);
    const asked = (party: Party) => planSheet(office, next, {}, party);
    expect((await asked(minxian)).problems.map(({ code }) => code)).toEqual(['access.not-allowed', 'access.not-allowed', 'access.not-allowed']);
    expect((await asked(minxian)).counts).toMatchObject({ new: 0, rejected: 3 });
    expect((await asked(as('working-group-leader', 'all'))).counts).toMatchObject({ new: 3, rejected: 0 });
    expect((await asked(as('cooperation-office', 'all'))).counts).toMatchObject({ new: 3, rejected: 0 });
    // Who sees the target but not the records behind the figure is told no actual value.
    expect(await told('2024-06-30', { region: '621126' }, as('finance-bureau', ['621100']))).toMatchObject([{ target: { value: '80000' }, actual: null, standing: null }]);
  });

  test('a day that is none is refused; a year without targets has none', async () => {
    expect(await refusal(readTargetProgress(office, systemParty, { year: 2024, asOf: '2024-02-30' }))).toBe('targets.not-a-day');
    expect((await readTargetProgress(office, systemParty, { year: 2019 })).targets).toEqual([]);
    expect(await readTargetProgress(office, systemParty, {})).toMatchObject({ year: 2024, asOf: '2024-12-31', years: [2024] });
  });

  test('a part of a figure has its own target, a limit is kept or not, and counties that don’t make up the city are told', async () => {
    const limit = (place: string, amount: number) => [2023, place, '社会帮扶资金', '款', '不超过', '万元', amount, '示协〔2023〕1号'];
    await bringSheet(office, [['年度', '县区', '指标', '分项', '要求', '单位', '目标值', '文号'], limit('定西市', 12), limit('岷县', 6), limit('漳县', 4)]);
    const { targets, sums } = await readTargetProgress(office, systemParty, { year: 2023, asOf: '2023-12-31' });
    expect(targets.find(({ region }) => region === '621126')).toMatchObject({ figure: 'care.donations', bound: 'most', actual: { value: '18900' }, standing: 'reached', opens: { slice: expect.stringContaining('=') } });
    expect(sums).toMatchObject([{ region: '621100', whole: { value: '120000' }, parts: { value: '100000' }, difference: { value: '-20000' } }]);
  });
});
