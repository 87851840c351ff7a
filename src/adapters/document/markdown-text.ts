import { dayWords, type Block, type Report, type ShownBlock, type ShownInline } from '../../kernel/report/index.ts';

const bar = '█';
const longestBar = 20;

/** A report as plain Markdown, its numbers as text. */
export function markdownOf(report: Report): string {
  const blocks = report.blocks.map(blockText);
  const dated = report.language === 'zh' ? `（${dayWords(report.date).zh}）` : `(${dayWords(report.date).en})`;
  return `${[`# ${report.title}`, dated, ...blocks].join('\n\n')}\n`;
}

function blockText(block: ShownBlock): string {
  if (block.kind !== 'chart') return textOf(block);
  const rows = block.bars.map(({ label, number, length }) => `| ${escaped(label)} | ${bar.repeat(Math.round(length * longestBar))} ${escaped(number.text)} |`);
  return [`| ${escaped(block.title)} | |`, '| --- | --- |', ...rows].join('\n');
}

function textOf(block: Block<ShownInline>): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level + 1)} ${line(block.inlines)}`;
    case 'paragraph':
      return line(block.inlines);
    case 'list':
      return block.items.map((item, index) => `${block.ordered ? `${index + 1}.` : '-'} ${item.map(textOf).join('\n\n').replaceAll('\n', '\n  ')}`).join('\n');
    case 'table': {
      const row = (cells: readonly (readonly ShownInline[])[]) => `| ${cells.map((cell) => line(cell).replaceAll('|', '\\|')).join(' | ')} |`;
      const rule = block.align.map((align) => (align === 'right' ? '---:' : align === 'center' ? ':---:' : '---'));
      return [row(block.head), `| ${rule.join(' | ')} |`, ...block.rows.map(row)].join('\n');
    }
    case 'quote':
      return block.blocks.map(textOf).join('\n\n').replaceAll(/^/gm, '> ');
    case 'rule':
      return '---';
  }
}

function line(inlines: readonly ShownInline[]): string {
  return inlines
    .map((inline) => {
      if (inline.kind === 'break') return '  \n';
      const text = inline.kind === 'number' ? escaped(inline.number.text) : escaped(inline.text);
      if (text.trim() === '') return text;
      return inline.strong === true ? `**${text}**` : inline.emphasis === true ? `*${text}*` : text;
    })
    .join('');
}

/** What Markdown would take for its own is kept a letter. */
const escaped = (text: string): string => text.replaceAll(/[\\`*_[\]<>|]/g, '\\$&');
