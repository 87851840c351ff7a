import { extname } from 'node:path';
import { markdownOf } from '../../../adapters/document/markdown-text.ts';
import { pdfOf } from '../../../adapters/document/pdf/write.ts';
import { wordOf } from '../../../adapters/document/word/write.ts';
import { refuse } from '../../../kernel/declare/problem.ts';
import type { RegionBook } from '../../../kernel/declare/region-book.ts';
import type { Report } from '../../../kernel/report/index.ts';
import { workbookOf } from './workbook.ts';

export type ReportFormat = 'docx' | 'pdf' | 'xlsx' | 'md';

/** What printing needs besides the report. */
export interface Printing {
  readonly regions: RegionBook;
  /** Folders to look for fonts in, before those of the system. */
  readonly fonts?: string | undefined;
}

/** @throws Refusal `report.unknown-format` */
export function formatOf(name: string): ReportFormat {
  const format = extname(name).slice(1).toLowerCase();
  if (format === 'docx' || format === 'pdf' || format === 'xlsx' || format === 'md') return format;
  throw refuse('report.unknown-format', { zh: `不会写“${format === '' ? name : format}”格式的报告`, en: `A report can’t be written as “${format === '' ? name : format}”` }, { zh: '文件名以 .docx、.pdf、.xlsx 或 .md 结尾', en: 'End the file’s name in .docx, .pdf, .xlsx or .md' });
}

/**
 * A report as a file.
 * @throws Refusal `report.no-font` for a PDF where no Chinese font is found
 */
export async function printReport(report: Report, format: ReportFormat, { regions, fonts }: Printing): Promise<Uint8Array> {
  switch (format) {
    case 'docx':
      return wordOf(report);
    case 'pdf':
      return pdfOf(report, fonts);
    case 'xlsx':
      return workbookOf(report, regions);
    case 'md':
      return new TextEncoder().encode(markdownOf(report));
  }
}
