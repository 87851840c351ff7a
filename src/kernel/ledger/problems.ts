import { levelTitles, type Level } from '../declare/level.ts';
import type { Place, Problem } from '../declare/problem.ts';
import type { ModelField, ModelLedger } from '../model/model.ts';
import { periodText } from './calendar.ts';

/** The ledger's own problems, each made in one place so that a code has one text. */

export function missing(ledger: ModelLedger, { name, field }: ModelField, record?: string): Problem {
  const { example } = field.template;
  return {
    code: 'field.missing',
    severity: 'error',
    place: placeOf(ledger, record, name),
    message: { zh: `“${field.title.zh}”没有填`, en: `“${field.title.en}” is blank` },
    mend: example === '' ? { zh: `请填写${field.title.zh}`, en: 'Fill it in' } : { zh: `请填写${field.title.zh}，例如 ${example}`, en: `Fill it in, e.g. ${example}` },
  };
}

export function unknownField(ledger: ModelLedger, name: string, record?: string): Problem {
  return {
    code: 'field.unknown',
    severity: 'error',
    place: placeOf(ledger, record, name),
    message: { zh: `${ledger.declared.title.zh}没有字段 ${name}`, en: `${ledger.declared.title.en} has no field ${name}` },
    mend: { zh: `可用字段：${fieldNames(ledger)}`, en: `Fields: ${fieldNames(ledger)}` },
  };
}

export function noOrder(ledger: ModelLedger, { name, field: { title } }: ModelField): Problem {
  return {
    code: 'list.encrypted-order',
    severity: 'error',
    place: placeOf(ledger, undefined, name),
    message: { zh: `“${title.zh}”是加密保存的，不能按它排序`, en: `“${title.en}” is kept encrypted and can’t be sorted by` },
    mend: { zh: '请按其他字段排序；可以按它的某个值筛选', en: 'Sort by another field; filtering by one of its values works' },
  };
}

export function unknownLedger(name: string, known: Iterable<string>): Problem {
  const names = [...known].join(', ');
  return {
    code: 'ledger.unknown',
    severity: 'error',
    place: { ledger: name },
    message: { zh: `没有台账 ${name}`, en: `There is no ledger ${name}` },
    mend: { zh: `可用台账：${names}`, en: `Ledgers: ${names}` },
  };
}

export function conflict(ledger: ModelLedger, record: string, base: number, standing: number): Problem {
  return {
    code: 'record.conflict',
    severity: 'error',
    place: placeOf(ledger, record),
    value: String(standing),
    message: {
      zh: `这条记录已被别人改到第 ${standing} 版，您改的是第 ${base} 版`,
      en: `Someone else changed this record to version ${standing}; you edited version ${base}`,
    },
    mend: { zh: '请对照两边的内容，在最新一版上重新修改', en: 'Compare both and make your change on the newest version' },
  };
}

export function notFound(ledger: ModelLedger, record: string): Problem {
  return {
    code: 'record.not-found',
    severity: 'error',
    place: placeOf(ledger, record),
    message: { zh: `${ledger.declared.title.zh}里没有这条记录`, en: `${ledger.declared.title.en} has no such record` },
    mend: { zh: '请核对记录编号，或刷新列表', en: 'Check its id or reload the list' },
  };
}

/** @param other the record that holds the identity; absent where the party may not know of it */
export function identityTaken(ledger: ModelLedger, record: string, other: string | undefined): Problem {
  const by = { zh: titles(ledger, 'zh'), en: titles(ledger, 'en') };
  return {
    code: 'record.identity-taken',
    severity: 'error',
    place: placeOf(ledger, record, ledger.identity[0]?.name),
    ...(other === undefined ? {} : { value: other }),
    message: {
      zh: other === undefined ? `已有${by.zh}相同的记录，不在您能看到的范围` : `已有${by.zh}相同的记录（${other}）`,
      en: other === undefined ? `A record with the same ${by.en} exists out of your sight` : `A record with the same ${by.en} exists (${other})`,
    },
    mend:
      other === undefined
        ? { zh: '请核对这里的内容；确实无误的，请上级部门处理', en: 'Check what you wrote; if it is right, ask the office above you' }
        : { zh: '请修改那条记录，或更正这里的内容', en: 'Change that record, or correct this one' },
  };
}

export function noSuchReference(ledger: ModelLedger, { name, field }: ModelField, value: string, record?: string): Problem {
  return {
    code: 'field.no-such-record',
    severity: 'error',
    place: placeOf(ledger, record, name),
    value,
    message: { zh: `“${field.title.zh}”所指的记录不存在：${value}`, en: `“${field.title.en}” refers to a record that does not exist: ${value}` },
    mend: { zh: '请先登记那条记录，或更正名称', en: 'Enter that record first, or correct the name' },
  };
}

/** @param by the record that refers to it; absent where the party may not know of it */
export function referredTo(ledger: ModelLedger, record: string, by: { readonly ledger: ModelLedger; readonly record: string } | undefined): Problem {
  const { title } = by?.ledger.declared ?? {};
  return {
    code: 'record.referred-to',
    severity: 'error',
    place: placeOf(ledger, record),
    ...(by === undefined ? {} : { value: by.record }),
    message: {
      zh: by === undefined ? '您看不到的记录还在引用它' : `${title?.zh ?? ''}的记录还在引用它（${by.record}）`,
      en: by === undefined ? 'A record that you don’t see still refers to it' : `A record of ${title?.en ?? ''} still refers to it (${by.record})`,
    },
    mend: { zh: '请先删除或改动引用它的记录', en: 'Delete or change the records that refer to it first' },
  };
}

