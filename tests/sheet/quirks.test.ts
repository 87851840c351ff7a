import { describe, expect, it } from 'vitest';
import { describeTable } from '#kernel/sheet/table/describe.ts';
import { dataRowsOf } from '#kernel/sheet/table/fill-down.ts';
import { findTables } from '#kernel/sheet/table/find-tables.ts';
import type { Cell } from '#kernel/sheet/workbook.ts';
import { sheetOf } from './sheet-of.ts';

const N = null;
const tablesOf = (rows: readonly (readonly Cell[])[], merges: readonly string[] = []) => findTables(sheetOf(rows, merges)).map((table) => describeTable(table));
const paths = (table: { columns: readonly { header_path: readonly string[] }[] }): string[] => table.columns.map(({ header_path }) => header_path.join('|'));
const units = (table: { columns: readonly { unit: string | null }[] }): (string | null)[] => table.columns.map(({ unit }) => unit);
const kinds = (table: { columns: readonly { kind: string }[] }): string[] => table.columns.map(({ kind }) => kind);

describe('headers', () => {
  it('two rows with merges, titles above, a unit line at the far right', () => {
    const [table] = tablesOf(
      [
        ['2024年东西部协作资金使用情况表'],
        [N, N, N, N, N, '单位：万元'],
        ['序号', '县区', '资金', N, N, '备注'],
        [N, N, '计划', '下达', '到账', N],
        [1, '安定区', 100, 80, 60.5, '无'],
        [2, '通渭县', 200, 150, 100, N],
      ],
      ['A1:F1', 'A3:A4', 'B3:B4', 'C3:E3', 'F3:F4'],
    );
    expect(table).toMatchObject({ title_rows: [1, 2], unit_rows: [2], header_rows: [3, 4], first_data_row: 5, last_data_row: 6, data_row_count: 2 });
    expect(paths(table!)).toEqual(['序号', '县区', '资金|计划', '资金|下达', '资金|到账', '备注']);
    expect(units(table!)).toEqual([null, null, '万元', '万元', '万元', null]);
    expect(kinds(table!)).toEqual(['integer', 'text', 'integer', 'integer', 'decimal', 'text']);
    expect(table!.columns[0]!.serial).toBe(true);
  });

  it('two rows without merges, as a CSV has them', () => {
    const [table] = tablesOf([
      ['县区', '资金', N, '人数', N],
      [N, '计划', '下达', '培训', '就业'],
      ['安定区', '100', '80', '5', '4'],
      ['通渭县', '200', '150', '6', '5'],
    ]);
    expect(table).toMatchObject({ title_rows: [], header_rows: [1, 2], first_data_row: 3, data_row_count: 2 });
    expect(paths(table!)).toEqual(['县区', '资金|计划', '资金|下达', '人数|培训', '人数|就业']);
  });

  it('three rows; leaf names repeat, only the whole path is unique', () => {
    const [table] = tablesOf(
      [
        ['县区', '到县资金', N, N, N],
        [N, '市级', N, '区级', N],
        [N, '计划', '到账', '计划', '到账'],
        ['安定区', 1, 2, 3, 4],
        ['通渭县', 5, 6, 7, 8],
      ],
      ['A1:A3', 'B1:E1', 'B2:C2', 'D2:E2'],
    );
    expect(table).toMatchObject({ header_rows: [1, 3], first_data_row: 4, data_row_count: 2 });
    expect(paths(table!)).toEqual(['县区', '到县资金|市级|计划', '到县资金|市级|到账', '到县资金|区级|计划', '到县资金|区级|到账']);
  });

  it('one label over three unmerged rows', () => {
    const [table] = tablesOf([
      ['地区', '农村', '城镇'],
      [N, '居民', '居民'],
      [N, '收入（元）', '收入（元）'],
      ['安定区', 12000, 30000],
      ['通渭县', 11000, 29000],
      ['陇西县', 11500, 29500],
    ]);
    expect(table).toMatchObject({ header_rows: [1, 3], first_data_row: 4, data_row_count: 3 });
    expect(units(table!)).toEqual([null, '元', '元']);
  });

  it('years as numbers, in the header row and below a group', () => {
    const [one] = tablesOf([
      ['地区', 2021, 2022, 2023],
      ['安定区', 1.5, 2.5, 3.5],
      ['通渭县', 2.5, 3.5, 4.5],
    ]);
    expect(one).toMatchObject({ header_rows: [1, 1], data_row_count: 2 });
    const [two] = tablesOf(
      [
        ['地区', '产值（亿元）', N, '人口（万人）', N],
        [N, 2022, 2023, 2022, 2023],
        ['安定区', 1.5, 2.5, 3.5, 6.1],
        ['通渭县', 2.5, 3.5, 4.5, 6.2],
      ],
      ['A1:A2', 'B1:C1', 'D1:E1'],
    );
    expect(two).toMatchObject({ header_rows: [1, 2], data_row_count: 2 });
    expect(paths(two!)).toEqual(['地区', '产值（亿元）|2022', '产值（亿元）|2023', '人口（万人）|2022', '人口（万人）|2023']);
    expect(units(two!)).toEqual([null, '亿元', '亿元', '万人', '万人']);
  });

  it('an index row under the header', () => {
    const [table] = tablesOf([
      ['项目', '总投资', '到位', '结余', '备注'],
      ['甲', '1', '2', '3=1-2', '4'],
      ['道路', 100, 80, 20, '在建'],
      ['桥梁', 50, 50, 0, '完工'],
    ]);
    expect(table).toMatchObject({ header_rows: [1, 1], index_rows: [2], first_data_row: 3, data_row_count: 2 });
  });

  it('a row of units, and a unit line between two header rows', () => {
    const [below] = tablesOf([
      ['县区', '资金', '面积', '人数'],
      [N, '万元', '亩', '人'],
      ['安定区', 100, 80, 20],
      ['通渭县', 50, 50, 10],
    ]);
    expect(below).toMatchObject({ header_rows: [1, 1], unit_rows: [2], first_data_row: 3 });
    expect(units(below!)).toEqual([null, '万元', '亩', '人']);
    const [between] = tablesOf(
      [
        ['县区', '资金', N, N],
        [N, N, N, '单位：万元'],
        [N, '计划', '下达', '到账'],
        ['安定区', 100, 80, 20],
        ['通渭县', 50, 50, 10],
      ],
      ['A1:A3', 'B1:D1'],
    );
    expect(between).toMatchObject({ header_rows: [1, 3], unit_rows: [2], first_data_row: 4 });
    expect(units(between!)).toEqual([null, '万元', '万元', '万元']);
  });

  it('a table of text alone, and one without data', () => {
    const [text] = tablesOf([['姓名', '单位', '职务'], ['张三', '农业农村局', '科长'], ['李四', '财政局', '科员'], ['王五', '教育局', '主任']]);
    expect(text).toMatchObject({ header_rows: [1, 1], data_row_count: 3 });
    const [empty] = tablesOf([['劳务台账'], ['序号', '姓名', '身份证号', '月收入（元）']], ['A1:D1']);
    expect(empty).toMatchObject({ title_rows: [1], header_rows: [2, 2], first_data_row: null, data_row_count: 0 });
  });

  it('lines that are filled in stand above the header', () => {
    const [table] = tablesOf([
      ['附件1'],
      ['某县劳务输转台账'],
      ['填报单位：安定区人社局', N, N, '填报时间：2024年3月5日'],
      ['序号', '姓名', '性别', '联系电话', '月收入'],
      [1, '张三', '男', '13800000000', 3500],
      [2, '李四', '女', '13900000000', 4200.5],
    ]);
    expect(table).toMatchObject({ title_rows: [1, 2, 3], header_rows: [4, 4], data_row_count: 2 });
    expect(kinds(table!)).toEqual(['integer', 'text', 'text', 'text', 'decimal']);
  });
});

