import { writeSheets, type WrittenCell } from '../../src/adapters/workbook/write/sheets.ts';
import { person, samplePhone } from './generator/people.ts';

/** What an import must say of one cell, or of a row. */
export interface ExpectedProblem {
  readonly row: number;
  /** `null` where the whole row is meant. */
  readonly column: string | null;
  readonly code: string;
  readonly severity: 'error' | 'warning';
}

const COUNTY = '621126';
/** Apart from the numbers of the demonstration's workers. */
const FIRST = 80_000;

const headers = ['序号', '县区', '乡镇', '姓名', '证件号码', '联系电话', '户类型', '协作类别', '务工所在县', '务工企业名称', '所属行业', '就业渠道', '开始时间', '结束时间', '务工月收入（元）', '补贴项', '补贴金额（元）'];

const at = (header: string): number => headers.findIndex((each) => each.startsWith(header));
const SUBSIDY = at('补贴金额');

/** Rows 3 to 22 of the sheet; the mistakes stand between rows that are right. */
const ROWS = 20;

interface Mistake {
  readonly row: number;
  readonly column: string;
  readonly value: WrittenCell;
  readonly code: string;
  /** The column marked, where it is another. */
  readonly marked?: string;
}

const mistakes: readonly Mistake[] = [
  { row: 4, column: '证件号码', value: 6.21126197013e17, code: 'cell.id-damaged' },
  { row: 5, column: '证件号码', value: wrongCheck(), code: 'cell.id-checksum' },
  { row: 7, column: '县区', value: '岷江县', code: 'cell.not-a-region' },
  { row: 8, column: '开始时间', value: '2024年2月30日', code: 'cell.not-a-date' },
  { row: 10, column: '务工月收入', value: '约三千', code: 'cell.not-a-number' },
  { row: 11, column: '结束时间', value: '2023-11-30', code: 'rule.ended-after-start', marked: '开始时间' },
  { row: 13, column: '姓名', value: null, code: 'field.missing' },
  { row: 14, column: '户类型', value: '困难群众', code: 'cell.not-a-choice' },
  { row: 16, column: '联系电话', value: '1541234567', code: 'cell.not-a-phone' },
  { row: 17, column: '开始时间', value: 2024.1, code: 'cell.ambiguous-month' },
];
const COPY = { of: 19, row: 20 } as const;
const TOO_MUCH = 500;

/** The twelve mistakes of the workbook: ten cells, a row written twice, and a total that its rows don't add up to. */
export const expectedProblems: readonly ExpectedProblem[] = [
  ...mistakes.map(({ row, column, marked, code }) => ({ row, column: letter(at(marked ?? column)), code, severity: 'error' as const })),
  { row: COPY.row, column: null, code: 'row.repeated', severity: 'warning' },
  { row: ROWS + 3, column: letter(SUBSIDY), code: 'total.mismatch', severity: 'warning' },
];

/** A county's labour ledger with twelve different mistakes in it, as an .xlsx file. */
export async function mistakesWorkbook(): Promise<Uint8Array> {
  const rows = Array.from({ length: ROWS }, (_, i) => rowOf(i + 3));
  for (const { row, column, value } of mistakes) {
    const cells = rows[row - 3];
    if (cells !== undefined) cells[at(column)] = value;
  }
  const total: WrittenCell[] = headers.map(() => null);
  total[0] = '合计';
  total[SUBSIDY] = rows.reduce((sum, cells) => sum + Number(cells[SUBSIDY]), 0) + TOO_MUCH;
  return writeSheets([
    {
      name: '台账',
      rows: [['岷县2024年劳务输转台账——示例数据（虚构）'], headers, ...rows, total, [], ['注：本表为示例数据（虚构），故意写错十二处，用来试导入。']],
      merges: [{ top: 1, left: 1, bottom: 1, right: headers.length }],
    },
  ]);
}

function rowOf(row: number): WrittenCell[] {
  const n = row === COPY.row ? COPY.of : row;
  const who = person(COUNTY, FIRST + n);
  return [
    row - 2, '岷县', '示例一镇', who.name, who.id, samplePhone(FIRST + n), n % 2 === 0 ? '脱贫户' : '一般农户', '东部', '山东省青岛市黄岛区',
    `示例制造有限公司${n}`, '制造业', '外出务工', `2024-03-${String(n).padStart(2, '0')}`, null, 4_000 + n * 50, '稳岗补贴', 1_000,
  ];
}

/** The same person's number with another last character. */
function wrongCheck(): string {
  const { id } = person(COUNTY, FIRST + 5);
  return id.slice(0, 17) + (id.endsWith('1') ? '2' : '1');
}

function letter(index: number): string {
  return String.fromCharCode(65 + index);
}
