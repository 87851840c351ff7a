import { Refusal, type Place, type Problem } from '../../kernel/declare/problem.ts';
import type { Locale } from '../../kernel/declare/wording.ts';
import { DatabaseError } from '../../kernel/ports/database.ts';

/** A place as one reads it aloud: `sales.xlsx Sheet1!D5`, `12:7` for line and character. */
export function placeText({ file, sheet, row, column, ledger, field, record, line, character }: Place): string {
  const cell = line === undefined ? `${column ?? ''}${row ?? ''}` : `${line}:${character ?? 1}`;
  const inSheet = sheet === undefined ? cell : cell === '' ? sheet : `${sheet}!${cell}`;
  const inLedger = [ledger, field].filter((part) => part !== undefined).join('.');
  return [file, inSheet, inSheet === '' ? inLedger : '', record].filter((part) => part !== undefined && part !== '').join(' ');
}

/** One problem in two lines: place, what is wrong and its code; then how to mend it. */
export function problemText({ code, severity, place, value, message, mend }: Problem, locale: Locale): string {
  const mark = severity === 'warning' ? '!' : '✗';
  const where = placeText(place);
  const shown = value === undefined || message[locale].includes(value) ? '' : locale === 'zh' ? `（写的是“${value}”）` : ` (it says “${value}”)`;
  return `${mark} ${where === '' ? '' : `${where}  `}${message[locale]}${shown}  [${code}]\n    → ${mend[locale]}\n`;
}

/** A refusal after RFC 9457: `code` is stable, `problems` lists everything that was found. */
export function problemDocument(refusal: Refusal, locale: Locale): object {
  const [first] = refusal.problems;
  return {
    type: `urn:shanhai:problem:${refusal.code}`,
    title: first?.message[locale],
    detail: first?.mend[locale],
    code: refusal.code,
    problems: refusal.problems.map((problem) => ({ ...problem, message: problem.message[locale], mend: problem.mend[locale] })),
  };
}

/** What went wrong as a refusal; what nobody foresaw gets the code `unexpected`. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const { message, code } = error as NodeJS.ErrnoException;
  const one = (name: string, zh: string, en: string, mendZh: string, mendEn: string) =>
    new Refusal([{ code: name, severity: 'error', place: {}, message: { zh, en }, mend: { zh: mendZh, en: mendEn } }], { cause: error });
  if (error instanceof DatabaseError) {
    if (error.state === '53100') return one('store.disk-full', '磁盘已满，没有写入', 'The disk is full; nothing was written', '请腾出空间后再试', 'Make room and try again');
    if (/^(08|57P)/.test(error.state)) return one('store.unreachable', `数据库连接中断：${message}`, `The database went away: ${message}`, '请检查数据库后重试；没有完成的批次没有写入', 'See to the database and try again; an unfinished batch has written nothing');
    return one('store.failed', `数据库报错：${message}（${error.state}）`, `The database said: ${message} (${error.state})`, '没有写入；如反复出现，请附上这一行反馈', 'Nothing was written; report this line if it happens again');
  }
  switch (code) {
    case 'ENOENT':
      return one('file.not-found', `找不到文件：${pathOf(error)}`, `There is no such file: ${pathOf(error)}`, '请核对路径', 'Check the path');
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return one('file.no-access', `没有读写权限：${pathOf(error)}`, `No right to read or write ${pathOf(error)}`, '请检查权限，或换一个位置', 'Check the permissions, or choose another place');
    case 'EISDIR':
      return one('file.is-folder', `这是文件夹：${pathOf(error)}`, `This is a folder: ${pathOf(error)}`, '请指定其中的文件', 'Name a file in it');
    case 'ENOSPC':
      return one('store.disk-full', '磁盘已满', 'The disk is full', '请腾出空间后再试', 'Make room and try again');
    default:
      return one('unexpected', `意外错误：${message}`, `Unexpected: ${message}`, '设置 SHANHAI_DEBUG=1 再试一次可看到细节，请附上反馈', 'Set SHANHAI_DEBUG=1 and try again for the details, and report them');
  }
}

const pathOf = (error: unknown): string => (error as NodeJS.ErrnoException).path ?? '';