describe('totals', () => {
  const head: Cell[] = ['序号', '单位', '金额（万元）', '户数'];
  it('first, spaced, with a numeral, in the second column', () => {
    const [first] = tablesOf([head, ['合         计', N, 30, 3], [1, '甲镇', 10, 1], [2, '乙镇', 20, 2]]);
    expect(first).toMatchObject({ total_rows: [2], first_data_row: 3, last_data_row: 4, data_row_count: 2 });
    const [numeral] = tablesOf([head, [1, '甲公司', 10, 1], [2, '乙公司', 20, 2], ['八 分公司汇总合计', N, 30, 3]]);
    expect(numeral).toMatchObject({ total_rows: [4], last_data_row: 3, data_row_count: 2 });
    const [second] = tablesOf([head, [1, '甲镇', 10, 1], [2, '乙镇', 20, 2], [N, '总　计', 30, 3]]);
    expect(second).toMatchObject({ total_rows: [4], data_row_count: 2 });
  });

  it('小计 per group and 合计 at the end', () => {
    const [table] = tablesOf([head, [1, '甲镇', 10, 1], [2, '乙镇', 20, 2], ['小计', N, 30, 3], [3, '丙镇', 5, 1], [4, '丁镇', 6, 2], ['小计', N, 11, 3], ['合计', N, 41, 6]]);
    expect(table).toMatchObject({ subtotal_rows: [4, 7], total_rows: [8], data_row_count: 4 });
  });

  it('the word in a note, a line item or a section is no total', () => {
    const [table] = tablesOf([
      head,
      [1, '甲镇', 10, 1],
      [2, '资产合计登记办公室', 20, 2],
      [3, '流动资产合计', 7, 2],
      ['注：金额合计与分项相加略有误差。'],
    ]);
    expect(table).toMatchObject({ total_rows: [], subtotal_rows: [], note_rows: [5], data_row_count: 3 });
  });

  it('without a word: the first row is the sum of the others; a numbered row is the sum of those below', () => {
    const [silent] = tablesOf([['地区', '户数', '人数'], ['定西市', 60, 160], ['安定区', 10, 50], ['通渭县', 20, 50], ['陇西县', 30, 60]]);
    expect(silent).toMatchObject({ total_rows: [2], first_data_row: 3, data_row_count: 3 });
    const [parents] = tablesOf([['项目', '户数', '人数'], ['一、种植', 30, 100], ['马铃薯', 10, 50], ['中药材', 20, 50], ['二、养殖', 50, 110], ['牛', 20, 50], ['羊', 30, 60]]);
    expect(parents).toMatchObject({ subtotal_rows: [2, 5], data_row_count: 4 });
  });
});