export function notAllowed(ledger: ModelLedger, record: string): Problem {
  return {
    code: 'access.not-allowed',
    severity: 'error',
    place: placeOf(ledger, record),
    message: { zh: '您没有权限改动这个地区的记录', en: 'You may not change records of this region' },
    mend: { zh: '请由该地区的填报人修改，或请管理员授权', en: 'Ask that region’s clerk, or ask an administrator for the right' },
  };
}

/** @param by the field that says whose a row is; absent where it would be the organisation's own record */
export function notOwn(ledger: ModelLedger, record: string, by: ModelField | undefined): Problem {
  const title = by?.field.title;
  return {
    code: 'access.not-own',
    severity: 'error',
    place: placeOf(ledger, record, by?.name),
    message:
      title === undefined
        ? { zh: `《${ledger.declared.title.zh}》里您只能改动本单位的登记`, en: `Of ${ledger.declared.title.en} you may change your own organisation’s record only` }
        : { zh: `“${title.zh}”不是您的单位：您只能填报、改动本单位的记录`, en: `“${title.en}” is not your organisation: you enter and change its own records only` },
    mend:
      title === undefined
        ? { zh: '别的单位由它自己或县区填报人登记', en: 'Other organisations are entered by themselves or by the county’s clerk' }
        : { zh: `把“${title.zh}”写成本单位，或去掉这条记录`, en: `Write your own organisation in “${title.en}”, or leave this record out` },
  };
}

export function noSuchStep(ledger: ModelLedger, record: string, from: Level, to: Level): Problem {
  const [was, is] = [levelTitles[from], levelTitles[to]];
  return {
    code: 'review.no-such-step',
    severity: 'error',
    place: placeOf(ledger, record),
    value: from,
    message: { zh: `这条记录是“${was.zh}”，不能直接变为“${is.zh}”`, en: `This record is ${was.en.toLowerCase()} and can't become ${is.en.toLowerCase()} from there` },
    mend: { zh: '逐级审核：草稿、已报送、已核实、已确认；退回可以一步到位', en: 'Go step by step: draft, submitted, verified, confirmed; back it goes in one' },
  };
}

export function noReasonGiven(ledger: ModelLedger, record: string): Problem {
  return {
    code: 'review.no-reason',
    severity: 'error',
    place: placeOf(ledger, record),
    message: { zh: '退回记录要写明原因', en: 'Sending a record back takes a reason' },
    mend: { zh: '写一句要改什么，填报人会看到', en: 'Say in a sentence what is to be changed; its clerk will read it' },
  };
}

export function noSuchLevel(ledger: ModelLedger, record: string, level: Level): Problem {
  return {
    code: 'review.not-by-writing',
    severity: 'error',
    place: placeOf(ledger, record),
    message: { zh: `填报时不能直接写成“${levelTitles[level].zh}”`, en: `What is written can't be ${levelTitles[level].en.toLowerCase()} at once` },
    mend: { zh: '先报送，再由审核人核实、确认', en: 'Submit it; whoever reviews it verifies and confirms' },
  };
}

export function twice(ledger: ModelLedger, record: string): Problem {
  return {
    code: 'record.twice',
    severity: 'error',
    place: placeOf(ledger, record),
    message: { zh: '同一批次里对这条记录有两处改动', en: 'One batch changes this record twice' },
    mend: { zh: '请合并为一处改动', en: 'Make one change of the two' },
  };
}

/** @param periods the closed periods that it counts in, before the change or after it */
export function reasonNeeded(ledger: ModelLedger, record: string, periods: readonly { readonly from: number; readonly to: number }[]): Problem {
  const words = periods.map(({ from, to }) => periodText(from, to)).join(', ');
  return {
    code: 'closing.reason-needed',
    severity: 'error',
    place: placeOf(ledger, record),
    value: words,
    message: { zh: `这条记录计入已关账的期间 ${words}，改动须说明理由`, en: `This record counts in the closed period ${words}: a change needs a reason` },
    mend: { zh: '请写明理由后再提交；已报的数不变，这次改动列为调整', en: 'Say why and commit again; what was reported stays, the change is kept as an adjustment' },
  };
}

/** A batch's id under which something else has landed. */
export function otherChanges(batch: string): Problem {
  return {
    code: 'batch.other-changes',
    severity: 'error',
    place: {},
    message: { zh: `批次号 ${batch} 已用于别的改动`, en: `Other changes have landed as batch ${batch}` },
    mend: { zh: '请为每次提交生成新的批次号', en: 'Make a new id for each batch' },
  };
}

export function malformedId(ledger: string, record: string): Problem {
  return {
    code: 'record.malformed-id',
    severity: 'error',
    place: { ledger },
    value: record.slice(0, 60),
    message: { zh: '记录编号不是 UUID', en: 'A record’s id is no UUID' },
    mend: { zh: '请用小写的 UUIDv7', en: 'Use a UUIDv7 in lower case' },
  };
}

export function placeOf(ledger: ModelLedger, record?: string, field?: string): Place {
  return { ledger: ledger.name, ...(record === undefined ? {} : { record }), ...(field === undefined ? {} : { field }) };
}

const fieldNames = (ledger: ModelLedger): string => ledger.fields.map(({ name }) => name).join(', ');
const titles = (ledger: ModelLedger, locale: 'zh' | 'en'): string =>
  ledger.identity.map(({ field }) => field.title[locale]).join(locale === 'zh' ? '、' : ', ');
