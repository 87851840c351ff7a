import type { Block, Report, ShownBlock, ShownInline, ShownNumber } from '../../client/reports.ts';

/** Every number of a report, in the order in which one reads it. */
export function numbersOf({ blocks }: Report): ShownNumber[] {
  return blocks.flatMap((block: ShownBlock) => (block.kind === 'chart' ? block.bars.map(({ number }) => number) : numbersIn(block)));
}

function numbersIn(block: Block<ShownInline>): ShownNumber[] {
  const inLine = (inlines: readonly ShownInline[]) => inlines.flatMap((inline) => (inline.kind === 'number' ? [inline.number] : []));
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return inLine(block.inlines);
    case 'list':
      return block.items.flatMap((item) => item.flatMap(numbersIn));
    case 'table':
      return [block.head, ...block.rows].flatMap((row) => row.flatMap(inLine));
    case 'quote':
      return block.blocks.flatMap(numbersIn);
    case 'rule':
      return [];
  }
}
