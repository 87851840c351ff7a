import pdfmake from 'pdfmake';
import type { Content, ContentTable, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { dayWords, type Block, type Chart, type Report, type ShownBlock, type ShownInline } from '../../../kernel/report/index.ts';
import { columnShares } from '../columns.ts';
import { findFonts, type FontFace, type Fonts } from './fonts.ts';

/** Millimetres in points. */
const mm = (millimetres: number): number => (millimetres * 72) / 25.4;

const sizes = { title: 22, body: 16, pageNumber: 14, table: 11 } as const;
/** 22 lines in 225 mm. */
const lineOf = mm(225) / 22;
const textWidth = mm(156);
const twoCharacters = 2 * sizes.body;

/**
 * A report as a PDF in the layout of official documents, with the fonts in it. Nothing is asked of the network.
 * @param folder where fonts are, instead of the machine's own
 * @throws Refusal `report.no-font`
 */
export async function pdfOf(report: Report, folder: string | undefined): Promise<Uint8Array> {
  const fonts = await findFonts(folder);
  const files = new Set([fonts.body, fonts.bold].map((face) => (typeof face === 'string' ? face : face[0])));
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => files.has(path));
  pdfmake.setFonts({ report: { normal: given(fonts.body), bold: given(fonts.bold), italics: given(fonts.body), bolditalics: given(fonts.bold) } });
  return new Uint8Array(await pdfmake.createPdf(definitionOf(report, fonts)).getBuffer());
}

/** The library takes a collection with the name of a face too; its types don't say so. */
const given = (face: FontFace): string => (typeof face === 'string' ? face : ([...face] as unknown as string));

function definitionOf(report: Report, fonts: Fonts): TDocumentDefinitions {
  return {
    pageSize: 'A4',
    pageMargins: [mm(28), mm(37), mm(26), mm(35)],
    info: { title: report.title, creator: '山海 Shanhai', producer: '山海 Shanhai' },
    language: report.language === 'zh' ? 'zh-CN' : 'en',
    defaultStyle: { font: 'report', fontSize: sizes.body, lineHeight: heightFor(sizes.body, fonts) },
    footer: (page) => ({ text: `— ${page} —`, fontSize: sizes.pageNumber, lineHeight: 1, alignment: page % 2 === 1 ? 'right' : 'left', margin: [mm(28) + sizes.pageNumber, mm(5), mm(26) + sizes.pageNumber, 0] }),
    content: [
      { text: report.title, fontSize: sizes.title, bold: true, alignment: 'center', lineHeight: heightFor(sizes.title, fonts), margin: [0, 0, 0, lineOf / 2] },
      ...report.blocks.flatMap(contentOf),
      { text: dayWords(report.date)[report.language], alignment: 'right', margin: [0, lineOf, 4 * sizes.body, 0] },
    ],
  };
}

/** Noto’s faces are taller than they are wide: 1.448 of their size from line to line, others about 1.15. */
function heightFor(size: number, { body }: Fonts): number {
  const natural = /noto|sourcehan/i.test(typeof body === 'string' ? body : body[0]) ? 1.448 : 1.15;
  return Math.max(lineOf, size * 1.3) / (size * natural);
}

function contentOf(block: ShownBlock): Content[] {
  return block.kind === 'chart' ? [chart(block)] : blockOf(block, 0);
}

function blockOf(block: Block<ShownInline>, depth: number): Content[] {
  switch (block.kind) {
    case 'heading':
      return [{ text: runs(block.inlines), bold: block.level <= 2, leadingIndent: twoCharacters, headlineLevel: block.level }];
    case 'paragraph':
      return [{ text: runs(block.inlines), leadingIndent: twoCharacters, margin: [depth * twoCharacters, 0, 0, 0] }];
    case 'list':
      return block.items.flatMap((item, index) => {
        const mark = block.ordered ? `${index + 1}. ` : '· ';
        return item.flatMap((inner, which): Content[] =>
          inner.kind === 'paragraph'
            ? [{ text: [...(which === 0 ? [mark] : []), ...runs(inner.inlines)], leadingIndent: twoCharacters, margin: [depth * twoCharacters, 0, 0, 0] }]
            : blockOf(inner, depth + 1),
        );
      });
    case 'table':
      return [table(block)];
    case 'quote':
      return block.blocks.flatMap((inner) => blockOf(inner, depth + 1));
    case 'rule':
      return [{ canvas: [{ type: 'line', x1: 0, y1: 8, x2: textWidth, y2: 8, lineWidth: 0.5 }], margin: [0, 0, 0, 8] }];
  }
}

function runs(inlines: readonly ShownInline[]) {
  return inlines.map((inline) => (inline.kind === 'break' ? '\n' : { text: inline.kind === 'number' ? inline.number.text : inline.text, ...(inline.strong === true ? { bold: true } : {}) }));
}

function table({ align, head, rows }: Extract<Block<ShownInline>, { kind: 'table' }>): ContentTable {
  const room = textWidth - head.length * 9;
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: columnShares([head, ...rows]).map((share) => share * room),
      body: [head.map((cell) => ({ text: runs(cell), bold: true, alignment: 'center' as const })), ...rows.map((row) => row.map((cell, column) => ({ text: runs(cell), alignment: align[column] ?? ('left' as const) })))],
    },
    layout: { hLineWidth: () => 0.5, vLineWidth: () => 0.5, paddingTop: () => 3, paddingBottom: () => 3, paddingLeft: () => 4, paddingRight: () => 4 },
    fontSize: sizes.table,
    lineHeight: 1,
    margin: [0, 6, 0, 10],
  };
}

function chart({ title, bars }: Chart): Content {
  const longest = textWidth * 0.52;
  return {
    unbreakable: true,
    fontSize: sizes.table,
    lineHeight: 1,
    margin: [0, 6, 0, 10],
    stack: [
      { text: title, bold: true, alignment: 'center', margin: [0, 0, 0, 4] },
      ...bars.map(({ label, number, length }): Content => ({
        columnGap: 6,
        margin: [0, 1, 0, 1],
        columns: [
          { width: textWidth * 0.2, text: label, alignment: 'right' },
          { width: longest, canvas: [{ type: 'rect', x: 0, y: 4, w: Math.max(0.5, longest * length), h: 9, color: '#1f5673' }] },
          { width: '*', text: number.text },
        ],
      })),
    ],
  };
}
