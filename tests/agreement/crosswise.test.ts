import { expect, test } from 'vitest';
import { systemParty } from '../../src/kernel/access/party.ts';
import { listRecords } from '../../src/kernel/ledger/list.ts';
import { told } from '../import/workbooks.ts';
import { forEachDatabase } from '../databases.ts';
import { bringSheet, openOffice, planSheet, type Office } from './world.ts';

const counties = ['安定区', '通渭县', '陇西县'];
const head = ['序号', '指标', '单位', '全市', ...counties, '协议原文'];
const paper = [
  ['2024年东西部协作协议目标任务分解表'],
  ['文号：示协〔2024〕1号', null, null, '签订日期：2024-04-14'],
  head,
  [1, '财政协作资金', '亿元', 4.5, 0.8, '0.72', '7200万元', '财政协作资金不少于4.5亿元'],
  [2, '一、农村劳动力转移就业', '万人', 3, 0.52, null, '—', '转移就业3万人'],
  [3, '产业资金占比', '%', 60, '60%', 60, 60, null],
  [4, '驻青劳务工作站（个）', null, 10, null, null, null, null],
];

const kept = async ({ store }: Office) =>
  (await listRecords(store, systemParty, { ledger: 'agreement.targets', size: 200 })).records
    .map(({ values }) => `${String(values['region'])} ${String(values['figure'])} ${Number(values['amount']) / 1e6}`)
    .sort();

forEachDatabase('a paper with a column for each county', (open) => {
  test('each filled cell is a record, in its figure’s own unit, with the year, number and day that stand above', async () => {
    const office = await openOffice(await open());
    const { plan } = await bringSheet(office, paper);
    expect(told(plan)).toEqual([]);
    expect(plan.counts).toEqual({ read: 11, new: 11, changed: 0, same: 0, rejected: 0 });
    expect(await kept(office)).toEqual([
      '621100 funds.industry-share 0.6',
      '621100 funds.received 450000000',
      '621100 labour.persons 30000',
      '621100 labour.stations 10',
      '621102 funds.industry-share 0.6',
      '621102 funds.received 80000000',
      '621102 labour.persons 5200',
      '621121 funds.industry-share 0.6',
      '621121 funds.received 72000000',
      '621122 funds.industry-share 0.6',
      '621122 funds.received 72000000',
    ]);
    const { records } = await listRecords(office.store, systemParty, { ledger: 'agreement.targets', size: 200 });
    expect(new Set(records.map(({ values }) => `${String(values['year'])} ${String(values['document'])} ${String(values['setOn'])}`))).toEqual(new Set(['2024 示协〔2024〕1号 2024-04-14']));
    // The cell that a record came from is its own column's.
    const letters = plan.tables.map(({ fromTitle, source }) => `${fromTitle['region']} ${source?.layout['amount']}`);
    expect(letters).toEqual(['全市 D', '安定区 E', '通渭县 F', '陇西县 G']);
    expect((await planSheet(office, paper)).counts).toEqual({ read: 11, new: 0, changed: 0, same: 11, rejected: 0 });
  });

  test('a wrong cell keeps its own record out, a wrong figure its whole row, each told once', async () => {
    const office = await openOffice(await open());
    const plan = await planSheet(office, [...paper, [5, '幸福指数', '分', 90, 90, 90, 90, null], [6, '到账资金', '人', 5, null, null, null, null], [7, '劳务工作站', '个', null, 2, null, null, null]]);
    expect(told(plan)).toEqual(['cell.not-a-figure 目标任务!B8 幸福指数', 'cell.unknown-unit 目标任务!D9 5', 'rule.target-by-county 目标任务!B10 劳务工作站']);
    expect(plan.counts).toEqual({ read: 17, new: 11, changed: 0, same: 0, rejected: 6 });
  });

  test('a long table with a column of regions reads as any ledger does', async () => {
    const office = await openOffice(await open());
    const plan = await planSheet(office, [
      ['年度', '县区', '指标名称', '单位', '目标值'],
      [2024, '全市', '消费帮扶销售额', '亿元', 18],
      [2024, '岷县', '消费帮扶销售额', '万元', 19800],
      [2024, '岷县', '转移就业人数', null, '3500人'],
    ]);
    expect(told(plan)).toEqual([]);
    expect(plan.tables.map(({ ledger, counts }) => `${ledger?.name} ${counts.new}`)).toEqual(['agreement.targets 3']);
  });
});
