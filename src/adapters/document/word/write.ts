import { AlignmentType, Document, DocumentGridType, Footer, LineRuleType, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import { dayWords, type Report } from '../../../kernel/report/index.ts';
import { writtenBlocks } from './blocks.ts';
import { faces, headingFaces, linePitch, page, sizes, twoCharacters } from './layout.ts';

/** A report as a Word document in the layout of official documents. */
export async function wordOf(report: Report): Promise<Uint8Array> {
  const exact = { line: linePitch, lineRule: LineRuleType.EXACT, before: 0, after: 0 } as const;
  const heading = (level: number) => ({ run: { font: headingFaces[level - 1] ?? faces.body, size: sizes.body, bold: false, color: '000000' }, paragraph: { spacing: exact, indent: { firstLine: twoCharacters } } });
  const document = new Document({
    title: report.title,
    creator: '山海 Shanhai',
    description: report.asOf.at ?? '',
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { font: faces.body, size: sizes.body, language: { eastAsia: 'zh-CN', value: 'en-GB' } } }, heading1: heading(1), heading2: heading(2), heading3: heading(3), heading4: heading(4) } },
    sections: [
      {
        properties: { page, grid: { type: DocumentGridType.LINES, linePitch } },
        footers: { default: pageNumber('right'), even: pageNumber('left') },
        children: [
          new Paragraph({ spacing: { line: 700, lineRule: LineRuleType.AT_LEAST, before: 0, after: linePitch }, alignment: AlignmentType.CENTER, children: [new TextRun({ text: report.title, font: faces.title, size: sizes.title })] }),
          ...writtenBlocks(report.blocks),
          new Paragraph({ spacing: exact }),
          new Paragraph({ spacing: exact, alignment: AlignmentType.RIGHT, indent: { right: 2 * twoCharacters }, children: [new TextRun({ text: dayWords(report.date)[report.language], font: faces.body, size: sizes.body })] }),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

/** 7.5: — 1 — of size 4, one letter in from the outer side of its page. */
function pageNumber(side: 'left' | 'right'): Footer {
  const isRight = side === 'right';
  const inward = sizes.pageNumber * 10;
  return new Footer({
    children: [
      new Paragraph({
        alignment: isRight ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: isRight ? { right: inward } : { left: inward },
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: faces.song, size: sizes.pageNumber })],
      }),
    ],
  });
}
