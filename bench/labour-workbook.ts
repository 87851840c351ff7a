import { writeSheets, type WrittenCell } from '../src/adapters/workbook/write/sheets.ts';
import { sampleId } from '../src/kernel/declare/reading/id-number.ts';
import { countyNames, countyCodes } from './programme.ts';

const headers = ['序号', '姓名', '身份证号', '县区', '乡镇', '户类型', '协作类别', '务工企业', '所属行业', '就业渠道', '输转方式', '务工时间', '结束时间', '月收入(元)', '联系电话', '是否培训'];

const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

/**
 * A labour ledger as a county writes it, 15 columns and a serial number: title, unit line, header, total row, note.
 * @param changedEvery every so many rows another income than in the plain workbook; 0 for none.
 */
export async function labourWorkbook(rows: number, changedEvery = 0): Promise<Uint8Array> {
  return writeSheets([{ name: '输转台账', rows: sheetRows(rows, changedEvery) }]);
}

function* sheetRows(rows: number, changedEvery: number): Generator<WrittenCell[]> {
  yield ['2021—2024年劳务输转台账（示例数据）'];
  yield ['', '', '', '', '', '', '', '', '', '', '', '', '', '单位：元'];
  yield headers;
  let total = 0;
  for (let index = 0; index < rows; index++) {
    const changed = changedEvery > 0 && index % changedEvery === 0 ? 50 : 0;
    const income = 2500 + ((index * 7919) % 4000) + changed;
    total += income;
    const year = 2021 + (index % 4);
    const month = 1 + ((index >> 2) % 9);
    const day = 1 + ((index >> 5) % 28);
    yield [
      index + 1,
      `张示例${index}`,
      sampleId(pick(countyCodes, index), 1960 + (index % 40), 1 + (Math.floor(index / 40) % 28), 1 + (Math.floor(index / 1120) % 997)),
      pick(countyNames, index),
      `第${index % 20}乡`,
      pick(['脱贫户', '监测户', '一般农户'], index),
      pick(['东部协作', '省内', '其他'], index),
      `示例食品公司${index % 500}`,
      pick(['制造业', '建筑业', '服务业'], index),
      pick(['外出务工', '帮扶车间'], index),
      pick(['有组织', '自发'], index),
      `${year}年${month}月${day}日`,
      null,
      income,
      `138${String(10000000 + ((index * 37) % 89999999)).slice(0, 8)}`,
      pick(['是', '否'], index),
    ];
  }
  yield ['合计', '', '', '', '', '', '', '', '', '', '', '', '', total];
  yield ['注：示例数据，均为虚构。'];
}
