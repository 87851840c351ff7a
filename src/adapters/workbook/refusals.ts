import { type Refusal, refuse } from '#kernel/declare/problem.ts';

const SAVE_AGAIN = {
  zh: '请用 Excel 或 WPS 打开原文件，另存为“Excel 工作簿（.xlsx）”后重新上传。',
  en: 'Open the original in Excel or WPS, save it as an Excel workbook (.xlsx) and hand that in.',
};

/** The file is damaged: cut off, overwritten or written by a faulty program. `detail` says where, in both languages. */
export function broken(detail: { zh: string; en: string }, cause?: unknown): Refusal {
  return refuse(
    'workbook.broken',
    { zh: `文件已损坏，无法读取：${detail.zh}。`, en: `The file is damaged and can't be read: ${detail.en}.` },
    {
      zh: '请重新复制或下载一次；若仍不行，请用 Excel 或 WPS 打开后另存为 .xlsx。',
      en: 'Copy or download it again; if that does not help, open it in Excel or WPS and save it as .xlsx.',
    },
    {},
    cause === undefined ? undefined : { cause },
  );
}

export function encrypted(): Refusal {
  return refuse(
    'workbook.encrypted',
    { zh: '文件设有打开密码，无法读取。', en: "The file is protected by a password and can't be read." },
    {
      zh: '请在 Excel 或 WPS 中去掉打开密码（文件 → 信息 → 保护工作簿 → 用密码进行加密，清空）后保存，再上传。',
      en: 'Remove the password in Excel or WPS (File, Info, Protect Workbook, Encrypt with Password: leave empty), save and hand it in again.',
    },
  );
}

/** `what` names the kind of file that was recognised, if any. */
export function unknownFormat(what: { zh: string; en: string }): Refusal {
  return refuse(
    'workbook.unknown-format',
    { zh: `这不是可以读取的工作簿：${what.zh}。`, en: `This is not a workbook that can be read: ${what.en}.` },
    SAVE_AGAIN,
  );
}

export function unknownEncoding(detail: { zh: string; en: string }, row?: number): Refusal {
  return refuse(
    'workbook.unknown-encoding',
    { zh: `文字编码无法辨认：${detail.zh}。`, en: `The text encoding can't be told: ${detail.en}.` },
    {
      zh: '请用 Excel 或 WPS 打开，确认汉字显示正常后另存为 .xlsx，或“CSV UTF-8（逗号分隔）”。',
      en: 'Open it in Excel or WPS, see that the characters are right, and save it as .xlsx or as "CSV UTF-8 (comma delimited)".',
    },
    row === undefined ? {} : { row },
  );
}

export function empty(): Refusal {
  return refuse(
    'workbook.empty',
    { zh: '文件是空的（0 字节）。', en: 'The file is empty (0 bytes).' },
    { zh: '请检查上传的是不是正确的文件。', en: 'See whether this is the right file.' },
  );
}

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1024 / 1024).toLocaleString('en')} MB`;

export function tooLarge(bytes: number, limit: number): Refusal {
  return refuse(
    'workbook.too-large',
    {
      zh: `文件展开后有 ${megabytes(bytes)}，超过上限 ${megabytes(limit)}。`,
      en: `The file holds ${megabytes(bytes)} once unpacked; the limit is ${megabytes(limit)}.`,
    },
    {
      zh: '请删去图片和多余的工作表，或把数据分成几个文件。',
      en: 'Take out pictures and sheets that are not needed, or split the rows over several files.',
    },
  );
}

export function zipBomb(ratio: number, limit: number): Refusal {
  return refuse(
    'workbook.too-large',
    {
      zh: `文件的压缩比异常（${Math.round(ratio)} 倍，上限 ${limit} 倍），为安全起见没有打开。`,
      en: `The file unpacks to ${Math.round(ratio)} times its size (the limit is ${limit}); it was not opened, to be safe.`,
    },
    SAVE_AGAIN,
  );
}

export function tooManyRows(sheet: string, limit: number): Refusal {
  return refuse(
    'workbook.too-many-rows',
    {
      zh: `工作表“${sheet}”超过 ${limit.toLocaleString('en')} 行。`,
      en: `Sheet "${sheet}" has more than ${limit.toLocaleString('en')} rows.`,
    },
    { zh: '请把数据分成几个工作表或文件。', en: 'Split the rows over several sheets or files.' },
    { sheet },
  );
}

export function tooManyColumns(sheet: string, limit: number): Refusal {
  return refuse(
    'workbook.too-many-columns',
    {
      zh: `工作表“${sheet}”有内容的列超过 ${limit.toLocaleString('en')} 列。`,
      en: `Sheet "${sheet}" has content in more than ${limit.toLocaleString('en')} columns.`,
    },
    { zh: '请删去用不到的列，或检查表格是否横竖颠倒。', en: 'Take out columns that are not needed, or see whether rows and columns are swapped.' },
    { sheet },
  );
}

export function tooManyCells(limit: number): Refusal {
  return refuse(
    'workbook.too-many-cells',
    {
      zh: `文件的单元格超过 ${limit.toLocaleString('en')} 个，一次读不完。`,
      en: `The file has more than ${limit.toLocaleString('en')} cells, too many to read at once.`,
    },
    { zh: '请把数据分成几个文件，分次导入。', en: 'Split the rows over several files and bring them in one by one.' },
  );
}

export function noSuchSheet(index: number, count: number): Refusal {
  return refuse(
    'workbook.no-such-sheet',
    { zh: `没有第 ${index + 1} 个工作表（共 ${count} 个）。`, en: `There is no sheet number ${index + 1} (there are ${count}).` },
    { zh: '请选择存在的工作表。', en: 'Choose a sheet that exists.' },
  );
}
