import type { PhrasingContent, RootContent, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Block, Foreign, MarkedInline, MarkedText } from '../../kernel/report/index.ts';

type Stress = { readonly strong?: true; readonly emphasis?: true };

const headingLevels = 4;

/**
 * Reads CommonMark with tables into the blocks of a report. A paragraph may be indented, as Chinese ones are: that makes
 * no code of it.
 */
export function readMarkdown(text: string): MarkedText {
  const foreign: Foreign[] = [];
  const { children } = fromMarkdown(text, { extensions: [gfmTable(), { disable: { null: ['codeIndented'] } }], mdastExtensions: [gfmTableFromMarkdown()] });
  return { blocks: children.flatMap((node) => blocksOf(node, foreign)), foreign };
}

function blocksOf(node: RootContent, foreign: Foreign[]): Block<MarkedInline>[] {
  switch (node.type) {
    case 'heading':
      return [{ kind: 'heading', level: Math.min(node.depth, headingLevels), inlines: inlinesOf(node.children, {}, foreign) }];
    case 'paragraph':
      return [{ kind: 'paragraph', inlines: inlinesOf(node.children, {}, foreign) }];
    case 'list':
      return [{ kind: 'list', ordered: node.ordered === true, items: node.children.map((item) => item.children.flatMap((child) => blocksOf(child, foreign))) }];
    case 'blockquote':
      return [{ kind: 'quote', blocks: node.children.flatMap((child) => blocksOf(child, foreign)) }];
    case 'table':
      return [tableOf(node, foreign)];
    case 'thematicBreak':
      return [{ kind: 'rule' }];
    default:
      foreign.push({ what: node.type === 'html' ? 'html' : node.type === 'code' ? 'code' : 'footnote', offset: node.position?.start.offset ?? 0 });
      return [];
  }
}

function tableOf({ align, children }: Table, foreign: Foreign[]): Block<MarkedInline> {
  const [head = [], ...rows] = children.map((row) => row.children.map((cell) => inlinesOf(cell.children, {}, foreign)));
  const width = head.length;
  return { kind: 'table', align: Array.from({ length: width }, (_, index) => align?.[index] ?? null), head, rows: rows.map((row) => Array.from({ length: width }, (_, index) => row[index] ?? [])) };
}

function inlinesOf(nodes: readonly PhrasingContent[], stress: Stress, foreign: Foreign[]): MarkedInline[] {
  return nodes.flatMap((node): MarkedInline[] => {
    switch (node.type) {
      case 'text':
        // A line that is broken in the template goes on in the report; Chinese takes no blank there.
        return [{ kind: 'text', text: node.value.replaceAll(/(?<=[\u2e80-\uffef])\n(?=[\u2e80-\uffef])/g, '').replaceAll('\n', ' '), ...stress }];
      case 'inlineCode':
        return [{ kind: 'code', text: node.value, ...stress }];
      case 'strong':
        return inlinesOf(node.children, { ...stress, strong: true }, foreign);
      case 'emphasis':
        return inlinesOf(node.children, { ...stress, emphasis: true }, foreign);
      case 'delete':
      case 'link':
      case 'linkReference':
        return inlinesOf(node.children, stress, foreign);
      case 'break':
        return [{ kind: 'break' }];
      default:
        foreign.push({ what: node.type === 'html' ? 'html' : node.type === 'footnoteReference' ? 'footnote' : 'image', offset: node.position?.start.offset ?? 0 });
        return [];
    }
  });
}
