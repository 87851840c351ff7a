import { AlignmentType, BorderStyle, LineRuleType, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalAlignTable, WidthType, type IRunOptions } from 'docx';
import type { Block, Cell, Chart, ShownBlock, ShownInline } from '../../../kernel/report/index.ts';
import { columnShares } from '../columns.ts';
import { characterSpacing, faces, headingFaces, linePitch, sizes, textWidth, twoCharacters } from './layout.ts';

type Written = Paragraph | Table;
type Face = NonNullable<IRunOptions['font']>;

const exact = { line: linePitch, lineRule: LineRuleType.EXACT, before: 0, after: 0 } as const;
/** Lines of a table stand closer than those of the text. */
const close = { line: 400, lineRule: LineRuleType.AT_LEAST, before: 0, after: 0 } as const;
const thin = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const aligned = { left: AlignmentType.LEFT, right: AlignmentType.RIGHT, center: AlignmentType.CENTER } as const;
const longestBar = 22;
const bullets = ['•', '◦'];

export function writtenBlocks(blocks: readonly ShownBlock[]): Written[] {
  return blocks.flatMap((block) => (block.kind === 'chart' ? chart(block) : written(block, 0)));
}

function written(block: Block<ShownInline>, depth: number): Written[] {
  switch (block.kind) {
    case 'heading': {
      const face = headingFaces[Math.min(block.level, headingFaces.length) - 1] ?? faces.body;
      return [new Paragraph({ heading: headings[Math.min(block.level, headings.length) - 1] ?? 'Heading4', spacing: exact, indent: { firstLine: twoCharacters }, keepNext: true, children: runs(block.inlines, { font: face, size: sizes.body }) })];
    }
    case 'paragraph':
      return [paragraph(block.inlines, depth)];
    case 'list':
      return block.items.flatMap((item, index) => {
        const mark = block.ordered ? `${index + 1}. ` : `${bullets[Math.min(depth, 1)] ?? ''} `;
        return item.flatMap((inner, which) =>
          inner.kind === 'paragraph' ? [paragraph(which === 0 ? [{ kind: 'text', text: mark }, ...inner.inlines] : inner.inlines, depth)] : written(inner, depth + 1),
        );
      });
    case 'table':
      return [table(block), new Paragraph({ spacing: close })];
    case 'quote':
      return block.blocks.flatMap((inner) => written(inner, depth + 1));
    case 'rule':
      return [new Paragraph({ spacing: exact, border: { bottom: thin } })];
  }
}

const headings = ['Heading1', 'Heading2', 'Heading3', 'Heading4'] as const;

const paragraph = (inlines: readonly ShownInline[], depth: number): Paragraph =>
  new Paragraph({ spacing: exact, indent: { left: depth * twoCharacters, firstLine: twoCharacters }, alignment: AlignmentType.BOTH, children: runs(inlines, { font: faces.body, size: sizes.body }) });

function runs(inlines: readonly ShownInline[], style: { readonly font: Face; readonly size: number }): TextRun[] {
  return inlines.map((inline) => {
    if (inline.kind === 'break') return new TextRun({ break: 1, ...style });
    const text = inline.kind === 'number' ? inline.number.text : inline.text;
    return new TextRun({ text, ...style, ...(style.size === sizes.body ? { characterSpacing } : {}), bold: inline.strong === true, ...(inline.emphasis === true ? { font: faces.kai } : {}) });
  });
}

function table({ align, head, rows }: Extract<Block<ShownInline>, { kind: 'table' }>): Table {
  const widths = columnShares([head, ...rows]).map((share) => Math.round(share * textWidth));
  const row = (cells: readonly Cell<ShownInline>[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map(
        (cell, column) =>
          new TableCell({
            width: { size: widths[column] ?? 0, type: WidthType.DXA },
            verticalAlign: VerticalAlignTable.CENTER,
            margins: { left: 80, right: 80, top: 20, bottom: 20 },
            children: [new Paragraph({ spacing: close, alignment: isHead ? AlignmentType.CENTER : aligned[align[column] ?? 'left'], children: runs(cell, { font: isHead ? faces.black : faces.song, size: sizes.table }) })],
          }),
      ),
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    borders: { top: thin, bottom: thin, left: thin, right: thin, insideHorizontal: thin, insideVertical: thin },
    rows: [row(head, true), ...rows.map((cells) => row(cells, false))],
  });
}

/** Bars of blocks, so that they print like text and their numbers are said as in it. */
function chart({ title, bars }: Chart): Written[] {
  const widths = [0.2, 0.56, 0.24].map((share) => Math.round(share * textWidth));
  const cell = (column: number, children: TextRun[], alignment: (typeof aligned)[keyof typeof aligned]) =>
    new TableCell({ width: { size: widths[column] ?? 0, type: WidthType.DXA }, verticalAlign: VerticalAlignTable.CENTER, children: [new Paragraph({ spacing: close, alignment, keepNext: true, children })] });
  const style = { font: faces.song, size: sizes.table };
  const rows = bars.map(({ label, number, length }) => {
    const halves = Math.round(length * longestBar * 2);
    const blocks = '█'.repeat(Math.trunc(halves / 2)) + (halves % 2 === 1 ? '▌' : '');
    return new TableRow({
      cantSplit: true,
      children: [cell(0, [new TextRun({ text: label, ...style })], aligned.right), cell(1, [new TextRun({ text: blocks, font: faces.song, size: 18, color: '1F5673' })], aligned.left), cell(2, [new TextRun({ text: number.text, ...style })], aligned.left)],
    });
  });
  return [
    new Paragraph({ spacing: exact, alignment: AlignmentType.CENTER, keepNext: true, children: [new TextRun({ text: title, font: faces.black, size: sizes.table })] }),
    new Table({ layout: TableLayoutType.FIXED, alignment: AlignmentType.CENTER, width: { size: textWidth, type: WidthType.DXA }, columnWidths: widths, borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none }, rows }),
    new Paragraph({ spacing: close }),
  ];
}
