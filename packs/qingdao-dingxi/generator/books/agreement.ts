import type { WrittenCell, WrittenSheet } from '../../../../src/adapters/workbook/write/sheets.ts';
import { targets } from '../../../../src/domains/agreement/targets.ts';
import { counties } from '../counties.ts';
import { SAMPLE } from '../office/sheet.ts';
import { paperUnit } from '../plan/agreement.ts';
import type { AnyRow } from '../plan/planned.ts';

/** A paper that sets targets, as both cities sign it: a row for each figure, a column for each county. */
export interface Paper {
  readonly title: string;
  readonly sheet: WrittenSheet;
}

const called: Readonly<Record<string, string>> = {
  'funds.received': '财政协作资金',
  'funds.projects': '实施协作项目',
  'funds.industry-share': '产业资金占比',
  'funds.industry-employed': '产业项目吸纳农村劳动力就业',
  'labour.persons': '农村劳动力转移就业',
  'labour.lifted-persons': '脱贫劳动力转移就业',
  'labour.stations': '驻青劳务工作站',
  'consumption.sales': '消费帮扶销售额',
  'consumption.growth': '销售额增长率',
  'investment.guided-landed': '协作引进的落地企业',
  'investment.guided-capital': '协作引进企业到位资金',
  'care.donations': '社会帮扶资金',
};

/** One paper for each document that set or revised targets. */
export function papersOf(rows: readonly AnyRow[]): Paper[] {
  return [...Map.groupBy(rows, ({ document }) => String(document)).values()].map((of) => paperOf(of));
}

function paperOf(rows: readonly AnyRow[]): Paper {
  const { year, document, setOn } = rows[0] ?? {};
  const isRevision = String(document).includes('协组');
  const title = isRevision ? `关于调整${String(year)}年东西部协作目标任务的通知` : `${String(year)}年东西部协作协议目标任务分解表`;
  const head: WrittenCell[] = ['序号', '指标', '单位', '全市', ...counties.map(({ name }) => name), '协议原文'];
  const lines = [...Map.groupBy(rows, ({ figure }) => String(figure))].map(([figure, of], i): WrittenCell[] => [
    i + 1,
    called[figure] ?? figure,
    paperUnit(figure),
    ...['621100', ...counties.map(({ code }) => code)].map((code) => amountIn(of.find(({ region }) => region === code), figure)),
    String(of[0]?.words ?? ''),
  ]);
  return {
    title,
    sheet: {
      name: '目标任务',
      rows: [
        [`${title}——${SAMPLE}`],
        [`文号：${String(document)}`, null, null, `${isRevision ? '印发日期' : '签订日期'}：${String(setOn)}`],
        head,
        ...lines,
        [],
        [`注：本表为${SAMPLE}，目标值均为编造，与任何真实协议无关。`],
      ],
      merges: [{ top: 1, left: 1, bottom: 1, right: head.length }],
    },
  };
}

function amountIn(row: AnyRow | undefined, figure: string): WrittenCell {
  if (row === undefined) return null;
  const own = Number(targets.fields.amount.json(row['amount'] as bigint));
  const unit = paperUnit(figure);
  return unit === '万元' ? own / 10_000 : unit === '%' ? Math.round(own * 100) : own;
}
