import { refuse, type Problem, type Place, type Refusal, type Severity } from '../../declare/problem.ts';
import type { Fault } from '../../declare/field.ts';
import type { ModelField, ModelLedger } from '../../model/model.ts';
import type { Cell, Workbook } from '../workbook.ts';

/** The importer's own problems, each made in one place so that a code has one text. */

const longestShown = 60;

/** The cell as it was written, shortened; nothing of a sensitive field. */
export function shownValue({ field }: ModelField, cell: Cell | undefined): { value?: string } {
  if (field.sensitive || cell === null || cell === undefined) return {};
  const text = typeof cell === 'object' ? cell.error : String(cell);
  return { value: text.length > longestShown ? `${text.slice(0, longestShown)}…` : text };
}

export function cellProblem(fault: Fault, place: Place, field: ModelField, cell: Cell | undefined): Problem {
  return { code: fault.code, severity: 'error', place, ...shownValue(field, cell), message: fault.message, mend: fault.mend };
}

export function noColumn(ledger: ModelLedger, { name, field }: ModelField, place: Place): Problem {
  const headers = [field.title.zh, ...field.aliases].slice(0, 6).join('、');
  return {
    code: 'column.missing',
    severity: 'error',
    place: { ...place, field: name },
    message: { zh: `没有找到“${field.title.zh}”这一列`, en: `There is no column for “${field.title.en}”` },
    mend: { zh: `请加上表头为 ${headers} 之一的列，或指定哪一列是它`, en: `Add a column headed ${headers}, or say which column it is (${ledger.name}.${name})` },
  };
}

export function repeated(place: Place, first: number): Problem {
  return {
    code: 'row.repeated',
    severity: 'warning',
    place,
    message: { zh: `与第 ${first} 行完全相同，只记一次`, en: `The same as row ${first}; counted once` },
    mend: { zh: '如是两件事，请补上能区分它们的内容', en: 'If they are two facts, fill in what tells them apart' },
  };
}

export function contradicts(ledger: ModelLedger, place: Place, first: number): Problem {
  const by = ledger.identity.map(({ field }) => field.title.zh).join('、');
  return {
    code: 'row.contradicts',
    severity: 'error',
    place,
    message: { zh: `与第 ${first} 行的${by}相同，其他内容却不同`, en: `Row ${first} is the same fact with other contents` },
    mend: { zh: '请只保留正确的一行', en: 'Keep the right one of the two' },
  };
}

/** @param text absent where what it names is sensitive */
export function unknownMention({ field }: ModelField, text: string | undefined, place: Place, severity: Severity = 'error'): Problem {
  return {
    code: 'cell.no-such-record',
    severity,
    place,
    ...(text === undefined ? {} : { value: text }),
    message: { zh: `没有登记过的${field.title.zh}：“${text ?? '…'}”`, en: `No ${field.title.en} is registered as “${text ?? '…'}”` },
    mend: { zh: '请核对名称，或先登记它', en: 'Check the name, or register it first' },
  };
}

/** @param text absent where what it names is sensitive */
export function ambiguousMention({ field }: ModelField, text: string | undefined, count: number, place: Place): Problem {
  return {
    code: 'cell.ambiguous-record',
    severity: 'error',
    place,
    ...(text === undefined ? {} : { value: text }),
    message: { zh: `有 ${count} 个${field.title.zh}都叫“${text ?? '…'}”`, en: `${count} records of ${field.title.en} are called “${text ?? '…'}”` },
    mend: { zh: '请改填编号等能区分的内容', en: 'Use its number, or something else that tells them apart' },
  };
}

export function totalMismatch(place: Place, stated: string, summed: string, difference: string): Problem {
  return {
    code: 'total.mismatch',
    severity: 'warning',
    place,
    value: stated,
    message: { zh: `合计写的是 ${stated}，明细相加是 ${summed}，差 ${difference}`, en: `The total says ${stated}, its rows add up to ${summed}: ${difference} apart` },
    mend: { zh: '请核对明细是否缺行，或改正合计', en: 'See whether rows are missing, or correct the total' },
  };
}

export const noSuchSheet = (name: string, { sheets }: Workbook): Refusal =>
  refuse(
    'mapping.no-such-sheet',
    { zh: `工作簿里没有名为“${name}”的工作表`, en: `The workbook has no sheet “${name}”` },
    { zh: `可用工作表：${sheets.map((sheet) => sheet.name).join('、')}`, en: `Its sheets: ${sheets.map((sheet) => sheet.name).join(', ')}` },
  );
