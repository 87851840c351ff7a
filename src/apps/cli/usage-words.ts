import type { CommanderError } from 'commander';
import type { Locale } from '../../kernel/declare/wording.ts';

const titles: Readonly<Record<string, string>> = { 'Usage:': '用法：', 'Arguments:': '参数：', 'Options:': '选项：', 'Global Options:': '通用选项：', 'Commands:': '命令：' };

/** The headings of commander's help, in the reader's language. */
export const headingIn = (locale: Locale) => (title: string) => (locale === 'zh' ? (titles[title] ?? title) : title);

/** Commander's complaints by code; `{0}` is what it quotes. */
const complaints: Readonly<Record<string, string>> = {
  'commander.unknownCommand': '没有命令 {0}',
  'commander.unknownOption': '没有选项 {0}',
  'commander.missingArgument': '缺少参数 {0}',
  'commander.missingMandatoryOptionValue': '缺少选项 {0}',
  'commander.optionMissingArgument': '选项 {0} 后面要写值',
  'commander.invalidArgument': '这个值不行：{0}',
  'commander.excessArguments': '参数太多',
  'commander.conflictingOption': '选项 {0} 不能同用',
};

/** What was wrong with how the command was written, in one line. */
export function complaintOf({ code, message }: CommanderError, locale: Locale): string {
  const text = message.replace(/^error: /, '');
  const known = complaints[code];
  if (locale === 'en' || known === undefined) return text;
  const quoted = [...text.matchAll(/'([^']*)'/g)].map((match) => match[1]).join(' ');
  return known.replace('{0}', quoted) + (code === 'commander.invalidArgument' ? text.replace(/^.*?\. ?/, '，') : '');
}