describe('rows', () => {
  it('blank rows end nothing, and a second table begins where a header follows', () => {
    const [one, two, three] = tablesOf([
      ['县区', '金额'],
      ['安定区', 10],
      [],
      ['通渭县', 20],
      ['陇西县', 30],
      [],
      [],
      ['渭源县', 40],
      [],
      ['第二张表'],
      ['乡镇', '户数', '人数'],
      ['甲镇', 1, 2],
      ['乙镇', 3, 4],
    ]);
    expect(one).toMatchObject({ header_rows: [1, 1], data_row_count: 4, last_data_row: 8, blank_rows_in_range: [3, 6, 7], note_rows: [] });
    expect(two).toMatchObject({ title_rows: [10], header_rows: [11, 11], data_row_count: 2 });
    expect(three).toBeUndefined();
  });

  it('notes below: 注 in A with its text in B, indented lines, sources, signatures', () => {
    const [table] = tablesOf([
      ['县区', '金额', '备注'],
      ['安定区', 10, N],
      ['通渭县', 20, N],
      ['注：', '1.金额为到账数。'],
      [N, '2.不含市级。'],
      ['　　　3.2012年采用新的分类标准，与前期不可比。'],
      ['数据来源：统计局'],
      ['填报人：张三', N, '审核人：李四'],
    ]);
    expect(table).toMatchObject({ data_row_count: 2, note_rows: [4, 5, 6, 7, 8] });
  });

  it('a row with one filled cell may be data; a numbered or merged one opens a section', () => {
    const [ledger] = tablesOf([['企业', '产品', '金额'], ['甲公司', '马铃薯', 10], [N, '粉条'], [N, '淀粉'], ['乙公司', '中药材', 20], [N, '黄芪'], [N, '当归']]);
    expect(ledger).toMatchObject({ data_row_count: 6, section_rows: [], note_rows: [] });
    const [sections] = tablesOf([['序号', '学校', '人数'], ['一、安定区（2所）'], [1, '一中', 10], [2, '二中', 20], ['二、通渭县（1所）'], [3, '三中', 30]], ['A2:C2', 'A5:C5']);
    expect(sections).toMatchObject({ section_rows: [2, 5], data_row_count: 3 });
    const [places] = tablesOf([['序号', '学校', '人数'], ['北京市（92所）'], [1, '一中', 10], [2, '二中', 20], [3, '三中', 5], [4, '四中', 7]]);
    expect(places).toMatchObject({ section_rows: [2], data_row_count: 4 });
  });

  it('blanks, styles and merges behind the data are not part of it', () => {
    const [table] = tablesOf([['县区', '金额'], ['安定区', 10], ['通渭县', 20], [N, N], ['  ', '　'], []], ['A5:A90']);
    expect(table).toMatchObject({ last_data_row: 3, data_row_count: 2, blank_rows_in_range: [] });
  });

  it('texts merged down hold for each row; amounts and one tall note do not', () => {
    const rows: Cell[][] = [['县区', '乡镇', '金额', '说明'], ['安定区', '甲镇', 10, '本表各项金额均为年末数，含上年结转，特此说明'], [N, '乙镇', 20], ['通渭县', '丙镇', 30], [N, '丁镇', N], [N, '戊镇', 6]];
    const sheet = sheetOf(rows, ['A2:A3', 'A4:A6', 'C4:C5', 'D2:D6']);
    const [table] = findTables(sheet);
    expect([...dataRowsOf(table!, sheet)].map(({ cells }) => cells.slice(0, 3))).toEqual([
      ['安定区', '甲镇', 10],
      ['安定区', '乙镇', 20],
      ['通渭县', '丙镇', 30],
      ['通渭县', '丁镇', null],
      ['通渭县', '戊镇', 6],
    ]);
    expect([...dataRowsOf(table!, sheet)].map(({ cells }) => cells[3] ?? null).filter(Boolean)).toHaveLength(1);
    expect(table!.columns.map(({ filled }) => filled)).toEqual([2, 5, 4, 1]);
  });

  it('a header repeated on a further page is no data', () => {
    const [table, second] = tablesOf([['县区', '金额'], ['安定区', 10], ['县区', '金额'], ['通渭县', 20]]);
    expect(table).toMatchObject({ data_row_count: 2, helper_rows_in_range: [3] });
    expect(second).toBeUndefined();
  });
});

