import { expect, test } from 'vitest';
import { domains } from '../../src/domains/index.ts';
import { files, read } from '../house/files.ts';

/** What a clerk may meet; the rest is for operators and programs, and stands beside its text in the code. */
const areas = 'access|batch|cell|closing|column|commit|difference|evidence|field|import|mapping|record|report|review|row|total|undo|workbook';
const literal = new RegExp(`'((?:${areas})\\.[a-z][a-z-]*[a-z])'`, 'g');
/** Told by `shanhai check` alone: somebody wrote around the platform. */
const ofCheck = new Set(['closing.altered', 'closing.disproved', 'closing.moved', 'report.added', 'report.altered', 'report.missing', 'row.added', 'row.altered', 'row.ended', 'row.missing']);

function codesInSource(): string[] {
  const found = new Set<string>();
  for (const path of files(/\.ts$/, 'src')) for (const [, code = ''] of read(path).matchAll(literal)) found.add(code);
  return [...found].filter((code) => !ofCheck.has(code)).sort();
}

test('the clerk’s guide explains every code a clerk may meet, once, and no other', () => {
  const rows = read('docs/clerk-guide.zh-CN.md').split('\n').filter((line) => line.startsWith('| `'));
  const explained = rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, code = '']) => code));
  expect(explained.filter((code) => code.includes('.') && !/\d/.test(code)).sort()).toEqual(codesInSource());
});

test('the list of ledgers and rules is what the declarations say; `npm test -- tests/docs -u` brings it up to date', async () => {
  await expect(ledgerList()).toMatchFileSnapshot('../../docs/ledgers.zh-CN.md');
});

function ledgerList(): string {
  const cell = (text: string): string => text.replaceAll('|', '\\|');
  const lines = [
    '# 台账一览',
    '',
    '本页由声明生成。填报办法见 [县区填报人员指南](clerk-guide.zh-CN.md)；每本台账的全部列、单位和认得的别名：`npx shanhai ledgers 台账名`。',
    '',
    '规则分两级：**错误**的行不导入；**提醒**的行照样导入，请核对。',
    '',
  ];
  for (const { title, ledgers } of domains) {
    lines.push(`## ${title.zh}`, '');
    for (const { name, title: called, note, fields, identity, rules } of ledgers) {
      const required = Object.values(fields).filter((field) => !field.optional && field.carried === undefined);
      lines.push(`### ${called.zh} \`${name}\``, '');
      if (note !== undefined) lines.push(note.zh, '');
      lines.push(`- 必填：${required.map((field) => `${field.title.zh}${field.unit === undefined ? '' : `（${field.unit.zh}）`}`).join('、')}`);
      lines.push(`- 同一件事：${identity.map((field) => fields[field]?.title.zh).join(' + ')} 相同`, '');
      if (rules.length === 0) continue;
      lines.push('| 规则 | 级别 | 意思 | 怎么改 |', '| --- | --- | --- | --- |');
      for (const { code, severity, message, mend } of rules) lines.push(`| \`rule.${code}\` | ${severity === 'warning' ? '提醒' : '错误'} | ${cell(message.zh)} | ${cell(mend.zh)} |`);
      lines.push('');
    }
  }
  return `${lines.join('\n').trimEnd()}\n`;
}
