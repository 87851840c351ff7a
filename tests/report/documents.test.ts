import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { markdownOf } from '../../src/adapters/document/markdown-text.ts';
import { columnShares } from '../../src/adapters/document/columns.ts';
import { pdfOf } from '../../src/adapters/document/pdf/write.ts';
import { wordOf } from '../../src/adapters/document/word/write.ts';
import { DEFAULT_LIMITS } from '../../src/adapters/workbook/limits.ts';
import { openWorkbook } from '../../src/adapters/workbook/open.ts';
import { openPackage } from '../../src/adapters/workbook/zip/package.ts';
import { workbookOf } from '../../src/apps/engine/reports/workbook.ts';
import { regionBook } from '../../src/kernel/declare/regions.ts';
import type { Report, ShownInline, ShownNumber } from '../../src/kernel/report/index.ts';

const number = (text: string, more: Partial<ShownNumber> = {}): ShownNumber => ({
  figure: 'walks.income',
  title: { zh: '房费', en: 'Income' },
  window: '2024',
  region: null,
  slice: null,
  than: null,
  measure: { unit: { zh: '元', en: 'yuan' }, digits: 2, share: false },
  saying: { as: 'amount', style: { form: 'words' } },
  value: '1234567.5',
  before: null,
  n: 3,
  text,
  ...more,
});
const text = (said: string): ShownInline => ({ kind: 'text', text: said });

const report: Report = {
  title: '2024年住宿报告 <甲&乙>',
  language: 'zh',
  period: '2024',
  region: null,
  date: 20250105,
  asOf: { batch: '7', at: '2025-01-05T08:00:00.000Z' },
  blocks: [
    { kind: 'heading', level: 1, inlines: [text('一、'), text('总体')] },
    { kind: 'heading', level: 2, inlines: [text('（一）'), text('分项')] },
    { kind: 'paragraph', inlines: [text('房费'), { kind: 'number', number: number('123.46万元'), strong: true }, text('，略|有*增长*。')] },
    { kind: 'list', ordered: true, items: [[{ kind: 'paragraph', inlines: [text('甲')] }], [{ kind: 'paragraph', inlines: [text('乙')] }]] },
    { kind: 'table', align: [null, 'right'], head: [[text('地区')], [text('房费（万元）')]], rows: [[[text('西甲')], [{ kind: 'number', number: number('1,234.5', { value: '12345000' }) }]]] },
    { kind: 'quote', blocks: [{ kind: 'paragraph', inlines: [text('引文')] }] },
    { kind: 'rule' },
    { kind: 'chart', title: '各年房费', bars: [{ label: '2023年', number: number('60万元'), length: 0.5 }, { label: '2024年', number: number('120万元'), length: 1 }] },
  ],
};

const partOf = (bytes: Uint8Array, name: string): string => String(openPackage(Buffer.from(bytes), DEFAULT_LIMITS).whole(name));

test('the Word document is laid out as GB/T 9704 says', async () => {
  const bytes = await wordOf(report);
  const body = partOf(bytes, 'word/document.xml');
  // 210 × 297 mm, with margins of 37, 26, 35 and 28 mm, in twips.
  expect(body).toMatch(/<w:pgSz[^>]*w:w="11906"[^>]*w:h="16838"/);
  expect(body).toMatch(/<w:pgMar[^>]*w:top="2098"[^>]*w:right="1474"[^>]*w:bottom="1984"[^>]*w:left="1587"/);
  expect(body).toMatch(/<w:docGrid[^>]*w:linePitch="579"/);
  const title = /<w:p>(?:(?!<\/w:p>).)*2024年住宿报告 &lt;甲&amp;乙&gt;(?:(?!<\/w:p>).)*<\/w:p>/.exec(body)?.[0] ?? '';
  expect(title).toContain('w:eastAsia="方正小标宋简体"');
  expect(title).toContain('<w:sz w:val="44"/>');
  expect(title).toContain('<w:jc w:val="center"/>');
  const paragraphs = body.split('<w:p>');
  const of = (words: string) => paragraphs.find((one) => one.includes(words)) ?? '';
  expect(of('总体')).toContain('w:eastAsia="黑体"');
  expect(of('分项')).toContain('w:eastAsia="楷体_GB2312"');
  expect(of('略|有')).toContain('w:eastAsia="仿宋_GB2312"');
  expect(of('略|有')).toMatch(/w:line="579"[^>]*w:lineRule="exact"/);
  expect(of('略|有')).toContain('w:firstLine="640"');
  expect(of('略|有')).toMatch(/<w:b\/>(?:(?!<\/w:r>).)*123\.46万元/);
  expect(of('2025年1月5日')).toContain('<w:jc w:val="right"/>');
  const settings = partOf(bytes, 'word/settings.xml');
  expect(settings).toContain('w:evenAndOddHeaders');
  const footers = [partOf(bytes, 'word/footer1.xml'), partOf(bytes, 'word/footer2.xml')];
  expect(footers.map((footer) => /<w:jc w:val="(\w+)"/.exec(footer)?.[1]).toSorted()).toEqual(['left', 'right']);
  for (const footer of footers) expect(footer).toMatch(/— .*PAGE.* —/s);
});

test('the PDF takes its font along and asks nobody', async () => {
  const bytes = await pdfOf(report, undefined);
  const raw = Buffer.from(bytes).toString('latin1');
  expect(raw.slice(0, 5)).toBe('%PDF-');
  expect(raw).toMatch(/\/FontFile[23]?/);
  expect(raw).toMatch(/\/MediaBox \[0 0 595\.28 841\.89\]/);
});

test('where there is no font, the PDF is refused with what to do', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'shanhai-fonts-'));
  await expect(pdfOf(report, folder)).rejects.toMatchObject({ code: 'report.no-font' });
  await rm(folder, { recursive: true });
});

test('the workbook has a sheet for each table, numbers as numbers, and where each comes from', async () => {
  const workbook = await openWorkbook(await workbookOf(report, regionBook([])), 'report.xlsx');
  expect(workbook.sheets.map(({ name }) => name)).toEqual(['1 （一）分项', '2 各年房费', '数据来源']);
  const rows = workbook.sheets.map((sheet) => sheet.rows.map(({ cells }) => cells));
  expect(rows[0]?.[1]).toEqual(['西甲', 1234.5]);
  expect(rows[2]?.slice(1).map((row) => row[0])).toEqual(['123.46万元', '1,234.5', '60万元', '120万元']);
  expect(rows[2]?.[1]).toEqual(expect.arrayContaining(['walks.income', '2024', 1234567.5, 3]));
});

test('Markdown keeps what it is told as letters', () => {
  const written = markdownOf(report);
  expect(written).toContain('# 2024年住宿报告');
  expect(written).toContain('房费**123.46万元**，略\\|有\\*增长\\*。');
  expect(written).toContain('| 西甲 | 1,234.5 |');
});

test('columns share the width by what stands in them', () => {
  const cell = (said: string) => [text(said)];
  const shares = columnShares([[cell('县区'), cell('说'.repeat(60)), cell('数')], [cell('安定区'), cell(''), cell('1')]]);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
  expect(shares[0]).toBeGreaterThan(0.1);
  expect(shares[1]).toBeGreaterThan(0.6);
});