describe('values', () => {
  it('text stays text, numbers in text are numbers, glued units are units', () => {
    const [table] = tablesOf([
      ['编码', '楼号', '版本', '金额', '比例', '单价', '开始日期', '月份', '是否'],
      ['005', '1-1', '1.10', '1,234.5', '12%', '3283.00元', '20220316', '2018年02月', '√'],
      ['006', '1-2', '1.20', '２３４', '15.5%', '12.5元', '20220401', '2018年03月', N],
    ]);
    expect(kinds(table!)).toEqual(['text', 'text', 'decimal', 'decimal', 'decimal', 'decimal', 'date', 'date', 'flag']);
    expect(table!.columns[5]!.unit).toBe('元');
  });

  it('phones and ID numbers are told by their column, amounts of eleven digits stay numbers', () => {
    const [table] = tablesOf([
      ['姓名', '手机号', '身份证号码', '合同编号', '总投资（元）'],
      ['张三', 13800000000, '62242119900101123X', 20240001, 13800000000],
      ['李四', 13900000000, '622421199001011230', 20240002, 13900000001],
    ]);
    expect(kinds(table!).slice(0, 3)).toEqual(['text', 'text', 'text']);
    expect(kinds(table!)[4]).toBe('integer');
  });

  it('a serial without its date format is a date where the header says so', () => {
    const [table] = tablesOf([['姓名', '出生日期'], ['张三', 32874], ['李四', 33000]]);
    expect(kinds(table!)).toEqual(['text', 'date']);
  });
});

describe('units', () => {
  it('in the title, only in a note, named by each row', () => {
    expect(units(tablesOf([['各县产值（亿元）'], ['县区', '2022年', '2023年'], ['安定区', 1.5, 2], ['通渭县', 2.5, 3]])[0]!)).toEqual([null, '亿元', '亿元']);
    expect(units(tablesOf([['县区', '产值'], ['安定区', 1.5], ['通渭县', 2.5], ['注：单位为亿元']])[0]!)).toEqual([null, '亿元']);
    expect(units(tablesOf([['指标', '单位', '数值'], ['面积', '亩', 1.5], ['产量', '吨', 2.5]])[0]!)).toEqual([null, null, null]);
  });

  it('a title unit of money is not put on heads and shares', () => {
    expect(units(tablesOf([['资金表'], ['单位：万元', N, N], ['县区', '到账资金', '受益人数', '占比'], ['安定区', 1.5, 10, 0.5], ['通渭县', 2.5, 20, 0.4]])[0]!)).toEqual([null, '万元', null, null]);
  });
});

describe('learnt from sheets of other offices', () => {
  it('codes whose parents hold the sums of their children', () => {
    const [table] = tablesOf([
      ['2024年一般公共预算支出表'],
      [N, N, '单位：万元'],
      ['科目编码', '科目名称', '预算数'],
      ['201', '一般公共服务支出', 300],
      ['20101', '人大事务', 100],
      ['2010101', '行政运行', 60],
      ['2010102', '一般行政管理事务', 40],
      ['20102', '政协事务', 200],
      ['合计', N, 300],
    ]);
    expect(table).toMatchObject({ subtotal_rows: [4, 5], total_rows: [9], data_row_count: 3 });
    expect(kinds(table!)).toEqual(['text', 'text', 'integer']);
  });

  it('a project plan: three header rows, a total first, a numbered class with its sum', () => {
    const [table] = tablesOf(
      [
        ['2024年东西部协作项目计划表'],
        ['序号', '项目名称', '建设性质', '实施地点', N, '投资规模（万元）', N, N, '受益对象', N],
        [N, N, N, '乡镇', '村', '合计', '其中', N, '户数（户）', '人数（人）'],
        [N, N, N, N, N, N, '协作资金', '其他', N, N],
        ['合计', N, N, N, N, 300, 200, 100, 30, 90],
        ['一', '产业类', N, N, N, 300, 200, 100, 30, 90],
        [1, '马铃薯基地', '新建', '甲镇', '乙村', 100, 80, 20, 10, 30],
        [2, '养殖场', '续建', '丙镇', '丁村', 200, 120, 80, 20, 60],
        ['注：资金以下达数为准'],
      ],
      ['A1:J1', 'A2:A4', 'B2:B4', 'C2:C4', 'D2:E2', 'D3:D4', 'E3:E4', 'F2:H2', 'F3:F4', 'G3:H3', 'I2:J2', 'I3:I4', 'J3:J4'],
    );
    expect(table).toMatchObject({ header_rows: [2, 4], total_rows: [5], subtotal_rows: [6], data_row_count: 2, note_rows: [9] });
    expect(paths(table!).slice(3)).toEqual(['实施地点|乡镇', '实施地点|村', '投资规模（万元）|合计', '投资规模（万元）|其中|协作资金', '投资规模（万元）|其中|其他', '受益对象|户数（户）', '受益对象|人数（人）']);
    expect(units(table!)).toEqual([null, null, null, null, null, '万元', '万元', '万元', '户', '人']);
  });

  it('years over groups without merges', () => {
    const [table] = tablesOf([['地区', '2022年', N, '2023年', N], [N, '产量', '面积', '产量', '面积'], ['安定区', 1, 2, 3, 4], ['通渭县', 5, 6, 7, 8]]);
    expect(table).toMatchObject({ title_rows: [], header_rows: [1, 2] });
    expect(paths(table!)).toEqual(['地区', '2022年|产量', '2022年|面积', '2023年|产量', '2023年|面积']);
  });

  it('stacked tables of text alone, told apart by caption and header', () => {
    const found = tablesOf([['表一 干部'], ['姓名', '单位', '职务'], ['张三', '农业局', '科长'], ['李四', '农业局', '科员'], [], ['表二 教师'], ['姓名', '学校', '学科'], ['王五', '一中', '语文'], ['赵六', '二中', '数学']]);
    expect(found).toMatchObject([{ title_rows: [1], header_rows: [2, 2], data_row_count: 2 }, { title_rows: [6], header_rows: [7, 7], data_row_count: 2 }]);
  });

  it('subtotals in the second column under merged counties, and a grand total', () => {
    const [table] = tablesOf(
      [['县区', '乡镇', '户数'], ['安定区', '甲镇', 10], [N, '乙镇', 20], [N, '小计', 30], ['通渭县', '丙镇', 5], [N, '丁镇', 6], [N, '小计', 11], ['总计', N, 41]],
      ['A2:A4', 'A5:A7'],
    );
    expect(table).toMatchObject({ subtotal_rows: [4, 7], total_rows: [8], data_row_count: 4 });
  });

  it('signatures below a gap are notes, a note above the header is a title line', () => {
    expect(tablesOf([['序号', '姓名', '金额'], [1, '张三', 100], [2, '李四', 200], [], ['制表：张三', N, '审核：李四'], ['2024年3月5日']])[0]).toMatchObject({ data_row_count: 2, note_rows: [5, 6] });
    expect(tablesOf([['补贴名单'], ['注：本表由各乡镇填报'], ['序号', '姓名', '金额'], [1, '张三', 100]])[0]).toMatchObject({ title_rows: [1, 2], header_rows: [3, 3] });
  });

  it('one column under its name is a list, sentences are not', () => {
    expect(tablesOf([['姓名'], ['张三'], ['李四']])[0]).toMatchObject({ header_rows: [1, 1], data_row_count: 2 });
    expect(tablesOf([['填表说明'], ['1.请如实填写。'], ['2.不得空缺。']])).toEqual([]);
    expect(tablesOf([])).toEqual([]);
  });
});
